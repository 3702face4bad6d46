"""History: every change in plain words, who asked for it and why; one click goes back."""

from pathlib import Path

from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.texts import BRANCH, WHO, WHY
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.controls.text_fields import hold_to
from leftshift.window.dialogs import ask_file, attempt
from leftshift.window.pages.history.tree import HistoryTree, lever_note_words
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.transfer.file_menu import file_name

_HINT = (
    "“Go back to here” in a row, or Enter on it, brings back the plan as it was then. A change made from "
    "there begins a branch; nothing is lost."
)


class HistoryPage(Page):
    """The tree of steps, and below it the words on the step that is chosen."""

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self.tree = HistoryTree()
        self.name, self.who, self.why = QLineEdit(), QLineEdit(), QLineEdit()
        self.back = QPushButton("Go back to this step")
        self.pin = QPushButton("Pin this step")
        self.prune = QPushButton("Remove from here on")
        self.prune.setToolTip("Remove this step and all that came after it; Undo brings them back")
        self.kept = RingedTick("Keep the history in the saved file")
        self.kept.setToolTip("Who asked for what, and why, is in the file for everyone who opens it")
        self.copy = QPushButton("Save a copy without history…")
        self.copy.setToolTip("The same plan, without who asked for what and why")
        self._lay_out()
        self._join()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        if not snapshot.dragging:
            self.tree.draw(self._session.history)
            self.kept.setChecked(self._session.history.in_file)

    def save_copy(self, path: Path) -> None:
        """Save a copy without history; where it cannot be, say why."""
        attempt(
            self, "The copy was not saved", lambda: self._document.save_copy(path, self._session.scenario)
        )

    def _show_step(self, key: int) -> None:
        step = self._session.history.step(key)
        for line, text in ((self.name, step.name), (self.who, step.who), (self.why, step.why)):
            line.setText(text)
        self.why.setPlaceholderText(lever_note_words(self._session.history.lever_note(step)))
        self.back.setEnabled(key != self._session.history.current.key)
        self.prune.setEnabled(self._session.history.may_prune(key))

    def _go_back(self, key: int | None) -> None:
        if key is None:
            return
        attempt(self, "This step cannot be gone back to", lambda: self._session.go_back(key))

    def _pin(self) -> None:
        key = self.tree.key
        if key is None:
            return
        step, pin = self._session.history.step(key), self._session.pins.pin
        attempt(
            self,
            "This step cannot be pinned",
            lambda: pin(self._session.history.scenario_at(key), name=step.name or step.said, note=step.why),
        )

    def _prune(self) -> None:
        if self.tree.key is not None:
            self._session.prune_step(self.tree.key)

    def _describe(self) -> None:
        key = self.tree.key
        if key is not None:
            texts = (line.text().strip() for line in (self.name, self.who, self.why))
            name, who, why = texts
            self._session.describe_step(key, name=name, who=who, why=why)

    def _join(self) -> None:
        self.tree.chosen.connect(self._show_step)
        self.tree.go_asked.connect(self._go_back)
        self.back.clicked.connect(lambda: self._go_back(self.tree.key))
        self.pin.clicked.connect(self._pin)
        self.prune.clicked.connect(self._prune)
        for line in (self.name, self.who, self.why):
            line.editingFinished.connect(self._describe)
        self.kept.toggled.connect(self._session.keep_history)
        self.copy.clicked.connect(self._ask_where)
        self._session.history.changed.connect(self._draw_if_seen)

    def _draw_if_seen(self) -> None:
        """Follow words and prunings too, which change no scenario."""
        if self.isVisible():
            self.tree.draw(self._session.history)

    def _ask_where(self) -> None:
        ask_file(
            self,
            "Save a copy without history",
            saving=True,
            suggestion=file_name(f"{self._session.scenario.name} (copy)"),
            chosen=self.save_copy,
        )

    def _lay_out(self) -> None:
        hint = PlainLabel(_HINT, wrapped=True, role="muted")
        words = QGridLayout()
        for place, (text, line, rule) in enumerate(
            (
                ("Name of this branch", self.name, BRANCH),
                ("Asked by", self.who, WHO),
                ("Why", self.why, WHY),
            )
        ):
            label = PlainLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            hold_to(rule, line)
            words.addWidget(label, 0, place)
            words.addWidget(line, 1, place)
            words.setColumnStretch(place, (2, 2, 3)[place])
        buttons = Flow()
        for part in (self.back, self.pin, self.prune, self.kept, self.copy):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        column.setSpacing(BETWEEN)
        column.addWidget(hint)
        column.addWidget(self.tree, 1)
        column.addLayout(words)
        column.addLayout(buttons)
