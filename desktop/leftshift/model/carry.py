"""A scenario's choices carried to another area."""

import math
from dataclasses import replace

from leftshift.model.scenario import BoardLever, Scenario, ShareLever
from leftshift.model.terms import FloatArray


def carried_shares(
    target: tuple[float, ...], start: tuple[float, ...], new_start: tuple[float, ...], unallocated: float
) -> tuple[float, ...]:
    """Make the same change, in points, from another area's baseline shares [share].

    A share that would fall below zero stops there and the others pay for it in proportion, so that the
    shares and the pool still add up to 1. No change gives the new baseline exactly.
    """
    if target == start:
        return new_start
    moved = [max(0.0, new + to - old) for new, to, old in zip(new_start, target, start, strict=True)]
    scale = (1.0 - unallocated) / math.fsum(moved)
    return tuple(share * scale for share in moved)


def carried_from(lever: ShareLever, before: FloatArray, after: FloatArray) -> ShareLever:
    """Make the same change of shares, in points, from other baseline shares, shape (sectors,) [share].

    As when another operating cost a head takes more or less programme pay out of acute.
    """
    start, new_start = tuple(before.tolist()), tuple(after.tolist())
    return replace(lever, target=carried_shares(lever.target, start, new_start, lever.unallocated))


def carried(scenario: Scenario, start: Scenario, new_start: Scenario) -> Scenario:
    """Carry a scenario from the area of `start`, a baseline scenario, to the area of `new_start`.

    Shares change by the same points; the cut, the other levers, rails, years, assumptions and notes stay.
    The opening deficit, allocations of single years, spend by sector, places, schemes and practice staff are
    no choices but the old area's own figures, so they give way to those of `new_start`. The board and the
    name stay where the planner changed them, else they become the new area's own.
    """
    shares = scenario.shares
    target = carried_shares(shares.target, start.shares.target, new_start.shares.target, shares.unallocated)
    own_board = scenario.board.seats != start.board.seats
    return replace(
        scenario,
        name=new_start.name if scenario.name == start.name else scenario.name,
        area=new_start.area,
        own_figures=new_start.own_figures,
        shares=replace(shares, target=target),
        policies=replace(
            scenario.policies,
            places=new_start.policies.places,
            schemes=new_start.policies.schemes,
            parity_staff=new_start.policies.parity_staff,
        ),
        board=_carried_board(scenario.board, new_start.board, own=own_board),
        own_deficit=new_start.own_deficit,
        own_allocations=new_start.own_allocations,
    )


def _carried_board(board: BoardLever, new: BoardLever, *, own: bool) -> BoardLever:
    """Keep how the board decides; its surveys and mayors are the old area's own, so they go."""
    seats = board.seats if own else new.seats
    return replace(board, seats=seats, mayors=new.mayors, survey=new.survey)
