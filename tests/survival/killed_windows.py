"""The running window killed in the midst of a drag: what was lost, and whether it is offered again."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from leftshift.model.terms import Sector
from leftshift.session.recovery import left_behind
from leftshift.storage.scenario.reader import parse_scenario
from tests.survival.figure import Figure

LOST_MOST = 10.0
"""What the promise lets a crash cost [s]."""
_WORDS = 2
"""Words of a line of a window's log: the time and the share it set."""
_SETTLED = 2.0
"""Time after a settled change by which it is promised to be written down [s]."""
_STEP_MS = 40
"""Time between two steps of a drag [ms]: slow enough for several windows at once on a small computer."""
_WINDOWS = """
import gc, os, signal, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from leftshift.model.terms import Sector
from leftshift.window.start import application, build_window
import leftshift.window.main_window, leftshift.window.charts.live_chart

def run(folder, log):
    out = open(log, "w", buffering=1)
    app = application()
    window = build_window(Path(folder))
    window.show()
    window.show_charts()
    session, step = window.session, [0]

    def drag():
        step[0] += 1
        share = 0.05 + step[0] % 2_000 / 20_000
        session.shares.set(Sector.COMMUNITY, share)
        print(f"{time.monotonic()} {share}", file=out)

    timer = QTimer()
    timer.timeout.connect(drag)

    def begin():
        session.shares.set(Sector.COMMUNITY, 0.04)
        session.settle()
        print(f"{time.monotonic()} 0.04", file=out)
        QTimer.singleShot(2_000, lambda: timer.start(STEP_MS))

    QTimer.singleShot(0, begin)
    app.exec()

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
gc.freeze()
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            run(*line.rstrip("\\n").split("\\t"))
        finally:
            os._exit(1)
    print(child, flush=True)
""".replace("STEP_MS", str(_STEP_MS))
"""A process that has loaded the program once, and forks a window for each line of its input."""


class _Windows:
    """Begins windows, each in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WINDOWS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        self._turn = Lock()

    def begin(self, folder: Path, log: Path) -> int:
        """Begin a window with settings in a folder, which writes its changes down; return its process."""
        asked, said = self._process.stdin, self._process.stdout
        if asked is None or said is None:
            raise RuntimeError("a process without ends cannot be asked")
        with self._turn:
            asked.write(f"{folder}\t{log}\n".encode())
            asked.flush()
            return int(said.readline())

    def end(self) -> None:
        """End the process that begins windows."""
        self._process.communicate()


def killed_windows(count: int, chance: random.Random, at_once: int = 3) -> Figure:
    """Kill windows up to 11 s after their first change, of which most is one long drag."""
    waits = [chance.uniform(_SETTLED + 0.5, 11.0) for _ in range(count)]
    windows = _Windows()
    try:
        with ThreadPoolExecutor(at_once) as pool:
            found = list(pool.map(lambda wait: _killed_window(windows, wait), waits))
    finally:
        windows.end()
    broken = [f"attempt {place}: {wrong}" for place, (_, wrong) in enumerate(found) if wrong]
    lost = sorted(seconds for seconds, wrong in found if not wrong)
    worst, middle = (f"{lost[-1]:.1f} s", f"{lost[len(lost) // 2]:.1f} s") if lost else ("all", "all")
    return Figure(
        test="kill −9 of the window in a drag",
        attempts=count,
        broken=tuple(broken),
        more=f"restore offered {len(lost):,} times; work lost: median {middle}, most {worst}",
    )


def _wait_for_end(process: int, until: float) -> None:
    """Wait until a killed process is gone, for so long as it is there it holds its locks."""
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.kill(process, 0)
            time.sleep(0.02)


def _killed_window(windows: _Windows, wait: float) -> tuple[float, str]:
    """Kill one window; return how much work was lost [s], and which promise was broken."""
    with tempfile.TemporaryDirectory() as place:
        folder, log = Path(place, "settings"), Path(place, "log")
        log.touch()
        child = windows.begin(folder, log)
        until = time.monotonic() + 120
        while not log.stat().st_size and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(wait)
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            return 0.0, f"the window had ended by itself, {wait:.1f} s after its first change"
        killed = time.monotonic()
        _wait_for_end(child, until)
        said = [line.split() for line in log.read_text().splitlines()]
        times = {round(float(one[1]), 6): float(one[0]) for one in said if len(one) == _WORDS}
        found = left_behind(folder).found
        if len(found) != 1:
            left = sorted(path.name for path in folder.rglob("*"))
            return (
                0.0,
                f"{len(found)} journals are offered, {wait:.1f} s after the first change; there: {left}",
            )
        journal = found[0].journal
        scenario = parse_scenario(journal.dragged or journal.settled, "journal")
        found[0].leave()
    share = round(scenario.shares.target[list(Sector).index(Sector.COMMUNITY)], 6)
    later = sorted(at for at in times.values() if at > times.get(share, 0.0))
    lost = killed - later[0] if later else 0.0
    return lost, "" if lost <= LOST_MOST else f"{lost:.1f} s lost"
