"""Baselines: the starting money and people of an area, as weighted sums of ICBs."""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leftshift.evidence.areas import Area
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.deficits import opening_deficits
from leftshift.evidence.published_spend import figure
from leftshift.evidence.sector_money import (
    ESTIMATE,
    PUBLISHED_SECTORS,
    basis_of,
    core_allocation,
    finance,
    icb_codes,
    population,
    sector_money,
)
from leftshift.evidence.structure import BEDS, DEPRIVED, GP_FTE, structure_column
from leftshift.evidence.tables import table
from leftshift.model.baseline import Baseline
from leftshift.model.own_figures import OwnFigures
from leftshift.model.running_costs import programme_pay_now
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Sector

MIXED: Final = "mixed"
"""Basis of a sector whose parts rest on different grounds."""
OWN: Final = "own figure"
"""Basis of a sector that a planner's own ledger speaks for."""
_PER_CENT: Final = 100
_STAFF_PER_GP: Final = "practice_staff_per_gp_2022"
_ACUTE: Final = INDEX[Sector.ACUTE]


@cache
def all_icbs() -> Baseline:
    """Give the baselines of all 42 ICBs of 2025/26, shape (icbs, ...), in the order of `icb_codes()`."""
    distance = finance("core_distance_from_target_2025_26_pct") / _PER_CENT
    core, allowance = core_allocation(), finance("running_cost_allowance_2025_26_gbp_m")
    target = core / (1 + distance)
    published = _published_operating_cost()
    known = ~np.isnan(published)
    estimated = _estimated()
    money = sector_money()
    return _read_only(
        _without_programme_pay(
            Baseline(
                money=money,
                derived=np.where(estimated | _certain(), 0.0, money),
                estimated=np.where(estimated, money, 0.0),
                core=core,
                core_target=target,
                convergence_target=target * (core.sum() / target.sum()),
                other=finance("primary_medical_care_allocation_2025_26_gbp_m")
                + finance("other_primary_care_allocation_2025_26_gbp_m")
                + finance("specialised_allocation_2025_26_gbp_m"),
                population=population(),
                running_cost_allowance=allowance,
                programme_pay=np.zeros_like(core),
                programme_pay_published=np.where(known, np.maximum(published - allowance, 0.0), 0.0),
                allowance_estimated=np.where(known, 0.0, allowance),
                operating_cost_published=np.where(known, published, 0.0),
                operating_cost_population=np.where(known, 0.0, population()),
                pcns=finance("num_pcns_2026_01"),
                opening_deficit=opening_deficits(),
                beds=structure_column(BEDS),
                deprived_population=population() * structure_column(DEPRIVED) / _PER_CENT,
                practice_staff=structure_column(GP_FTE) * figure(_STAFF_PER_GP),
            )
        )
    )


def baseline(area: Area) -> Baseline:
    """Add up an area's ICBs, each by its weight: money shape (sectors,), all else shape ()."""
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])
    icbs = all_icbs()
    summed = {entry.name: np.asarray(weights @ getattr(icbs, entry.name)) for entry in fields(Baseline)}
    # Worked out anew from the sums, so that doing nothing is the baseline in every bit.
    for name in ("money", "derived"):
        summed[name][_ACUTE] += summed["programme_pay"]
    return _read_only(_without_programme_pay(Baseline(**summed)))


def _without_programme_pay(found: Baseline) -> Baseline:
    """Take programme pay out of acute, where what is derived from the core allocation has left it."""
    pay = programme_pay_now(found, central_values()["operating_cost_per_head"])
    money, derived = found.money.copy(), found.derived.copy()
    for kept in (money, derived):
        kept[..., _ACUTE] -= pay
    return replace(found, money=money, derived=derived, programme_pay=pay)


def _certain() -> NDArray[np.bool_]:
    """Say which sectors are published as they are, shape (sectors,)."""
    return np.array([sector in PUBLISHED_SECTORS for sector in SECTORS])


def _estimated() -> NDArray[np.bool_]:
    """Say which sector of which ICB is an estimate, shape (icbs, sectors)."""
    return np.array([[basis_of(code)[sector] == ESTIMATE for sector in SECTORS] for code in icb_codes()])


def sector_basis(area: Area, own: OwnFigures | None = None) -> Mapping[Sector, str]:
    """Say what each sector's figure rests on: published, derived, uprated, estimated, mixed or own."""
    parts = [basis_of(code) for code in area.members]
    grounds = {sector: {part[sector] for part in parts} for sector in SECTORS}
    basis = {sector: found.pop() if len(found) == 1 else MIXED for sector, found in grounds.items()}
    given = own.money if own else ()
    return basis | {sector: OWN for sector, money in zip(SECTORS, given, strict=False) if money is not None}


def _published_operating_cost() -> FloatArray:
    """Read the operating cost that four ICBs at most have published, shape (icbs,) [£m, nan if none]."""
    cells = (row["reported_operating_cost_baseline_2025_gbp_m"] for row in table("icb_finance"))
    return np.array([float(cell) if cell else np.nan for cell in cells])


def _read_only(found: Baseline) -> Baseline:
    for entry in fields(Baseline):
        getattr(found, entry.name).setflags(write=False)
    return found
