"""What the rows of a ledger add up to: parts of one sector, and totals that are checked and left out."""

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.storage.spreadsheets.cells import CellGrid
from leftshift.storage.spreadsheets.ledger_rows import LedgerRow
from leftshift.storage.spreadsheets.ledger_units import HALF, pounds
from leftshift.storage.spreadsheets.questions import KEEP, YES, Asker
from leftshift.storage.spreadsheets.units import IN_MILLIONS, Unit

ADD: Final = "add"
"""The choice that adds up all rows of a sector."""
_ROUNDING: Final = 0.05
"""How far a total may be from the sum of amounts that each are rounded to a tenth [in the file's unit]."""
_SMALL: Final = 0.005
"""How far off a total is said and not asked about [share]."""


class Priced(NamedTuple):
    """A row with its amount [£m]; None where it is not known."""

    row: LedgerRow
    money: float | None


def priced(rows: Sequence[LedgerRow], unit: Unit) -> tuple[Priced, ...]:
    """Write the amount of each row in £m; `unit` is that of amounts that name none."""
    return tuple(
        Priced(
            row,
            row.amount.value * IN_MILLIONS[row.amount.unit or unit]
            if row.amount.known and row.amount.value is not None
            else None,
        )
        for row in rows
    )


def by_sector(rows: Sequence[Priced], asker: Asker) -> dict[Sector, tuple[Priced, ...]]:
    """Return the rows that are taken for each sector; where there are several, ask whether to add them up."""
    found: dict[Sector, tuple[Priced, ...]] = {}
    for sector in SECTORS:
        mine = [one for one in rows if one.row.sector is sector and not one.row.left_out]
        known = [one for one in mine if one.money is not None]
        found[sector] = tuple(known or mine)
        if len(known) > 1:
            found[sector] = _parts(sector, known, asker)
    return {sector: mine for sector, mine in found.items() if mine}


def _parts(sector: Sector, rows: Sequence[Priced], asker: Asker) -> tuple[Priced, ...]:
    amounts = [one.money or 0.0 for one in rows]
    whole = math.fsum(amounts)
    sums = [at for at, one in enumerate(amounts) if len(rows) > 2 and _agree(one, whole - one, len(rows))]  # noqa: PLR2004 - of two equal rows neither is the sum
    proposed = f"row:{rows[sums[0]].row.cell.place}" if sums else ADD
    listed = " + ".join(f"{one.row.name.shown} ({one.row.cell.place})" for one in rows)
    hint = " One of them is the sum of the others." if sums else ""
    said = asker.ask(
        f"twice:{sector}",
        f"{len(rows)} rows are of {LABELS[sector]}: {listed}.{hint} Add them up to {pounds(whole)}?",
        {
            ADD: f"add them up: {pounds(whole)}",
            **{
                f"row:{one.row.cell.place}": f"only {one.row.cell.place}: {pounds(one.money or 0)}"
                for one in rows
            },
        },
        place=rows[1].row.name.place,
        proposed=proposed,
        option=f"--twice {sector}={proposed.removeprefix('row:')}, or --add-up for all",
    )
    return tuple(one for one in rows if said in {ADD, f"row:{one.row.cell.place}"})


def sums_of(
    taken: Mapping[Sector, Sequence[Priced]], derived: Mapping[Sector, float], grid: CellGrid, asker: Asker
) -> dict[Sector, float]:
    """Add up each sector [£m]; a figure more than half off the derived one is asked about first.

    Raises:
        Refusal: a sector's spend would be negative.
    """
    found: dict[Sector, float] = {}
    for sector, rows in taken.items():
        amounts = [one.money for one in rows if one.money is not None]
        if not amounts:
            continue
        money = math.fsum(amounts)
        lowest = min(rows, key=lambda one: one.money or 0.0)
        if money < 0 and any(one.key == "amount" and one.is_open for one in asker.asked):
            continue  # another column may be meant
        if money < 0:
            wrong = f"{lowest.row.cell.shown} is negative"
            raise grid.refusal(lowest.row.cell.place, wrong, "a sector's spend from 0 up")
        is_near = abs(money - derived[sector]) <= HALF * derived[sector]
        if is_near or _wanted(sector, rows, money, derived, asker):
            found[sector] = money + 0.0
    return found


def _wanted(
    sector: Sector, rows: Sequence[Priced], money: float, derived: Mapping[Sector, float], asker: Asker
) -> bool:
    shown = " + ".join(one.row.cell.text[:40] for one in rows)
    unit = _thousandfold(money / derived[sector] if derived[sector] else 1.0)
    said = asker.ask(
        f"far:{sector}",
        f"“{shown}” is read as {pounds(money)} for {LABELS[sector]}; the derived figure is "
        f"{pounds(derived[sector])}.{unit} Take it all the same?",
        {YES: f"take {pounds(money)}", KEEP: f"keep {pounds(derived[sector])}"},
        place=rows[0].row.cell.place,
        option=f"--accept {sector}, or --keep {sector}",
    )
    return said == YES


def _thousandfold(ratio: float) -> str:
    near = 1_000 * HALF
    if ratio > near:
        return " Is the file in £000?"
    return " Is the file in £bn, or is a share meant?" if 0 < ratio < 1 / near else ""


def check_totals(rows: Sequence[Priced], asker: Asker) -> tuple[str, ...]:
    """Compare each total with the rows it may be of; say whether it agrees, or ask where it is far off."""
    said: list[str] = []
    parts = [one for one in rows if one.row.in_sum and one.money is not None]
    for at, one in enumerate(rows):
        if not one.row.is_total or one.money is None:
            continue
        before = [part for part in rows[:at] if part in parts]
        since = max((k for k in range(at) if rows[k].row.is_total), default=-1)
        sums = [
            _whole(before),
            _whole([part for part in rows[since + 1 : at] if part in parts]),
            _whole(parts),
            _whole([part for part in before if part.row.question != "hidden"]),
            _whole([part for part in rows[at + 1 :] if part in parts]),
        ]
        sums = [one_sum for one_sum in sums if one_sum] or [0.0]
        nearest = min(sums, key=lambda value: abs(value - (one.money or 0.0)))
        unknown = [part for part in rows if part.money is None and part.row.sector and not part.row.left_out]
        if unknown and not _agree(one.money, nearest, len(parts)):
            listed = ", ".join(part.row.name.place for part in unknown)
            said.append(f"{one.row.cell.place} is a total that cannot be checked, as {listed} is not known.")
            continue
        said.append(_compared(one, nearest, len(parts), asker))
    return tuple(said)


def _compared(total: Priced, summed: float, count: int, asker: Asker) -> str:
    place, money = total.row.cell.place, total.money or 0.0
    if _agree(money, summed, count):
        return f"{place} is a total; it agrees with the rows it adds up and is left out."
    apart = f"{place} says the total is {money:,.10g}, and its rows add up to {summed:,.10g} [£m]"
    if abs(money - summed) <= _SMALL * abs(summed):
        return f"{apart}: {abs(money - summed):,.4g} apart. The total is left out."
    asker.ask(
        "total",
        f"{apart}. Is a row missing? Go on without the total?",
        {YES: "go on; the total is left out"},
        place=place,
        option="--ignore-total",
    )
    return f"{apart}. The total is left out."


def _whole(rows: Sequence[Priced]) -> float:
    return math.fsum(one.money or 0.0 for one in rows)


def _agree(one: float, other: float, count: int) -> bool:
    return abs(one - other) <= _ROUNDING * count
