"""Which view draws which kind of marks."""

from leftshift.window.charts.plotting.chart_data import RowMarks, YearMarks
from leftshift.window.charts.plotting.chart_view import ChartView
from leftshift.window.charts.plotting.row_plot import RowPlot
from leftshift.window.charts.plotting.year_plot import YearPlot


def view_of(marks: object) -> type[ChartView]:
    """Return the class of the view that draws such marks.

    Raises:
        TypeError: no view draws them.
    """
    if isinstance(marks, YearMarks):
        return YearPlot
    if isinstance(marks, RowMarks):
        return RowPlot
    raise TypeError(type(marks))
