"""What sets the plan beside others: pin, compare, history, and the measure of “Compare with other ICBs”."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leftshift.session.session import Session
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.controls.actions import make_action
from leftshift.window.page_stack import PageStack

_SHOWS_MEASURES = "beside_others"
_PIN = 3000
"""How long the status bar says that a scenario was pinned [ms]."""


class BesideMenu:
    """The actions, and what they do; the window puts them into its menus."""

    def __init__(
        self,
        session: Session,
        chart_area: ChartArea,
        pages: PageStack,
        notify: Callable[[str, int], None],
        window: QWidget,
    ) -> None:
        self._session, self._chart_area, self._notify = session, chart_area, notify
        compare, history = partial(pages.open, "compare"), partial(pages.open, "history")
        self.pin = make_action(window, "&Pin current plan", self.pin_now, "Ctrl+K")
        self.compare = make_action(window, "Co&mpare scenarios", compare, "Ctrl+Shift+K")
        self.pin.setIconText("Pin")
        self.compare.setIconText("Compare")
        self.history = make_action(window, "Histor&y", history, "Ctrl+H")
        self.measures = QMenu("&Compare with other ICBs", window)
        self.measures.setToolTip("The measure on which the chart “Compare with other ICBs” sets the areas")
        self._group = QActionGroup(window)
        self.measures.aboutToShow.connect(self._list_measures)

    def pin_now(self) -> None:
        """Hold the scenario as it is now, and say under which letter."""
        pin = self._session.pin()
        self._notify(f"Pinned as {pin.letter}: {pin.name}", _PIN)

    def choose(self, measure: str) -> None:
        """Set the areas beside one another on another measure."""
        chart = self._chart_area.chart(_SHOWS_MEASURES)
        chart.choose(measure)
        chart.draw(self._session.snapshot)

    def add_to_chart_menu(self, menu: QMenu, chart: QWidget, _at: object) -> None:
        """Offer the measures where the chart that shows them was clicked."""
        if chart is self._chart_area.chart(_SHOWS_MEASURES):
            menu.addMenu(self.measures)

    def _list_measures(self) -> None:
        # Imported here, as the measures read the evidence, which the first paint must not wait for.
        from leftshift.questions.peers import peer_measures  # noqa: PLC0415

        if not self.measures.actions():
            for item in peer_measures():
                label = item.label.replace("&", "&&")
                action = make_action(self.measures, label, partial(self.choose, item.key))
                action.setCheckable(True)
                action.setData(item.key)
                self._group.addAction(action)
                self.measures.addAction(action)
        shown = [chart.subject for chart in self._chart_area.charts if chart.key == _SHOWS_MEASURES]
        for action in self.measures.actions():
            action.setEnabled(bool(shown))
            action.setChecked(action.data() in shown)
