from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from leftshift.text.evidence_list import TABLES, evidence_list
from leftshift.window.pages.evidence.sources import SourcesPage
from leftshift.window.theme import ThemeChoice
from leftshift.window.theme import theme_of as look_of


@pytest.fixture
def page(shown: Callable[[QWidget], QWidget]) -> SourcesPage:
    made = SourcesPage(look_of(ThemeChoice.LIGHT))
    made.resize(1300, 600)
    return shown(made)


def test_that_all_evidence_is_listed_at_first(page: SourcesPage) -> None:
    assert page.rows.rowCount() == len(evidence_list())


@pytest.mark.parametrize("width", [1000, 1300, 1700])
def test_that_the_table_uses_all_of_its_width_and_no_more(page: SourcesPage, width: int) -> None:
    page.resize(width, 600)
    QCoreApplication.processEvents()
    assert page.table.horizontalHeader().length() == page.table.viewport().width()


def test_that_words_come_before_codes(page: SourcesPage) -> None:
    heads = [
        page.rows.headerData(place, Qt.Orientation.Horizontal) for place in range(page.rows.columnCount())
    ]
    assert (heads[0], heads[-1]) == ("What it says", "Code")
    page.look_up("C03")
    assert page.whole.toPlainText().index("Running cost limit") < page.whole.toPlainText().index("Code: C03")


def test_that_words_and_group_narrow_the_list_together(page: SourcesPage) -> None:
    page.search.setText("allocation")
    found = page.rows.rowCount()
    assert 0 < found < len(evidence_list())
    page.group.setCurrentText(TABLES)
    assert 0 < page.rows.rowCount() < found
    assert all(page.shown(row).group == TABLES for row in range(page.rows.rowCount()))
    assert str(page.rows.rowCount()) in page.count.text()


def test_that_the_row_chosen_is_shown_in_full_with_its_link_and_users(page: SourcesPage) -> None:
    page.look_up("C03")
    text = page.whole.toPlainText()
    assert "C03" in text
    assert "Running cost limit" in text
    assert "http" in text


def test_that_a_search_without_a_find_says_what_to_do(page: SourcesPage) -> None:
    page.search.setText("nothing holds this")
    assert page.rows.rowCount() == 0
    assert "Remove a word" in page.whole.toPlainText()


def test_that_every_column_sorts_without_losing_a_row(page: SourcesPage) -> None:
    for column in range(page.rows.columnCount()):
        page.table.sortByColumn(column, page.table.horizontalHeader().sortIndicatorOrder())
        assert page.rows.rowCount() == len(evidence_list()), column
