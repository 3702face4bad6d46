"""Where the money moves, in words: the finding, and the rule by which it was paid."""

from typing import Final

import numpy as np

from leftshift.model.scenario import POOL, PROPORTION, ShareLever
from leftshift.model.terms import LABELS, SECTORS, FloatArray, Sector, View, year_label
from leftshift.text.findings.spend import BRIEF, SPOKEN, UNCHANGED
from leftshift.text.numbers import amount, is_nothing, largest

SAVING: Final = "Running costs saved"
POOL_NAME: Final = "Not yet allocated"
PLACES: Final = (*(LABELS[sector] for sector in SECTORS), SAVING, POOL_NAME)
"""Where money comes from and goes to: the sectors, the saving put back, the pool."""
BRIEF_PLACES: Final = (*(BRIEF[sector] for sector in SECTORS), "Saving", "Not allocated")
"""The same where there is little room."""
_SPOKEN: Final = (
    *(SPOKEN[sector] for sector in SECTORS),
    "running costs",
    "the unallocated pool",
)


def flow_finding(moved: FloatArray, year: int, view: View) -> str:
    """Say how much moves by a year and where most of it goes.

    `moved` has shape (places, places) [£m, or £ a head].
    """
    total = float(moved.sum())
    if is_nothing(amount(total, view)):
        return UNCHANGED
    giver, getter = np.unravel_index(largest(moved), moved.shape)
    most = amount(float(moved[giver, getter]), view)
    each = " a head" if view is View.PER_HEAD else ""
    way = f"from {_SPOKEN[giver]} to {_SPOKEN[getter]}"
    if most == amount(total, view):
        return f"{most}{each} moves {way} by {year_label(year)}"
    return f"{amount(total, view)}{each} moves by {year_label(year)}; {most} {way}"


def paying_rule(lever: ShareLever) -> str:
    """Say by which rule a share that rises is paid for."""
    locked = [SPOKEN[sector] for sector in SECTORS if sector in lever.locked]
    kept = f", {', '.join(locked)} locked" if locked else ""
    if lever.paid_by == PROPORTION:
        return f"Paid by all other sectors in proportion to their shares{kept}"
    if lever.paid_by == POOL:
        return f"Paid from the unallocated pool, and given up into it{kept}"
    return f"Paid by {SPOKEN[Sector(lever.paid_by)]}{kept}"
