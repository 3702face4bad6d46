"""The presenter's bar: where in the talk one is, the way on and back, and predict first."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedBox
from leftshift.window.present.questions import Question, questions

_LEAST = 28
"""Least height of what can be clicked [pixels]."""


class PresentBar(QFrame):
    """Asks for all that happens on the stage, and shows what is on it.

    Signals:
        step_asked: the chart before or after is wanted. args: −1 or 1
        replay_asked: the last change is to be seen again.
        black_asked: the screen is to go black, or back.
        predict_asked: the room is to guess, or the charts are to come back. args: predicting
        question_asked: another outcome is to be guessed. args: Question
        guesses_asked: guesses were typed. args: guesses, in the unit of the question's measure
        reveal_asked: the answer is to be seen.
        end_asked: the presentation is over.
    """

    step_asked = Signal(int)
    replay_asked = Signal()
    black_asked = Signal()
    predict_asked = Signal(bool)
    question_asked = Signal(object)
    guesses_asked = Signal(tuple)
    reveal_asked = Signal()
    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("Presenting")
        self.back = self._button(
            "‹ &Back", "The chart before (Left or Page Up)", lambda: self.step_asked.emit(-1)
        )
        self.next = self._button(
            "Ne&xt ›", "The next chart (Right or Page Down)", lambda: self.step_asked.emit(1)
        )
        self.replay = self._button("Re&play", "See the last change again (R)", self.replay_asked.emit)
        self.predict = self._button("Predict &first", "Let the room guess first (P)", self._toggle_predict)
        self.predict.setCheckable(True)
        self.black = self._button("Blac&k", "Black screen (B)", self.black_asked.emit)
        self.end = self._button("&End", "End the presentation (Esc)", self.end_asked.emit)
        self._where = PlainLabel()
        self.question = RingedBox()
        self.guesses = QLineEdit()
        self.reveal = self._button("Re&veal", "Show the answer (Alt+V)", self.reveal_asked.emit)
        self._note = PlainLabel()
        self._note.setProperty("role", "bad")
        self._asked: tuple[Question, ...] = ()
        self._typed: dict[str, str] = {}
        """What was typed for each question, by its label: it is there again when the question is."""
        self._lay_out()

    def show_place(self, place: int, of: int, *, can_replay: bool) -> None:
        """Show where in the talk one is; `place` counts from 0."""
        self._where.setText(f"{place + 1} of {of}")
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < of)
        self.replay.setEnabled(can_replay)

    def show_predicting(self, *, predicting: bool, revealed: bool) -> None:
        """Show the row for guesses while the room guesses."""
        self.predict.setChecked(predicting)
        self._row.setVisible(predicting)
        self.reveal.setText("&Hide again" if revealed else "Re&veal")

    def chosen(self) -> Question:
        """Return the question chosen in the list."""
        self._list_questions()
        return self._asked[self.question.currentIndex()]

    def start_typing(self) -> None:
        """Give the keyboard to what was guessed so far, on whichever screen it is typed."""
        typed = self._typed.get(self.chosen().label, "")
        with QSignalBlocker(self.guesses):
            self.guesses.setText(typed)
        self._read(typed)
        self.window().activateWindow()
        self.guesses.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_questions(self) -> None:
        if not self._asked:
            self._asked = questions()
            self.question.addItems([question.label for question in self._asked])
            self.question.activated.connect(lambda place: self.question_asked.emit(self._asked[place]))
            self._name_entry()

    def _name_entry(self) -> None:
        unit = self._asked[self.question.currentIndex()].unit
        self.guesses.setPlaceholderText(f"The room’s guesses in {unit}, a space between them")

    def _lay_out(self) -> None:
        self.question.setAccessibleName("What is to be guessed")
        self.question.setMinimumHeight(_LEAST)
        self.guesses.setAccessibleName("The room’s guesses")
        self.guesses.setMinimumHeight(_LEAST)
        self.guesses.textChanged.connect(self._read)
        self.question.currentIndexChanged.connect(lambda _place: self._name_entry())
        steps = QHBoxLayout()
        for part in (self.back, self._where, self.next, self.predict, self.replay, self.black):
            steps.addWidget(part)
        steps.addStretch(1)
        steps.addWidget(self.end)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.question)
        row.addWidget(self.guesses, 1)
        row.addWidget(self._note)
        row.addWidget(self.reveal)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addLayout(steps)

    def _read(self, text: str) -> None:
        question = self.chosen()
        self._typed[question.label] = text
        guesses, refused = question.guesses(text)
        self._note.setText(refused)
        self.guesses_asked.emit(guesses)

    def _toggle_predict(self) -> None:
        self.predict_asked.emit(self.predict.isChecked())

    def _button(self, text: str, tip: str, does: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.setToolTip(tip)
        made.setMinimumHeight(_LEAST)
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False: does())
        return made
