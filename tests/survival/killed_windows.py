"""The running window killed in the midst of a drag: what was lost, and whether it is offered again."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from leftshift.model.terms import Sector
from leftshift.session.recovery import left_behind
from leftshift.storage.scenario.reader import parse_scenario
from tests.survival.figure import Figure

LOST_MOST = 10.0
"""What the promise lets a crash cost [s]."""
_SETTLED = 2.0
"""Time after a settled change by which it is promised to be written down [s]."""
_WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from leftshift.model.terms import Sector
from leftshift.window.start import application, build_window
app = application()
window = build_window(Path(sys.argv[1]))
window.show()
window.show_charts()
session, step = window.session, [0]

def drag():
    step[0] += 1
    share = 0.05 + step[0] % 2_000 / 20_000
    session.shares.set(Sector.COMMUNITY, share)
    print(f"{time.monotonic()} {share}", flush=True)

timer = QTimer()
timer.timeout.connect(drag)

def begin():
    session.shares.set(Sector.COMMUNITY, 0.04)
    session.settle()
    print(f"{time.monotonic()} 0.04", flush=True)
    QTimer.singleShot(2_500, lambda: timer.start(16))

QTimer.singleShot(0, begin)
app.exec()
"""


def killed_windows(count: int, chance: random.Random, at_once: int = 2) -> Figure:
    """Kill windows during drags, up to 20 s after their first change."""
    waits = [chance.uniform(_SETTLED + 1, 20.0) for _ in range(count)]
    with ThreadPoolExecutor(at_once) as pool:
        found = list(pool.map(_killed_window, waits))
    broken = [f"attempt {place}: {wrong}" for place, (_, wrong) in enumerate(found) if wrong]
    lost = [seconds for seconds, wrong in found if not wrong]
    worst = f"{max(lost):.1f}" if lost else "all"
    middle = f"{sorted(lost)[len(lost) // 2]:.1f}" if lost else "all"
    return Figure(
        test="kill −9 of the window in a drag",
        attempts=count,
        broken=tuple(broken),
        more=f"restore offered {len(lost)} times; work lost: median {middle} s, most {worst} s",
    )


def _killed_window(wait: float) -> tuple[float, str]:
    """Kill one window; return how much work was lost [s], and which promise was broken."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        child = subprocess.Popen(
            [sys.executable, "-c", _WINDOW, folder],
            stdout=log,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        until = time.monotonic() + 120
        while log.seek(0, os.SEEK_END) == 0 and child.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        killed = time.monotonic()
        log.seek(0)
        said = [line.split() for line in log.read().decode().splitlines()]
        times = {round(float(share), 6): float(at) for at, share in said if at and share}
        found = left_behind(Path(folder)).found
        if len(found) != 1:
            return 0.0, f"{len(found)} journals are offered, {wait:.1f} s after the first change"
        journal = found[0].journal
        scenario = parse_scenario(journal.dragged or journal.settled, "journal")
        found[0].leave()
    share = round(scenario.shares.target[list(Sector).index(Sector.COMMUNITY)], 6)
    later = sorted(at for at in times.values() if at > times.get(share, 0.0))
    lost = killed - later[0] if later else 0.0
    return lost, "" if lost <= LOST_MOST else f"{lost:.1f} s lost"
