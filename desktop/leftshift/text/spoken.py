"""What a screen reader says after a change: in a sentence without signs that are read badly."""

import numpy as np

from leftshift.model.scenario import POOL, PROPORTION, Scenario
from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.text.numbers import PERCENT, counted, number


def spoken_change(before: Scenario, after: Scenario) -> str:
    """Say what changed between two scenarios; empty when nothing a lever shows did.

    Such as “Community 9.6 per cent, up 1.1 points, paid by all others”.
    """
    if before.area != after.area:
        return "Another area"
    if before.shares != after.shares:
        return _shares(before, after)
    if before.running_costs != after.running_costs:
        return _running_costs(before, after)
    if before.board.seats != after.board.seats:
        votes = sum(seat.voting for seat in after.board.seats)
        return f"Board: {counted(len(after.board.seats), 'seat', 'seats')}, {number(votes)} with a vote"
    return ""


def _shares(before: Scenario, after: Scenario) -> str:
    change = np.subtract(after.shares.target, before.shares.target)
    if not change.any():
        return _locks(before, after)
    payer = after.shares.paid_by
    moved = [0.0 if sector == payer else float(move) for sector, move in zip(SECTORS, change, strict=True)]
    place = int(np.abs(moved).argmax())
    share = number(after.shares.target[place] * PERCENT, 1)
    return f"{LABELS[SECTORS[place]]} {share} per cent, {_way(moved[place])}, paid by {_payer(payer)}"


def _locks(before: Scenario, after: Scenario) -> str:
    for sector in sorted(before.shares.locked ^ after.shares.locked):
        return f"{LABELS[sector]} {'locked' if sector in after.shares.locked else 'unlocked'}"
    return ""


def _running_costs(before: Scenario, after: Scenario) -> str:
    cut = after.running_costs.cut
    if cut == before.running_costs.cut:
        return ""
    return f"Running costs cut by {number(cut * PERCENT, 1)} per cent, {_way(cut - before.running_costs.cut)}"


def _way(change: float) -> str:
    return f"{'up' if change > 0 else 'down'} {number(abs(change) * PERCENT, 1)} points"


def _payer(payer: str) -> str:
    named = {PROPORTION: "all others", POOL: "the unallocated pool"}
    return named.get(payer) or LABELS[Sector(payer)]
