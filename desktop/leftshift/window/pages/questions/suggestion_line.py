"""The question that fits the last change, offered above the list of questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leftshift.questions.measures import measure
from leftshift.questions.suggested import Suggestion
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.pages.questions.kinds import KINDS


class SuggestionLine(QWidget):
    """Says what was changed last and offers the question that fits; out of sight where there is none.

    Signals:
        asked: the planner wants that question. args: Suggestion
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Suggestion | None = None
        self.said = PlainLabel(wrapped=True, role="caption")
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.asked.emit(self._wanted))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addWidget(self.button)
        self.hide()

    def draw(self, change: str, wanted: Suggestion | None) -> None:
        """Offer a question after a change, named as the history names it; nothing where none fits."""
        self._wanted = wanted
        self.setVisible(wanted is not None)
        if wanted is None:
            return
        title = next(kind.title for kind in KINDS if kind.key == wanted.question)
        self.said.setText(f"After “{change}”, ask of {measure(wanted.outcome).label}:")
        self.button.setText(title)
        self.button.setToolTip(plain_tip(f"{self.said.text()} {title}"))
