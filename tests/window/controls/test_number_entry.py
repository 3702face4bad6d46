from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from leftshift.window.controls.actions import make_action
from leftshift.window.controls.number_entry import SHARE, EntryFormat, NumberEntry

COUNT = EntryFormat(unit="metrics", decimals=0, whole=True)
MONEY = EntryFormat(unit="£m a year", decimals=1)
RATE = EntryFormat(unit="share a year", decimals=1)

Said = list[tuple[Any, ...]]


@pytest.fixture
def entry(shown: Callable[[QWidget], QWidget]) -> NumberEntry:
    page = QWidget()
    column = QVBoxLayout(page)
    made, other = NumberEntry("Community share"), NumberEntry("Another")
    column.addWidget(made)
    column.addWidget(other)
    made.show_value(0.0943217, low=0.0, high=0.5)
    other.setObjectName("other")
    shown(page)
    made.setFocus()
    return made


@pytest.fixture
def said(entry: NumberEntry, heard: Callable[..., Said]) -> Said:
    return heard(asked=entry.asked, released=entry.released, refused=entry.refused)


def other_of(entry: NumberEntry) -> NumberEntry:
    return entry.window().findChild(NumberEntry, "other")


def type_over(entry: NumberEntry, text: str) -> None:
    entry.selectAll()
    QTest.keyClicks(entry, text)


def test_that_enter_asks_for_the_exact_number(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "11.257")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == [("asked", 0.11257), ("released",)]


def test_that_leaving_asks_for_the_exact_number_once(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "11.25 %")
    other_of(entry).setFocus()
    assert said == [("asked", 0.1125), ("released",)]
    assert entry.text() == "9.4\u00a0%"


@pytest.mark.parametrize("nonsense", ["", "abc", "12..3", "-5", "51", "nan", "inf", "1e999"])
def test_that_nonsense_is_refused_for_as_long_as_it_stands_there(
    entry: NumberEntry, said: Said, nonsense: str
) -> None:
    type_over(entry, nonsense or " ")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert {name for name, *_ in said} == {"refused"}
    assert "from 0 to 50" in said[-1][1]
    assert nonsense in said[-1][1]
    assert entry.text() == (nonsense or " ")
    other_of(entry).setFocus()
    assert said[-1] == ("refused", "")
    assert entry.text() == "9.4\u00a0%"


def test_that_a_refusal_goes_once_the_entry_is_right(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "120")
    assert said == [("refused", "You typed “120”. Type a percentage from 0 to 50.")]
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert said[-1] == ("refused", "")


def test_that_typing_on_the_way_to_a_number_is_not_refused(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "4.")
    QTest.keyClicks(entry, "5")
    assert said == []


def test_that_undo_in_an_entry_takes_back_typing_first_and_is_then_the_windows(
    entry: NumberEntry, said: Said
) -> None:
    undone: list[int] = []
    undo = make_action(entry.window(), "Undo", lambda: undone.append(1), QKeySequence.StandardKey.Undo)
    entry.window().addAction(undo)
    QTest.keyClicks(entry, "11")
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (entry.text(), undone, said) == ("9.4\u00a0%", [], [])
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_that_a_shortcut_finds_what_is_typed_already_asked_for(entry: NumberEntry, said: Said) -> None:
    save = make_action(entry.window(), "Save", lambda: said.append(("saved",)), "Ctrl+S")
    entry.window().addAction(save)
    type_over(entry, "20")
    QTest.keyClick(entry, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert said == [("asked", 0.2), ("released",), ("saved",)]


def test_that_a_menu_opened_over_an_entry_loses_nothing_of_it(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "20")
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    make_action(entry.window(), "Export", lambda: said.append(("exported",))).trigger()
    assert said == [("asked", 0.2), ("released",), ("exported",)]


def test_that_esc_brings_the_old_value_back(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "33")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert entry.text() == "9.4\u00a0%"
    assert said == []


def test_that_typing_the_same_number_asks_nothing(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "9.43217")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == []


def test_that_drawing_leaves_what_is_being_typed_alone(entry: NumberEntry, said: Said) -> None:
    type_over(entry, "12")
    entry.show_value(0.2)
    assert entry.text() == "12"
    assert said == []


def test_that_one_decimal_is_shown_while_typing_too(entry: NumberEntry) -> None:
    assert entry.text() == "9.4\u00a0%"
    other_of(entry).setFocus()
    assert entry.text() == "9.4\u00a0%"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "share"),
    [("11.2", 0.112), ("11.25\u00a0%", 0.1125), (" 7% ", 0.07), ("\u22121", -0.01), ("x", None)],
)
def test_that_a_percentage_is_read_as_planners_type_it(text: str, share: float | None) -> None:
    assert SHARE.read(text) == share


@pytest.mark.usefixtures("qapp")
def test_that_shares_are_written_short_or_exact() -> None:
    assert SHARE.text(0.4961) == "49.6\u00a0%"
    assert SHARE.exact(0.4961) == "49.61"


@pytest.mark.parametrize(
    ("number_format", "text", "value"),
    [
        (COUNT, "12", 12.0),
        (COUNT, "12.5", None),
        (MONEY, "£1,234.5", 1234.5),
        (MONEY, "much", None),
        (RATE, "1.6 %", 0.016),
        (RATE, "\u22120.5", -0.005),
    ],
)
def test_that_a_number_is_read_as_planners_type_it(
    number_format: EntryFormat, text: str, value: float | None
) -> None:
    assert number_format.read(text) == value


@pytest.mark.parametrize(("number_format", "value"), [(COUNT, 40), (MONEY, 12.3456), (RATE, -0.01234)])
def test_that_what_is_written_exactly_reads_back_the_same(number_format: EntryFormat, value: float) -> None:
    assert number_format.read(number_format.exact(value)) == pytest.approx(value)


@pytest.fixture
def money(shown: Callable[[QWidget], QWidget]) -> NumberEntry:
    made = NumberEntry("Capital", number_format=MONEY, longest=5000.0)
    made.show_value(20.0, low=0.0, high=5000.0)
    return shown(made)


def typed(money: NumberEntry, text: str) -> None:
    money.setFocus()
    money.selectAll()
    QTest.keyClicks(money, text)
    QTest.keyClick(money, Qt.Key.Key_Return)


def test_that_enter_asks_for_what_was_typed_once(money: NumberEntry, heard: Callable[..., Any]) -> None:
    said = heard(asked=money.asked, released=money.released, refused=money.refused)
    typed(money, "31.25")
    assert said == [("asked", 31.25), ("released",)]


@pytest.mark.parametrize("text", ["6000", "lots"])
def test_that_a_number_beyond_the_limits_is_refused_with_the_limits(
    money: NumberEntry, heard: Callable[..., Any], text: str
) -> None:
    said = heard(asked=money.asked, refused=money.refused)
    typed(money, text)
    assert said[-1] == ("refused", f"You typed “{text}”. Type a number from 0 to 5000.")
    assert money.text() == text
