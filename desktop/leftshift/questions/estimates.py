"""Which figures of an area rest on an estimate, so that no place among areas follows from them."""

from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import MIXED, baseline, sector_basis
from leftshift.evidence.deficits import deficit_basis
from leftshift.evidence.sector_money import ESTIMATE, PUBLISHED
from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import Sector

_ON_THE_DEFICIT: Final = frozenset(
    {"unfunded", "hospital_unfunded", "savings_to_find", "required_efficiency", "pressure_acute"}
)
_ON_OPERATING_COST: Final = frozenset({"running_cost_per_head"})
_NEAR_HOME: Final = ("near_home_share", "near_home_deprived", "near_home_elsewhere")
_ON_A_SECTOR: Final = dict.fromkeys(_NEAR_HOME, Sector.COMMUNITY) | {
    f"{kind}_{sector}": sector
    for sector in (Sector.COMMUNITY, Sector.CONTINUING_CARE)
    for kind in ("spend", "share", "pressure")
}
"""Measures that rest on what one sector spends, of the sectors that few ICBs have published."""


def is_estimate(
    measure: str, area: Area, *, own: OwnFigures | None = None, own_deficit: float | None = None
) -> bool:
    """Say whether a measure of an area rests on an estimate.

    `own` and `own_deficit` [£m cash] are the planner's own figures, which are no estimates.
    """
    if measure in _ON_THE_DEFICIT:
        return own_deficit is None and deficit_basis(area) != PUBLISHED
    if measure in _ON_OPERATING_COST:
        return bool(baseline(area).allowance_estimated > 0)
    sector = _ON_A_SECTOR.get(measure)
    return sector is not None and sector_basis(area, own)[sector] in {ESTIMATE, MIXED}
