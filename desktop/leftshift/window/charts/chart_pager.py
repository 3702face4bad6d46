"""The line above the small charts: which of them are in view, and the way to the others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula

_LEAST = 24
"""Least side of what can be clicked [pixels]."""


class ChartPager(QWidget):
    """Says which small charts are in view and asks for the pages before and after.

    Signals:
        asked: the planner wants another page. args: −1 or 1
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "count")
        self._label = PlainLabel()
        self._label.setProperty("role", "muted")
        self.earlier = self._button("◂", "Earlier small charts", -1)
        self.later = self._button("▸", "Later small charts", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """What can be clicked, from left to right."""
        return self.earlier, self.later

    def height_needed(self) -> int:
        """Return the height of the line [pixels]."""
        return max(self.sizeHint().height(), _LEAST)

    def show_page(self, first: int, count: int, of: int) -> None:
        """Show which small charts the page holds; `first` counts from 0."""
        alone = f"Small chart {first + 1} of {of}"
        self._label.setText(alone if count == 1 else f"Small charts {first + 1}–{first + count} of {of}")
        self.earlier.setEnabled(first > 0)
        self.later.setEnabled(first + count < of)

    def _button(self, sign: str, name: str, pages: int) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setMinimumSize(_LEAST + 4, _LEAST)
        made.clicked.connect(lambda: self.asked.emit(pages))
        return made
