"""Predict first: the room's guesses as marks on one axis, and the answer once it is revealed."""

from dataclasses import dataclass

from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import counted, number
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Reading
from leftshift.window.present.questions import Question, middle

KEY, NAME = "guesses", "Predict first"
_HEADROOM = 1.12
"""How far the axis reaches beyond the outermost mark, from today's figure on."""
_LEAST_REACH = 0.25
"""How far the axis reaches on both sides of today's figure at least, as a part of it [share]."""
_FAR = 10.0
"""Guesses so many times as large as today’s figure and as the middle guess do not widen the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """What the room was asked, what it guessed so far, and whether it has seen the answer."""

    question: Question
    values: tuple[float, ...] = ()
    """[unit of the question's measure]"""
    revealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessMarks:
    """A dot for each guess, a dashed line for today and, once revealed, a thick one for the answer."""

    guesses: tuple[float, ...]
    """From the lowest to the highest."""
    today: float
    today_label: str
    longest: str
    """A figure as long as any: half of it is kept free on both sides."""
    answer: float | None = None
    """None before it is revealed."""
    answer_label: str = ""


def guesses_chart(snapshot: Snapshot, guesses: Guesses) -> ChartData:
    """Show the room's guesses; before the answer is revealed, nothing here gives it away."""
    question, values = guesses.question, tuple(sorted(guesses.values))
    today = question.today(snapshot)
    answer = question.answer(snapshot) if guesses.revealed else None
    first, year = year_label(snapshot.results.first_year), year_label(snapshot.target_year)
    figures = [*(("Guess", value) for value in values), ("Today", today)]
    figures += [] if answer is None else [("Answer", answer)]
    return ChartData(
        key=KEY,
        name=NAME,
        title=question.words(snapshot)
        if answer is None
        else f"{question.label} in {year}: {question.say(answer)}",
        subtitle=_subtitle(question, values, today, answer)
        if values
        else f"Guesses in {question.unit}; dashed: {first}",
        wanted=_wanted(values, today, answer),
        tick=lambda value, _step: question.say(value),
        marks=GuessMarks(
            guesses=values,
            today=today,
            today_label=f"{first}: {question.say(today)}",
            longest=question.say(today),
            answer=answer,
            answer_label="" if answer is None else f"Answer: {question.say(answer)}",
        ),
        table=lambda: ChartTable(
            ("What", question.label), tuple((name, question.say(value)) for name, value in figures)
        ),
        readings=lambda: tuple(Reading(value, 0.0, name, question.say(value)) for name, value in figures),
        context=(question, values, guesses.revealed),
    )


def _subtitle(question: Question, values: tuple[float, ...], today: float, answer: float | None) -> str:
    """Say how the guesses lie, and which is nearest once the answer is revealed."""
    say = question.say
    said = f"{counted(len(values), 'guess', 'guesses')}, middle {say(middle(values))}"
    far = sum(_is_far(value, values, today) for value in values)
    if far:
        said += f", {number(far)} beyond the edge"
    if answer is None:
        return f"{said}, from {say(values[0])} to {say(values[-1])}"
    nearest = min(values, key=lambda value: abs(value - answer))
    return f"{said}; nearest {say(nearest)}"


def _wanted(values: tuple[float, ...], today: float, answer: float | None) -> tuple[float, float]:
    """Return the range of the axis, as far on either side of today; the answer widens it once revealed."""
    near = [value for value in values if not _is_far(value, values, today)]
    held = [*near, *([] if answer is None else [answer])]
    # Today stays in the middle: an axis that leans to one side would say where the answer is.
    reach = _HEADROOM * max((abs(value - today) for value in held), default=0.0)
    reach = max(reach, abs(today) * _LEAST_REACH, 1e-6)
    return today - reach, today + reach


def _is_far(value: float, values: tuple[float, ...], today: float) -> bool:
    """Whether a guess would press all others into one place; such a one is drawn at the edge."""
    return abs(value) > _FAR * max(abs(today), abs(middle(values)))
