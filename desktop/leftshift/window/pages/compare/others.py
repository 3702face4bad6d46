"""One scenario laid over every board: the same change, in points of share, made in each of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leftshift.questions.peers import peer_measures
from leftshift.window.charts.money.beside_others import FIRST_MEASURE, KEY, NAME, beside_others
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.pages.compare.columns import BASELINE, NOW, Compared
from leftshift.window.theme import Theme

_LONG = 28
"""Characters of a usual choice [characters]."""


class CompareOthers(QWidget):
    """A choice of scenario and of measure, and the dot strip of all boards before and after."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario = NOW
        self._shown: tuple[Compared, ...] = ()
        self._measure = FIRST_MEASURE
        self.chart = ChartCard(KEY, NAME, theme)
        self.scenario = Choice("Plan made in every ICB")
        self.scenario.asked.connect(self._choose_scenario)
        self.measure = Choice("Measure")
        self.measure.asked.connect(self._choose_measure)
        bar = Flow()
        for name, choice in (("Plan", self.scenario), ("Measure", self.measure)):
            label = PlainLabel(name)
            label.setBuddy(choice)
            choice.setMinimumContentsLength(_LONG)
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            row.addWidget(choice)
            bar.addWidget(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.chart, 1)

    def draw(self, compared: Sequence[Compared]) -> None:
        """Show these scenarios."""
        self._shown = tuple(one for one in compared if one.key != BASELINE)
        if self._scenario not in [one.key for one in self._shown]:
            self._scenario = NOW
        self.scenario.show_value(self._scenario, [(one.key, one.title) for one in self._shown])
        self.measure.show_value(self._measure, [(item.key, item.label) for item in peer_measures()])
        self._draw_chart()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.chart.apply_theme(theme)

    def _choose_scenario(self, key: str) -> None:
        self._scenario = key
        self._draw_chart()

    def _choose_measure(self, key: str) -> None:
        self._measure = key
        self._draw_chart()

    def _draw_chart(self) -> None:
        shown = next(one for one in self._shown if one.key == self._scenario).shown
        self.chart.show_data(beside_others(shown, self._measure, carried=True))
