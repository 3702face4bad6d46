"""What an import asks: each question with its choices, one below the other."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from leftshift.storage.spreadsheets.questions import ImportQuestion
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel

_CHOOSE: Final = "Choose…"
_SHOWN: Final = 3
"""Questions that are seen without scrolling."""
_LINE: Final = 100
"""Characters of a question on one line of the dialog, at least."""


class ImportQuestions(QScrollArea):
    """Lists questions; a question stays in its place while others are answered.

    Signals:
        answered: the planner has answered. args: key of the question, value of the choice
    """

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        self.choices: dict[str, Choice] = {}
        """The choice of each question, by its key."""
        self._texts: dict[str, PlainLabel] = {}

    def draw(self, questions: Sequence[ImportQuestion], answers: Mapping[str, str]) -> None:
        """Show these questions; an answer that was given shows as such."""
        wanted = {question.key: question for question in questions}
        for key in [key for key in self.choices if key not in wanted]:
            for widget in (self.choices.pop(key), self._texts.pop(key)):
                self._column.removeWidget(widget)
                widget.deleteLater()
        for question in questions:
            self._draw_question(question, answers.get(question.key, ""))
        self.setVisible(bool(questions))
        between, line = self._column.spacing(), self.fontMetrics().lineSpacing()
        heights = [
            line * (1 + len(question.text) // _LINE)
            + self.choices[question.key].sizeHint().height()
            + 2 * between
            for question in questions[:_SHOWN]
        ]
        self.setFixedHeight(sum(heights))

    def _draw_question(self, question: ImportQuestion, answer: str) -> None:
        if question.key not in self.choices:
            text = PlainLabel(self, wrapped=True)
            choice = Choice(question.text, self)
            choice.asked.connect(lambda value, key=question.key: self._answer(key, value))
            text.setBuddy(choice)
            self._column.addWidget(text)
            self._column.addWidget(choice)
            self._texts[question.key], self.choices[question.key] = text, choice
        place = question.refusal.place
        self._texts[question.key].setText(f"{place[:1].upper()}{place[1:]}: {question.text}")
        items = list(question.choices.items())
        chosen = answer if answer in question.choices else question.proposed
        if not chosen:
            items.insert(0, ("", _CHOOSE))
        self.choices[question.key].show_value(chosen, items)

    def _answer(self, key: str, value: str) -> None:
        if value:
            self.answered.emit(key, value)
