"""Everything that reads foreign bytes, fuzzed: python3 start.py survive --only fuzz --fuzz 1000000.

atheris leads the bytes to where the code has not been yet. It is set up for the run alone, in a folder of its
own, and one process fuzzes one reader:

    python tests/survival/fuzzed.py READER RUNS SEED REPORT
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.survival.figure import Figure

ROOT: Final = Path(__file__).resolve().parents[2]
TOOL: Final = "atheris==3.0.0"
SECONDS_MOST: Final = 0.25
"""How long one input may take [s of the processor]."""
LENGTH_MOST: Final = {"scenario": 20_000, "journal": 8_192, "import": 300, "cells": 300}
"""Bytes of an input, 4,096 where nothing is said: longer ones take longer to run and reach no other code.

The lists to begin with have up to 189 bytes; 300 bytes are 100 cells. In 254,000 lists of up to 800 bytes
was no fault.
"""
_KEPT: Final = 20
"""Inputs kept of each kind of fault."""

Reader = Callable[[bytes], object]


def readers() -> Mapping[str, Reader]:
    """Return what reads foreign bytes, by name; each may raise a Refusal and nothing else."""
    from tests.survival.readers import READERS  # noqa: PLC0415 - atheris looks into what is imported after it

    return READERS


def seeds(name: str) -> list[bytes]:
    """Return sound files of the kind that a reader reads."""
    from tests.survival.readers import SEEDS  # noqa: PLC0415 - likewise

    return SEEDS[name]()


def fault_of(read: Reader, data: bytes) -> str:
    """Give a reader one input; return what it must not do, or nothing."""
    from leftshift.storage.refusal import Refusal  # noqa: PLC0415 - likewise

    began = time.process_time()
    try:
        read(data)
    except Refusal as refusal:
        said = str(refusal)
        if len(said) > 400 or not said.isprintable():
            return f"refused in {len(said)} characters: {said[:200]!r}"
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return f"{type(fault).__name__} at {where}: {str(fault)[:100]!r}"
    spent = time.process_time() - began
    return f"took {spent:.2f} s" if spent > SECONDS_MOST else ""


def mutated(name: str, count: int, chance: random.Random) -> list[str]:
    """Give a reader mutants of its sound files, without atheris; return the faults."""
    from tests.survival.mutants import damaged, mutant  # noqa: PLC0415 - likewise

    read, sound = readers()[name], seeds(name)
    found = []
    for _ in range(count):
        data = chance.choice(sound)
        data = mutant(data, chance) if name in {"scenario", "settings"} else damaged(data, chance)
        if fault := fault_of(read, data):
            found.append(f"{name}: {fault}: {data[:80]!r}")
    return found


def fuzzed(runs: int, seed: int, only: str | None = None) -> "Figure":
    """Fuzz readers, two at a time; without atheris, give each mutants of its sound files.

    `only` names some of them, with commas between; all are meant where it names none.
    """
    from tests.survival.figure import Figure  # noqa: PLC0415 - likewise

    names = [name for name in readers() if only is None or name in only.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        found = _fuzz(names, runs, seed, Path(folder))
    tool = TOOL
    if found is None:
        tool = "mutants without atheris, which could not be set up"
        chance = random.Random(seed)  # noqa: S311 - the same inputs each time, no secret
        found = {name: (runs, mutated(name, runs, chance)) for name in names}
    return Figure(
        test="foreign bytes to every reader",
        attempts=sum(done for done, _ in found.values()),
        broken=tuple(fault for _, faults in found.values() for fault in faults),
        more=f"{tool}: " + ", ".join(f"{name} {done:,}" for name, (done, _) in found.items()),
    )


def _fuzz(
    names: Sequence[str], runs: int, seed: int, folder: Path
) -> Mapping[str, tuple[int, list[str]]] | None:
    """Fuzz readers; return of each how many runs and which faults, None without atheris."""
    tool = folder / "tool"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tool), TOOL]
    if subprocess.run(install, check=False).returncode:
        return None
    paths = os.pathsep.join((str(tool), str(ROOT), str(ROOT / "desktop")))
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONSAFEPATH": "1"}
    reports = {name: folder / f"{name}.json" for name in names}

    def run(name: str) -> tuple[int, list[str]]:
        command = [sys.executable, __file__, name, str(runs), str(seed), str(reports[name])]
        with (folder / f"{name}.log").open("wb") as log:
            code = subprocess.run(command, env=environment, cwd=folder, stderr=log, stdout=log, check=False)
        return _reported(code.returncode, reports[name], name)

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(reports, pool.map(run, reports), strict=True))


def _reported(code: int, report: Path, name: str) -> tuple[int, list[str]]:
    if not report.is_file():
        return 0, [f"{name}: ended with {code} before its first report"]
    found = json.loads(report.read_text(encoding="utf-8"))
    # A slow input is timed once more without what atheris looks with.
    faults = [f"{name}: {fault}" for fault in found["faults"]]
    again = (fault_of(readers()[name], bytes.fromhex(text)) for text in found["slow"])
    faults += [f"{name}: {fault}" for fault in again if fault]
    if code:
        faults.append(f"{name}: ended with {code}")
    return found["runs"], faults


def main() -> None:
    """Fuzz one reader in this process; atheris ends it."""
    import atheris  # type: ignore[import-not-found]  # noqa: PLC0415 - set up for the run alone

    name, runs, seed, report = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    with atheris.instrument_imports(include=["leftshift.storage"], enable_loader_override=False):
        read = readers()[name]
    corpus = report.with_suffix("")
    corpus.mkdir()
    for place, data in enumerate(seeds(name)):
        (corpus / str(place)).write_bytes(data)
    done, faults, slow = 0, dict[str, str](), list[str]()

    def tell() -> None:
        content = {
            "runs": done,
            "faults": [f"{fault}: {data}" for fault, data in faults.items()],
            "slow": slow,
        }
        fresh = report.with_suffix(".new")
        fresh.write_text(json.dumps(content), encoding="utf-8")
        fresh.replace(report)

    def one(data: bytes) -> None:
        nonlocal done
        done += 1
        fault = fault_of(read, data)
        if fault.startswith("took"):
            slow[_KEPT:] = []
            slow.append(data.hex())
        elif fault and len(faults) < _KEPT:
            faults.setdefault(fault, repr(data[:400]))
        if done % 1_000 == 0 or done >= runs:
            tell()

    options = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LENGTH_MOST.get(name, 4_096)}", "-len_control=0"]
    if words := _words(seeds(name)):
        listed = report.with_suffix(".words")
        listed.write_text("\n".join(f'"{word}"' for word in words), encoding="ascii")
        options.append(f"-dict={listed}")
    atheris.Setup([sys.argv[0], *options, "-timeout=20", "-rss_limit_mb=2048", str(corpus)], one)
    atheris.Fuzz()


def _words(sound: list[bytes]) -> list[str]:
    """List the names in sound files, for atheris to try elsewhere."""
    found = {word for data in sound for word in data.decode("utf-8", "replace").split('"')[1::2]}
    return sorted(word for word in found if word.isascii() and word.replace("_", "").isalnum())[:400]


if __name__ == "__main__":
    main()
