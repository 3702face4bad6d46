import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from leftshift.window.controls import fonts
from leftshift.window.controls.fonts import Size, apply_font, sized, strong

FAMILY = "Source Sans 3"


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


@pytest.mark.parametrize("sign", "£−–“’≈≤≥✓✗▾→")
def test_that_the_font_has_every_sign_of_the_screen(qapp: QApplication, sign: str) -> None:
    assert QRawFont.fromFont(qapp.font()).supportsCharacter(ord(sign))


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
