"""Processes killed in the midst of saving, and two of them on one file."""

import json
import os
import random
import select
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from leftshift.session.lock import lock_path, locked
from leftshift.storage.saver import save
from tests.survival.figure import Figure

_LINE = b"version %08d of the plan\n"


def content_of(number: int) -> bytes:
    """Return the whole content of a version: what is torn or mixed is not equal to any."""
    return _LINE % number * (1 + number % 2_000)


def killed_saves(count: int, chance: random.Random) -> Figure:
    """Kill processes that save one version after another, at random moments."""
    broken: list[str] = []
    told = left = 0
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.leftshift")
        save(plan, content_of(0))
        for attempt in range(count):
            said = _saved_until_killed(plan, told, chance.uniform(0.0, 0.05))
            held = plan.read_bytes()
            number = int(held.split(b" ", 2)[1]) if held.startswith(b"version ") else -1
            if held != content_of(number):
                broken.append(f"attempt {attempt}: torn")
            if not said <= number <= said + 1:
                broken.append(f"attempt {attempt}: version {number} though {said} was said to be saved")
            left += sum(path.suffix == ".tmp" for path in plan.parent.iterdir())
            told = number + 1
            save(plan, content_of(told))
            if any(path.suffix == ".tmp" for path in plan.parent.iterdir()):
                broken.append(f"attempt {attempt}: a temporary file stays")
    more = f"{told:,} versions saved; {left:,} temporary files left by kills, each swept by the next save"
    return Figure(test="kill −9 of continuous saving", attempts=count, broken=tuple(broken), more=more)


def _saved_until_killed(plan: Path, number: int, seconds: float) -> int:
    """Let a process save on from a version, kill it, and return the last version that it said was saved."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        run_and_end(lambda: _save_on(plan, number, writer))
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = number
    while select.select([reader], [], [], 1)[0]:
        data = os.read(reader, 8 * 1_000)
        if not data:
            break
        said = int.from_bytes(data[-8:])
    os.close(reader)
    return said


def _save_on(plan: Path, number: int, writer: int) -> None:
    while True:
        number += 1
        save(plan, content_of(number))
        os.write(writer, number.to_bytes(8))


def run_and_end(do: Callable[[], object]) -> None:
    """Do something in a forked process, and end it without what its parent would do at an end."""
    try:
        do()
    except BaseException:  # noqa: BLE001 - whatever it is, this process must not go on as its parent
        os._exit(1)
    os._exit(0)


def interleaved(count: int, chance: random.Random) -> Figure:
    """Let two processes read, change and save one file at once; sometimes a third is killed in between."""
    broken: list[str] = []
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.leftshift")
        for attempt in range(count):
            save(plan, b"[]", keep_previous=False)
            if chance.random() < 0.1:
                killed += 1
                _leave_a_lock(plan)
            children = [_adding(plan, entry, chance.uniform(0.0, 0.003)) for entry in (1, 2)]
            codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
            held = sorted(json.loads(plan.read_bytes()))
            if codes != [0, 0] or held != [1, 2]:
                broken.append(f"attempt {attempt}: exit codes {codes}, kept {held}")
            if lock_path(plan).exists():
                broken.append(f"attempt {attempt}: the lock stays")
    more = f"{killed} of them with the lock of a killed process in the way"
    return Figure(test="two processes change one file", attempts=count, broken=tuple(broken), more=more)


def _adding(plan: Path, entry: int, seconds: float) -> int:
    child = os.fork()
    if child == 0:
        run_and_end(lambda: _add(plan, entry, seconds))
    return child


def _add(plan: Path, entry: int, seconds: float) -> None:
    with locked(plan):
        held = json.loads(plan.read_bytes())
        time.sleep(seconds)
        save(plan, json.dumps([*held, entry]).encode(), keep_previous=False)


def _leave_a_lock(plan: Path) -> None:
    """Leave the lock of a process that was killed."""
    child = os.fork()
    if child == 0:
        run_and_end(lambda: _lock_and_die(plan))
    os.waitpid(child, 0)


def _lock_and_die(plan: Path) -> None:
    with locked(plan):
        os.kill(os.getpid(), signal.SIGKILL)
