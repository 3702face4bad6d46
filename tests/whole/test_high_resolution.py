import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

DRAW = """
import sys
from pathlib import Path
from leftshift.window.transfer.picture import save_picture
from leftshift.window.transfer.samples import first_sample
save_picture(first_sample(), Path(sys.argv[1]), size=(1366, 768), theme="light")
"""

STAND = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSize
from leftshift.window.start import application
from leftshift.window.start import build_window
app = application()
window = build_window(Path(sys.argv[1]))
window.show()
window.show_charts()
app.processEvents()
room, chart = app.primaryScreen().availableGeometry(), window.plan.chart_area.charts[0]
picture = window.grab()
icon = window.rail.buttons["help"].icon()
sys.stdout.write(json.dumps({
    "room": room.size().toTuple(),
    "window": window.size().toTuple(),
    "dots": picture.devicePixelRatio(),
    "chart": chart.grab().devicePixelRatio(),
    "icon": icon.pixmap(QSize(16, 16), chart.devicePixelRatio()).size().toTuple(),
}))
sys.stdout.flush()
os._exit(0)
"""
SCREEN = {"name": "a", "x": 0, "y": 0, "width": 1366, "height": 768}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_that_the_window_fits_a_small_screen_at_every_scale_and_stays_crisp(
    tmp_path: Path, scale: float
) -> None:
    screens = tmp_path / "screens.json"
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [SCREEN | usual]}), encoding="utf-8")
    platform = f"offscreen:configfile={screens}"
    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-c", "import json" + STAND, str(tmp_path / "settings")]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["window"][0] <= found["room"][0]
    assert found["window"][1] < found["room"][1]
    assert found["dots"] == found["chart"] == scale
    assert found["icon"] == [round(16 * scale)] * 2


def test_that_a_screen_of_twice_the_dots_shows_the_same_window_in_twice_the_dots(tmp_path: Path) -> None:
    pictures = []
    for scale in ("1", "2"):
        png = tmp_path / f"{scale}.png"
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", DRAW, str(png)]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(png)))
    usual, fine = pictures
    assert fine.size() == usual.size() * 2
    small = fine.scaled(usual.size())
    places = [(x, y) for x in range(4, 1366, 23) for y in range(4, 768, 23)]
    alike = sum(small.pixelColor(x, y) == usual.pixelColor(x, y) for x, y in places)
    assert alike / len(places) > 0.7
