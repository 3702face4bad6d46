"""Compare: any number of scenarios side by side, as figures, as charts and over all boards."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QTabWidget, QWidget

from leftshift.evidence.areas import AreaError
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import save
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.dialogs import FILTER, ask_file, attempt, show_message
from leftshift.window.pages.compare.charts import CompareCharts
from leftshift.window.pages.compare.columns import ALL_BOARDS, Columns
from leftshift.window.pages.compare.others import CompareOthers
from leftshift.window.pages.compare.pin_list import PinList
from leftshift.window.pages.compare.table import CompareTable
from leftshift.window.pages.page import Page
from leftshift.window.theme import Theme
from leftshift.window.transfer.file_menu import file_name


class ComparePage(Page):
    """The pins on the left; on the right where they differ. Only the tab in view is drawn."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns = Columns()
        self._snapshot: Snapshot | None = None
        self.pins = PinList()
        self.table = CompareTable()
        self.charts = CompareCharts(theme)
        self.others = CompareOthers(theme)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Ways to compare")
        for part, title in (
            (self.table, "Side by side"),
            (self.charts, "Difference charts"),
            (self.others, "Over all boards"),
        ):
            self.tabs.addTab(part, title)
        self.copy = QPushButton("Copy table")
        self.copy.setToolTip("Copy the table, to paste it into a spreadsheet or a paper")
        self.copy.clicked.connect(self.table.copy)
        self.tabs.setCornerWidget(self.copy, Qt.Corner.TopRightCorner)
        self.tabs.currentChanged.connect(lambda _: self._draw_tab())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.addWidget(self.pins)
        row.addWidget(self.tabs, 1)
        self._join()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        if snapshot.dragging:
            return  # the comparison is worked out when the drag ends
        self._snapshot = snapshot
        self.pins.draw(self._session.pins.all, snapshot.scenario.area)
        self._draw_tab()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.charts.apply_theme(theme)
        self.others.apply_theme(theme)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Pin the scenarios of files; say of each that cannot be opened why."""
        refused = []
        for path in paths:
            try:
                scenario = read_scenario(path)
                self._session.pins.pin(scenario, note=f"from {path.name}")
            except (Refusal, AreaError) as refusal:
                refused.append(str(refusal))
        if refused:
            show_message(self, "Not every file was opened", "\n\n".join(refused))

    def ask_files(self) -> QFileDialog:
        """Let the planner pick files to open into the comparison."""
        dialog = QFileDialog(self, "Open scenarios to compare", "", FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.open_files([Path(name) for name in names]))
        dialog.open()
        return dialog

    def save_pin(self, letter: str, path: Path) -> None:
        """Save a pin in a file of its own; where it cannot be, say why."""
        attempt(
            self,
            "The pin was not saved",
            lambda: save(path, scenario_bytes(self._session.pins.pin_of(letter).scenario)),
        )

    def _draw_tab(self) -> None:
        if self._snapshot is None:
            return
        part = self.tabs.currentWidget()
        needs = ALL_BOARDS if part is self.others else Needs()
        compared = self._columns.of(self._snapshot, self._session.pins.all, needs=needs)
        self.copy.setVisible(part is self.table)
        if part is self.table:
            self.table.draw([one.column for one in compared])
        elif part is self.charts:
            self.charts.draw(compared)
        else:
            self.others.draw(compared)

    def _join(self) -> None:
        session, pins = self._session, self.pins
        pins.pin_asked.connect(session.pin)
        pins.open_asked.connect(self.ask_files)
        pins.named.connect(session.pins.name)
        pins.noted.connect(session.pins.note)
        pins.first_asked.connect(session.pins.set_first)
        pins.off_asked.connect(session.pins.remove)
        pins.use_asked.connect(self._use_pin)
        pins.save_asked.connect(self._ask_where)

    def _use_pin(self, letter: str) -> None:
        held = self._session.pins.pin_of(letter)
        self._session.change_to(held.scenario, f"Open pin {letter}")

    def _ask_where(self, letter: str) -> None:
        name = file_name(self._session.pins.pin_of(letter).name)
        ask_file(
            self,
            "Save the pinned scenario",
            saving=True,
            suggestion=name,
            chosen=lambda path: self.save_pin(letter, path),
        )
