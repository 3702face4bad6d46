"""Baselines: the starting money and people of an area, as weighted sums of ICBs."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.evidence.sector_money import (
    basis_of,
    core_allocation,
    finance,
    icb_codes,
    population,
    sector_money,
)
from leftshift.evidence.tables import table
from leftshift.model.baseline import Baseline
from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import SECTORS, FloatArray, Sector

MIXED: Final = "mixed"
"""Basis of a sector whose parts rest on different grounds."""
OWN: Final = "own figure"
"""Basis of a sector that a planner's own ledger speaks for."""
_PER_CENT: Final = 100


@cache
def all_icbs() -> Baseline:
    """Give the baselines of all 42 ICBs of 2025/26, shape (icbs, ...), in the order of `icb_codes()`."""
    distance = finance("core_distance_from_target_2025_26_pct") / _PER_CENT
    published = _published_operating_cost()
    known = ~np.isnan(published)
    return _read_only(
        Baseline(
            money=sector_money(),
            core=core_allocation(),
            core_target=core_allocation() / (1 + distance),
            other=finance("primary_medical_care_allocation_2025_26_gbp_m")
            + finance("other_primary_care_allocation_2025_26_gbp_m")
            + finance("specialised_allocation_2025_26_gbp_m"),
            population=population(),
            running_cost_allowance=finance("running_cost_allowance_2025_26_gbp_m"),
            operating_cost_published=np.where(known, published, 0.0),
            operating_cost_population=np.where(known, 0.0, population()),
            pcns=finance("num_pcns_2026_01"),
        )
    )


def baseline(area: Area) -> Baseline:
    """Add up an area's ICBs, each by its weight: money shape (sectors,), all else shape ()."""
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])
    icbs = all_icbs()
    return _read_only(
        Baseline(
            **{entry.name: np.asarray(weights @ getattr(icbs, entry.name)) for entry in fields(Baseline)}
        )
    )


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
