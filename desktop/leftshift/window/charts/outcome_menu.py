"""The choice of the outcome that the charts of answers are about."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.chart_area import ChartArea

ASKING = ("waterfall", "tornado")
"""Charts that answer a question about an outcome."""


class OutcomeMenu(QMenu):
    """Lists the outcomes in groups; the one chosen holds for every chart that answers a question."""

    def __init__(self, chart_area: ChartArea, snapshot: Callable[[], Snapshot], parent: QWidget) -> None:
        super().__init__("&Outcome in question", parent)
        self.setToolTip("What “What each lever did” and “What matters most” are about")
        self._chart_area, self._snapshot = chart_area, snapshot
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self._list)

    def choose(self, outcome: str) -> None:
        """Ask about another outcome, on every chart that asks."""
        for key in ASKING:
            chart = self._chart_area.chart(key)
            chart.choose(outcome)
            self._chart_area.say_needs(chart)
            chart.draw(self._snapshot())

    @property
    def outcome(self) -> str:
        """Key of the outcome in question; empty while the charts ask about different ones."""
        asked = {chart.subject for chart in self._chart_area.charts if chart.key in ASKING}
        return asked.pop() if len(asked) == 1 else ""

    def _list(self) -> None:
        # Imported here, as the measures read the evidence, which the first paint must not wait for.
        from leftshift.window.pages.questions.outcome import grouped  # noqa: PLC0415

        if not self.actions():
            for name, items in grouped():
                menu = self.addMenu(name)
                for item in items:
                    action = QAction(item.label, menu)
                    action.setCheckable(True)
                    action.setData(item.key)
                    action.triggered.connect(lambda _=False, key=item.key: self.choose(key))
                    self._group.addAction(action)
                    menu.addAction(action)
        for action in self._group.actions():
            action.setChecked(action.data() == self.outcome)
