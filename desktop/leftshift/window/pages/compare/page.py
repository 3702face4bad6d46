"""Compare: any number of scenarios side by side, as figures, as charts and over all boards."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from leftshift.evidence.areas import AreaError
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import read_scenario
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.dialogs import FILTER, ask_file, attempt, in_documents, show_message
from leftshift.window.pages.compare.charts import CompareCharts
from leftshift.window.pages.compare.columns import ALL_BOARDS, BASELINE, NOW, Columns, Compared
from leftshift.window.pages.compare.others import CompareOthers
from leftshift.window.pages.compare.pin_list import PinList
from leftshift.window.pages.compare.table import CompareTable
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.theme import Theme
from leftshift.window.transfer.file_menu import file_name

_BESIDE = 8
"""Space between what is chosen above the tabs [pixels]."""
_LONG = 24
"""Characters of a usual name of a scenario [characters]."""
_FEWEST = 2
"""Columns there are without a pin: the baseline and the current plan."""


class ComparePage(Page):
    """The pins on the left; on the right where they differ. Only the tab in view is drawn."""

    def __init__(
        self, session: Session, document: Document, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self._columns = Columns()
        self._snapshot: Snapshot | None = None
        self._taken = ""
        """Key of the scenario that is taken from the others; empty for the first pin, or the baseline."""
        self.pins = PinList()
        self.table = CompareTable()
        self.charts = CompareCharts(theme)
        self.others = CompareOthers(theme)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Ways to compare")
        for part, title in (
            (self.table, "Side by side"),
            (self.charts, "Difference charts"),
            (self.others, "In every ICB"),
        ):
            self.tabs.addTab(part, title)
        self.copy = QPushButton("Copy table")
        self.copy.setToolTip("Copy the table, to paste it into a spreadsheet or a paper")
        self.copy.clicked.connect(self.table.copy)
        self.against = Choice("Difference from")
        self.against.setMinimumContentsLength(_LONG)
        self.against.asked.connect(self._set_against)
        self._against_label = PlainLabel("&Difference from")
        self._against_label.setBuddy(self.against)
        above = Flow(across=_BESIDE)
        for each in (self._against_label, self.against, self.copy):
            above.addWidget(each)
        self.tabs.currentChanged.connect(lambda _: self._draw_tab())
        row = QHBoxLayout(self)
        row.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        row.setSpacing(BETWEEN)
        row.addWidget(self.pins)
        right = QVBoxLayout()
        right.addLayout(above)
        right.addWidget(self.tabs, 1)
        row.addLayout(right, 1)
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
        dialog = QFileDialog(self, "Open plans to compare", in_documents(), FILTER)
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
            lambda: self._document.save_copy(path, self._session.pins.pin_of(letter).scenario),
        )

    def _draw_tab(self) -> None:
        if self._snapshot is None:
            return
        part = self.tabs.currentWidget()
        needs = ALL_BOARDS if part is self.others else Needs()
        compared = self._columns.of(self._snapshot, self._session.pins.all, needs=needs)
        against = self._show_against(compared)
        self.copy.setVisible(part is self.table)
        for one in (self._against_label, self.against):
            one.setVisible(part is not self.others)
        if part is self.table:
            # The outcomes say how far each is from the baseline already.
            place = None if against.key == BASELINE else compared.index(against)
            self.table.draw([one.column for one in compared], place)
        elif part is self.charts:
            self.charts.draw(compared, against)
        else:
            self.others.draw(compared)

    def _show_against(self, compared: Sequence[Compared]) -> Compared:
        """Offer what can be taken from the others; return what is: the first pin unless another is asked."""
        # Without a pin there is only the baseline to take from the current plan.
        offered = [one for one in compared if one.key != NOW or len(compared) > _FEWEST]
        first = next((one for one in offered if one.key not in {BASELINE, NOW}), offered[0])
        taken = next((one for one in offered if one.key == self._taken), first)
        self.against.show_value(taken.key, [(one.key, one.title) for one in offered])
        return taken

    def _set_against(self, key: str) -> None:
        self._taken = key
        self._draw_tab()

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
            "Save the pinned plan",
            saving=True,
            suggestion=name,
            chosen=lambda path: self.save_pin(letter, path),
        )
