"""One window's work, done in a process of its own under another language, clock or number of threads."""

import json
import os
import subprocess
import sys
from pathlib import Path

_WORK = """
import datetime, hashlib, json, os, re, sys, time
from pathlib import Path

shift, jump = float(os.environ.get("SHIFT", 0)), float(os.environ.get("JUMP", 0))
if shift or jump:
    real_time, real_ns, Real, calls = time.time, time.time_ns, datetime.datetime, [0]

    def shifted():
        return shift + jump * calls[0]

    class Clock(Real):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(real_time() + shifted(), tz)

    time.time = lambda: real_time() + shifted()
    time.time_ns = lambda: real_ns() + int(shifted() * 10**9)
    datetime.datetime = Clock

from PySide6.QtWidgets import QLabel
from leftshift.model.terms import Sector
from leftshift.session.recovery import last_session
from leftshift.storage.scenario.reader import parse_scenario, read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.start import application, build_window
from leftshift.window.transfer.recent_menu import day_of
from leftshift.window.transfer.samples import samples

def digest(data):
    return hashlib.sha256(data).hexdigest()

folder = Path(sys.argv[1])
app = application()
window = build_window(folder / "settings")
window.show()
window.show_charts()
session, document, plan = window.session, window.document, folder / "plan.leftshift"
for number in range(12):
    session.shares.set(Sector.COMMUNITY, 0.1 + number / 100)
    session.settle()
    if "calls" in globals():
        calls[0] = number % 3 - 1
    document.save(plan)
app.processEvents()
versions = [read_scenario(version.path).shares.target[3] for version in document.versions]
written = scenario_bytes(session.scenario)
texts = sorted({label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()})
found = {
    "bytes": digest(written),
    "again": digest(scenario_bytes(parse_scenario(written, "plan"))),
    "file": digest(scenario_bytes(read_scenario(plan))),
    "samples": [digest(scenario_bytes(one.scenario)) for one in samples()],
    "results": digest(session.latest.results.unfunded.tobytes()),
    "versions": [round(float(one), 6) for one in versions],
    "texts": [re.sub("[0-9]{2}:[0-9]{2}", "", text) for text in texts],
    "day": day_of("2026-03-04T10:00:00+00:00"),
}
session.shares.set(Sector.COMMUNITY, 0.3)
session.settle()
document.journal.write_now()
document.close()
found["restored"] = round(float(parse_scenario(last_session(folder / "settings").found[0].journal.settled,
                                               "journal").shares.target[3]), 6)
print(json.dumps(found))
sys.stdout.flush()
os._exit(0)
"""


def work_elsewhere(folder: Path, **environment: str) -> dict[str, object]:
    """Do the work in an environment, and return what came of it; times of day are left out.

    `SHIFT` is by how much the clock is wrong [s], `JUMP` by how much it jumps to and fro between saves [s].
    """
    usual = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    done = subprocess.run(
        [sys.executable, "-c", _WORK, str(folder)],
        env=usual | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found
