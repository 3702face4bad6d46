from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.questions.measures import measure, measures
from leftshift.window.pages.questions.outcome import OutcomeChoice, grouped
from leftshift.window.pages.questions.target import TargetEntry, target_of


def test_that_every_measure_is_in_one_group() -> None:
    listed = [item.key for _, items in grouped() for item in items]
    assert sorted(listed) == sorted(item.key for item in measures())


def test_that_no_outcome_has_the_name_of_another() -> None:
    labels = [item.label for item in measures()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("hospital_share", "50", 0.5),
        ("hospital_share", "49.5 %", 0.495),
        ("total", "£1.2bn", 1200.0),
        ("total", "120m", 120.0),
        ("unfunded", "\u221230", -30.0),
        ("running_cost_per_head", "£18.76", 18.76),
        ("posts_removed", "1,000 posts", 1000.0),
        ("gallagher", "20 points", 20.0),
        ("hospital_share", "half", None),
    ],
)
def test_that_a_target_is_read_as_a_planner_types_it(key: str, typed: str, value: float | None) -> None:
    assert target_of(typed, measure(key)) == (None if value is None else pytest.approx(value))


@pytest.fixture
def entry(shown: Callable[[QWidget], QWidget]) -> TargetEntry:
    made = TargetEntry()
    made.show_value(measure("hospital_share"), 0.5)
    return shown(made)


def test_that_a_typed_target_is_asked_for_and_not_set(entry: TargetEntry) -> None:
    said: list[object] = []
    entry.asked.connect(said.append)
    entry.selectAll()
    QTest.keyClicks(entry, "45")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == [pytest.approx(0.45)]
    assert entry.text() == "50.00\u00a0%"


def test_that_an_emptied_entry_asks_for_the_published_target(entry: TargetEntry) -> None:
    said: list[object] = []
    entry.asked.connect(said.append)
    entry.selectAll()
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == [None]


def test_that_what_is_no_number_is_refused_with_what_is(entry: TargetEntry) -> None:
    said: list[str] = []
    entry.refused.connect(said.append)
    entry.selectAll()
    QTest.keyClicks(entry, "half")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert said == ["“half” is not a target: type a percentage, such as 50\u00a0%."]


def test_that_escape_brings_the_target_back(entry: TargetEntry) -> None:
    entry.selectAll()
    QTest.keyClicks(entry, "45")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.text() == "50.00\u00a0%"


@pytest.fixture
def choice(shown: Callable[[QWidget], QWidget]) -> OutcomeChoice:
    made = OutcomeChoice()
    made.show_value("hospital_share")
    return shown(made)


def test_that_part_of_a_name_finds_an_outcome(choice: OutcomeChoice) -> None:
    said: list[str] = []
    choice.asked.connect(said.append)
    line = choice.lineEdit()
    assert line is not None
    line.setText("posts")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert said == ["posts_removed"]
    assert choice.currentText() == "Hospital share"


def test_that_headings_cannot_be_picked(choice: OutcomeChoice) -> None:
    said: list[str] = []
    choice.asked.connect(said.append)
    choice.activated.emit(0)
    assert said == []
    assert choice.itemText(0) == grouped()[0][0]
