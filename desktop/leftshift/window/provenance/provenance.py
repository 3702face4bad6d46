"""Where numbers are from, the planner's own figures, and the check of the model, joined to the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from leftshift.text.explain.figure import Figure
from leftshift.text.glossary import GLOSSARY
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.controls.actions import make_action
from leftshift.window.host import Host
from leftshift.window.provenance.figures_shown import figure_of_widget
from leftshift.window.provenance.provenance_menu import ProvenanceMenu
from leftshift.window.sections import EVIDENCE, HELP, SECTIONS
from leftshift.window.status import Status

if TYPE_CHECKING:  # imported where it is made, so that the start stays quick
    from leftshift.window.transfer.import_menu import ImportMenu

from leftshift.window.plan import Plan
from leftshift.window.sections import ALL

_SAID_MS = 8000
"""How long the status bar shows a message [ms]."""


class Provenance:
    """Adds its actions to the menus, and answers every “?” of the plan."""

    def __init__(self, window: QWidget, host: Host, status: Status) -> None:
        self._window, self._plan, self._pages = window, host.plan, host.pages
        self._session, self._status = host.session, status
        self._host = host
        self.where = ProvenanceMenu(
            window,
            host.session,
            open_evidence=self.open_evidence,
            open_glossary=lambda: self._open_help(GLOSSARY),
            say=self._show_message,
            nothing_here=self._help,
        )
        self._imports: ImportMenu | None = None
        self._plan.outcomes.asked.connect(self._ask)
        self._plan.levers.import_asked.connect(self._ask_board)
        self._joined = {entry.key for entry in SECTIONS if entry.levers}
        self._pages.opened.connect(self._page_opened)
        self._remove = make_action(window, "Remove o&wn figures", self._remove_figures)

    @property
    def imports(self) -> "ImportMenu":
        """Who imports the planner's own files; made when first asked for."""
        if self._imports is None:
            from leftshift.window.transfer.import_menu import ImportMenu  # noqa: PLC0415 - see above

            self._imports = ImportMenu(self._window, self._host.document, self._session)
        return self._imports

    def add_to(self, file: QMenu, before: QAction, help_menu: QMenu) -> None:
        """Put the imports into the File menu, and the questions into the Help menu."""
        figures = make_action(self._window, "Import own &figures…", self._ask_figures)
        board = make_action(self._window, "Import &board…", self._ask_board)
        file.insertActions(before, [figures, board, self._remove])
        file.insertSeparator(before)
        file.aboutToShow.connect(self._update_remove)
        check = make_action(self._window, "&Check the model", self.check_model)
        help_menu.addActions([self.where.action, check])
        help_menu.addSeparator()
        self._update_remove()

    def charts_shown(self) -> None:
        """Answer the charts' “?” as well, once they are there."""
        for chart in self._plan.chart_area.charts:
            chart.asked.connect(self._ask)

    def answer(self, picker: AreaPicker) -> None:
        """Answer what is asked of the list of areas."""
        picker.where_asked.connect(self._ask)

    def open_evidence(self, words: str) -> None:
        """Show evidence on its page, the one of an id first."""
        from leftshift.window.pages.evidence.page import EvidencePage  # noqa: PLC0415 - seldom needed

        page = self._pages.page(EVIDENCE)
        self._pages.open(EVIDENCE)
        if isinstance(page, EvidencePage):
            page.look_up(words)

    def check_model(self) -> QWidget:
        """Run the self-test."""
        from leftshift.window.provenance.self_test_dialog import SelfTestDialog  # noqa: PLC0415 - seldom needed

        dialog = SelfTestDialog(self._window)
        dialog.open()
        return dialog

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Open the menu of the number that a right click or the menu key means."""
        if self.where.menu_at(event.globalPos()) is None:
            event.ignore()
        else:
            event.accept()

    def add_to_chart_menu(self, menu: QMenu, chart: QWidget, at: QPoint) -> None:
        """Let the menu of a chart ask about the mark that was clicked."""
        figure = figure_of_widget(chart, at)
        if figure is not None:
            menu.addAction(make_action(menu, self.where.action.text(), lambda: self._ask(figure)))

    def read(self, path: Path) -> None:
        """Import a file that was dropped on the window."""
        self.imports.read(path)

    def _ask_figures(self) -> None:
        self.imports.ask_figures()

    def _ask_board(self) -> None:
        self.imports.ask_board()

    def _remove_figures(self) -> None:
        self.imports.remove_figures()

    def _page_opened(self, key: str) -> None:
        """Answer the “?” of the charts on a page, once it was opened for the first time."""
        if key not in self._joined:
            from leftshift.window.charts.plotting.chart_card import ChartCard  # noqa: PLC0415 - the start must not wait for it
            from leftshift.window.pages.results.page import ResultsPage  # noqa: PLC0415 - as above

            self._joined.add(key)
            page = self._pages.page(key)
            for chart in page.findChildren(ChartCard):
                chart.asked.connect(self._ask)
            if isinstance(page, ResultsPage):
                page.asked.connect(self._ask)

    def _show_message(self, why: str) -> None:
        self._status.showMessage(why, _SAID_MS)

    def _help(self) -> None:
        """Open the help on what has the keyboard, as there is no number."""
        self._open_help(topic_at(self._pages.key, self._plan, QApplication.focusWidget()))

    def _open_help(self, topic: str) -> None:
        from leftshift.window.pages.help.page import HelpPage  # noqa: PLC0415 - as above

        page = self._pages.page(HELP)
        self._pages.open(HELP)
        if topic and isinstance(page, HelpPage):
            page.open_topic(topic)

    def _ask(self, figure: Figure | None) -> None:
        if figure is not None:
            self.where.ask(figure)

    def _update_remove(self) -> None:
        self._remove.setEnabled(self._session.scenario.own_figures is not None)


def topic_at(page: str, plan: Plan, at: QWidget | None) -> str:
    """Return the key of the help on a section or page, or on the outcomes where they have the keyboard.

    Empty on the help itself, which stays where it is.
    """
    if at is not None and plan.outcomes.isAncestorOf(at):
        return "outcomes"
    return ALL[page].help
