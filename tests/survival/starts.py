"""Starts of the window that are ended again at any moment: the exit code is 0, and nothing is said."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.survival.figure import Figure

_LONGEST_MS = 1_500
"""Time from the first moment of a start until it is ended, at most [ms]; the charts are there by then."""
_STARTS = """
import gc, os, sys
import leftshift.window.main_window, leftshift.window.charts.live_chart
from PySide6.QtCore import QTimer
from leftshift.window import start

def ended_after(milliseconds, path):
    app = start.application()
    QTimer.singleShot(milliseconds, app.closeAllWindows)
    return start.start(path)

gc.freeze()
for line in sys.stdin:
    wait, folder, path = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        os.environ["LEFTSHIFT_CONFIG"] = folder
        sys.stderr = open(os.path.join(folder, "said"), "w")
        os.dup2(sys.stderr.fileno(), 2)
        sys.stdin = open(os.devnull)
        sys.exit(ended_after(int(wait), start.Path(path) if path else None))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
_SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "below_half.leftshift"


def starts(count: int, chance: random.Random, at_once: int = 2) -> Figure:
    """Start the window and end it again, each time in a process of its own."""
    drawn = [(chance.randrange(_LONGEST_MS), chance.random() < 0.5) for _ in range(count)]
    parts = [drawn[place::at_once] for place in range(at_once)]
    with ThreadPoolExecutor(at_once) as pool:
        broken = tuple(wrong for found in pool.map(_starts, parts) for wrong in found)
    more = f"ended up to {_LONGEST_MS / 1_000} s after the first moment, half of them with a file"
    return Figure(test="starts and quits", attempts=count, broken=broken, more=more)


def _starts(drawn: list[tuple[int, bool]]) -> list[str]:
    """Start the window once for each time [ms], with a file or without; return what went wrong."""
    broken = []
    process = subprocess.Popen(
        [sys.executable, "-c", _STARTS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    asked, said = process.stdin, process.stdout
    if asked is None or said is None:
        raise RuntimeError("a process without ends cannot be asked")
    for wait, with_file in drawn:
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder, "plan.leftshift")
            plan.write_bytes(_SAMPLE.read_bytes())
            asked.write(f"{wait}\t{folder}\t{plan if with_file else ''}\n")
            asked.flush()
            code = int(said.readline())
            words = Path(folder, "said").read_text(errors="replace")
            left = [path.name for path in Path(folder).iterdir() if path.name.endswith(".lock")]
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        wrong = [name] * (code != 0) + [words[-400:]] * bool(words) + [f"{left} stay"] * bool(left)
        if wrong:
            broken.append(f"ended after {wait} ms: {'; '.join(wrong)}")
    process.communicate()
    return broken
