"""Structure of an area: deprivation, age, beds, A&E and general practitioners, from ICBs put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.evidence.entries import Entry, entries_in, seed_text
from leftshift.evidence.sector_money import icb_codes, population
from leftshift.evidence.tables import number, table
from leftshift.model.terms import FloatArray

BEDS: Final = "ga_beds_available_catchment_2024_25"
GP_FTE: Final = "gp_fte_2024_03"
DEPRIVED: Final = "most_deprived_fifth_pct_imd2025"
_TABLE: Final = "icb_structure"
SUM: Final = "sum"
_MEAN: Final = "mean"
_ONE: Final = "one"
_PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextMeasure:
    """One thing that areas are like, and how ICBs put together give one figure."""

    key: str
    """Column of icb_structure.csv."""
    label: str
    unit: str
    when: str
    """The time that is counted, such as 2024/25."""
    decimals: int
    way: str
    """Sum, mean, or one: known for one whole ICB alone."""
    by: str
    """What a mean is weighted by: people, or another column; empty for the other ways."""


@cache
def context_measures() -> tuple[ContextMeasure, ...]:
    """Read the measures, in the order of the screen.

    Raises:
        EvidenceError: the seed file is missing or an entry is not sound.
    """
    return read_context("context_measures.toml", seed_text("context_measures.toml"))


def read_context(file: str, text: str) -> tuple[ContextMeasure, ...]:
    """Read the text of the seed file on context.

    Raises:
        EvidenceError: a key is missing, unknown or of the wrong type, or a way or a column is unknown.
    """
    return tuple(_measure(entry) for entry in entries_in(file, text))


def context_of(area: Area) -> Mapping[str, float]:
    """Give every context measure of an area by key [unit of the measure]; not a number where not known.

    Parts are added up, and ratios made anew from added numerators and denominators. Source: columns.csv.
    """
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])
    return MappingProxyType({item.key: _together(item, weights) for item in context_measures()})


@cache
def structure_column(name: str) -> FloatArray:
    """Read one column, shape (icbs,), not a number where the cell is empty [unit of the column]."""
    rows = {row["ods_code"]: row for row in table(_TABLE)}
    cells = [rows[code] for code in icb_codes()]
    found = np.array([number(_TABLE, row, name) if row[name] else np.nan for row in cells])
    found.setflags(write=False)
    return found


def _together(item: ContextMeasure, weights: FloatArray) -> float:
    inside = weights > 0
    values, share = structure_column(item.key)[inside], weights[inside]
    if item.way == _ONE:
        return float(values[0]) if share.tolist() == [1.0] else np.nan
    if item.way == SUM:
        return float(share @ values)
    whole = share * (population() if item.by == _PEOPLE else structure_column(item.by))[inside]
    return float(whole @ values / whole.sum())


def _measure(entry: Entry) -> ContextMeasure:
    found = ContextMeasure(
        key=entry.key,
        label=entry.text("label"),
        unit=entry.text("unit"),
        when=entry.text("when"),
        decimals=entry.whole("decimals"),
        way=entry.text("way"),
        by=entry.text("by", default=""),
    )
    entry.finish()
    columns = set(table(_TABLE)[0])
    if found.key not in columns:
        raise entry.refusal("no column of icb_structure.csv has this name.")
    if found.way not in {SUM, _MEAN, _ONE}:
        raise entry.refusal(f"“way” must be {SUM}, {_MEAN} or {_ONE}, not {found.way}.")
    if (found.way == _MEAN) != (found.by in {_PEOPLE, *columns}):
        raise entry.refusal("“by” must be people or a column where “way” is mean, and stand nowhere else.")
    return found
