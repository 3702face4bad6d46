"""What must hold between several fields of a scenario file."""

import math
from collections.abc import Callable

from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.scenario import AreaChoice, RunningCostLever, ShareLever
from leftshift.model.terms import SECTORS
from leftshift.storage.scenario.shapes import Here

SUM_HAIR = 1e-9
"""How far a sum of shares may be off 1: rounding of seven numbers, and no more [share]."""


def check_area(find_area: Callable[[AreaChoice], object], choice: AreaChoice, here: Here) -> None:
    """Refuse a code that no list has, then codes that overlap."""
    codes = here.at("codes")
    allowed = (
        f"codes of the {choice.footprint} footprint that do not overlap, as “leftshift areas” lists them"
    )
    alone = [AreaChoice(footprint=choice.footprint, codes=(code,)) for code in choice.codes]
    places = [codes.at(place) for place in range(len(alone))]
    for part, where in [*zip(alone, places, strict=True), (choice, codes)]:
        try:
            find_area(part)
        except LookupError as unknown:
            raise where.refusal(str(unknown.args[0]).rstrip("."), allowed) from None


def starts_before_end(lever: ShareLever | RunningCostLever, here: Here) -> None:
    """Refuse a lever that ends before it has started."""
    if lever.end <= lever.start:
        raise here.at("end").refusal(
            f"the lever ends in {lever.end} and starts in {lever.start}", f"an end after {lever.start}"
        )


def shares_add_up(lever: ShareLever, here: Here) -> None:
    """Refuse target shares that with the unallocated share are not 1."""
    total = math.fsum((*lever.target, lever.unallocated))
    if abs(total - 1) > SUM_HAIR:
        wrong = f"the seven shares and the unallocated share add up to {total:.10g}"
        raise here.at("target").refusal(wrong, "a sum of 1")


def reinvestment_adds_up(lever: RunningCostLever, here: Here) -> None:
    """Refuse a split of the reinvested saving that is not whole."""
    total = math.fsum(lever.to)
    if abs(total - 1) > SUM_HAIR:
        raise here.at("to").refusal(
            f"the parts of the reinvested saving add up to {total:.10g}", "a sum of 1"
        )


def floors_below_ceilings(lever: ShareLever, here: Here) -> None:
    """Refuse a floor above the ceiling of the same sector."""
    for sector, floor, ceiling in zip(SECTORS, lever.floors, lever.ceilings, strict=True):
        if floor > ceiling:
            # A floor of 0 is above no ceiling, so the file has the floor.
            raise (
                here.at("floors")
                .at(sector)
                .refusal(
                    f"the floor {floor:g} is above the ceiling {ceiling:g}",
                    f"a floor of at most {ceiling:g}",
                )
            )


def functions_add_up(lever: RunningCostLever, here: Here) -> None:
    """Refuse a split of the posts that is not whole."""
    total = math.fsum(lever.functions)
    if abs(total - 1) > SUM_HAIR:
        raise here.at("functions").refusal(f"the parts of the posts add up to {total:.10g}", "a sum of 1")


def check_policy_years(lever: PolicyLevers, here: Here) -> None:
    """Refuse one year of the other levers without its fellow, and an end that is not after the start."""
    both = "both years or neither; without them the years of the budget shares hold"
    if lever.start is None and lever.end is None:
        return
    if lever.start is None:
        raise here.at("end").refusal("the other levers have an end and no start", both)
    if lever.end is None:
        raise here.at("start").refusal("the other levers have a start and no end", both)
    if lever.end <= lever.start:
        raise here.at("end").refusal(
            f"the levers end in {lever.end} and start in {lever.start}", f"an end after {lever.start}"
        )
