from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from leftshift.window.controls.note_button import NoteButton
from leftshift.window.controls.number_line import NumberLine
from leftshift.window.controls.small_button import SIDE, make_compact
from leftshift.window.theme import ThemeChoice, style_sheet, theme_of


def grown(widget: QWidget, times: float) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * times)
    widget.setFont(font)
    QCoreApplication.processEvents()


@pytest.mark.parametrize("times", [1.0, 1.5, 2.0])
def test_that_buttons_slider_and_entry_of_a_line_are_equally_high_at_any_size_of_text(
    times: float, shown: Callable[[QWidget], QWidget]
) -> None:
    line = NumberLine("Community share")
    make_compact(line)
    line.setStyleSheet(style_sheet(theme_of(ThemeChoice.LIGHT), line.font()))
    shown(line)
    grown(line, times)
    parts = (line.slider, line.minus, line.entry, line.plus)
    assert len({part.mapTo(line, QPoint(0, 0)).y() for part in parts}) == 1
    assert len({part.height() for part in parts}) == 1
    assert line.minus.width() == line.minus.height() >= SIDE


def test_that_icons_grow_with_the_text(shown: Callable[[QWidget], QWidget]) -> None:
    row = QWidget()
    note = NoteButton("the community share", row)
    shown(row)
    side, small = note.width(), note.iconSize().width()
    grown(note, 2.0)
    assert note.iconSize().width() > 1.5 * small
    assert note.width() > side
    assert note.iconSize().width() < note.width()
