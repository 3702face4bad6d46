"""What a room can be asked to guess: one outcome in the target year, and how its figures are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from leftshift.model.terms import year_label
from leftshift.questions.measures import Measure, seats_by_voice, shown_measures
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import NBSP, PERCENT, money, number, percent, pounds

_MOST = 1e6
"""Guesses beyond this are refused as typing errors [unit of the measure, % for shares]."""
_MILLIONS_IN_A_BILLION = 1000.0


class _GuessError(ValueError):
    """What was typed is no guess; the sentence says what is."""


@dataclass(frozen=True, slots=True)
class Question:
    """One outcome that a room can be asked to guess."""

    measure: Measure

    @property
    def label(self) -> str:
        """Its name in the list of questions."""
        return self.measure.label

    @property
    def unit(self) -> str:
        """What the room's guesses are counted in."""
        return {"share": "%"}.get(self.measure.unit, self.measure.unit)

    def words(self, snapshot: Snapshot) -> str:
        """Ask, such as “Hospital share in 2030/31: what do you expect?”."""
        return f"{self.label} in {year_label(snapshot.target_year)}: what do you expect?"

    def today(self, snapshot: Snapshot) -> float:
        """Return the outcome in the first year [unit of the measure]."""
        return self._read(snapshot, 0)

    def answer(self, snapshot: Snapshot) -> float:
        """Return what the scenario leads to in the target year [unit of the measure]."""
        return self._read(snapshot, snapshot.target_index)

    def say(self, value: float) -> str:
        """Write a figure of this outcome."""
        if self.measure.is_share:
            return percent(value)
        if self.measure.is_money:
            return money(value)
        if self.measure.unit.startswith("£"):
            return pounds(value)
        return f"{number(value, 1)}{NBSP}{self.measure.unit}"

    def guesses(self, text: str, locale: QLocale | None = None) -> tuple[tuple[float, ...], str]:
        """Read the room's guesses in the user's own way of writing numbers [unit of the measure].

        A word that is no number, is in another unit, or is beyond anything possible is left out: the sentence
        says so of the first, and is empty where all were read.
        """
        way = QLocale() if locale is None else locale
        read, refused = [], ""
        for word in _words(text):
            try:
                read.append(self._guess(word, way))
            except _GuessError as error:
                refused = refused or str(error)
        return tuple(read), refused

    def _guess(self, word: str, locale: QLocale) -> float:
        item = self.measure
        is_money = item.unit.startswith("£")
        if ("%" in word and not item.is_share) or ("£" in word and not is_money):
            raise _GuessError(f"“{word}” is in another unit: guesses here are in {self.unit}.")
        value = _number(word, locale, millions=item.is_money)
        if item.is_share and not 0 <= value <= PERCENT:
            raise _GuessError(f"“{word}” is not possible: a share is from 0 to 100{NBSP}%.")
        if abs(value) > _MOST:
            raise _GuessError(f"“{word}” is too large: guesses here are in {self.unit}.")
        return value / PERCENT if item.is_share else value

    def _read(self, snapshot: Snapshot, place: int) -> float:
        seats = seats_by_voice(snapshot.scenario.board.seats)
        return float(self.measure.of(snapshot.results, place, seats))


def questions() -> tuple[Question, ...]:
    """List every outcome that is shown somewhere, and so can be asked for."""
    return tuple(Question(measure) for measure in shown_measures())


def _words(text: str) -> list[str]:
    """Split guesses at spaces and semicolons; a sign on its own is none."""
    return [word for word in text.replace(";", " ").split() if word.strip("%£,")]


def _number(word: str, locale: QLocale, *, millions: bool) -> float:
    """Read one number, with or without %, £ or, where money is counted in millions, m or bn."""
    plain = word.strip("%£,").replace("\u2212", "-")
    factor = 1.0
    if millions:
        factor = _MILLIONS_IN_A_BILLION if plain.endswith("bn") else 1.0
        plain = plain.removesuffix("bn").removesuffix("m")
    for way in (locale, QLocale(QLocale.Language.C)):
        value, read = way.toDouble(plain)
        if read and math.isfinite(value):
            return float(value) * factor
    raise _GuessError(f"“{word}” is not a number: type guesses like 48 51.")


def middle(values: Sequence[float]) -> float:
    """Return the median of some guesses.

    Raises:
        ValueError: there are none.
    """
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        raise ValueError("no guesses have no middle")
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
