"""Need: what each sector of an area would get of England's money by weighted population."""

from functools import cache
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import all_icbs
from leftshift.evidence.sector_money import icb_codes, population
from leftshift.evidence.tables import number, table
from leftshift.model.terms import SECTORS, FloatArray, Sector

_COMPONENT: Final = {
    Sector.ACUTE: "general_and_acute",
    Sector.SPECIALISED: "general_and_acute",
    Sector.MENTAL_HEALTH: "mental_health",
    Sector.COMMUNITY: "community_services",
    Sector.PRIMARY_CARE: "primary_medical_care",
    Sector.PRESCRIBING: "prescribing",
}
"""The weighted population that stands for each sector; continuing care has none."""


def need_basis(area: Area) -> FloatArray:
    """Share England's spend on each sector out by weighted population, shape (sectors,) [£m, 2025/26].

    The weights that join the components of need into one are not published, so England's own spend joins
    them. Specialised care goes by the weighted population of general and acute care, continuing care is 0.
    """
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])
    return np.asarray(weights @ _shares() * all_icbs().money.sum(axis=0))


def need_index(area: Area) -> FloatArray:
    """Divide an area's weighted by its registered population, England being 1, shape (sectors,) [ratio].

    Not a number for continuing care, for which no weighted population is published. Source: icb_need.csv
    and the registered population of icb_finance.csv.
    """
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])
    people = weights @ population() / population().sum()
    found = np.asarray(weights @ _shares() / people)
    found[[sector not in _COMPONENT for sector in SECTORS]] = np.nan
    return found


@cache
def _shares() -> FloatArray:
    """Give each ICB's share of England's weighted population, shape (icbs, sectors) [share]."""
    rows = {row["ods_code"]: row for row in table("icb_need")}
    found = np.zeros((len(icb_codes()), len(SECTORS)))
    for place, sector in enumerate(SECTORS):
        if sector in _COMPONENT:
            column = np.array([number("icb_need", rows[code], _COMPONENT[sector]) for code in icb_codes()])
            found[:, place] = column / column.sum()
    found.setflags(write=False)
    return found
