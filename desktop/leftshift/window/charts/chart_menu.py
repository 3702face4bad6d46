"""What can be done with a chart: the menu “Chart” of the window, and the same by right click on a chart."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.charts.chart_table import ChartTableDialog
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import CHARTS, has_change
from leftshift.window.controls.actions import make_action
from leftshift.window.dialogs import attempt, in_documents
from leftshift.window.transfer.chart_copy import FORMS, mime, save_chart

ASKING = ("waterfall", "tornado")
"""Charts that answer a question about an outcome."""


class OutcomeMenu(QMenu):
    """Lists the outcomes in groups; the one chosen holds for every chart that answers a question."""

    def __init__(self, chart_area: ChartArea, snapshot: Callable[[], Snapshot], parent: QWidget) -> None:
        super().__init__("O&utcome in question", parent)
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
                    action = make_action(menu, item.label.replace("&", "&&"), partial(self.choose, item.key))
                    action.setCheckable(True)
                    action.setData(item.key)
                    self._group.addAction(action)
                    menu.addAction(action)
        for action in self._group.actions():
            action.setChecked(action.data() == self.outcome)


_FILTER = ";;".join(f"{form.name} (*{form.ending})" for form in FORMS)
_CHANGE = "Show only the chan&ge"
_ALWAYS_CHANGE = "Shows only the chan&ge already"
SECOND = {entry.key: entry.second for entry in CHARTS if entry.second is not None}
"""Charts that have a second form."""


class ChartMenu(QMenu):
    """Acts on the current chart: the one last clicked or reached by keyboard.

    Signals:
        help_asked: the planner wants to know how to read a chart. args: its key
        about_to_open: the menu of one chart opens. args: menu, Chart, place on the screen
        main_asked: the planner wants a chart as the main one. args: its key
        forms_chosen: other charts are shown in their second form. args: their keys
    """

    help_asked = Signal(str)
    main_asked = Signal(str)
    forms_chosen = Signal(tuple)
    about_to_open = Signal(QMenu, QWidget, QPoint)

    def __init__(self, chart_area: ChartArea, session: Session, parent: QWidget) -> None:
        super().__init__("&Chart", parent)
        self._chart_area, self._session, self._window = chart_area, session, parent
        self.tables: dict[str, ChartTableDialog] = {}
        self._listed: list[QAction] = []
        self.table = self._action("Show as &table", self.show_table, "Ctrl+T")
        self.change = self._action(_CHANGE, self.toggle_change, "Ctrl+D")
        self.change.setCheckable(True)
        self.copy = self._action("&Copy picture and figures", self.copy_all, "Ctrl+Alt+C")
        self.copy_picture = self._action("Copy &picture", lambda: self._copy(as_data=False))
        self.copy_data = self._action("Copy &figures", lambda: self._copy(as_picture=False))
        self.save = self._action("&Save chart as…", self.ask_where, "Ctrl+Alt+S")
        self.zoom_in = self._action("&Zoom in", lambda: self._zoom(further=True), "Ctrl+Alt+=")
        self.zoom_out = self._action("Show t&he whole chart", lambda: self._zoom(further=False), "Ctrl+Alt+0")
        self.large = self._action("Make it the &main chart", self._make_main)
        self.outcome = OutcomeMenu(chart_area, lambda: session.snapshot, self)
        self.help = self._action("How to &read this chart", self._ask_help)
        self.forms = {key: self._form_action(key, form.name) for key, form in SECOND.items()}
        self.commands = (
            self.table,
            self.change,
            self.copy,
            self.copy_picture,
            self.copy_data,
            self.save,
            self.zoom_in,
            self.zoom_out,
            self.help,
        )
        self.aboutToShow.connect(self.bring_up_to_date)
        chart_area.menu_asked.connect(self.open_at)
        # Ctrl+D must act on the current chart even when no menu was opened since the last one.
        chart_area.current_changed.connect(self.bring_up_to_date)
        session.changed.connect(self._draw_tables)

    def list_charts(self) -> None:
        """List every chart, once the charts are shown."""
        for chart in self._chart_area.charts:
            self._listed.append(self._action(chart.name, partial(self._show, chart.key)))
        self.addActions(self._listed)
        self.addSeparator()
        self.addActions(self.commands)
        self.addSeparator()
        self.addActions(list(self.forms.values()))
        self.addMenu(self.outcome)
        self.bring_up_to_date()

    def set_forms(self, second: Collection[str]) -> None:
        """Show the charts of these keys in their second form, all others in their first."""
        for chart in self._chart_area.charts:
            if chart.key in SECOND:
                chart.show_second(second=chart.key in second)
        self._chart_area.say_needs()
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Let the actions say what they would do to the current chart."""
        chart = self._chart_area.current
        second = self._second
        for key, form in self.forms.items():
            form.setEnabled(chart is not None)
            form.setChecked(key in second)
        for action in self.commands:
            action.setEnabled(chart is not None)
        if chart is not None:
            always = chart.entry.is_change
            self.change.setEnabled(has_change(chart.entry))
            self.change.setChecked(chart.shows_change)
            self.change.setText(_ALWAYS_CHANGE if always else _CHANGE)
            for action in (self.zoom_in, self.zoom_out):
                action.setEnabled(chart.view is None or chart.view.can_zoom)

    def show_table(self) -> None:
        """Open the table of the current chart in a window of its own."""
        chart = self._current()
        if chart is None:
            return
        table = self.tables.get(chart.key)
        if table is None:
            table = ChartTableDialog(chart, self._window)
            self.tables[chart.key] = table
            table.closed.connect(lambda: self.tables.pop(chart.key, None))
            table.draw(self._session.snapshot)
        table.show()
        table.activateWindow()

    def toggle_change(self) -> None:
        """Show only the change from the baseline, or all again."""
        chart = self._current()
        if chart is not None and has_change(chart.entry):
            self._chart_area.show_only_change(chart.key, only=not chart.shows_change)
            self._draw_tables()
        self.bring_up_to_date()

    def toggle_form(self, key: str) -> None:
        """Show a chart in its other form: areas or lines, the target year or every year."""
        second = tuple(other for other in SECOND if (other in self._second) is not (other == key))
        if self._chart_area.chart(key).isHidden():
            self._show(key)
        self.set_forms(second)
        self._draw_tables()
        self.forms_chosen.emit(second)

    @property
    def _second(self) -> tuple[str, ...]:
        return tuple(chart.key for chart in self._chart_area.charts if chart.shows_second)

    def copy_all(self) -> None:
        """Copy the chart as a picture and as figures, in one act."""
        self._copy()

    def ask_where(self) -> QFileDialog | None:
        """Ask for a name to save the chart under."""
        chart = self._current()
        if chart is None:
            return None
        dialog = QFileDialog(
            self._window, "Save the chart", in_documents(f"{chart.name}{FORMS[0].ending}"), _FILTER
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(FORMS[0].ending.removeprefix("."))
        dialog.filterSelected.connect(lambda form: dialog.setDefaultSuffix(form[-4:-1]))
        dialog.fileSelected.connect(lambda name: self.save_as(chart.key, Path(name)))
        dialog.open()
        return dialog

    def save_as(self, key: str, path: Path) -> None:
        """Save a chart as the end of the name says; where it cannot be, say why."""
        attempt(
            self._window,
            "The chart was not saved",
            lambda: save_chart(self._chart_area.chart(key), self._session.snapshot, path),
        )

    def _copy(self, *, as_picture: bool = True, as_data: bool = True) -> None:
        chart = self._current()
        if chart is not None:
            made = mime(chart, self._session.snapshot, as_picture=as_picture, as_data=as_data)
            QGuiApplication.clipboard().setMimeData(made)

    def _show(self, key: str) -> None:
        self.main_asked.emit(key)

    def _make_main(self) -> None:
        chart = self._current()
        if chart is not None:
            self._show(chart.key)

    def _zoom(self, *, further: bool) -> None:
        chart = self._current()
        if chart is not None:
            (chart.zoom_in if further else chart.zoom_out)()

    def _ask_help(self) -> None:
        chart = self._chart_area.current
        if chart is not None:
            self.help_asked.emit(chart.key)

    def _current(self) -> LiveChart | None:
        chart = self._chart_area.current
        return None if chart is None else self._chart_area.chart(chart.key)

    def _draw_tables(self) -> None:
        for key, table in self.tables.items():
            self._chart_area.chart(key)
            table.draw(self._session.snapshot)

    def open_at(self, key: str, at: QPoint) -> None:
        """Open the menu of one chart at a place on the screen."""
        self._chart_area.set_current(key)
        self.bring_up_to_date()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._chart_area.chart(key).name)
        self.large.setEnabled(not self._chart_area.is_main(key))
        menu.addAction(self.large)
        menu.addSeparator()
        menu.addActions(self.commands)
        if key in self.forms:
            menu.addAction(self.forms[key])
        if key in ASKING:
            menu.addMenu(self.outcome)
        menu.addSeparator()
        self.about_to_open.emit(menu, self._chart_area.chart(key), at)
        menu.popup(at)

    def _form_action(self, key: str, text: str) -> QAction:
        made = self._action(text, partial(self.toggle_form, key))
        made.setCheckable(True)
        return made

    def _action(self, text: str, does: Callable[[], object], keys: str = "") -> QAction:
        return make_action(self, text, does, keys or None)
