from collections.abc import Callable

import pytest

from leftshift.model.terms import LABELS, SECTORS, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import in_view, is_nothing, signed, signed_amount
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.money.spend_by_sector import BANDED
from leftshift.window.charts.registry import CHARTS, has_change

CHANGED = tuple(entry.key for entry in CHARTS if has_change(entry))
SECOND = tuple(entry.key for entry in CHARTS if entry.second is not None)
every_change = pytest.mark.parametrize("key", CHANGED)


@pytest.fixture
def change_of(
    chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> Callable[..., tuple[LiveChart, Snapshot]]:
    """Make the chart of a key that shows only the change, and draw a snapshot on it."""

    def make(key: str, width: int = 430, height: int = 300, **changed: object) -> tuple[LiveChart, Snapshot]:
        chart, snapshot = chart_of(key, width, height), snapshot_of(**changed)
        chart.show_change(only=True)
        chart.draw(snapshot)
        return chart, snapshot

    return make


@pytest.mark.parametrize("entry", CHARTS, ids=lambda entry: entry.key)
def test_that_every_chart_can_show_the_change_or_always_does(entry: object) -> None:
    assert entry.is_change is not has_change(entry)  # type: ignore[attr-defined, arg-type]  # one of CHARTS


@every_change
def test_that_the_whole_chart_can_be_had_again(
    key: str, chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    whole = chart.grab().toImage()
    chart.show_change(only=True)
    assert chart.shows_change
    assert chart.accessibleName() == f"{chart.name}, only the change chart"
    assert chart.grab().toImage() != whole
    chart.show_change(only=False)
    assert not chart.shows_change
    assert chart.grab().toImage() == whole


@pytest.mark.parametrize("key", SECOND)
def test_that_a_chart_takes_its_second_form_and_goes_back(
    key: str, chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    first = chart.grab().toImage()
    chart.show_second(second=True)
    assert chart.shows_second
    assert chart.grab().toImage() != first
    chart.show_second(second=False)
    assert not chart.shows_second
    assert chart.grab().toImage() == first


def test_that_a_chart_of_one_form_stays_as_it_is(
    chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("running_costs")
    chart.draw(snapshot_of())
    first = chart.grab().toImage()
    chart.show_second(second=True)
    assert not chart.shows_second
    assert chart.grab().toImage() == first


def test_that_a_change_of_form_shows_all_where_only_the_change_was_shown(
    chart_of: Callable[..., LiveChart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("spend_by_sector")
    chart.draw(snapshot_of())
    chart.show_change(only=True)
    chart.show_second(second=True)
    assert not chart.shows_change
    assert chart.shows_second
    assert "against the baseline" not in chart.title


def test_that_bands_of_sectors_are_asked_for_only_while_lines_are_shown(
    chart_of: Callable[..., LiveChart],
) -> None:
    chart = chart_of("spend_by_sector")
    assert not chart.needs.bands
    chart.show_second(second=True)
    assert chart.needs.bands == set(BANDED)
    chart.show_second(second=False)
    assert not chart.needs.bands


@every_change
def test_that_with_nothing_changed_every_figure_is_nothing(
    key: str, change_of: Callable[..., tuple[LiveChart, Snapshot]]
) -> None:
    chart, _ = change_of(key, moved=0.0, cut=0.0)
    assert "no change from the baseline" in chart.title
    assert all(is_nothing(cell) for row in chart.table().rows for cell in row[1:])


@every_change
@pytest.mark.parametrize(("width", "height"), [(280, 190), (430, 300), (680, 470)])
@pytest.mark.parametrize("view", list(View))
def test_that_every_mark_stands_within_the_chart(
    key: str,
    width: int,
    height: int,
    view: View,
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, _ = change_of(key, width, height, view=view)
    assert chart.view is not None
    area = chart.view.area
    assert area.width() > 40
    assert all(area.adjusted(-1, -1, 1, 1).contains(spot.x, spot.y) for spot in chart.spots())
    assert len(chart.spots()) >= len(chart.table().rows) - 1
    assert not chart.grab().isNull()


def test_that_the_change_of_need_by_sector_is_gap_less_gap(
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, snapshot = change_of("need_by_sector")
    change = (snapshot.results.pressure - snapshot.reference.pressure)[snapshot.target_index]
    written = [row[1] for row in chart.table().rows]
    assert written == [signed_amount(float(value), View.CASH) for value in (*change, change.sum())]
    assert [row[0] for row in chart.table().rows[:-1]] == [LABELS[sector] for sector in SECTORS]
    assert "unfunded" in chart.title


def test_that_the_change_of_what_is_unfunded_is_read_by_year(
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, snapshot = change_of("unfunded", view=View.REAL)
    here, before = (in_view(one.unfunded, one, View.REAL) for one in (snapshot.results, snapshot.reference))
    assert [row[1] for row in chart.table().rows] == [
        signed_amount(float(value), View.REAL) for value in here - before
    ]


def test_that_the_change_of_the_board_has_seats_and_spend(
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, snapshot = change_of("board_and_money")
    cells = dict(chart.table().rows)
    before = snapshot.reference.spend[snapshot.target_index]
    assert cells["Community seats"] == "0.0 points"
    assert cells["Community spend"].startswith("+")
    assert cells["Hospital spend"].startswith("\u2212")
    assert before.sum() > 0


def test_that_the_change_of_posts_adds_up_to_the_posts_removed(
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, snapshot = change_of("commissioning_capacity")
    removed = float(
        snapshot.results.posts_removed[snapshot.scenario.running_costs.end - snapshot.results.first_year]
    )
    assert removed > 0
    assert chart.table().rows[-1] == ("Sum", signed(-removed))


def test_that_the_change_beside_the_others_is_the_areas_own(
    change_of: Callable[..., tuple[LiveChart, Snapshot]],
) -> None:
    chart, snapshot = change_of("beside_others")
    change = snapshot.results.hospital_share - snapshot.reference.hospital_share
    assert chart.table().rows[-1][1] == f"{signed(float(change[-1]) * 100, 1)} points"


def test_that_the_change_of_the_checks_counts_those_met_at_each_level(
    chart_of: Callable[..., LiveChart], session: Session
) -> None:
    chart = chart_of("board_checks")
    chart.show_change(only=True)
    before = sum(bool(check.met) for check in session.snapshot.checks)
    session.board.set_seats(session.scenario.board.seats[1:], "A seat less")
    session.settle()
    chart.draw(session.snapshot)
    met = sum(bool(check.met) for check in session.snapshot.checks)
    assert met < before
    assert chart.table().rows[-1] == ("Sum", signed(float(met - before)))
