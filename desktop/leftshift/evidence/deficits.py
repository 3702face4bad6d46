"""Opening deficits: what each integrated care board planned to be short by, before support."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.evidence.published_spend import figure
from leftshift.evidence.sector_money import DERIVED, ESTIMATE, PUBLISHED, core_allocation, icb_codes
from leftshift.evidence.tables import Row, number, table
from leftshift.model.terms import FloatArray

_PLANNED: Final = "planned_deficit_2025"


@cache
def opening_deficits() -> FloatArray:
    """Give the opening deficit of each ICB, shape (icbs,) [£m cash].

    The planned deficit before support where it is published. What is left of England's is shared out over the
    other ICBs by core allocation: an estimate. Source: fact planned_deficit_2025 and opening_deficit.csv.
    """
    rows = _rows()
    published = np.array(
        [number("opening_deficit", rows[code], "gbp_m") if code in rows else np.nan for code in icb_codes()]
    )
    known = ~np.isnan(published)
    left = figure(_PLANNED) - published[known].sum()
    core = core_allocation()
    found = np.where(known, published, left * core / core[~known].sum())
    found.setflags(write=False)
    return found


def deficit_basis(area: Area) -> str:
    """Say what an area's opening deficit rests on: published, an estimate, or both (derived)."""
    known = {code in _rows() for code in area.members}
    if len(known) > 1:
        return DERIVED
    return PUBLISHED if known.pop() else ESTIMATE


@cache
def _rows() -> Mapping[str, Row]:
    return MappingProxyType({row["ods_code"]: row for row in table("opening_deficit")})
