from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from leftshift.model.own_figures import OwnFigures
from leftshift.selftest.baseline_check import baseline_check
from leftshift.session.session import Session
from leftshift.text.reports.baseline_check import finding, miss
from leftshift.window.pages.evidence.baseline_page import MISS, BaselinePage
from leftshift.window.theme import ThemeChoice
from leftshift.window.theme import theme_of as look_of

OWN = OwnFigures(
    money=(1500.0, None, None, None, None, None, None), year=2025, source="ledger.csv", imported="2026-05-01"
)


@pytest.fixture
def page(shown: Callable[[QWidget], QWidget]) -> BaselinePage:
    made = BaselinePage(baseline_check(), look_of(ThemeChoice.LIGHT))
    made.resize(1300, 600)
    return shown(made)


def texts(page: BaselinePage) -> list[list[str]]:
    table = page.table
    return [
        [item.text() for column in range(4) if (item := table.item(row, column)) is not None]
        for row in range(table.rowCount())
    ]


def test_that_every_comparison_is_shown_with_its_miss_as_it_is(page: BaselinePage) -> None:
    listed = [row for row in texts(page) if len(row) == 4]
    assert [row[0] for row in listed] == [row.what for row in baseline_check()]
    assert [row[3] for row in listed] == [miss(row) for row in baseline_check()]
    assert page.title.text() == finding(baseline_check())


def test_that_the_bar_of_a_row_has_its_relative_miss(page: BaselinePage) -> None:
    row = next(place for place, text in enumerate(texts(page)) if text[0] == "Norfolk and Waveney")
    bar = page.table.item(row, 4)
    assert bar is not None
    assert bar.data(MISS) == pytest.approx(-0.048, abs=0.001)


def test_that_the_row_chosen_is_commented_with_its_sources(page: BaselinePage) -> None:
    page.table.setCurrentCell(1, 0)
    assert "all NHS spending in 2021" in page.whole.toPlainText()
    assert "A02" in page.whole.toPlainText()


def test_that_an_areas_own_figures_are_listed_beside_ours(page: BaselinePage, session: Session) -> None:
    snapshot = session.snapshot
    before = page.table.rowCount()
    page.draw(replace(snapshot, scenario=replace(snapshot.scenario, own_figures=OWN)))
    assert texts(page)[0] == ["Own figures of Norfolk and Waveney, from ledger.csv"]
    assert texts(page)[1][2] == "£1.50bn"
    page.draw(snapshot)
    assert page.table.rowCount() == before
