import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from leftshift.window.start import application, bring_charts, build_first
app = application()
window = build_first(Path(sys.argv[1]))
window.show()
app.processEvents()
print("pyqtgraph" in sys.modules)
bring_charts(window)
print("pyqtgraph" in sys.modules)
"""


def test_that_pyqtgraph_is_loaded_only_after_the_first_paint(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.stdout.split() == ["False", "True"]
