"""LiveChart: a chart of the registry that follows the scenario."""

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.registry import CHARTS, ChartEntry, has_change
from leftshift.window.theme import Theme


class LiveChart(ChartCard):
    """Shows what an entry of the registry makes of a snapshot: all, its second form, or only the change."""

    def __init__(self, entry: ChartEntry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(entry.key, entry.name, theme, parent)
        self.entry = entry
        self.formula = entry.formula
        self.subject = "" if entry.about is None else entry.about.first
        """Key of the outcome or measure it is about; empty where it is about one thing only."""
        self.snapshot: Snapshot | None = None
        self._second = self._only_change = False
        self._made_from: Hashable = None

    @property
    def shows_change(self) -> bool:
        """Whether only the change from the baseline is shown."""
        return self.entry.is_change or self._only_change

    @property
    def shows_second(self) -> bool:
        """Whether the chart is in its second form."""
        return self._second

    @property
    def needs(self) -> Needs:
        """What a snapshot must hold beside what every snapshot holds."""
        needs = self.entry.needs if self.entry.about is None else self.entry.about.needs(self.subject)
        return needs | self.entry.second.needs if self._second and self.entry.second else needs

    def draw(self, snapshot: Snapshot) -> None:
        """Show the chart of a snapshot, asking for nothing."""
        self.snapshot = snapshot
        depends_on = self.entry.depends_on
        made_from = None if depends_on is None else (self._only_change, self.subject, depends_on(snapshot))
        if made_from is None or made_from != self._made_from or not snapshot.dragging:
            self._made_from = made_from
            self.show_data(self._make(snapshot), moving=snapshot.dragging)

    def choose(self, subject: str) -> None:
        """Be about another outcome or measure from the next snapshot on; see `needs`."""
        self.subject = subject

    def show_change(self, *, only: bool) -> None:
        """Show only the change from the baseline, or all again; a chart without such a view stays as is."""
        self._only_change = only and has_change(self.entry)
        self._draw_again()

    def show_second(self, *, second: bool) -> None:
        """Show all of the chart in its second or first form; one without a second form keeps its first."""
        self._second = second and self.entry.second is not None
        self._only_change = False
        self._draw_again()

    def _make(self, snapshot: Snapshot) -> ChartData:
        about, entry = self.entry.about, self.entry
        if about is not None:
            if self._only_change and about.change is not None:
                return about.change(snapshot, self.subject)
            return about.data(snapshot, self.subject)
        maker = entry.change if self._only_change else entry.data
        if self._second and entry.second is not None and not self._only_change:
            maker = entry.second.data
        if maker is None:
            raise LookupError(entry.key)
        return maker(snapshot)

    def _draw_again(self) -> None:
        if self.snapshot is not None:
            self.show_data(self._make(self.snapshot))


def make_charts(theme: Theme) -> tuple[LiveChart, ...]:
    """Make every chart of the chart area, in the order of the registry."""
    return tuple(LiveChart(entry, theme) for entry in CHARTS)
