"""The tour: what the three parts of the window are for; and the one hint of the first start."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leftshift.window.controls.plain_text import PlainLabel

STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "Move the money",
        (
            "Drag a slider, or type the exact share: the other sectors pay for it as “Funded from” says.",
            "A padlock holds a share. Undo takes any step back.",
        ),
    ),
    (
        "See what follows",
        (
            "The charts follow at once, the finding as title; the words at the head switch the main one.",
            "The rail leads to running costs, the board and other changes. Results has every chart.",
        ),
    ),
    (
        "Check and report",
        (
            "Four outcomes stand beside their targets. Below are the same results in words, ready to paste.",
            "F5 presents the charts to a room; Ctrl+Shift+P finds every command.",
        ),
    ),
)
"""Heading and text of each step."""
HINT: Final = (
    (
        "Move this slider",
        ("Community care gets a larger share, the others pay for it, and every chart follows.",),
    ),
)
"""The one step that the start page leads to."""
_WIDTH = 320
_AWAY = 24


class Tour(QFrame):
    """Explains three parts of the window, one after another, over the window itself.

    Signals:
        ended: the tour was finished or skipped; it need not come back.
    """

    ended = Signal()

    def __init__(
        self,
        targets: Sequence[QWidget],
        window: QWidget,
        steps: Sequence[tuple[str, tuple[str, ...]]] = STEPS,
    ) -> None:
        super().__init__(window)
        self._targets, self._over, self._steps = tuple(targets), window, tuple(steps)
        self._place = 0
        self.setObjectName("tour")
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self.setMaximumWidth(_WIDTH * 2)
        self._title, self._text = PlainLabel(), PlainLabel()
        self._title.setProperty("role", "title")
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(_WIDTH)
        self._where = PlainLabel(role="muted")
        self.skip, self.next = QPushButton("S&kip the tour"), QPushButton("Ne&xt")
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(self._on)
        self.next.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        buttons = QHBoxLayout()
        buttons.addWidget(self._where)
        buttons.addStretch(1)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.next)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(buttons)
        window.installEventFilter(self)
        self._show_step()

    def end(self) -> None:
        """Close the tour for good."""
        self.window().removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside what is explained when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._move_beside()
        return super().eventFilter(watched, event)

    def _on(self) -> None:
        if self._place + 1 == len(self._steps):
            self.end()
        else:
            self._place += 1
            self._show_step()

    def _show_step(self) -> None:
        title, sentences = self._steps[self._place]
        text = " ".join(sentences)
        self._title.setText(title)
        self._text.setText(text)
        last = self._place + 1 == len(self._steps)
        self._where.setText(f"{self._place + 1} of {len(self._steps)}" if len(self._steps) > 1 else "")
        self.next.setText("&Done" if last else "Ne&xt")
        self.skip.setVisible(not last)
        self.setAccessibleName(f"Tour: {title}")
        self.setAccessibleDescription(text)
        self._move_beside()
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_beside(self) -> None:
        """Move to where the window has room: right of the levers, left of the outcomes, over the charts."""
        # adjustSize() of a widget within a window leaves out the lines that a wrapped text grows by.
        wide = self._column.totalSizeHint().width()
        self.resize(wide, self._column.totalHeightForWidth(wide))
        target, window = self._targets[min(self._place, len(self._targets) - 1)], self._over
        corner = target.mapTo(window, QPoint(0, 0))
        right = corner.x() + target.width() + _AWAY
        x = right if right + self.width() < window.width() else corner.x() - self.width() - _AWAY
        y = corner.y() + (target.height() - self.height()) // 2
        x = min(max(x, _AWAY), window.width() - self.width() - _AWAY)
        self.move(x, min(max(y, _AWAY), window.height() - self.height() - _AWAY))
