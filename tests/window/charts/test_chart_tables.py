import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import MINUS, NBSP
from leftshift.window.charts.chart_table import ChartTableDialog
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import CHARTS, ENTRIES
from leftshift.window.transfer.chart_copy import plain_rows

_YEAR = re.compile(r"\d{4}/\d\d")
_NUMBER = re.compile(r"£?(\d[\d,]*(?:\.\d+)?)(bn)?")
_THOUSAND = 1000.0
_CODE = re.compile(r"\b[A-Z]{1,2}\d\d\b")
"""The code of a fact, such as B09."""
_AMOUNT = re.compile(r"[-+]?(£.*\d.*|\d[\d,.]* ?(%|bn|m|to .*))")
"""A figure with its unit, or two figures, in one cell."""
LABELS = frozenset({"Year", "Place", "Assumption", "What is asked", "What was found", "Source"})
"""Columns whose numbers name their row or stand in a sentence, and are no figures."""


def numbers(text: str) -> Iterator[tuple[float, float]]:
    """Read every number of a text without its sign, and how far off rounding may put it [£m]."""
    for digits, billions in _NUMBER.findall(_YEAR.sub("", text)):
        times = _THOUSAND if billions else 1.0
        decimals = len(digits.partition(".")[2])
        yield float(digits.replace(",", "")) * times, 0.51 * times * 0.1**decimals


def untold(chart: LiveChart) -> list[str]:
    """List what pointing tells that the table does not hold."""
    table = chart.table()
    cells = [*table.columns, *(cell for row in table.rows for cell in row)]
    years, values = (
        set(_YEAR.findall(" ".join(cells))),
        [value for cell in cells for value, _ in numbers(cell)],
    )
    return [
        spot.text
        for spot in chart.spots()
        if not set(_YEAR.findall(spot.text)) <= years
        or any(all(abs(held - value) > off for held in values) for value, off in numbers(spot.text))
    ]


@pytest.fixture(params=list(View))
def moved(request: pytest.FixtureRequest, session: Session) -> Session:
    session.running_costs.set_cut(0.5)
    session.shares.set(Sector.ACUTE, 0.40)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.45)
    session.set_view(request.param)
    session.settle()
    return session


@pytest.mark.parametrize("key", ENTRIES)
@pytest.mark.parametrize("only", [False, True])
def test_that_a_table_holds_every_number_that_pointing_tells(
    key: str, moved: Session, chart_of: Callable[..., LiveChart], *, only: bool
) -> None:
    chart = chart_of(key, 680, 470)
    chart.show_change(only=only)
    chart.draw(moved.snapshot)
    assert chart.spots()
    assert untold(chart) == []


@pytest.mark.parametrize("key", [entry.key for entry in CHARTS if entry.second is not None])
def test_that_the_table_of_a_second_form_does_too(
    key: str, moved: Session, chart_of: Callable[..., LiveChart]
) -> None:
    chart = chart_of(key, 680, 470)
    chart.show_second(second=True)
    chart.draw(moved.snapshot)
    assert chart.spots()
    assert untold(chart) == []


@pytest.mark.parametrize("key", ENTRIES)
@pytest.mark.parametrize("only", [False, True])
def test_that_every_figure_of_a_table_is_a_bare_number_in_a_file(
    key: str, moved: Session, chart_of: Callable[..., LiveChart], *, only: bool
) -> None:
    chart = chart_of(key, 680, 470)
    chart.show_change(only=only)
    chart.draw(moved.snapshot)
    heads, *rows = plain_rows(chart.table())
    assert [
        (head, cell)
        for row in rows
        for head, cell in zip(heads, row, strict=True)
        if re.search(r"\d", cell)
        and head not in LABELS
        and not head.endswith(", unit")
        and not re.fullmatch(r"-?\d+(\.\d+)?(e[+-]\d+)?", cell)
    ] == []


@pytest.mark.parametrize("key", ENTRIES)
def test_that_a_chart_speaks_in_words_and_its_table_in_place_in_plain_numbers(
    key: str, chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of(key, 680, 470), snapshot_of(pool=0.01)
    chart.draw(snapshot)
    dialog = ChartTableDialog(chart, chart)
    dialog.draw(snapshot)
    table = dialog.table
    places = np.ndindex(table.rowCount(), table.columnCount())
    cells = [table.item(*place).text() for place in places]
    heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    assert not _CODE.search(chart.description)
    assert not [cell for cell in (*heads, *cells) if MINUS in cell or NBSP in cell]
    assert not [cell for cell in cells if _AMOUNT.fullmatch(cell)]
