"""Fields to type and paste in: what a scenario may not hold never gets there."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from leftshift.storage.scenario.texts import LEVER_NOTE, NAME
from leftshift.window.controls.note_button import NoteDialog
from leftshift.window.controls.text_fields import TextArea, hold_to


def on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@pytest.fixture
def line(shown: Callable[[QWidget], QWidget]) -> QLineEdit:
    made = QLineEdit()
    hold_to(NAME, made)
    shown(made)
    return made


@pytest.mark.parametrize("odd", ["\t", "\n", "\r\n", "\v", "\u2028", "\x85"])
def test_that_a_line_holds_a_space_for_each_break_pasted_and_knows_it_was_edited(
    line: QLineEdit, odd: str
) -> None:
    line.setText("before after")
    line.setCursorPosition(7)
    on_clipboard(f"a{odd}b ")
    line.paste()
    assert line.text() == "before a b after"
    assert line.isModified()


def test_that_a_line_accepts_no_more_than_a_file_has_room_for(line: QLineEdit) -> None:
    on_clipboard("x" * 500)
    line.paste()
    assert line.text() == "x" * NAME.most


def test_that_several_lines_keep_their_breaks_and_lose_what_turns_them(
    shown: Callable[[QWidget], QWidget],
) -> None:
    area = TextArea(LEVER_NOTE, "")
    shown(area)
    on_clipboard("a\u2028b\vc\td\x00\u202ee")
    area.paste()
    assert area.toPlainText() == "a\nb\nc\tde"


def test_that_a_note_that_is_too_long_says_so_and_waits_until_it_fits(
    shown: Callable[[QWidget], QWidget],
) -> None:
    dialog = NoteDialog("acute share", "")
    shown(dialog)
    agree = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.text.setPlainText("x" * 2_003)
    assert dialog.room.text() == "The note is 3 characters too long: at most 2,000."
    assert not agree.isEnabled()
    dialog.text.setPlainText("x" * 2_000)
    assert agree.isEnabled()
    assert dialog.room.isHidden()
