"""Spend that boards and national bodies have published, as printed, and what brings it up to date."""

from typing import Final

import numpy as np

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import fact
from leftshift.evidence.tables import Row, number, table

PUBLISHED_YEAR: Final = "2023/24"
"""Year of the spend that some ICBs have published."""
UPRATING: Final = ("core_real_growth_2024", "deflator_growth_2024", "core_growth_2025")
"""Facts that bring spend of that year up to 2025/26."""

_PER_CENT: Final = 100


def uprating() -> float:
    """Return the factor that brings published spend up to 2025/26, as the baseline uses it [ratio]."""
    return float(np.prod([1 + figure(key) / _PER_CENT for key in UPRATING]))


def figure(key: str) -> float:
    """Look up a fact's one figure [unit of the fact].

    Raises:
        EvidenceError: there is no such fact, or it has several figures or none.
    """
    value = fact(key).value
    if value is None:
        raise EvidenceError(f"The fact {key} must hold one figure.")
    return value


def pounds_of(code: str, category: str) -> float:
    """Read spend that one ICB has published [£m, 2023/24].

    Raises:
        EvidenceError: it has published none.
    """
    return number("icb_spend", _spent(code, category), "gbp_m")


def share_of(code: str, category: str) -> float | None:
    """Read a share that one ICB has published; None where it names the category alone [share].

    Raises:
        EvidenceError: it does not even name it.
    """
    row = _spent(code, category)
    return number("icb_spend", row, "share_percent") / _PER_CENT if row["share_percent"] else None


def national_share(name: str, year: str, source: str) -> tuple[float, str]:
    """Read a national share of spend [%], and how it is printed.

    Raises:
        EvidenceError: the source has published none for the year.
    """
    for row in table("national_spend"):
        if (row["sector"], row["year"], row["source"]) == (name, year, source):
            return number("national_spend", row, "share_percent"), row["share_percent"]
    raise EvidenceError(f"national_spend.csv holds no {name} of {year} from {source}.")


def _spent(code: str, category: str) -> Row:
    for row in table("icb_spend"):
        if (row["ods_code"], row["year"], row["category"]) == (code, PUBLISHED_YEAR, category):
            return row
    raise EvidenceError(f"icb_spend.csv holds no {category} of {code} for {PUBLISHED_YEAR}.")
