import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from leftshift.files.writer import scenario_bytes
from leftshift.window.samples import first_sample

DRAW = """
import sys
from leftshift.__main__ import main
sys.exit(main(["picture", sys.argv[1], sys.argv[2]]))
"""


def test_that_a_screen_of_twice_the_dots_shows_the_same_window_in_twice_the_dots(tmp_path: Path) -> None:
    file = tmp_path / "plan.leftshift"
    file.write_bytes(scenario_bytes(first_sample()))
    pictures = []
    for scale in ("1", "2"):
        png = tmp_path / f"{scale}.png"
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", DRAW, str(file), str(png)]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(png)))
    usual, fine = pictures
    assert fine.size() == usual.size() * 2
    small = fine.scaled(usual.size())
    places = [(x, y) for x in range(4, 1366, 23) for y in range(4, 768, 23)]
    alike = sum(small.pixelColor(x, y) == usual.pixelColor(x, y) for x, y in places)
    assert alike / len(places) > 0.7
