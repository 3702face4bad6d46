"""Assumptions: what the model assumes, by group, each with its range, its source and its reset."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from leftshift.evidence.assumptions import GROUPS, AssumptionFact, assumption_facts
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number
from leftshift.window.controls.fold import Fold
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.small_button import make_compact
from leftshift.window.levers.assumption_rows import AssumptionRows
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_NONE = "No assumption has these words. Try another, such as growth, need or cost."


class AssumptionsPanel(LeverPanel):
    """Asks for assumptions; shows them by group, those that match a search alone.

    Signals:
        asked: args: key, value
        released: the drag ended, or a single step is done.
        reset_asked: args: key
        reset_all_asked: every assumption is wanted at its central value.
    """

    asked = Signal(str, float)
    released = Signal()
    reset_asked = Signal(str)
    reset_all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "assumptions")
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._groups = {
            group: tuple(item for item in assumption_facts() if item.group == group) for group in GROUPS
        }
        self._open_before: set[str] = set()
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search assumptions, units and sources")
        self.search.setAccessibleName("Search assumptions")
        self.search.setClearButtonEnabled(True)
        self.summary = PlainLabel(self)
        self.reset_all = QPushButton("Reset all", self)
        self.none = PlainLabel(
            "No assumption has these words. Try another, such as need or cost.", self, wrapped=True
        )
        self.none.hide()
        self.folds = {group: Fold(group, partial(self._make, group), self) for group in GROUPS}
        self._lay_out()
        self._connect()

    def rows(self, group: str) -> AssumptionRows:
        """Return the rows of one group, made now if they never were in view."""
        body = self.folds[group].body
        if not isinstance(body, AssumptionRows):
            raise TypeError("a group of assumptions holds rows")
        return body

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for group, fold in self.folds.items():
            if fold.is_made:
                self.rows(group).apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._snapshot = snapshot
        changed = sum(len(self._changed(group)) for group in GROUPS)
        count = len(assumption_facts())
        said = f"{number(count)} assumptions, {f'{number(changed)} changed' if changed else 'none changed'}"
        if said != self.summary.text():
            self.summary.setText(said)
        self.reset_all.setEnabled(bool(changed))
        for group in GROUPS:
            self._draw_fold(group)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.asked.connect(session.more.set_assumption)
        self.released.connect(session.release)
        self.reset_asked.connect(session.more.reset_assumption)
        self.reset_all_asked.connect(session.more.reset_assumptions)

    def show_matches(self, text: str) -> None:
        """Show the assumptions that have all words of a text, in open folds; all again for an empty text."""
        words = text.casefold().split()
        if words and not self._open_before:
            self._open_before = {group for group, fold in self.folds.items() if fold.is_open} | {""}
        found = 0
        for group, fold in self.folds.items():
            fits = [item for item in self._groups[group] if _has(item, words)]
            found += len(fits)
            fold.setVisible(bool(fits))
            if words and fits:
                self.rows(group).show_only({item.key for item in fits})
                fold.open()
            elif not words:
                if fold.is_made:
                    self.rows(group).show_only({item.key for item in fits})
                if self._open_before:
                    fold.open(wanted=group in self._open_before)
        if not words:
            self._open_before = set()
        self.none.setVisible(not found)

    def _changed(self, group: str) -> list[AssumptionFact]:
        if self._snapshot is None:
            return []
        values = self._snapshot.scenario.assumptions
        return [item for item in self._groups[group] if values.get(item.key, item.central) != item.central]

    def _draw_fold(self, group: str) -> None:
        if self._snapshot is None:
            return
        fold, changed = self.folds[group], len(self._changed(group))
        all_of = number(len(self._groups[group]))
        fold.button.show_text(
            f"{number(changed)} of {all_of} changed" if changed else all_of, changed=bool(changed)
        )
        if fold.is_open:
            self.rows(group).draw(self._snapshot)

    def _make(self, group: str, parent: QWidget) -> QWidget:
        rows = AssumptionRows(self._groups[group], self._theme, parent)
        rows.asked.connect(self.asked)
        rows.released.connect(self.released)
        rows.reset_asked.connect(self.reset_asked)
        return rows

    def _lay_out(self) -> None:
        make_compact(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.reset_all)
        column.addLayout(top)
        column.addSpacing(4)
        column.addWidget(self.none)
        for fold in self.folds.values():
            column.addWidget(fold)
        column.addStretch(1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.show_matches)
        self.reset_all.clicked.connect(self.reset_all_asked)
        for group, fold in self.folds.items():
            fold.opened.connect(partial(self._draw_fold, group))
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self.search.clear)


def _has(item: AssumptionFact, words: list[str]) -> bool:
    """Return whether an assumption has all words, in its name, unit, kind, reason or sources."""
    held = f"{item.label} {item.group} {item.unit} {item.kind} {item.says} {item.source_text}".casefold()
    return all(word in held for word in words)
