"""Surveys: what was published, and a place for the board's own answers."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.model.seats import Answer
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.board_fields import ANSWERS_MOST, RESPONDENTS_MOST, SURVEY_YEARS
from leftshift.storage.scenario.texts import QUESTION
from leftshift.text.numbers import NBSP, number
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import SURVEY_BARS
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedScroll
from leftshift.window.controls.small_button import SIDE
from leftshift.window.controls.spin_box import whole_number_box
from leftshift.window.controls.text_fields import hold_to
from leftshift.window.theme import Theme, mark_boxes

_FORM_WIDTH = 320
_ALL = 100


class SurveysPanel(QWidget):
    """Shows survey figures as labelled bars and asks for the board's own.

    Signals:
        survey_asked: the planner wants these answers kept. args: tuple of Answer, what changed in words
    """

    survey_asked = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] | None = None
        self.chart = LiveChart(SURVEY_BARS, theme)
        scroll = RingedScroll(self)
        scroll.setWidget(self.chart)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Survey answers")
        self.question = QLineEdit(self)
        hold_to(QUESTION, self.question)
        self.question.setPlaceholderText("What was asked")
        self.question.setAccessibleName("Question of the own survey")
        self.percent = QDoubleSpinBox(self)
        self.percent.setMinimumHeight(SIDE)
        self.percent.setRange(0, _ALL)
        self.percent.setDecimals(1)
        self.percent.setSuffix(f"{NBSP}%")
        self.percent.setAccessibleName("Share of respondents")
        self.respondents = whole_number_box("Respondents", 1, RESPONDENTS_MOST)
        self.year = whole_number_box("Year", *SURVEY_YEARS)
        self.add = QPushButton("Keep answer", self)
        self.remove = QPushButton("Remove answer", self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Answers of the own survey")
        self.refusal = PlainLabel(self, wrapped=True)
        form = QWidget(self)
        self._form = form
        self._make_room()
        self._lay_out_form(form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scroll, 1)
        row.addWidget(form)
        self.apply_theme(theme)
        self.add.clicked.connect(self._add)
        self.question.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def changeEvent(self, event: QEvent) -> None:
        """Widen the form when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        self._form.setFixedWidth(round(_FORM_WIDTH * text_scale(self)))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.chart.apply_theme(theme)
        for spin in (self.percent, self.respondents, self.year):
            mark_boxes(spin, theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        answers = snapshot.scenario.board.survey
        self.chart.draw(snapshot)
        if answers == self._answers:
            return
        if self._answers is None:
            self.year.setValue(snapshot.scenario.years.first)
        self._answers = answers
        self.chart.setMinimumHeight(self.chart.needed_height)
        self.list.clear()
        self.list.addItems([_line(answer) for answer in answers])
        self.remove.setEnabled(bool(answers))

    def _lay_out_form(self, form: QWidget) -> None:
        title = PlainLabel("This board’s own survey", form, role="title")
        grid = QGridLayout(form)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setVerticalSpacing(4)
        grid.addWidget(title, 0, 0, 1, 3)
        grid.addWidget(self.question, 1, 0, 1, 3)
        for column, (text, spin) in enumerate(
            (("Answer", self.percent), ("Respondents", self.respondents), ("Year", self.year))
        ):
            label = PlainLabel(text, form)
            label.setBuddy(spin)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(label)
            cell.addWidget(spin)
            grid.addLayout(cell, 2, column)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.remove, 1)
        grid.addLayout(buttons, 3, 0, 1, 3)
        grid.addWidget(self.list, 4, 0, 1, 3)
        grid.addWidget(self.refusal, 5, 0, 1, 3)
        grid.setRowStretch(4, 1)

    def _add(self) -> None:
        question = self.question.text().strip()
        answers = self._answers or ()
        if not question:
            self.refusal.setText("Write what was asked first.")
            return
        if len(answers) >= ANSWERS_MOST:
            self.refusal.setText(f"A plan keeps at most {ANSWERS_MOST} answers: remove one first.")
            return
        self.refusal.clear()
        answer = Answer(
            question=question,
            percent=self.percent.value(),
            respondents=self.respondents.value(),
            year=self.year.value(),
        )
        self.question.clear()
        self.survey_asked.emit((*answers, answer), "Keep a survey answer")

    def _remove(self) -> None:
        place, answers = self.list.currentRow(), self._answers or ()
        if not 0 <= place < len(answers):
            self.refusal.setText("Choose the answer in the list first.")
            return
        self.refusal.clear()
        self.survey_asked.emit((*answers[:place], *answers[place + 1 :]), "Remove a survey answer")


def _line(answer: Answer) -> str:
    share = f"{number(answer.percent, 1)}{NBSP}%"
    return f"{share} of {number(answer.respondents)}, {answer.year}: {answer.question}"
