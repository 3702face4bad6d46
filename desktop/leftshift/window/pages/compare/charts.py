"""The difference charts of the compare page: one a scenario, all on equal axes."""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leftshift.evidence.levers import landmarks
from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.change_from_baseline import ChangeFromBaseline
from leftshift.window.charts.hospital_share import HospitalShare
from leftshift.window.charts.only_change import OnlyChange
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.plotting.text_painter import Ink
from leftshift.window.charts.registry import RECOMMENDED_BY
from leftshift.window.charts.spend_by_sector import SpendBySector
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll
from leftshift.window.pages.compare.columns import BASELINE, Compared
from leftshift.window.theme import Theme

_HINT = "Each against its own baseline, all on the same axis."
_SIZES = "The areas differ in size: choose Per head to compare them."
_ACROSS = 3
"""Most charts in a row."""
_BY_YEAR: Final = re.compile(r" by (20\d\d/\d\d)")
_LONG = 36
"""Characters of the longest choice [characters]."""
_LEAST = (300, 250)


def _hospital() -> Plot:
    return HospitalShare(landmarks("hospital_share"), landmarks("primary_care_share"), RECOMMENDED_BY)


KINDS: Final[dict[str, tuple[str, Callable[[], Plot]]]] = {
    "change": ("Change by sector, target year", ChangeFromBaseline),
    "spend": ("Change by sector, every year", lambda: OnlyChange(SpendBySector())),
    "hospital": ("Change of hospital and primary care share", lambda: OnlyChange(_hospital())),
    "share": ("Hospital and primary care share", _hospital),
}
"""What can be drawn of each scenario, by key."""


class EqualAxis:
    """Another plot under the name of its scenario, on an axis that is the same for all of them."""

    def __init__(self, inner: Plot, title: str, *, area: str = "") -> None:
        self._inner = inner
        self._letter, _, named = title.partition(": ")
        self._named = f"{area}, {named}" if area else named
        self.key, self.name = inner.key, f"{title}, {inner.name}"
        self.range: tuple[float, float] | None = None

    @property
    def own_range(self) -> tuple[float, float]:
        """What the scenario alone would need."""
        return self._inner.wanted

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._inner.draw(snapshot)

    @property
    def title(self) -> str:
        """The scenario's letter, and its finding."""
        year = _BY_YEAR.search(self._inner.title)
        # where the subtitle has the year, the title spares it: charts side by side are narrow
        said = year is not None and year[1] in self._inner.subtitle
        return f"{self._letter}: {_BY_YEAR.sub('', self._inner.title) if said else self._inner.title}"

    @property
    def subtitle(self) -> str:
        """The scenario's name, and what is counted."""
        return f"{self._named}; {self._inner.subtitle}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of all scenarios."""
        return self.range or self._inner.wanted

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._inner.stands_on

    def room(self, body: QRectF, ink: Ink, axis: Axis, /) -> QRectF:
        """Return the part of the body where marks stand."""
        return self._inner.room(body, ink, axis)

    def still(self, canvas: Canvas) -> None:
        """Draw what stays while a lever moves."""
        self._inner.still(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw what moves."""
        self._inner.moving(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List what can be pointed at."""
        return self._inner.spots(canvas)

    def table(self) -> ChartTable:
        """Return the chart's figures as text."""
        return self._inner.table()


class CompareCharts(QWidget):
    """A choice of chart, and that chart for every scenario but the baseline, which all are held against."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "change"
        self._shown: tuple[Compared, ...] = ()
        self.charts: list[Chart] = []
        self.choice = Choice("Chart drawn of each scenario")
        self.choice.setMinimumContentsLength(_LONG)
        self._across = _ACROSS
        self.choice.asked.connect(self._choose)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._area = RingedScroll()
        self._area.setAccessibleName("Difference charts")
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self.hint = PlainLabel(role="muted")
        bar = Flow()
        bar.addWidget(self.choice)
        bar.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(bar)
        column.addWidget(self._area, 1)

    def draw(self, compared: Sequence[Compared]) -> None:
        """Show these scenarios."""
        self._shown = tuple(one for one in compared if one.key != BASELINE)
        self.choice.show_value(self._kind, [(key, name) for key, (name, _) in KINDS.items()])
        self._show_charts()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for chart in self.charts:
            chart.apply_theme(theme)

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._show_charts()

    def _show_charts(self) -> None:
        areas = {one.shown.area.name for one in self._shown}
        per_head = all(one.shown.view is View.PER_HEAD for one in self._shown)
        self.hint.setText(_HINT if len(areas) == 1 or per_head else f"{_HINT} {_SIZES}")
        plots = [
            EqualAxis(KINDS[self._kind][1](), one.title, area=one.shown.area.name if len(areas) > 1 else "")
            for one in self._shown
        ]
        for plot, one in zip(plots, self._shown, strict=True):
            plot.draw(one.shown)
        ranges = [plot.own_range for plot in plots]
        while len(self.charts) > len(plots):
            gone = self.charts.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        for place, (plot, one) in enumerate(zip(plots, self._shown, strict=True)):
            plot.range = min(low for low, _ in ranges), max(high for _, high in ranges)
            if place == len(self.charts):
                self._add(Chart(plot, self._theme))
            self.charts[place].show_plot(plot)
            self.charts[place].draw(one.shown)

    def _add(self, chart: Chart) -> None:
        chart.setMinimumSize(self._least())
        place = len(self.charts)
        self.charts.append(chart)
        self._grid.addWidget(chart, place // self._across, place % self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many charts in a row as can be read."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Give the charts more room when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._share_out()

    def _least(self) -> QSize:
        return QSize(*_LEAST) * text_scale(self)

    def _share_out(self) -> None:
        least = self._least()
        free = self._area.width() - self._area.verticalScrollBar().sizeHint().width()
        across = min(max(free // (least.width() + self._grid.horizontalSpacing()), 1), _ACROSS)
        if across == self._across and all(chart.minimumSize() == least for chart in self.charts):
            return
        self._across = across
        for place, chart in enumerate(self.charts):
            chart.setMinimumSize(least)
            self._grid.addWidget(chart, place // across, place % across)
