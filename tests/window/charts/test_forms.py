from collections.abc import Callable

import pytest

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.change_views import only_change
from leftshift.window.charts.forms import SECOND, in_form, is_second, needs_of, put_forms
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.spend_by_sector import BANDED


@pytest.mark.parametrize("key", SECOND)
def test_that_a_chart_takes_its_second_form_and_goes_back(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    first = chart.grab().toImage()
    put_forms([chart], (key,))
    assert is_second(chart.plot)
    assert chart.grab().toImage() != first
    put_forms([chart], ())
    assert not is_second(chart.plot)
    assert chart.grab().toImage() == first


def test_that_a_chart_of_one_form_stays_as_it_is(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("hospital_share")
    chart.draw(snapshot_of())
    before = chart.plot
    put_forms([chart], ("hospital_share",))
    assert chart.plot is before
    assert in_form(before, second=True) is before


def test_that_a_change_of_form_shows_all_where_only_the_change_was_shown(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("spend_by_sector")
    chart.draw(snapshot_of())
    whole = chart.plot
    chart.show_plot(only_change(whole))
    put_forms([chart], ("spend_by_sector",))
    assert chart.plot is whole
    assert is_second(whole)


def test_that_bands_of_sectors_are_asked_for_only_while_lines_are_shown(
    chart_of: Callable[..., Chart],
) -> None:
    charts = [chart_of(key) for key in SECOND]
    assert not needs_of(charts).bands
    put_forms(charts, ("spend_by_sector",))
    assert needs_of(charts).bands == set(BANDED)
    put_forms(charts, ("change_from_baseline",))
    assert not needs_of(charts).bands
