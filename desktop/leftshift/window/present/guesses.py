"""Predict first: the room's guesses as marks on one axis, and the answer once it is revealed."""

from collections import Counter
from collections.abc import Hashable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import counted, number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, smooth
from leftshift.window.present.questions import Question, middle

_HEADROOM = 0.12
"""Room beyond the outermost mark, as a part of their range [share]."""
_LEAST_REACH = 0.04
"""Least range of the axis, as a part of today's figure [share]."""
_FAR = 10.0
"""Guesses so many times as large as today’s figure and as the middle guess do not widen the axis."""
_DOT = 12.0
"""Width of a guess at the usual size of text [pixels]."""
_LABELS = 2.5
"""Lines above the plot that the labels of today and of the answer take."""


class GuessPlot:
    """A dot for each guess, a dashed line for today and, once revealed, a thick one for the answer."""

    key = "guesses"
    name = "Predict first"

    def __init__(self, question: Question) -> None:
        self.question = question
        self.guesses: tuple[float, ...] = ()
        self.revealed = False

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._today, self._answer = self.question.today(snapshot), self.question.answer(snapshot)

    @property
    def title(self) -> str:
        """The question, or its answer once it is revealed."""
        if not self.revealed:
            return self.question.words(self._snapshot)
        year = year_label(self._snapshot.target_year)
        return f"{self.question.label} in {year}: {self.question.say(self._answer)}"

    @property
    def subtitle(self) -> str:
        """How the guesses lie; no word of the answer before it is revealed."""
        say = self.question.say
        if not self.guesses:
            return f"Guesses in {self.question.unit}; dashed: {year_label(self._snapshot.results.first_year)}"
        lie = f"{counted(len(self.guesses), 'guess', 'guesses')}, middle {say(middle(self.guesses))}"
        far = sum(self._is_far(guess) for guess in self.guesses)
        if far:
            lie += f", {number(far)} beyond the edge"
        if not self.revealed:
            return f"{lie}, from {say(min(self.guesses))} to {say(max(self.guesses))}"
        nearest = min(self.guesses, key=lambda guess: abs(guess - self._answer))
        return f"{lie}; nearest {say(nearest)}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold; the answer widens it only once it is revealed."""
        near = [guess for guess in self.guesses if not self._is_far(guess)]
        values = [self._today, *near, *([self._answer] if self.revealed else [])]
        low, high = min(values), max(values)
        room = max((high - low) * _HEADROOM, abs(self._today) * _LEAST_REACH, 1e-6)
        return (max(low - room, 0.0) if low >= 0 else low - room), high + room

    def _is_far(self, guess: float) -> bool:
        """Whether a guess would press all others into one place; such a one stands at the edge."""
        return abs(guess) > _FAR * max(abs(self._today), abs(middle(self.guesses)))

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self.question, self._today

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        side = ink.width(self.question.say(self._today), Face.STRONG) / 2 + GAP
        return QRectF(body).adjusted(
            round(side), round(ink.line * _LABELS), -round(side), -round(ink.line + GAP)
        )

    def still(self, canvas: Canvas) -> None:
        """Draw the axis and where the outcome stands today."""
        upright_grid(canvas, self.question.say)
        painter, ink, colours = canvas.painter, canvas.ink, canvas.theme.surfaces
        x = round(canvas.along(self._today))
        painter.setPen(pen(colours.ghost, 2, dashed=True))
        painter.drawLine(QLineF(x, canvas.plot.top(), x, canvas.plot.bottom()))
        text = f"{year_label(self._snapshot.results.first_year)}: {self.question.say(self._today)}"
        self._label(canvas, x, canvas.plot.top() - ink.line / 2, text, Face.TEXT)

    def moving(self, canvas: Canvas) -> None:
        """Draw the guesses, and the answer once it is revealed."""
        painter, colours = canvas.painter, canvas.theme.surfaces
        smooth(painter, on=True)
        for x, y in self._dots(canvas):
            painter.setPen(pen(colours.panel, 1.5))
            painter.setBrush(colours.accent)
            painter.drawEllipse(QPointF(x, y), *(2 * (_DOT * canvas.ink.scale / 2,)))
        if not self.revealed:
            return
        x = round(canvas.along(self._answer))
        painter.setPen(pen(colours.text, 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        text = f"Answer: {self.question.say(self._answer)}"
        # Up to its own label, but not through that of today.
        apart = abs(x - canvas.along(self._today)) > canvas.ink.width(text, Face.STRONG)
        top = canvas.plot.top() - (canvas.ink.line if apart else 0)
        painter.drawLine(QLineF(x, top, x, canvas.plot.bottom()))
        self._label(canvas, x, canvas.plot.top() - 1.6 * canvas.ink.line, text, Face.STRONG)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List the guesses, today and the answer once it is revealed."""
        say = self.question.say
        found = [
            Spot(x, y, f"Guess\n{say(guess)}")
            for (x, y), guess in zip(self._dots(canvas), sorted(self.guesses), strict=True)
        ]
        found.append(Spot(canvas.along(self._today), canvas.plot.top(), f"Today\n{say(self._today)}"))
        if self.revealed:
            found.append(Spot(canvas.along(self._answer), canvas.plot.top(), f"Answer\n{say(self._answer)}"))
        return found

    def table(self) -> ChartTable:
        """Return the guesses, today and the answer once it is revealed."""
        rows = [("Guess", self.question.say(guess)) for guess in sorted(self.guesses)]
        rows.append(("Today", self.question.say(self._today)))
        if self.revealed:
            rows.append(("Answer", self.question.say(self._answer)))
        return ChartTable(("What", self.question.label), tuple(rows))

    def _dots(self, canvas: Canvas) -> list[tuple[float, float]]:
        """Place the guesses from the lowest to the highest; equal ones stand upon one another."""
        seen: Counter[float] = Counter()
        size, made = (_DOT + 2) * canvas.ink.scale, []
        for guess in sorted(self.guesses):
            inside = min(max(guess, canvas.axis.low), canvas.axis.high)
            made.append((canvas.along(inside), canvas.plot.bottom() - size * (seen[guess] + 0.7)))
            seen[guess] += 1
        return made

    def _label(self, canvas: Canvas, x: float, y: float, text: str, face: Face) -> None:
        half = canvas.ink.width(text, face) / 2
        at = min(max(x, canvas.body.left() + half), canvas.body.right() - half)
        canvas.ink.write(canvas.painter, (at, y), text, canvas.theme.surfaces.text, Side.MIDDLE, face=face)
