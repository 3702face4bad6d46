"""The difference charts of the compare page: one a scenario, all on equal axes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leftshift.model.terms import View
from leftshift.text.numbers import MINUS
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.money.change_from_baseline import change_from_baseline
from leftshift.window.charts.money.hospital_share import hospital_share
from leftshift.window.charts.only_change import hospital_change, spend_change
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll
from leftshift.window.pages.compare.columns import BASELINE, Compared
from leftshift.window.theme import Theme

_OWN = "its own baseline"
_AXES = "All on the same axis."
_SIZES = "The areas differ in size: choose View, Per head to compare them."
_ACROSS = 3
"""Most charts in a row."""
_LONG = 36
"""Characters of the longest choice [characters]."""
_LEAST = (300, 250)


KINDS: Final[dict[str, tuple[str, Callable[..., ChartData]]]] = {
    "change": ("Difference by sector, target year", partial(change_from_baseline, dated=False)),
    "spend": ("Difference by sector, every year", spend_change),
    "hospital": ("Difference in hospital and primary care share", hospital_change),
    "share": ("Hospital and primary care share", lambda shown, against: hospital_share(shown)),  # noqa: ARG005 - itself
}
"""What can be drawn of each scenario, by key; titles are short, as charts side by side are narrow."""


def under_its_name(
    data: ChartData, one: Compared, less: str, area: str, wanted: tuple[float, float]
) -> ChartData:
    """Put letter and name of the scenario before finding and unit, and what is taken off it; set the axis."""
    return replace(
        data,
        name=f"{one.title}, {data.name}",
        title=f"{one.letter}{less}: {data.title}",
        subtitle=f"{f'{area}, {one.name}' if area else one.name}; {data.subtitle}",
        wanted=wanted,
    )


class CompareCharts(QWidget):
    """A choice of chart, and that chart for every scenario but the one that is taken from all others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "change"
        self._shown: tuple[Compared, ...] = ()
        self._against: Compared | None = None
        self.charts: list[ChartCard] = []
        self.choice = Choice("Chart of each plan")
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

    def draw(self, compared: Sequence[Compared], against: Compared) -> None:
        """Show how these scenarios differ from one of them."""
        self._against = against
        self._shown = tuple(one for one in compared if one.key not in {BASELINE, against.key})
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
        self.hint.setText(_AXES if len(areas) == 1 or per_head else f"{_AXES} {_SIZES}")
        made = [self._data(one) for one in self._shown]
        wanted = min(data.wanted[0] for data in made), max(data.wanted[1] for data in made)
        while len(self.charts) > len(made):
            gone = self.charts.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        for place, (data, one) in enumerate(zip(made, self._shown, strict=True)):
            if place == len(self.charts):
                self._add(ChartCard(data.key, data.name, self._theme))
            chart, area = self.charts[place], one.shown.area.name if len(areas) > 1 else ""
            shown = under_its_name(data, one, self._less(one), area, wanted)
            chart.key, chart.name = shown.key, shown.name
            chart.show_data(shown)

    def _data(self, one: Compared) -> ChartData:
        """Work the chart out on what is taken from the scenario: its own baseline, or another of its area."""
        make, less = KINDS[self._kind][1], self._less(one)
        if not less or self._against is None:
            return make(one.shown, against=_OWN)
        shown = replace(one.shown, reference=self._against.shown.results)
        return make(shown, against=self._against.letter)

    def _less(self, one: Compared) -> str:
        """Name what is taken from a scenario, such as “ − A”; empty where it is its own baseline."""
        taken = self._against
        is_own = taken is None or taken.key == BASELINE or taken.shown.area != one.shown.area
        return "" if taken is None or is_own or self._kind == "share" else f" {MINUS} {taken.letter}"

    def _add(self, chart: ChartCard) -> None:
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
