"""Which charts can show only the change, which show nothing else, and the plot that shows it."""

from typing import Final

from leftshift.window.charts.change_rows import ChangeRows, changes_by_row
from leftshift.window.charts.only_change import OnlyChange, changes_by_year
from leftshift.window.charts.plotting.plot import Plot

ALWAYS: Final = frozenset({"change_from_baseline", "money_flow", "tornado", "waterfall"})
"""Charts that show the difference from the baseline as they are."""


def supports(key: str) -> bool:
    """Whether a chart can show only the change."""
    return changes_by_year(key) or changes_by_row(key)


def only_change(plot: Plot) -> Plot:
    """Return the plot that shows only the change of another.

    Raises:
        KeyError: there is no such view of it.
    """
    if changes_by_row(plot.key):
        return ChangeRows(plot)
    if changes_by_year(plot.key):
        return OnlyChange(plot)
    raise KeyError(plot.key)


def is_change(plot: Plot) -> bool:
    """Whether a plot shows only the change of another."""
    return isinstance(plot, OnlyChange | ChangeRows)


def whole_of(plot: Plot) -> Plot:
    """Return the plot whose change another shows; a whole plot itself."""
    return plot.whole if isinstance(plot, OnlyChange | ChangeRows) else plot
