"""The main window: panels side by side, menus, all signals joined here."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QContextMenuEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from leftshift.evidence.areas import AreaError
from leftshift.model.scenario import AreaChoice
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.refusal import printable
from leftshift.window.access.hints import Hints
from leftshift.window.access.zoom import zoom
from leftshift.window.app_actions import AppActions
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.charts.beside_menu import BesideMenu
from leftshift.window.controls.actions import make_action
from leftshift.window.controls.field_keys import commit_field
from leftshift.window.dialogs import show_message
from leftshift.window.faults import FaultBar
from leftshift.window.menus import EditMenu, GoMenu, ViewMenu
from leftshift.window.page_stack import PageStack
from leftshift.window.pages.help.about import show_about
from leftshift.window.plan import WIDE, Plan
from leftshift.window.properties import open_properties
from leftshift.window.provenance.provenance import Provenance
from leftshift.window.rail import SectionRail
from leftshift.window.sections import RESULTS
from leftshift.window.status import Status
from leftshift.window.theme import Theme, ThemeChoice, apply_theme, icon, running_app, theme_for
from leftshift.window.top_bar import TopBar
from leftshift.window.transfer.file_drops import FileDrops
from leftshift.window.transfer.file_menu import FileMenu
from leftshift.window.transfer.recent_menu import RecentMenu
from leftshift.window.transfer.restore import Restore
from leftshift.window.transfer.samples import first_sample
from leftshift.window.transfer.versions import open_versions
from leftshift.window.window_place import place_of, restore_place

if TYPE_CHECKING:
    from leftshift.window.start_page import StartPage

_ASIDE = 32
"""How far a second window is from the first [pixels]."""


class MainWindow(QMainWindow):
    """What the planner sees: the top bar, the plan and the pages beside it."""

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self.session, self.document = session, document
        self.files = FileMenu(self, session, document)
        self.restore = Restore(self, self.files, document, lambda: self.open_another().document)
        self._closing = self._results_joined = False
        self.start_page: StartPage | None = None
        """What is asked at the start; None once something was chosen."""
        zoom(running_app(), document.settings.zoom)
        self.theme = theme_for(ThemeChoice(document.settings.theme), running_app())
        self.picker = AreaPicker()
        self.top_bar = TopBar(self.picker)
        self.rail = SectionRail(self.theme)
        self.plan = Plan(self.theme)
        self.pages = PageStack(self.plan, session, document, self.theme)
        self._status = Status()
        self.hints = Hints(self, self._status.hint)
        self.provenance = Provenance(self, self, self._status)
        self.provenance.answer(self.picker)
        self.recent = RecentMenu(document, self.files.open, self)
        self._lay_out()
        self._make_menus()
        self._join()
        # Applied once all widgets are in place: a style sheet is worked out anew at every move of one.
        apply_theme(running_app(), self.theme)
        FileDrops(self, open_file=self.files.open, read_list=self.provenance.read)
        kept = document.settings.window
        restore_place(self, kept)
        self.plan.restore_splitter(kept.splitter)
        self.draw(session.latest)
        self._show_file()

    # Drawing -----------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self.picker.draw(snapshot)
        self.top_bar.draw(snapshot)
        self.pages.draw(snapshot)
        self.app_actions.draw(snapshot)
        if not snapshot.dragging:
            self._show_status()
            self.hints.refresh()

    def show_charts(self) -> None:
        """Bring the charts in; the window is painted before, so that it is there at once."""
        if self.plan.chart_area.charts:
            return
        # Imported here, after the first paint, so that the charts do not delay it.
        from leftshift.window.charts.live_chart import make_charts  # noqa: PLC0415
        from leftshift.window.levers.board.board_menu import BoardMenu  # noqa: PLC0415

        self.plan.chart_area.set_mains(self.document.settings.main_charts)
        self.plan.chart_area.show_charts(make_charts(self.theme))
        self.app_actions.charts_shown()
        self._export_menu.addActions([self.app_actions.charts.copy, self.app_actions.charts.save])
        self.app_actions.charts.about_to_open.connect(self.beside.add_to_chart_menu)
        self._board_menu = BoardMenu(
            self.session, lambda: self.pages.open("board"), lambda: self.plan.levers.panel("board")
        )
        self.app_actions.charts.about_to_open.connect(self._board_menu.add_to_chart_menu)
        self.plan.outcomes.board_wanted.connect(self._board_menu.offer_boards)
        self.app_actions.charts.about_to_open.connect(self.provenance.add_to_chart_menu)
        self.provenance.charts_shown()
        self.plan.chart_area.draw(self.session.snapshot)

    def set_theme(self, theme: ThemeChoice) -> None:
        """Change the theme of the whole program and remember it."""
        self.document.keep(replace(self.document.settings, theme=str(theme)))
        self.apply_theme(theme_for(theme, running_app()))

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme at once."""
        self.theme = theme
        apply_theme(running_app(), theme)
        for name, action in self._with_icons:
            action.setIcon(icon(name, theme))
        self.rail.apply_theme(theme)
        if self.start_page is not None:
            self.start_page.apply_theme(theme)
        self.pages.apply_theme(theme)
        self.app_actions.apply_theme(theme)
        self.draw(self.session.snapshot)

    def _lay_out(self) -> None:
        whole = QWidget()
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            FaultBar(self.document.journal.write_now, lambda: self.draw(self.session.snapshot), whole)
        )
        column.addWidget(self.top_bar)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        beside.addWidget(self.pages, 1)
        column.addLayout(beside, 1)
        self._all = QStackedWidget()
        self._all.addWidget(whole)
        self.setCentralWidget(self._all)
        self.setStatusBar(self._status)

    def show_start(self, *, ask: bool = False) -> None:
        """Ask what to begin with; without `ask`, open the last plan where that is wanted at every start."""
        from leftshift.window.start_page import show_start_page  # noqa: PLC0415 - a file opened at once needs it not

        page = show_start_page(self, self._all, ask=ask)
        if page is None:
            return
        self.start_page = page
        page.last_at_start.connect(self._keep_last_at_start)
        for begun in (self.document.changed, self.session.stack.indexChanged, self.pages.opened):
            begun.connect(self._end_start)

    def _end_start(self, *_: object) -> None:
        """Show the plan in place of the start page, once there is something to show."""
        if self.start_page is None:
            return
        page, self.start_page = self.start_page, None
        self._all.removeWidget(page)
        page.deleteLater()
        # The hint needs to know where the slider is, which is so once the plan was laid out.
        QTimer.singleShot(0, self, self.app_actions.show_hint)

    def _keep_last_at_start(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.document.keep(replace(self.document.settings, last_at_start=on))

    def carry_bar(self, bar: QWidget) -> None:
        """Carry a bar below the page, such as the presenter's."""
        self._column.addWidget(bar)

    def _open_versions(self) -> None:
        open_versions(self, self.document, lambda: self.open_another().document)

    def open_properties(self) -> QWidget:
        """Open the scenario's name and notes."""
        return open_properties(self.session, self.document, self)

    def open_another(self) -> "MainWindow":
        """Open a second window, on the current scenario; each has its own levers, steps and file."""
        session = Session(self.session.scenario)
        document = Document(session, self.document.folder)
        other = MainWindow(session, document)
        session.setParent(other)
        document.setParent(other)
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other.move(self.pos() + QPoint(_ASIDE, _ASIDE))
        other.show()
        QTimer.singleShot(0, other, other.show_charts)
        return other

    # Menus -------------------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        self._with_icons: list[tuple[str, QAction]] = []
        self.app_actions = AppActions(self, self)
        self.beside = BesideMenu(
            self.session, self.plan.chart_area, self.pages, self._status.showMessage, self
        )
        bar = self.menuBar()
        file, edit = bar.addMenu("&File"), EditMenu(self, self.beside.pin, self)
        bar.addMenu(edit)
        self._with_icons += [("undo", edit.undo), ("redo", edit.redo)]
        close = self._fill_file_menu(file)
        view = ViewMenu(
            self.session,
            set_theme=self.set_theme,
            theme_in_use=lambda: self.document.settings.theme,
            beside=(self.beside.compare, self.beside.history, self.beside.measures),
            sizes=self.app_actions.view_actions(),
            parent=self,
        )
        bar.addMenu(view)
        bar.addMenu(GoMenu(self, self.app_actions.panes, self.picker.open_list, self))
        bar.addMenu(self.app_actions.chart_place)
        bar.addMenu(self.app_actions.present_menu())
        help_menu = bar.addMenu("&Help")
        help_menu.addActions(self.app_actions.help_actions())
        help_menu.addAction(self.hints.action)
        help_menu.addSeparator()
        self.provenance.add_to(file, close, help_menu)
        help_menu.addAction(self._action("&About Leftshift", lambda: show_about(self)))
        self.top_bar.add_actions(
            (edit.undo, edit.redo), (self.beside.pin, self.beside.compare, self.app_actions.present)
        )
        self._export_menu = QMenu("Export", self)
        self._export_menu.addActions([self.app_actions.export, self.app_actions.print, edit.copy_words])
        self.top_bar.add_menu("Export", self._export_menu)
        for name, action in self._with_icons:
            action.setIcon(icon(name, self.theme))

    def _fill_file_menu(self, menu: QMenu) -> QAction:
        """Fill the menu and return what closes the window."""
        keys = QKeySequence.StandardKey
        menu.addAction(self._action("&New from baseline", self.files.new, keys.New, "new"))
        menu.addAction(self._action("&Open…", self.files.open_asked, keys.Open, "open"))
        menu.addMenu(self.recent)
        menu.aboutToShow.connect(self.recent.refresh)
        self._last = self._action(
            "Open the &last plan at start", lambda: self._keep_last_at_start(self._last.isChecked())
        )
        self._last.setCheckable(True)
        menu.aboutToShow.connect(lambda: self._last.setChecked(self.document.settings.last_at_start))
        menu.addAction(self._last)
        menu.addAction(self._action("Restore las&t session…", self.restore.ask))
        menu.addMenu(self.app_actions.samples)
        menu.addAction(self.app_actions.new_window)
        menu.addSeparator()
        menu.addAction(self._action("&Save", self.files.save, keys.Save, "save"))
        menu.addAction(self._action("Save &as…", self.files.save_as, keys.SaveAs))
        menu.addAction(self._action("&Versions…", self._open_versions))
        self._read_only = self._action(
            "Read-onl&y", lambda: self.files.set_read_only(self._read_only.isChecked())
        )
        self._read_only.setCheckable(True)
        menu.addAction(self._read_only)
        menu.addAction(self.app_actions.export)
        menu.addAction(self.app_actions.print)
        menu.addAction(self._action("Propert&ies…", self.open_properties))
        menu.addSeparator()
        close = self._action("&Close", lambda: self.files.with_nothing_lost(self._close_plan), keys.Close)
        menu.addAction(close)
        menu.addAction(self._action("&Quit", running_app().closeAllWindows, keys.Quit))
        return close

    def _action(
        self,
        text: str,
        does: Callable[[], object],
        keys: QKeySequence.StandardKey | str | None = None,
        icon_name: str = "",
    ) -> QAction:
        action = make_action(self, text, does, keys)
        if icon_name:
            self._with_icons.append((icon_name, action))
        return action

    # Signals -----------------------------------------------------------------------------------------

    def _join(self) -> None:
        session = self.session
        session.changed.connect(self.draw)
        session.failed.connect(self._status.showMessage)
        self.document.journal.failed.connect(self._status.showMessage)
        self.document.told.connect(self._status.showMessage)
        self.document.changed.connect(self._show_file)
        self.files.disk.changed.connect(self._show_status)
        session.stack.cleanChanged.connect(self._show_file)
        session.stack.indexChanged.connect(self._show_status)
        self.picker.asked.connect(self._set_area)
        self.top_bar.named.connect(session.set_name)
        self.rail.asked.connect(self.pages.open)
        self.pages.opened.connect(self.rail.show_section)
        self.pages.opened.connect(self._join_results)
        self.rail.show_section(self.pages.key)
        self.plan.join(session)
        self.plan.levers.page_asked.connect(self.pages.open)
        hints = running_app().styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        """Change the theme with the desktop's own, where that is what was chosen."""
        if self.document.settings.theme == ThemeChoice.SYSTEM:
            self.apply_theme(theme_for(ThemeChoice.SYSTEM, running_app()))

    def _join_results(self, key: str) -> None:
        """Let the gallery of charts act as the charts of a section do, once it is there."""
        if key != RESULTS or self._results_joined:
            return
        from leftshift.window.pages.results.page import ResultsPage  # noqa: PLC0415 - the start must not wait for it

        page = self.pages.page(key)
        if isinstance(page, ResultsPage):
            self._results_joined = True
            page.main_asked.connect(self.app_actions.make_main)
            page.menu_asked.connect(self.app_actions.charts.open_at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words of the rail beside its icons in a wide window."""
        super().resizeEvent(event)
        self.rail.set_wide(wide=self.width() >= WIDE)

    def _set_area(self, choice: AreaChoice) -> None:
        try:
            self.session.set_area(choice)
        except AreaError as error:
            show_message(self, "The area was not changed", error.args[0])

    # The file ----------------------------------------------------------------------------------------

    def _show_file(self, *_: object) -> None:
        path = self.document.path
        name = printable(path.name) if path else self.session.scenario.name
        read_only = " (read-only)" if self.document.read_only else ""
        self.setWindowTitle(f"{name}[*]{read_only} — Leftshift")
        self._read_only.setChecked(self.document.read_only)
        self._read_only.setEnabled(path is not None)
        self.setWindowModified(not self.document.is_saved)
        self.recent.fill()
        self._show_status()

    def _show_status(self, *_: object) -> None:
        self._status.show_state(
            data_year=self.session.scenario.years.first,
            changes=self.document.changes,
            saved_at=self.document.saved_at,
            is_saved=self.document.is_saved,
            own_figures=self.session.scenario.own_figures,
            waits=self.files.disk.what,
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to say where the number under the pointer is from."""
        self.provenance.open_menu(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes before closing, and remember where the window was."""
        event.ignore()  # what fails before it is known that nothing would be lost closes nothing
        commit_field()
        if self._closing or (self.document.is_saved and not self.files.disk.busy):
            event.accept()
            self.document.keep(replace(self.document.settings, window=place_of(self, self.plan.splitter)))
            self.document.close()
        else:
            self.files.with_nothing_lost(self._close_now)

    def _close_plan(self) -> None:
        """Close the plan: back to the start page; a window beside others goes with it."""
        windows = [each for each in running_app().topLevelWidgets() if isinstance(each, MainWindow)]
        if any(each is not self and each.isVisible() for each in windows):
            self._close_now()
            return
        self.document.start_on(first_sample())
        self.show_start(ask=True)

    def _close_now(self) -> None:
        self._closing = True
        self.close()
