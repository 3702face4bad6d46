"""What sets the plan beside others: pin, compare, history, and the measure of “Compare with other ICBs”."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.controls.actions import make_action
from leftshift.window.dialogs import attempt, in_documents
from leftshift.window.page_stack import PageStack
from leftshift.window.sections import section_of_chart

if TYPE_CHECKING:  # loaded with the first sweep that is opened
    from leftshift.questions.swept import Swept

_SHOWS_MEASURES = "beside_others"
_SWEEPS: Final = "Results of a sweep (*.csv *.json)"
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
        self._pages = pages
        compare, history = partial(pages.open, "compare"), partial(pages.open, "history")
        self.pin = make_action(window, "&Pin current plan", self.pin_now, "Ctrl+K")
        self.compare = make_action(window, "Co&mpare plans", compare, "Ctrl+Shift+K")
        self.pin.setIconText("Pin")
        self.compare.setIconText("Compare")
        self.history = make_action(window, "Histor&y", history, "Ctrl+H")
        self.measures = QMenu("Compare with other &ICBs", window)
        self.measures.setToolTip("The measure on which the chart “Compare with other ICBs” sets the areas")
        self.sweep = make_action(window, "Set beside a s&weep…", self.ask_sweep)
        self.sweep.setToolTip("Set the areas beside what “leftshift sweep” found in each of them")
        self._window = window
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
        if not chart.isVisible():
            self._bring_into_view()

    def ask_sweep(self) -> QFileDialog:
        """Let the planner pick the results of a sweep."""
        dialog = QFileDialog(self._window, "Results of a sweep", in_documents(), _SWEEPS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_sweep(Path(name)))
        dialog.open()
        return dialog

    def open_sweep(self, path: Path) -> None:
        """Read a sweep, let one choice of its levers be picked, and set the areas beside it."""
        from leftshift.storage.sweep_file import read_sweep  # noqa: PLC0415 - few open one

        found: list[Swept] = []
        if not attempt(self._window, "The sweep was not opened", lambda: found.extend(read_sweep(path))):
            return
        if len(found) == 1:
            self.show_sweep(found[0])
            return
        asked = QInputDialog(self._window)
        asked.setWindowTitle("Results of a sweep")
        asked.setLabelText("Which choice of levers are the areas set beside?")
        asked.setComboBoxItems([item.name for item in found])
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.textValueSelected.connect(
            lambda name: self.show_sweep(next(item for item in found if item.name == name))
        )
        asked.open()

    def show_sweep(self, swept: "Swept") -> None:
        """Show what a sweep found beside what nothing changed leads to."""
        self._session.show_also(Needs(peers=True, swept=swept), by="sweep")
        self._chart_area.chart(_SHOWS_MEASURES).draw(self._session.snapshot)
        self._bring_into_view()
        self._notify(f"“Compare with other ICBs” shows the sweep: {swept.name}", _PIN)

    def _bring_into_view(self) -> None:
        if not self._chart_area.isVisible():
            self._pages.open(section_of_chart(_SHOWS_MEASURES))
        self._chart_area.make_main(_SHOWS_MEASURES)

    def add_to_chart_menu(self, menu: QMenu, chart: QWidget, _at: object) -> None:
        """Offer the measures where the chart that shows them was clicked."""
        if chart is self._chart_area.chart(_SHOWS_MEASURES):
            menu.addMenu(self.measures)

    def _list_measures(self) -> None:
        # Imported here, as the measures read the evidence, which the first paint must not wait for.
        from leftshift.questions.peers import peer_measures  # noqa: PLC0415

        if not self._group.actions():
            for item in peer_measures():
                label = item.label.replace("&", "&&")
                action = make_action(self.measures, label, partial(self.choose, item.key))
                action.setCheckable(True)
                action.setData(item.key)
                self._group.addAction(action)
                self.measures.addAction(action)
            self.measures.addSeparator()
            self.measures.addAction(self.sweep)
        shown = [chart.subject for chart in self._chart_area.charts if chart.key == _SHOWS_MEASURES]
        for action in self._group.actions():
            action.setEnabled(bool(shown))
            action.setChecked(action.data() in shown)
