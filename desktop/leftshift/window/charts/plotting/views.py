"""Which view draws which kind of marks."""

from typing import Final

from leftshift.window.charts.board.board_and_money import RowMarksOverSeats
from leftshift.window.charts.board.board_checks import CheckMarks
from leftshift.window.charts.board.board_table import BoardMarks
from leftshift.window.charts.money.beside_others import StripMarks
from leftshift.window.charts.money.money_flow import FlowMarks
from leftshift.window.charts.plotting.chart_data import RowMarks, YearMarks
from leftshift.window.charts.plotting.chart_view import ChartView
from leftshift.window.charts.plotting.row_plot import RowPlot
from leftshift.window.charts.plotting.year_plot import YearPlot
from leftshift.window.charts.shapes.board_view import BoardView
from leftshift.window.charts.shapes.checks_view import ChecksView
from leftshift.window.charts.shapes.flow_view import FlowView
from leftshift.window.charts.shapes.seats import RowsOverSeats
from leftshift.window.charts.shapes.strip_view import StripView

VIEWS: Final[dict[type, type[ChartView]]] = {
    YearMarks: YearPlot,
    RowMarks: RowPlot,
    RowMarksOverSeats: RowsOverSeats,
    FlowMarks: FlowView,
    BoardMarks: BoardView,
    CheckMarks: ChecksView,
    StripMarks: StripView,
}
"""The view of each kind of marks."""


def view_of(marks: object) -> type[ChartView]:
    """Return the class of the view that draws such marks.

    Raises:
        TypeError: no view draws them.
    """
    try:
        return VIEWS[type(marks)]
    except KeyError:
        raise TypeError(type(marks)) from None
