"""The unit of a ledger's amounts: named by the file, seen from the derived figures, or asked."""

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from leftshift.model.terms import LABELS, Sector
from leftshift.storage.spreadsheets.layout import MoneyColumn, SheetLayout
from leftshift.storage.spreadsheets.ledger_rows import LedgerRow
from leftshift.storage.spreadsheets.questions import Asker
from leftshift.storage.spreadsheets.units import IN_MILLIONS, UNIT_NAMES, Unit, unit_in

HALF: Final = 0.5
"""How far off the derived figure one is asked about before it is taken [share of the derived figure]."""
_ANOTHER_UNIT: Final = 30.0
"""Ratio to the derived figures from which the unit itself is in doubt: about the root of 1,000."""


def unit_of(
    layout: SheetLayout,
    column: MoneyColumn,
    rows: Sequence[LedgerRow],
    derived: Mapping[Sector, float],
    asker: Asker,
) -> tuple[Unit, tuple[str, ...]]:
    """Return the unit of amounts that name none themselves, and a sentence where it was not asked.

    `derived` is the area's own spend by sector without own figures [£m]. The unit is asked where the file
    names none and £m does not fit, and where what it names is far off the derived figures.
    """
    sums = _sums(rows)
    ratios = {unit: _ratio(sums, derived, unit) for unit in Unit}
    likely = min(Unit, key=lambda unit: abs(math.log(ratios[unit])))
    named = column.unit or _unit_above(layout)
    if not sums:
        return named or Unit.MILLIONS, ()
    far_off = named is not None and not 1 / _ANOTHER_UNIT < ratios[named] < _ANOTHER_UNIT
    if named is not None and not far_off and "unit" not in asker.answers:
        return named, ()
    fits = likely is Unit.MILLIONS and abs(ratios[Unit.MILLIONS] - 1) <= HALF
    if named is None and fits and column.says_money and "unit" not in asker.answers:
        return Unit.MILLIONS, ("The file names no unit; £m fits the derived figures and was taken.",)
    sector = max(sums, key=lambda one: abs(sums[one]))
    said = asker.ask(
        "unit",
        _far_off(sums[sector], sector, named, derived)
        if named and far_off
        else _unsaid(sums, derived, likely),
        {str(unit): UNIT_NAMES[unit] for unit in Unit},
        place=column.place,
        proposed=likely,
        option=f"--unit {likely}",
    )
    return Unit(said), ()


def _unit_above(layout: SheetLayout) -> Unit | None:
    """Return the unit that the heading over names, a title, a note or the sheet gives; £ alone is none."""
    over_names = (layout.grid.at(row, layout.sector).text for row in layout.headings)
    for text in (*over_names, *(cell.text for cell in layout.remarks), layout.grid.sheet):
        found = unit_in(text)
        if found is not None and found is not Unit.POUNDS:
            return found
    return None


def _sums(rows: Sequence[LedgerRow]) -> dict[Sector, float]:
    """Add up the amounts of each sector that name no unit of their own."""
    found: dict[Sector, float] = {}
    for row in rows:
        if row.sector and not row.left_out and row.amount.known and row.amount.unit is None:
            found[row.sector] = found.get(row.sector, 0.0) + (row.amount.value or 0.0)
    return {sector: value for sector, value in found.items() if value}


def _ratio(sums: Mapping[Sector, float], derived: Mapping[Sector, float], unit: Unit) -> float:
    """Return how many times the derived figures the amounts are in a unit; the median over the sectors."""
    ratios = [
        abs(value) * IN_MILLIONS[unit] / derived[sector] for sector, value in sums.items() if derived[sector]
    ]
    return median(ratios) if ratios else 1.0


def _far_off(value: float, sector: Sector, named: Unit, derived: Mapping[Sector, float]) -> str:
    return (
        f"{value:,.10g} in {UNIT_NAMES[named]} is {pounds(value * IN_MILLIONS[named])} for {LABELS[sector]}; "
        f"the derived figure is {pounds(derived[sector])}. Which unit are the amounts in?"
    )


def _unsaid(sums: Mapping[Sector, float], derived: Mapping[Sector, float], likely: Unit) -> str:
    sector = max(sums, key=lambda one: abs(sums[one]))
    return (
        f"the file does not say which unit its amounts are in; {sums[sector]:,.10g} for {LABELS[sector]} "
        f"looks like {UNIT_NAMES[likely]}, as the derived figure is {pounds(derived[sector])}. "
        "Which unit is it?"
    )


def pounds(millions: float) -> str:
    """Write an amount [£m] in the unit that is read best: £135m, £1.4bn, £250,000."""
    size = abs(millions)
    sign = "-" if millions < 0 else ""
    if size >= IN_MILLIONS[Unit.BILLIONS]:
        return f"{sign}£{_rounded(size / IN_MILLIONS[Unit.BILLIONS])}bn"
    if size >= 1:
        return f"{sign}£{_rounded(size)}m"
    return f"{sign}£{size / IN_MILLIONS[Unit.POUNDS]:,.0f}"


def _rounded(number: float) -> str:
    """Write a number with at least four digits that count, and never as a power of ten."""
    return f"{number:,.0f}" if number >= 1_000 else f"{number:,.4g}"  # noqa: PLR2004 - four digits
