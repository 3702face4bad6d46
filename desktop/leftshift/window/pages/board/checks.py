"""The checks: what law, guidance and recommendations ask, each met, not met or not applicable."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from leftshift.evidence.facts import fact
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import LEVEL_NAMES, check_mark, checks_finding
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.wrapped_rows import WrappedRows
from leftshift.window.pages.board.rows import TextRows, figures_table
from leftshift.window.provenance.figures_shown import set_formula

_COLUMNS = ("Standing", "Asked by", "What is asked", "What was found", "Source")
_WORDS = frozenset(range(len(_COLUMNS)))
_FOUND = 3
_ASKED = 2
_WIDTHS = {0: 112, 1: 104, 4: 64}


class ChecksTable(QWidget):
    """Shows every check, the unmet ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "statutory")
        self._shown: object = None
        self.finding = PlainLabel(self, role="title")
        self.model = TextRows(_COLUMNS, _WORDS, self)
        self.view = figures_table("Checks of the board", self.model, wide=_FOUND, parent=self)
        self.view.horizontalHeader().setSectionResizeMode(_ASKED, QHeaderView.ResizeMode.Stretch)
        self._make_room()
        WrappedRows(self.view)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(6, 6, 6, 6)
        column_.addWidget(self.finding)
        column_.addWidget(self.view, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Widen the columns when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = text_scale(self)
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, round(width * scale))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        if snapshot.checks is self._shown:
            return
        self._shown = snapshot.checks
        order = {False: 0, True: 1, None: 2}
        checks = sorted(snapshot.checks, key=lambda check: order[check.met])
        self.finding.setText(checks_finding(checks))
        rows = [
            (check_mark(check), LEVEL_NAMES[check.level], check.rule, check.detail, ", ".join(check.source))
            for check in checks
        ]
        cited = ["\n".join(fact(key).citation for key in check.source) for check in checks]
        self.model.show_value(rows, [("", source, "", "", source) for source in cited])
