import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

import leftshift
from leftshift.window.controls import fonts
from leftshift.window.controls.fonts import Size, apply_font, sized, strong

FAMILY = "Source Sans 3"
ROOT = Path(__file__).parents[3]
SOURCE = Path(leftshift.__file__).parent
_SHOWN = ("window", "text", "board", "questions", "model", "session", "cli")
_KEPT = ("resources/help", "resources/tables", "seeds")
_NEVER_SEEN = "\ud800\udfff\uff1d\uff0b\uff0d\uff20\u2060"
"""Signs and halves looked for in what others wrote, and the joiner of words, which leaves no mark."""


def test_that_the_program_is_written_in_its_own_font_on_every_computer(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    assert QFontInfo(qapp.font()).pixelSize() == Size.TEXT


def test_that_figures_are_equally_wide_so_that_columns_of_numbers_line_up(qapp: QApplication) -> None:
    widths = {QFontMetricsF(qapp.font()).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize("size", Size)
def test_that_each_size_of_type_is_what_it_says(qapp: QApplication, size: Size) -> None:
    assert QFontInfo(sized(qapp.font(), size)).pixelSize() == size
    assert QFontInfo(strong(sized(qapp.font(), size))).weight() == QFont.Weight.DemiBold


def _written() -> dict[str, str]:
    """Name a file for each sign beyond ASCII that is written in the program's texts, code and resources."""
    found: dict[str, str] = {}
    shown = [path for part in _SHOWN for path in (SOURCE / part).rglob("*.py")]
    kept = [path for part in _KEPT for path in (ROOT / part).iterdir() if path.is_file()]
    for path in (*shown, *kept):
        said = path.read_text(encoding="utf-8")
        escaped = {chr(int(code, 16)) for code in re.findall(r"\\u([0-9a-f]{4})", said)}
        found |= dict.fromkeys({sign for sign in {*said, *escaped} if not sign.isascii()}, path.name)
    return found


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_that_the_font_has_every_sign_of_the_screen(qapp: QApplication, weight: str) -> None:
    font = QRawFont(str(ROOT / f"resources/fonts/SourceSans3-{weight}.ttf"), Size.TEXT)
    missing = {
        f"{sign} in {name}"
        for sign, name in _written().items()
        if not font.supportsCharacter(ord(sign)) and sign not in _NEVER_SEEN
    }
    assert QFontInfo(qapp.font()).family() == font.familyName() == FAMILY
    assert not missing


@pytest.mark.parametrize(("points", "pixels"), [(9.0, 14), (11.0, 14), (18.0, 24)])
def test_that_text_enlarged_by_the_system_stays_enlarged(
    qapp: QApplication, points: float, pixels: int
) -> None:
    before, system = qapp.font(), QFont("DejaVu Sans")
    system.setPointSizeF(points)
    qapp.setFont(system)
    apply_font(qapp)
    found = QFontInfo(qapp.font()).pixelSize()
    qapp.setFont(before)
    assert found == pixels


def test_that_the_systems_font_stays_where_the_own_one_cannot_be_loaded(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = qapp.font()
    monkeypatch.setattr(fonts, "_FILES", ())
    qapp.setFont(QFont("DejaVu Sans", 9))
    apply_font(qapp)
    found = qapp.font().family()
    qapp.setFont(before)
    assert found == "DejaVu Sans"
