from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.window.levers.entry import ShareEntry, exact_text, percent_text, share_of

Said = list[tuple[Any, ...]]


@pytest.fixture
def entry(shown: Callable[[QWidget], QWidget]) -> ShareEntry:
    page = QWidget()
    column = QVBoxLayout(page)
    made, other = ShareEntry("Community share"), ShareEntry("Another")
    column.addWidget(made)
    column.addWidget(other)
    made.stand(0.0943217, low=0.0, high=0.5)
    other.setObjectName("other")
    shown(page)
    made.setFocus()
    return made


@pytest.fixture
def said(entry: ShareEntry, heard: Callable[..., Said]) -> Said:
    return heard(asked=entry.asked, released=entry.released, refused=entry.refused)


def other_of(entry: ShareEntry) -> ShareEntry:
    return entry.window().findChild(ShareEntry, "other")


def type_over(entry: ShareEntry, text: str) -> None:
    entry.selectAll()
    QTest.keyClicks(entry, text)


def test_that_enter_asks_for_the_exact_number(entry: ShareEntry, said: Said) -> None:
    type_over(entry, "11.257")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == [("asked", 0.11257), ("released",)]


def test_that_leaving_asks_for_the_exact_number_once(entry: ShareEntry, said: Said) -> None:
    type_over(entry, "11.25 %")
    other_of(entry).setFocus()
    assert said == [("asked", 0.1125), ("released",)]
    assert entry.text() == "9.4\u00a0%"


@pytest.mark.parametrize("nonsense", ["", "abc", "12..3", "-5", "51", "nan", "inf", "1e999"])
def test_that_nonsense_is_refused_and_the_old_value_restored(
    entry: ShareEntry, said: Said, nonsense: str
) -> None:
    type_over(entry, nonsense or " ")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert [name for name, *_ in said] == ["refused"]
    assert "from 0 to 50" in said[0][1]
    assert entry.text() == "9.43217"


def test_that_esc_brings_the_old_value_back(entry: ShareEntry, said: Said) -> None:
    type_over(entry, "33")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert entry.text() == "9.43217"
    assert said == []


def test_that_typing_the_same_number_asks_nothing(entry: ShareEntry, said: Said) -> None:
    type_over(entry, "9.43217")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == []


def test_that_drawing_leaves_what_is_being_typed_alone(entry: ShareEntry, said: Said) -> None:
    type_over(entry, "12")
    entry.stand(0.2)
    assert entry.text() == "12"
    assert said == []


def test_that_one_decimal_is_shown_and_all_while_typing(entry: ShareEntry) -> None:
    assert entry.text() == "9.43217"
    other_of(entry).setFocus()
    assert entry.text() == "9.4\u00a0%"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "share"),
    [("11.2", 0.112), ("11.25\u00a0%", 0.1125), (" 7% ", 0.07), ("\u22121", -0.01), ("x", None)],
)
def test_that_a_percentage_is_read_as_planners_type_it(text: str, share: float | None) -> None:
    assert share_of(text) == share


@pytest.mark.usefixtures("qapp")
def test_that_shares_are_written_short_or_exact() -> None:
    assert percent_text(0.4961) == "49.6\u00a0%"
    assert exact_text(0.4961) == "49.61"
