import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> QImage:
    """The window on an ICB's baseline, drawn by the command in a process without a display."""
    folder = tmp_path_factory.mktemp("picture")
    command = [sys.executable, "-m", "leftshift"]
    file, png = folder / "plan.leftshift", folder / "plan.png"
    subprocess.run([*command, "new", "QMM", file], check=True, capture_output=True, timeout=60)
    sized = ["--size", "1366x768", "--theme", "dark"]
    subprocess.run([*command, "picture", file, png, *sized], check=True, capture_output=True, timeout=60)
    assert sorted(path.name for path in folder.iterdir()) == ["plan.leftshift", "plan.png"]
    return QImage(str(png))


def colours(image: QImage, x: int, y: int, width: int, height: int) -> set[int]:
    return {image.pixel(x + i, y + j) for i in range(0, width, 3) for j in range(0, height, 3)}


def test_that_a_picture_has_the_size_that_was_asked_for(picture: QImage) -> None:
    assert (picture.width(), picture.height()) == (1366, 768)


def test_that_a_picture_wears_the_theme_that_was_asked_for(picture: QImage) -> None:
    assert picture.pixelColor(3, 400).lightness() < 60


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("levers", (20, 120, 360, 400)),
        ("first chart", (400, 120, 360, 300)),
        ("second chart", (780, 120, 350, 300)),
        ("outcomes", (1150, 80, 200, 350)),
        ("words", (10, 715, 1200, 30)),
    ],
)
def test_that_no_part_of_a_picture_is_empty(
    picture: QImage, what: str, place: tuple[int, int, int, int]
) -> None:
    assert len(colours(picture, *place)) > 5, what


def test_that_a_drawing_and_a_page_of_the_window_hold_real_text(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "leftshift"]
    file = tmp_path / "plan.leftshift"
    subprocess.run([*command, "new", "QMM", file], check=True, capture_output=True, timeout=60)
    made = tmp_path / "plan.svg"
    subprocess.run([*command, "picture", file, made], check=True, capture_output=True, timeout=60)
    root = ET.fromstring(made.read_bytes())  # noqa: S314 - our own drawing
    texts = {"".join(found.itertext()).strip() for found in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Hospital share 2030/31", "Running costs"} & texts
    style = next(root.iter("{http://www.w3.org/2000/svg}style"))
    assert str(style.text).count("@font-face") == 3
