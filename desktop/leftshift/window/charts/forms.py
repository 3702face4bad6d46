"""The charts that have a second form, and which of the two is shown."""

from collections.abc import Collection, Iterable
from typing import Final

from leftshift.snapshot.needs import Needs
from leftshift.window.charts.answer_here import AnswerHere
from leftshift.window.charts.beside_others import BesideOthers
from leftshift.window.charts.change_by_year import ChangeByYear
from leftshift.window.charts.change_from_baseline import ChangeFromBaseline
from leftshift.window.charts.change_views import whole_of
from leftshift.window.charts.need_lens import NeedLens
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.plotting.plot import Plot
from leftshift.window.charts.spend_by_sector import BANDED, Form, SpendBySector

SECOND: Final = {
    SpendBySector.key: "Spend by sector as &lines",
    ChangeFromBaseline.key: "Change from &baseline by year",
}
"""What the second form of a chart is called in a menu, by the key of the chart."""


def is_second(plot: Plot) -> bool:
    """Whether a plot, or the one whose change it shows, stands in its second form."""
    whole = whole_of(plot)
    if isinstance(whole, SpendBySector):
        return whole.form is Form.LINES
    return isinstance(whole, ChangeByYear)


def in_form(plot: Plot, *, second: bool) -> Plot:
    """Return a plot in its first or second form; one that has no second form stays as it is."""
    if isinstance(plot, SpendBySector):
        plot.form = Form.LINES if second else Form.AREA
    elif isinstance(plot, ChangeByYear | ChangeFromBaseline):
        return ChangeByYear() if second else ChangeFromBaseline()
    return plot


def put_forms(charts: Iterable[Chart], second: Collection[str]) -> None:
    """Let the charts of these keys stand in their second form, all others in their first."""
    for chart in charts:
        wanted = chart.key in second
        if chart.key in SECOND and is_second(chart.plot) is not wanted:
            chart.show_plot(in_form(whole_of(chart.plot), second=wanted))


def needs_of(charts: Iterable[Chart]) -> Needs:
    """Return what charts show that a snapshot does not always hold."""
    needs = Needs()
    for chart in charts:
        needs |= _needs(whole_of(chart.plot))
    return needs


def _needs(plot: Plot) -> Needs:
    match plot:
        case AnswerHere():
            return plot.needs
        case BesideOthers():
            return Needs(peers=True)
        case NeedLens():
            return Needs(need_lens=True)
        case SpendBySector(form=Form.LINES):
            return Needs(bands=frozenset(BANDED))
        case _:
            return Needs()
