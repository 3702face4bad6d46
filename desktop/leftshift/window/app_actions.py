"""Actions of the whole program: presenting, commands, text size, printing, samples, help."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.settings import ExportChoice, Settings
from leftshift.window.access.announcer import Announcer
from leftshift.window.access.panes import Panes
from leftshift.window.access.zoom import zoom, zoomed
from leftshift.window.controls.actions import make_action
from leftshift.window.host import Host
from leftshift.window.sections import HELP, SECTIONS, section_of_chart
from leftshift.window.theme import Theme, running_app
from leftshift.window.transfer.samples import samples

if TYPE_CHECKING:  # imported where they are first needed, so that the start stays quick
    from leftshift.window.access.palette import CommandPalette
    from leftshift.window.access.shortcuts import ShortcutList
    from leftshift.window.charts.chart_menu import ChartMenu
    from leftshift.window.pages.help.tour import Tour
    from leftshift.window.present.order import PresentOrder
    from leftshift.window.present.presenter import Presenter


class AppActions(QObject):
    """Makes the actions and menus; the main window gives them their places."""

    def __init__(self, window: QMainWindow, host: Host) -> None:
        super().__init__(window)
        self._window, self._host = window, host
        self._session, self._document = host.session, host.document
        self.announcer = Announcer(window, host.session.latest)
        self._presenter: Presenter | None = None
        self.panes = Panes(self._parts, self)
        self.chart_place = QMenu("&Chart", window)
        """Where the menu of the charts will be."""
        self._charts: ChartMenu | None = None
        self.samples = QMenu("Sa&mples", window)
        self.samples.aboutToShow.connect(self._list_samples)
        self.new_window = make_action(self._window, "New win&dow", host.open_another, "Ctrl+Shift+N")
        self.print = make_action(self._window, "&Print…", self._print, QKeySequence.StandardKey.Print)
        self.export = make_action(self._window, "&Export…", self._open_export, "Ctrl+E")
        self.tour: Tour | None = None
        self.present = make_action(self._window, "Present", self._toggle_present, "F5")
        self.present.setCheckable(True)
        host.plan.chart_area.main_changed.connect(self._keep_main)

    @property
    def charts(self) -> "ChartMenu":
        """What can be done with the charts; made once they are there, as they would delay the start."""
        if self._charts is None:
            from leftshift.window.charts.chart_menu import ChartMenu  # noqa: PLC0415 - see above

            self._charts = ChartMenu(self._host.plan.chart_area, self._session, self._window)
            self._charts.forms_chosen.connect(
                lambda keys: self._keep(replace(self._settings, second_forms=keys))
            )
            self._charts.main_asked.connect(self.make_main)
            self._charts.help_asked.connect(lambda key: self.open_help(f"chart_{key}"))
            bar = self._window.menuBar()
            bar.insertMenu(self.chart_place.menuAction(), self._charts)
            bar.removeAction(self.chart_place.menuAction())
        return self._charts

    @property
    def presenter(self) -> "Presenter":
        """Who runs the presentation; made when it is first asked for."""
        if self._presenter is None:
            from leftshift.window.present.presenter import Presenter  # noqa: PLC0415 - see above

            self._presenter = Presenter(self._window, self._host)
            self._presenter.running.connect(self.present.setChecked)
        return self._presenter

    # Menus -------------------------------------------------------------------------------------------

    def present_menu(self) -> QMenu:
        """Make the menu of all that belongs to presenting."""
        menu = QMenu("Prese&nt", self._window)
        menu.addAction(self.present)
        menu.addAction(make_action(self._window, "&Charts and their order…", self.ask_order))
        self._animate = make_action(self._window, "&Animate the replay of a change", self._toggle_animate)
        self._animate.setCheckable(True)
        self._animate.setChecked(self._settings.animate)
        menu.addAction(self._animate)
        return menu

    def view_actions(self) -> tuple[QAction, ...]:
        """Make the actions for the size of text and of the window."""
        larger = make_action(self._window, "&Larger text", lambda: self.zoom_by(1))
        larger.setShortcuts([QKeySequence("Ctrl+="), QKeySequence("Ctrl++")])
        smaller = make_action(self._window, "&Smaller text", lambda: self.zoom_by(-1), "Ctrl+-")
        usual = make_action(self._window, "&Usual text", lambda: self.zoom_to(100), "Ctrl+0")
        self._full = make_action(self._window, "&Full screen", self._toggle_full_screen, "F11")
        self._full.setCheckable(True)
        other = make_action(self._window, "Next &pane", lambda: self.panes.step(1), "F6")
        back = make_action(self._window, "Pre&vious pane", lambda: self.panes.step(-1), "Shift+F6")
        return larger, smaller, usual, self._full, other, back

    def help_actions(self) -> tuple[QAction, ...]:
        """Make the actions that explain the program."""
        return (
            make_action(self._window, "Co&ntents", lambda: self.open_help("start")),
            make_action(self._window, "Wo&rds explained", lambda: self.open_help("glossary")),
            make_action(self._window, "C&ommands…", self.open_palette, "Ctrl+Shift+P"),
            make_action(self._window, "&Shortcuts", self.open_shortcuts, "Ctrl+/"),
            make_action(self._window, "&Tour", self.show_tour),
        )

    def open_palette(self) -> "CommandPalette":
        """Open the list of every command."""
        from leftshift.window.access.action_list import actions_in, buttons_in  # noqa: PLC0415 - see above
        from leftshift.window.access.palette import CommandPalette  # noqa: PLC0415 - see above

        found = (*actions_in(self._window.menuBar()), *buttons_in(self._window))
        palette = CommandPalette(found, self._window)
        palette.open()
        palette.words.setFocus()
        return palette

    def open_shortcuts(self) -> "ShortcutList":
        """Open the list of every key."""
        from leftshift.window.access.action_list import actions_in  # noqa: PLC0415 - see above
        from leftshift.window.access.shortcuts import ShortcutList  # noqa: PLC0415 - see above

        listed = ShortcutList(actions_in(self._window.menuBar()), self._window)
        listed.open()
        return listed

    def ask_order(self) -> "PresentOrder":
        """Ask which charts are presented, and in which order."""
        from leftshift.window.present.order import PresentOrder  # noqa: PLC0415 - see above

        charts = [(chart.key, chart.name) for chart in self._host.plan.chart_area.charts]
        dialog = PresentOrder(charts, self._settings.presented, self._window)
        dialog.asked.connect(lambda keys: self._keep(replace(self._settings, presented=keys)))
        dialog.open()
        return dialog

    # What the window calls ---------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        """Say what changed to those who do not see it."""
        self.announcer.draw(snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        if self._presenter is not None:
            self._presenter.apply_theme(theme)

    def charts_shown(self) -> None:
        """List the charts in their menu once they are there."""
        self.charts.list_charts()
        self.charts.set_forms(self._settings.second_forms)

    def show_hint(self) -> None:
        """Point at one slider after the first start, until something is changed or the hint is put away."""
        if self._settings.tour_done:
            return
        from leftshift.window.levers.shares_panel import SharesPanel  # noqa: PLC0415 - as the start page needs it
        from leftshift.window.pages.help.tour import HINT, Tour  # noqa: PLC0415 - see above

        panel = self._host.plan.levers.panel("shares")
        if isinstance(panel, SharesPanel):
            hint = self.tour = Tour((panel.rows[Sector.COMMUNITY],), self._window, HINT)
            self._session.stack.indexChanged.connect(hint.end)
            hint.ended.connect(self._tour_done)

    # Actions -----------------------------------------------------------------------------------------

    def show_tour(self) -> None:
        """Show the tour from its first step."""
        from leftshift.window.pages.help.tour import Tour  # noqa: PLC0415 - see above

        plan = self._host.plan
        self._host.pages.open(SECTIONS[0].key)
        if self.tour is not None:
            self.tour.end()
        self.tour = Tour((plan.levers, plan.chart_area, plan.outcomes), self._window)
        self.tour.ended.connect(self._tour_done)

    def open_help(self, topic: str) -> None:
        """Open a page of the help."""
        from leftshift.window.pages.help.page import HelpPage  # noqa: PLC0415 - see above

        self._host.pages.open(HELP)
        page = self._host.pages.page(HELP)
        if isinstance(page, HelpPage):
            page.open_topic(topic)

    def _toggle_present(self) -> None:
        self.presenter.toggle()

    def zoom_by(self, steps: int) -> None:
        """Make all text larger or smaller."""
        self.zoom_to(zoomed(self._settings.zoom, steps))

    def zoom_to(self, size: int) -> None:
        """Give all text a size against the usual [%], and remember it."""
        self._keep(replace(self._settings, zoom=size))
        zoom(running_app(), size)

    def _tour_done(self) -> None:
        self.tour = None
        self._keep(replace(self._settings, tour_done=True))

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._full.setChecked(self._window.isFullScreen())

    def _toggle_animate(self) -> None:
        self._keep(replace(self._settings, animate=self._animate.isChecked()))

    def make_main(self, key: str) -> None:
        """Make a chart the main one: of the section whose switch has it, else of the one seen last."""
        plan = self._host.plan
        in_view = plan.section if self._host.pages.key == plan.section else ""
        self._host.pages.open(in_view or section_of_chart(key) or plan.section)
        plan.chart_area.make_main(key)
        plan.chart_area.chart(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_main(self, section: str, chart: str) -> None:
        kept = dict(self._settings.main_charts) | {section: chart}
        self._keep(replace(self._settings, main_charts=kept))

    def _keep_forms(self, keys: tuple[str, ...]) -> None:
        self._keep(replace(self._settings, second_forms=keys))

    @property
    def _settings(self) -> Settings:
        return self._document.settings

    def _keep(self, settings: Settings) -> None:
        self._document.keep(settings)

    def _print(self) -> None:
        # Imported here: printing is seldom needed and costs start-up time.
        from leftshift.window.transfer.print_preview import open_preview  # noqa: PLC0415 - see above

        chart_area = self._host.plan.chart_area
        charts = [chart_area.chart(chart.key) for chart in chart_area.charts]
        open_preview(charts, self._session.snapshot, self._window)

    def _open_export(self) -> None:
        # Imported here: the export libraries are seldom needed and cost start-up time.
        from leftshift.window.transfer.export_dialog import ExportDialog  # noqa: PLC0415 - see above

        history = self._document.saved_history()
        dialog = ExportDialog(self._session.snapshot, history, self._settings.export, self._window)
        dialog.chosen.connect(self._keep_export_choice)
        dialog.open()

    def _keep_export_choice(self, choice: ExportChoice) -> None:
        """Offer the same again the next time, also after another start."""
        self._keep(replace(self._settings, export=choice))

    def _list_samples(self) -> None:
        if self.samples.actions():
            return
        for sample in samples():
            does = partial(self._open_sample, sample.scenario)
            self.samples.addAction(make_action(self._window, sample.scenario.name.replace("&", "&&"), does))

    def _open_sample(self, scenario: Scenario) -> None:
        self._host.files.with_nothing_lost(lambda: self._document.start_on(scenario))

    def _parts(self) -> list[QWidget]:
        window, host, plan = self._window, self._host, self._host.plan
        inner = [plan.levers, plan.outcomes, plan.chart_area, plan.words]
        page = host.pages.currentWidget()
        bar = self._presenter.bar if self._presenter is not None else None
        carried = [bar] if bar is not None and window.isAncestorOf(bar) else []
        return [host.top_bar, host.rail, *(inner if page is plan else [page]), *carried]
