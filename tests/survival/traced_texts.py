"""Hostile text walked through the whole window under strace: no path that a text names is opened."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.survival.figure import Figure

ROOT: Final = Path(__file__).resolve().parents[2]
_CALLS: Final = "openat,open,stat,lstat,newfstatat,statx,access,faccessat2,readlink,execve,connect"
_WALK: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from leftshift.cli.main import main
from leftshift.window.transfer.chart_copy import mime
from leftshift.window.transfer.printing import a4, pdf
from leftshift.window.start import application, build_window
from tests.whole.places import DIALOGS, close_dialog, open_dialog, places
application()
folder = Path(sys.argv[1])
window = build_window(folder / "settings")
window.resize(1366, 768)
window.show()
window.show_charts()
window.files.open(folder / "plan.leftshift")
seen = list(places(window))
for name in DIALOGS:
    close_dialog(window, open_dialog(window, name, folder))
    seen.append(name)
chart, snapshot = window.plan.chart_area.main, window.session.snapshot
(folder / "printed.pdf").write_bytes(pdf([chart], snapshot, a4()))
mime(chart, snapshot)
seen += ["print", "copy"]
if main(["export", str(folder / "plan.leftshift"), "--to", str(folder / "pack")]) == 0:
    seen += list((folder / "pack").iterdir())
for menu in window.menuBar().actions():
    menu.menu().aboutToShow.emit()
    QCoreApplication.processEvents()
print(len(seen) if "NOWHERE" in window.session.scenario.name else 0, flush=True)
"""


def traced_texts() -> Figure:
    """Open a file whose every text names a picture, a share and a file, and look at all of it."""
    from tests.survival.readers import full_file  # noqa: PLC0415 - not needed where strace is missing

    text = '<img src=\\"/NOWHERE/x.png\\"> file:///NOWHERE/y //NOWHERE/z \\\\\\\\NOWHERE\\\\z'
    held = full_file().decode()
    for word in (
        "Norfolk and Waveney",
        "Two",
        "ledger.csv",
        "Observer",
        "Is it clear?",
        "Why",
        "Main",
        "Chair",
    ):
        held = held.replace(f'"{word}', f'"{text}', 1 if word != "Chair" else -1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "plan.leftshift").write_text(held, encoding="utf-8")
        trace = folder / "trace"
        command = ["strace", "-f", "-qq", "-s", "400", "-e", f"trace={_CALLS}", "-o", str(trace)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "desktop")))}
        done = subprocess.run(
            [*command, sys.executable, "-c", _WALK, place],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        calls = [line for line in trace.read_text(errors="replace").splitlines() if "execve" not in line]
    seen = int(found[1]) if (found := re.search(r"^(\d+)\s*$", done.stdout, re.MULTILINE)) else 0
    # The name of the plan, without its separators, is part of the names of what is exported.
    broken = [line for line in calls if re.search(r"[/\\]NOWHERE", line)]
    if not seen:
        broken.append(f"the walk ended with {done.returncode}: {done.stderr[-400:]}")
    return Figure(
        test="hostile text in every field: places, dialogs, print, copy and exports under strace",
        attempts=seen,
        broken=tuple(broken),
        more=f"{len(calls):,} system calls that name a file, none of them one that a text names",
    )
