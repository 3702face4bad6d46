"""The line above the questions: which outcome, in which year, held against which target."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leftshift.model.terms import year_label
from leftshift.questions.question_input import QuestionInput
from leftshift.questions.targets import published_target
from leftshift.text.answers.figures import value_text
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.pages.questions.outcome import OutcomeChoice
from leftshift.window.pages.questions.target import TargetEntry
from leftshift.window.provenance.figures_shown import set_formula

_BETWEEN = 16
"""Space between what is asked for [pixels]."""
_ROOM = 6
"""Space that a label with an access key needs beyond its text [pixels]."""


class QuestionBar(QWidget):
    """Asks for outcome, year and target.

    Signals:
        outcome_asked: args: key of a measure
        year_asked: args: first calendar year
        target_asked: args: value in the outcome's unit, or None for the published one
    """

    outcome_asked = Signal(str)
    year_asked = Signal(object)
    target_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome = OutcomeChoice()
        self.outcome.asked.connect(self.outcome_asked)
        self.year = Choice("Year")
        self.year.setMinimumContentsLength(7)
        self.year.asked.connect(self.year_asked)
        self.target = TargetEntry()
        set_formula(self.target, "goal")
        self.target.asked.connect(self.target_asked)
        self.target.refused.connect(self._refuse)
        self.published = QPushButton("P&ublished target")
        self.published.clicked.connect(lambda: self.target_asked.emit(None))
        self._side = PlainLabel("&Target: at least")
        # The widest it gets, so that nothing moves when the side changes.
        self._side.setMinimumWidth(self._side.sizeHint().width() + _ROOM)
        self._note = PlainLabel(role="muted")
        self._note.setMinimumWidth(0)
        row = Flow(self, across=_BETWEEN)
        for label, control in (
            (PlainLabel("Outco&me"), self.outcome),
            (PlainLabel("Yea&r"), self.year),
            (self._side, self.target),
        ):
            label.setBuddy(control)
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(label)
            beside.addWidget(control)
            row.addWidget(pair)
        for part in (self.published, self._note):
            row.addWidget(part)

    def draw(self, question_input: QuestionInput) -> None:
        """Show what the question is asked of; emits nothing."""
        self.outcome.show_value(question_input.outcome)
        years = question_input.scenario.years
        choices = [(year, year_label(year)) for year in range(years.first, years.last + 1)]
        self.year.show_value(question_input.year, choices)
        aim, published = (
            question_input.aim(),
            published_target(question_input.study(), question_input.measure),
        )
        if aim is None:
            self._side.setText("&Target")
        else:
            self._side.setText(f"&Target: at {'most' if aim.at_most else 'least'}")
        self.target.show_value(question_input.measure, None if aim is None else aim.value)
        own = published is not None and aim is not None and aim.value != published
        self.published.setVisible(own)
        if published is None:
            self._note.setText("none is published")
        else:
            self._note.setText(
                f"published: {value_text(question_input.measure, published)}" if own else "as published"
            )

    def _refuse(self, sentence: str) -> None:
        self._note.setText(sentence)
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)
