"""Programme spend of each integrated care board by sector, 2025/26, worked out from the facts."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import facts_on
from leftshift.evidence.tables import number, table
from leftshift.model.terms import SECTORS, FloatArray, Sector

PUBLISHED: Final = "published"
DERIVED: Final = "derived"
UPRATED: Final = "published, uprated"
ESTIMATE: Final = "estimate"

_PER_CENT: Final = 100
_FINANCE: Final = "icb_finance"
_CATEGORY: Final[Mapping[Sector, str]] = {
    Sector.COMMUNITY: "community services",
    Sector.CONTINUING_CARE: "continuing healthcare: total",
}
"""What the table of published spend calls the two sectors that a few ICBs have published."""
PUBLISHED_SECTORS: Final = frozenset({Sector.SPECIALISED, Sector.PRIMARY_CARE})
"""Sectors with an allocation of their own, so that their money is known."""
_PUBLISHED_YEAR: Final = "2023/24"


@cache
def icb_codes() -> tuple[str, ...]:
    """List the ODS codes of the 42 ICBs of 2025/26, in the order of every array of ICBs."""
    return tuple(row["ods_code"] for row in table(_FINANCE))


@cache
def finance(column: str) -> FloatArray:
    """Read one column of the finance table, shape (icbs,), in the column's own unit."""
    return _kept(np.array([number(_FINANCE, row, column) for row in table(_FINANCE)]))


@cache
def core_allocation() -> FloatArray:
    """Read the core services allocation, shape (icbs,) [£m]."""
    return finance("core_services_allocation_2025_26_gbp_m")


@cache
def population() -> FloatArray:
    """Read the registered population, shape (icbs,) [people]."""
    return finance("registered_population_2025_26")


@cache
def sector_money() -> FloatArray:
    """Work out programme spend, programme pay still within acute, shape (icbs, sectors) [£m cash, 2025/26].

    Acute is what the core allocation leaves after the other four sectors paid from it.
    """
    paid_from_core = {
        Sector.MENTAL_HEALTH: _mental_health(),
        Sector.COMMUNITY: _uprated(Sector.COMMUNITY),
        Sector.PRESCRIBING: _prescribing(),
        Sector.CONTINUING_CARE: _uprated(Sector.CONTINUING_CARE),
    }
    by_sector = {
        **paid_from_core,
        Sector.ACUTE: core_allocation() - sum(paid_from_core.values()),
        Sector.SPECIALISED: finance("specialised_allocation_2025_26_gbp_m"),
        Sector.PRIMARY_CARE: finance("primary_medical_care_allocation_2025_26_gbp_m")
        + finance("other_primary_care_allocation_2025_26_gbp_m"),
    }
    return _kept(np.stack([by_sector[sector] for sector in SECTORS], axis=-1))


@cache
def basis_of(code: str) -> Mapping[Sector, str]:
    """Say what the figure of each sector of one ICB rests on."""
    place = icb_codes().index(code)
    fixed = dict.fromkeys(PUBLISHED_SECTORS, PUBLISHED)
    return MappingProxyType(
        {
            sector: (ESTIMATE if np.isnan(_published(sector)[place]) else UPRATED)
            if sector in _CATEGORY
            else fixed.get(sector, DERIVED)
            for sector in SECTORS
        }
    )


def _fact(key: str) -> float:
    value = facts_on("sector_baseline")[key].value
    if value is None:
        raise EvidenceError(f"sector_baseline.toml, entry {key}: one figure must stand here.")
    return value


def _growth(key: str) -> float:
    return 1 + _fact(key) / _PER_CENT


def _mental_health() -> FloatArray:
    spend = _fact("mental_health_standard_2024") + _fact("learning_disability_autism_dementia_2024")
    return spend * _growth("core_growth_2025") * _need_share("mental_health")


def _prescribing() -> FloatArray:
    return _fact("prescribing_2024") * _growth("core_growth_2025") * _need_share("prescribing")


def _need_share(component: str) -> FloatArray:
    """Work out each ICB's share of a weighted population, shape (icbs,) [share]."""
    weighted = {row["ods_code"]: number("icb_need", row, component) for row in table("icb_need")}
    in_order = np.array([weighted[code] for code in icb_codes()])
    return np.asarray(in_order / in_order.sum())


@cache
def _published(sector: Sector) -> FloatArray:
    """Read published spend of 2023/24, shape (icbs,), not a number where there is none [£m]."""
    found = {
        row["ods_code"]: number("icb_spend", row, "gbp_m")
        for row in table("icb_spend")
        if row["category"] == _CATEGORY[sector] and row["year"] == _PUBLISHED_YEAR and row["gbp_m"]
    }
    return _kept(np.array([found.get(code, np.nan) for code in icb_codes()]))


def _uprated(sector: Sector) -> FloatArray:
    """Bring published spend up to 2025/26 and fill the gaps by £ a head, shape (icbs,) [£m]."""
    published = _published(sector)
    known = ~np.isnan(published)
    per_head = published[known].sum() / population()[known].sum()
    uprating = (
        _growth("core_real_growth_2024") * _growth("deflator_growth_2024") * _growth("core_growth_2025")
    )
    return np.asarray(np.where(known, published, per_head * population()) * uprating)


def _kept(values: FloatArray) -> FloatArray:
    values.setflags(write=False)
    return values
