"""Measures: every outcome that a question may be asked of."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

import numpy as np

from leftshift.board.voices import SECTORS_OF_VOICE, VOICE_OF_GROUP, VOICES
from leftshift.model.results import Results
from leftshift.model.seats import Seat
from leftshift.model.terms import HOSPITAL, INDEX, LABELS, SECTORS, FloatArray, Sector

Place = int | slice
"""A place on the year axis, or all of it."""
Better = Literal["lower", "higher"] | None
Reading = Callable[[Results, Place, FloatArray], FloatArray]
_PER_CENT: Final = 100.0
_OUTSIDE = [place for place, sector in enumerate(SECTORS) if sector not in HOSPITAL]
_VOICE_PLACES = [[INDEX[sector] for sector in SECTORS_OF_VOICE[voice]] for voice in VOICES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One outcome: what it is called, what it counts, which way is better, how to read it."""

    key: str
    label: str
    unit: str
    better: Better
    """Which way is better; None where that is for the planner to say."""
    of: Reading
    """Reads it from results at a place of the year axis; the third argument is `seats_by_voice`."""
    shown: bool = True
    """Whether a chart, an outcome or the words show it, so that it needs a band."""

    @property
    def is_money(self) -> bool:
        """Whether it is counted in £m cash."""
        return self.unit == "£m"

    @property
    def is_a_head(self) -> bool:
        """Whether it is counted in pounds for each person, in whichever prices."""
        return self.unit.startswith("£ a head")

    @property
    def is_share(self) -> bool:
        """Whether it is shown as a percentage."""
        return self.unit in {"share", "share a year"}


def measure(key: str) -> Measure:
    """Look up one measure.

    Raises:
        ValueError: there is no such measure; the sentence lists those there are.
    """
    for item in measures():
        if item.key == key:
            return item
    known = ", ".join(item.key for item in measures())
    raise ValueError(f"No outcome is called “{key}”. There are: {known}.")


@cache
def measures() -> tuple[Measure, ...]:
    """List every measure that the model's results can answer, in the order of the screen."""
    return (
        _named("hospital_share", "Hospital share", "share", "lower"),
        _named("primary_care_share", "Primary care share", "share", "higher"),
        Measure(
            key="out_of_hospital_share",
            label="Out-of-hospital share",
            unit="share",
            better="higher",
            of=_outside_share,
        ),
        Measure(
            key="out_of_hospital", label="Out-of-hospital spend", unit="£m", better="higher", of=_outside
        ),
        _named("total", "Programme total", "£m", None),
        *(_spend(sector) for sector in SECTORS),
        *(_share(sector) for sector in SECTORS),
        *_need_measures(),
        _named("running_cost_per_head", "Running cost a head", "£ a head, 2025/26 prices", "lower"),
        _named("saving", "Saving on running costs", "£m", "higher"),
        _named("one_off", "One-off cost", "£m", "lower"),
        _named("posts_removed", "Posts removed", "posts", "lower"),
        Measure(
            key="gallagher",
            label="Board–budget mismatch",
            unit="points",
            better="lower",
            of=_gallagher,
        ),
    )


@cache
def shown_measures() -> tuple[Measure, ...]:
    """List the measures that a chart, an outcome or the words show."""
    return tuple(item for item in measures() if item.shown)


def seats_by_voice(seats: Sequence[Seat]) -> FloatArray:
    """Count the voting partner seats of each voice, shape (voices,) [seats]."""
    count = Counter(VOICE_OF_GROUP.get(seat.group) for seat in seats if seat.voting)
    return np.array([float(count[voice]) for voice in VOICES])


def _named(name: str, label: str, unit: str, better: Better) -> Measure:
    """Make a measure of a result that has one number a year."""
    return Measure(key=name, label=label, unit=unit, better=better, of=partial(_yearly, name))


def _yearly(name: str, results: Results, place: Place, _seats: FloatArray) -> FloatArray:
    return np.asarray(getattr(results, name)[..., place])


def _spend(sector: Sector) -> Measure:
    return Measure(
        key=f"spend_{sector}",
        label=f"{LABELS[sector]}: spend",
        unit="£m",
        better=None,
        of=partial(_sector, "spend", INDEX[sector]),
    )


def _sector(name: str, sector: int, results: Results, place: Place, _seats: FloatArray) -> FloatArray:
    return np.asarray(getattr(results, name)[..., place, sector])


def _share(sector: Sector) -> Measure:
    return Measure(
        key=f"share_{sector}",
        label=f"{LABELS[sector]}: share",
        unit="share",
        better=None,
        of=partial(_spend_share, INDEX[sector]),
        shown=False,
    )


def _spend_share(sector: int, results: Results, place: Place, _seats: FloatArray) -> FloatArray:
    return np.asarray(results.spend[..., place, sector] / results.total[..., place])


def _outside(results: Results, place: Place, _seats: FloatArray) -> FloatArray:
    first, second, *others = _OUTSIDE
    outside = results.spend[..., place, first] + results.spend[..., place, second]
    for sector in others:
        outside += results.spend[..., place, sector]
    return np.asarray(outside)


def _outside_share(results: Results, place: Place, seats: FloatArray) -> FloatArray:
    return _outside(results, place, seats) / results.total[..., place]


def _gallagher(results: Results, place: Place, seats: FloatArray) -> FloatArray:
    """Return sqrt(½ Σ (v − s)²) over the voices [percentage points]; not a number without seats.

    `seats` has shape (..., voices) [seats]. Source: E01.
    """
    money = [sum(results.spend[..., place, sector] for sector in places) for places in _VOICE_PLACES]
    held = np.asarray(seats.sum(axis=-1))
    all_money = sum(money)
    years = (None,) if isinstance(place, slice) else ()
    squares: FloatArray | float = 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        for voice, spent in enumerate(money):
            own = (seats[..., voice] / held)[(..., *years)]
            squares = squares + np.square(spent / all_money - own)
    return np.asarray(_PER_CENT * np.sqrt(squares / 2))


def _need_measures() -> tuple[Measure, ...]:
    """List what follows from need: what is unfunded, bought, to be found, avoided, and where contacts are."""
    return (
        _named("hospital_unfunded", "Unfunded in hospital", "£m", "lower"),
        _named("unfunded", "Unfunded in all", "£m", "lower"),
        _named("new_care", "New care bought", "£m", "higher"),
        _named("required_efficiency", "Efficiency needed", "share a year", "lower"),
        _named("savings_to_find", "Savings to find", "£m", "lower"),
        *(
            Measure(
                key=f"pressure_{sector}",
                label=f"{LABELS[sector]}: unfunded, new care below 0",
                unit="£m",
                better="lower",
                of=partial(_sector, "pressure", INDEX[sector]),
                shown=False,
            )
            for sector in SECTORS
        ),
        _named("avoided", "Hospital cost avoided", "£m", "higher"),
        _named("stranded", "Stranded in hospital", "£m", "lower"),
        _named("staff_for_new_care", "Staff for the new care", "whole-time equivalents", None),
        _named("beds", "Beds paid for", "beds", None),
        _named(
            "near_home_deprived", "Closer to home, most deprived fifth", "£ a head, 2025/26 prices", "higher"
        ),
        _named("near_home_elsewhere", "Closer to home, everybody else", "£ a head, 2025/26 prices", "higher"),
        _named("surplus", "Left of the saving", "£m", "higher"),
        _named("near_home_share", "Community and primary care share", "share", "higher"),
        _named("contacts_outside_hospital", "Contacts outside hospital", "share", "higher"),
    )
