"""An answer among the charts: what the session says to a question about the scenario in view."""

from collections.abc import Hashable
from typing import Any, Protocol

from PySide6.QtCore import QRectF

from leftshift.questions.ask import DEFAULT_OUTCOME
from leftshift.questions.measures import measure
from leftshift.questions.study import Study
from leftshift.snapshot.needs import Needs, needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.answered import answered_text
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.plotting.text_painter import Ink


class AnswerPlot(Plot, Protocol):
    """A plot that shows an answer; `take` comes before anything else."""

    def take(self, study: Study, answer: Any, year: int) -> None:  # noqa: ANN401 - each takes its own kind of answer
        """Take the answer to show."""


class AnswerHere:
    """Another plot, given the answer for the target year; where there is none, the title says why."""

    def __init__(self, question: str, inner: AnswerPlot, outcome: str = DEFAULT_OUTCOME) -> None:
        self.key, self.name = inner.key, inner.name
        self.outcome = outcome
        self._question, self._inner = question, inner
        self._part: object = None
        self._asked = 0
        self._has_figure = False
        self._why_not = ""

    @property
    def needs(self) -> Needs:
        """The answer that a snapshot must hold before it is drawn."""
        return Needs(answers=frozenset({(self._question, self.outcome)}))

    def choose(self, outcome: str) -> None:
        """Ask about another outcome from the next drawing on.

        Raises:
            ValueError: there is no such outcome.
        """
        self.outcome = measure(outcome).key

    def draw(self, snapshot: Snapshot) -> None:
        """Show the answer that a snapshot holds."""
        found = needed(snapshot.answers.get((self._question, self.outcome)))
        part = (found.question_input.part_for(self._question), found.missing)
        if part != self._part:
            self._part = part
            self._asked += 1
            self._has_figure = found.answer is not None
            self._why_not = "" if found.missing is None else answered_text(found).rstrip(".")
            if found.answer is not None:
                self._inner.take(found.question_input.study(), found.answer, found.question_input.year)
        self._inner.draw(snapshot)

    @property
    def title(self) -> str:
        """The finding, or why there is none."""
        return self._why_not or self._inner.title

    @property
    def subtitle(self) -> str:
        """What is counted."""
        return self._inner.subtitle if self._has_figure else measure(self.outcome).label

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return self._inner.wanted if self._has_figure else (0.0, 1.0)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._inner.stands_on if self._has_figure else self._why_not

    @property
    def moves_on(self) -> Hashable:
        """All that the marks hang on: the answer in hand."""
        return self._asked

    def room(self, body: QRectF, ink: Ink, axis: Axis, /) -> QRectF:
        """Return the part of the body where marks stand."""
        return self._inner.room(body, ink, axis) if self._has_figure else QRectF(body)

    def still(self, canvas: Canvas) -> None:
        """Draw what stays while a lever moves."""
        if self._has_figure:
            self._inner.still(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw what moves."""
        if self._has_figure:
            self._inner.moving(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List what can be pointed at."""
        return self._inner.spots(canvas) if self._has_figure else []

    def table(self) -> ChartTable:
        """Return the answer's figures as text, or the sentence that says why there are none."""
        if not self._has_figure:
            return ChartTable(("Outcome", "Why there is no figure"), ((self.subtitle, self._why_not),))
        return self._inner.table()
