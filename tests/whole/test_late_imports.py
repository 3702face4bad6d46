import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os
import sys
import leftshift.model.projection
tasks = "/proc/self/task"
print(len(os.listdir(tasks)) if os.path.exists(tasks) else 1)
from pathlib import Path
from leftshift.window.start import application, bring_charts, build_first
slow = ("pyqtgraph", "scipy", "OpenGL", "PySide6.QtOpenGL", "matplotlib", "openpyxl", "xlsxwriter", "docx",
        "pptx", "python_calamine")
app = application()
window = build_first(Path(sys.argv[1]))
window.show()
app.processEvents()
print(*(name for name in slow if name in sys.modules))
print(sum(name.startswith("leftshift") for name in sys.modules))
bring_charts(window)
print(*(name for name in slow if name in sys.modules))
"""
MOST = 245
"""Modules of the program that are loaded before the first paint; each takes about a millisecond."""


def test_that_what_is_slow_to_load_is_loaded_after_the_first_paint_or_when_asked_for(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    threads, before, modules, after = ran.stdout.splitlines()
    assert threads == "1", "numpy's linear algebra starts threads, and nothing here gains by them"
    # pyqtgraph loads Qt's OpenGL classes with its own views, and draws nothing with them.
    assert (before, after) == ("", "pyqtgraph PySide6.QtOpenGL")
    assert int(modules) <= MOST, modules
