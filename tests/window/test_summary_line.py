from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.window.summary_line import WordsLine


@pytest.fixture
def line(shown: Callable[[QWidget], QWidget], session: Session) -> WordsLine:
    made = WordsLine()
    made.resize(1340, 40)
    made.draw(session.snapshot)
    return shown(made)


def test_that_the_words_follow_the_scenario_in_as_many_lines_as_they_need(
    line: WordsLine, session: Session
) -> None:
    height = line.sizeHint().height()
    assert line.text.startswith("Nothing has been changed yet")
    session.shares.set(Sector.COMMUNITY, 0.2)
    session.running_costs.set_cut(0.5)
    line.draw(session.snapshot)
    assert line.words.toPlainText().startswith("Hospital share falls")
    assert line.sizeHint().height() >= height
    line.resize(400, 200)
    assert line.sizeHint().height() > height
    assert not line.words.verticalScrollBar().isVisible()


def test_that_the_button_copies_the_words(line: WordsLine) -> None:
    QTest.mouseClick(line.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == line.text


def test_that_the_words_can_be_marked_but_not_edited(line: WordsLine) -> None:
    assert line.words.isReadOnly()
    line.words.selectAll()
    assert line.words.textCursor().selectedText() == line.text
