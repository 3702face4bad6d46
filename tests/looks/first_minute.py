"""The first minute with Leftshift as six pictures on one sheet: docs/first-minute.png.

Made anew by `python -m tests.looks.first_minute docs/first-minute.png`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRectF, Qt, QThreadPool
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from leftshift.model.terms import Sector
from leftshift.window.areas.area_list import AreaList
from leftshift.window.controls.fonts import Size, sized, strong
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application, build_window
from leftshift.window.theme import ThemeChoice, theme_of

_WIDE, _HIGH = 1366, 768
_ACROSS, _PART = 2, 0.6
"""Pictures in a row of the sheet, and their size against the window’s [share]."""
_GAP, _CAPTION = 16, 32
_PATIENCE_MS: Final = 30_000


def settle() -> None:
    """Wait until what works beside the window is done and shown."""
    for _ in range(4):
        QThreadPool.globalInstance().waitForDone(_PATIENCE_MS)
        QApplication.processEvents()


def drag(slider: MarkedSlider, value: float) -> None:
    """Drag a handle to a value, as a hand would."""
    middle = slider.height() // 2
    start, end = (QPoint(round(slider.x_of(one)), middle) for one in (slider.shown, value))
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, end)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    settle()


def steps(window: MainWindow, folder: Path) -> Iterator[str]:
    """Do what a stranger does in the first minute; yield what each picture shows."""
    window.show_start()
    settle()
    yield "1  Start"
    page = window.start_page
    assert page is not None
    page.picker.click()
    settle()
    areas = next(top for top in QApplication.topLevelWidgets() if isinstance(top, AreaList))
    words = areas.findChild(QLineEdit)
    assert words is not None
    QTest.keyClicks(words, "south west london")
    QTest.keyClick(words, Qt.Key.Key_Return)
    window.show_charts()
    settle()
    yield "2  Choose an ICB"
    if window.app_actions.tour is not None:
        window.app_actions.tour.end()
    window.pages.open("money")
    row = window.plan.levers.panel("shares").rows[Sector.COMMUNITY]
    drag(row.findChildren(MarkedSlider)[0], 0.14)
    yield "3  Drag community"
    window.pages.open("running_costs")
    settle()
    drag(window.plan.levers.panel("running_costs").cut.slider, 0.5)
    yield "4  Cut running costs"
    window.pages.open("board")
    settle()
    panel = window.plan.levers.panel("board")
    seats = window.session.scenario.board.seats
    trust = next(place for place, seat in enumerate(seats) if seat.group.name == "TRUST")
    panel.choose(trust)
    practice = next(seat for seat in seats if seat.group.name == "GENERAL_PRACTICE")
    swapped = (*seats[:trust], practice, *seats[trust + 1 :])
    window.session.board.set_seats(swapped, "Swap a trust seat for general practice")
    settle()
    yield "5  Swap a seat"
    window.document.save(folder / "Community first.leftshift")
    settle()
    yield "6  Save"


def strip() -> QImage:
    """Draw all pictures on one sheet."""
    app = application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        window = build_window(folder / "settings")
        window.apply_theme(theme_of(ThemeChoice.LIGHT))
        window.resize(_WIDE, _HIGH)
        window.show()
        shots = [(caption, window.grab().toImage()) for caption in steps(window, folder)]
        window.close()
        window.deleteLater()
        settle()
    wide, high = round(_WIDE * _PART), round(_HIGH * _PART)
    rows = -(-len(shots) // _ACROSS)
    sheet = QImage(
        _ACROSS * wide + (_ACROSS + 1) * _GAP,
        rows * (high + _CAPTION) + (rows + 1) * _GAP,
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.setFont(strong(sized(app.font(), Size.TITLE)))
    for place, (caption, shot) in enumerate(shots):
        row, column = divmod(place, _ACROSS)
        left, top = _GAP + column * (wide + _GAP), _GAP + row * (high + _CAPTION + _GAP)
        painter.setPen(QColor("#15202b"))
        painter.drawText(QRectF(left, top, wide, _CAPTION), int(Qt.AlignmentFlag.AlignVCenter), caption)
        small = shot.scaled(wide, high, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left, top + _CAPTION, small)
        painter.setPen(QColor("#c8d0d8"))
        painter.drawRect(left, top + _CAPTION, wide, high)
    painter.end()
    return sheet


if __name__ == "__main__":
    strip().save(sys.argv[1])
