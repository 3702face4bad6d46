"""The checkpoint of a sweep: every finished block in a file, so that a stopped sweep goes on where it was.

A line of JSON a block, after one that names the sweep. Numbers are read back exactly as they were.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from leftshift.session.sweep.plan import SweepPlan
from leftshift.session.sweep.runs import OUTCOMES, SweepRun
from leftshift.storage.file_names import full
from leftshift.storage.refusal import printable

_SWEEP: Final = "sweep"
_MOST_BYTES: Final = 4_000_000_000


class CheckpointError(ValueError):
    """A checkpoint that cannot be gone on from; the sentence says why and what to do."""


class Checkpoint:
    """Finished blocks on disk."""

    def __init__(self, path: Path, plan: SweepPlan) -> None:
        """Open the checkpoint of a sweep, or begin one.

        Raises:
            CheckpointError: the file is of another sweep, or is no checkpoint.
            OSError: it cannot be read or written.
        """
        self._path = path
        self.done: Mapping[int, tuple[SweepRun, ...]] = {}
        """The runs of each finished block, by the block's place."""
        whole = 0
        if path.exists():
            self.done, whole = _read(path, plan)
        self._file = path.open("r+b" if whole else "wb")
        # What a kill left half written is written again.
        self._file.truncate(whole)
        self._file.seek(whole)
        if not whole:
            self._write(_head(plan))

    def add(self, place: int, runs: tuple[SweepRun, ...]) -> None:
        """Put a finished block on disk before it counts as done."""
        self._write(_line({"block": place, "runs": [asdict(run) for run in runs]}))

    def close(self) -> None:
        """End writing."""
        self._file.close()

    def _write(self, line: bytes) -> None:
        try:
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as fault:  # which names no file of its own
            with suppress(OSError):
                self._file.close()
            raise OSError(fault.errno, fault.strerror, str(full(self._path))) from fault


def _line(entry: Mapping[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=True).encode() + b"\n"


def _head(plan: SweepPlan) -> bytes:
    """Return the first line of a sweep's checkpoint."""
    return _line({_SWEEP: plan.digest()})


def _read(path: Path, plan: SweepPlan) -> tuple[Mapping[int, tuple[SweepRun, ...]], int]:
    """Return the finished blocks, and where the last whole line ends [bytes]."""
    if not path.is_file() or path.stat().st_size > _MOST_BYTES:  # some devices can be read for ever
        raise _refused(path, "is no checkpoint of a sweep")
    lines = path.read_bytes().splitlines(keepends=True)
    whole = sum(len(line) for line in lines if line.endswith(b"\n"))
    entries = [_entry(line) for line in lines if line.endswith(b"\n")]
    if not lines or (not entries and _head(plan).startswith(lines[0])):
        return {}, 0
    head = entries[0] if entries else {}
    if _SWEEP not in head:
        raise _refused(path, "is no checkpoint of a sweep")
    if head[_SWEEP] != plan.digest():
        raise _refused(path, "is of another sweep, or of another version of the program")
    blocks, done = {block.place: block for block in plan.blocks()}, {}
    for entry in entries[1:]:
        # A line that a disk spoiled is as if its block had never run.
        with suppress(KeyError, TypeError, ValueError):
            runs = tuple(_run(run, plan) for run in entry["runs"])
            block = blocks[entry["block"]]
            asked = [(block.area, plan.values(run)) for run in range(block.first, block.last)]
            if [(run.area, run.values) for run in runs] == asked:
                done[block.place] = runs
    return done, whole


def _entry(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}


def _run(entry: Mapping[str, Any], plan: SweepPlan) -> SweepRun:
    """Read a run.

    Raises:
        KeyError, TypeError, ValueError: it is not what a run writes.
    """
    numbers = {name: tuple(map(float, entry[name])) for name in ("values", "outcomes", "low", "high")}
    run = SweepRun(area=str(entry["area"]), refused=printable(str(entry["refused"])), **numbers)
    figures = 0 if run.refused else len(OUTCOMES)
    of_draws = figures if plan.draws else 0
    if (len(run.outcomes), len(run.low), len(run.high)) != (figures, of_draws, of_draws):
        raise ValueError
    return run


def _refused(path: Path, what: str) -> CheckpointError:
    return CheckpointError(f"{path} {what}. Give the checkpoint another name, or remove that file.")
