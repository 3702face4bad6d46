from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.window.levers.number_entry import NumberEntry, Writing

COUNT = Writing(unit="metrics", decimals=0, whole=True)
MONEY = Writing(unit="£m a year", decimals=1)
RATE = Writing(unit="share a year", decimals=1)


@pytest.mark.parametrize(
    ("writing", "text", "value"),
    [
        (COUNT, "12", 12.0),
        (COUNT, "12.5", None),
        (MONEY, "£1,234.5", 1234.5),
        (MONEY, "much", None),
        (RATE, "1.6 %", 0.016),
        (RATE, "\u22120.5", -0.005),
    ],
)
def test_that_a_number_is_read_as_planners_type_it(writing: Writing, text: str, value: float | None) -> None:
    assert writing.read(text) == value


@pytest.mark.parametrize(("writing", "value"), [(COUNT, 40), (MONEY, 12.3456), (RATE, -0.01234)])
def test_that_what_is_written_exactly_reads_back_the_same(writing: Writing, value: float) -> None:
    assert writing.read(writing.exact(value)) == pytest.approx(value)


@pytest.fixture
def entry(shown: Callable[[QWidget], QWidget]) -> NumberEntry:
    made = NumberEntry("Capital", MONEY, 5000.0)
    made.stand(20.0, low=0.0, high=5000.0)
    return shown(made)


def typed(entry: NumberEntry, text: str) -> None:
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_that_enter_asks_for_what_was_typed_once(entry: NumberEntry, heard: Callable[..., Any]) -> None:
    said = heard(asked=entry.asked, released=entry.released, refused=entry.refused)
    typed(entry, "31.25")
    assert said == [("asked", 31.25), ("released",)]


@pytest.mark.parametrize("text", ["6000", "lots"])
def test_that_a_number_beyond_the_limits_is_refused_with_the_limits(
    entry: NumberEntry, heard: Callable[..., Any], text: str
) -> None:
    said = heard(asked=entry.asked, refused=entry.refused)
    typed(entry, text)
    assert said == [("refused", "Type a number from 0 to 5000.")]
    assert entry.text() == "20"


def test_that_escape_brings_the_old_value_back(entry: NumberEntry, heard: Callable[..., Any]) -> None:
    said = heard(asked=entry.asked)
    entry.setFocus()
    QTest.keyClicks(entry, "99")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.text() == "20"
    assert said == []
