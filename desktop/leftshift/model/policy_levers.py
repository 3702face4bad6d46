"""PolicyLevers: the other levers that the evidence names, all of them off at first."""

from dataclasses import dataclass, fields, replace
from typing import Final, Self, TypedDict, get_args

from leftshift.model.own_lists import Metric, Place, Scheme
from leftshift.model.specialties import SPECIALTIES, STAYS, Payee, Specialty, SpecialtyMove
from leftshift.model.terms import SECTORS, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLevers:
    """What a planner chose of the other levers; money is in 2025/26 prices.

    They come in along the ramp of the budget shares, over their own years where they have some.
    """

    start: int | None = None
    """Last year without them; None: the start of the budget shares. Both years are given, or neither."""
    end: int | None = None
    """First year with them in full; None: the end of the budget shares."""
    advice_requests: float = 0.0
    """Requests for advice and guidance [requests a year]."""
    advice_until: int | None = None
    """Last financial year in which requests are paid for, by its first calendar year; None: always.

    A new scenario ends them with 2025/26, as the fee went into the global sum in April 2026 (DA09)."""
    capital: float = 0.0
    """Capital for community and primary care, beside revenue and never added to it [£m a year, cash]."""
    capital_years: int = 0
    """Years in which that capital is paid, from the year after `start` [years]."""
    capital_sector: Sector = Sector.COMMUNITY
    """Sector that its yearly charge falls on: community or primary care."""
    devolved: tuple[float, ...] = (0.0,) * len(SECTORS)
    """Part of each sector's budget devolved to place and primary care networks [share]."""
    places: tuple[Place, ...] = ()
    """The area's places, over which devolved money is split by people."""
    schemes: tuple[Scheme, ...] = ()
    """Small incentive schemes, each moved into core contracts or not."""
    parity_staff: float | None = None
    """General-practice staff whose pay is raised; None: all the area's practices have [people]."""
    parity_uplift: float = 0.0
    """By how much their pay is raised [share]."""
    board_leads: int = 0
    """Pharmacy, optometry, dental and network leads paid to sit on boards [seats]."""
    board_sessions: float = 0.0
    """Sessions each of them is paid for [sessions a year]."""
    metrics: tuple[Metric, ...] = ()
    """Headline measures, each with whether the area is held to it now and then."""
    double_running: float = 0.0
    """Part of the money moved that is paid twice while services change [share]."""
    double_running_years: int = 0
    """Years for which it is paid twice [years]."""
    outpatients: tuple[SpecialtyMove, ...] = STAYS
    """Outpatients and diagnostics moved out of hospital, in SPECIALTIES order."""
    teams_coverage: float = 0.0
    """People served by an integrated neighbourhood team [share of people]."""
    support_per_head: float = 0.0
    """Provider support units of general practice [£ a head a year]."""
    deficit_removed: bool = False
    """Whether the opening deficit is gone when allocations are at their fair share."""
    team_effect: float = 0.0
    """Part of delivery that is put down to the primary care commissioning team's size [share]."""
    deprived_share: float | None = None
    """Part of the new money near home for the most deprived fifth; None: its share of people [share]."""

    def with_number(self, name: str, value: float) -> Self:
        """Return these levers with one number, count or switch set to another value; a count is rounded.

        Raises:
            KeyError: no such field holds one number.
        """
        kind = NUMBERS[name]
        return replace(self, **{name: round(value) if kind is int else kind(value)})  # type: ignore[arg-type]  # the name is a field's

    def with_outpatients(
        self, specialty: Specialty, *, moved: float | None = None, paid_to: Payee | None = None
    ) -> Self:
        """Return these levers with another part of one specialty moved, or another payee."""
        place = SPECIALTIES.index(specialty)
        old = self.outpatients[place]
        new = SpecialtyMove(
            moved=old.moved if moved is None else moved, paid_to=old.paid_to if paid_to is None else paid_to
        )
        return replace(self, outpatients=(*self.outpatients[:place], new, *self.outpatients[place + 1 :]))

    def with_metric(self, place: int, *, now: bool | None = None, then: bool | None = None) -> Self:
        """Return these levers with one measure, by its place in the list, ticked or not."""
        old = self.metrics[place]
        new = replace(old, now=old.now if now is None else now, then=old.then if then is None else then)
        return replace(self, metrics=(*self.metrics[:place], new, *self.metrics[place + 1 :]))

    def with_scheme(self, place: int, *, consolidated: bool) -> Self:
        """Return these levers with one scheme, by its place in the list, moved into core contracts or not."""
        new = replace(self.schemes[place], consolidated=consolidated)
        return replace(self, schemes=(*self.schemes[:place], new, *self.schemes[place + 1 :]))


class PolicyChanges(TypedDict, total=False):
    """Fields of the other levers to be replaced."""

    start: int | None
    end: int | None
    advice_requests: float
    advice_until: int | None
    capital: float
    capital_years: int
    capital_sector: Sector
    devolved: tuple[float, ...]
    places: tuple[Place, ...]
    schemes: tuple[Scheme, ...]
    parity_staff: float | None
    parity_uplift: float
    board_leads: int
    board_sessions: float
    metrics: tuple[Metric, ...]
    double_running: float
    double_running_years: int
    outpatients: tuple[SpecialtyMove, ...]
    teams_coverage: float
    support_per_head: float
    deficit_removed: bool
    team_effect: float
    deprived_share: float | None


def _kind(written: object) -> type[float] | None:
    """Return the kind of number that a field holds, whether it may be empty or not; None for other fields."""
    known = [one for one in (get_args(written) or (written,)) if one in {float, int, bool}]
    return known[0] if len(known) == 1 else None


NUMBERS: Final = {one.name: kind for one in fields(PolicyLevers) if (kind := _kind(one.type)) is not None}
"""The other levers that are one number each, with what kind of number it is."""
