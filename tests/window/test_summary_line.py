from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.window.sections import ALL
from leftshift.window.summary_line import WordsLine


@pytest.fixture
def line(shown: Callable[[QWidget], QWidget], session: Session) -> WordsLine:
    made = WordsLine()
    made.resize(1340, 40)
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def busy(line: WordsLine, session: Session) -> WordsLine:
    """The words of a plan with more sentences than two lines hold."""
    session.shares.set(Sector.COMMUNITY, 0.2)
    session.running_costs.set_cut(0.5)
    session.board.set_seats(session.scenario.board.seats[1:], "No chair")
    line.resize(700, 60)
    line.draw(session.snapshot)
    QCoreApplication.processEvents()
    return line


def lines_shown(line: WordsLine) -> float:
    return line.words.document().size().height()


def has_room_for_all(line: WordsLine) -> bool:
    needed = lines_shown(line) * line.words.fontMetrics().lineSpacing()
    return line.words.viewport().height() >= needed


def test_that_the_words_follow_the_scenario(line: WordsLine, session: Session) -> None:
    assert line.text.startswith("Nothing has been changed yet")
    session.shares.set(Sector.COMMUNITY, 0.2)
    line.draw(session.snapshot)
    assert line.shown.startswith("Hospital share (acute and specialised) falls")


def test_that_two_lines_are_shown_to_their_last_line_and_the_rest_is_behind_more(busy: WordsLine) -> None:
    assert lines_shown(busy) <= 2
    assert has_room_for_all(busy)
    assert busy.text.startswith(busy.shown)
    assert busy.shown != busy.text
    assert busy.shown.endswith(".")
    assert busy.more_button.isVisible()


def test_that_more_shows_every_sentence_to_its_last_line_and_less_the_first(busy: WordsLine) -> None:
    few, height = busy.shown, busy.sizeHint().height()
    QTest.mouseClick(busy.more_button, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert (busy.shown, busy.more_button.text()) == (busy.text, "Less")
    assert lines_shown(busy) > 2
    assert has_room_for_all(busy)
    QTest.mouseClick(busy.more_button, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert (busy.shown, busy.sizeHint().height()) == (few, height)


@pytest.mark.parametrize("width", [420, 560, 840, 1340])
def test_that_whole_sentences_are_shown_to_their_last_line_at_every_width(
    busy: WordsLine, width: int
) -> None:
    busy.resize(width, 60)
    QCoreApplication.processEvents()
    assert has_room_for_all(busy)
    assert busy.shown.endswith(".")


def test_that_more_is_offered_only_where_there_is_more(line: WordsLine) -> None:
    assert not line.more_button.isVisible()


def test_that_a_section_is_spoken_of_first(busy: WordsLine, session: Session) -> None:
    busy.show_section(ALL["board"])
    busy.draw(session.snapshot)
    assert busy.shown.startswith("The board shrinks from 10 to 9 seats")
    busy.show_section(ALL["running_costs"])
    busy.draw(session.snapshot)
    assert busy.shown.startswith("Running costs fall by half by 2027/28")


def test_that_the_button_copies_all_words(busy: WordsLine) -> None:
    QTest.mouseClick(busy.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == busy.text


def test_that_the_words_can_be_marked_but_not_edited(line: WordsLine) -> None:
    assert line.words.isReadOnly()
    line.words.selectAll()
    assert line.words.textCursor().selectedText() == line.shown
