"""The planner's own ledger: spend by sector from a CSV file or a workbook, in place of derived figures."""

import difflib
import hashlib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from leftshift.evidence.levers import defaults
from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector, year_label
from leftshift.storage.spreadsheets.amounts import england_total, read_amount
from leftshift.storage.spreadsheets.cells import Cell, CellGrid
from leftshift.storage.spreadsheets.lists import FoundList, SheetColumn, bare, read_list

_SPENT: Final = ("", "amount", "spend", "budget", "baseline", "total", "plan", "cost", "expenditure")
_MILLIONS: Final = ("gbpm", "£m", "£mn", "£million", "£millions", "gbpmillion", "gbpmillions", "m£")
_OTHER_UNITS: Final = ("£", "gbp", "£000", "£000s", "000", "000s", "£k", "gbpk", "£bn", "gbpbn", "pounds")

SECTOR: Final = SheetColumn(
    key="sector",
    what="the column of sectors",
    names=frozenset({"sector", "sectorname", "sectorkey", "caresector", "service", "servicearea", "sectors"}),
)
AMOUNT: Final = SheetColumn(
    key="gbp_m",
    what="the column of amounts in £m",
    names=frozenset(what + unit for what in _SPENT for unit in _MILLIONS)
    | frozenset(_SPENT[1:]) - {"total", "plan", "baseline"},
    mistaken=frozenset(what + unit for what in _SPENT for unit in _OTHER_UNITS),
    mistake="is not in £m: divide the amounts and write £m above them",
)
YEAR: Final = SheetColumn(
    key="year",
    what="the column of years",
    names=frozenset({"year", "financialyear", "fy", "yr"}),
    required=False,
)

_ALSO_CALLED: Final[dict[str, Sector]] = {
    "hospital": Sector.ACUTE,
    "hospitals": Sector.ACUTE,
    "acuteservices": Sector.ACUTE,
    "acutecare": Sector.ACUTE,
    "specialisedservices": Sector.SPECIALISED,
    "specialisedcommissioning": Sector.SPECIALISED,
    "specialiseddelegated": Sector.SPECIALISED,
    "delegatedspecialised": Sector.SPECIALISED,
    "mentalhealthservices": Sector.MENTAL_HEALTH,
    "communityservices": Sector.COMMUNITY,
    "communityhealth": Sector.COMMUNITY,
    "communityhealthservices": Sector.COMMUNITY,
    "primarycareservices": Sector.PRIMARY_CARE,
    "medicines": Sector.PRESCRIBING,
    "primarycareprescribing": Sector.PRESCRIBING,
    "gpprescribing": Sector.PRESCRIBING,
    "continuinghealthcare": Sector.CONTINUING_CARE,
    "nhscontinuinghealthcare": Sector.CONTINUING_CARE,
    "chc": Sector.CONTINUING_CARE,
}
"""What finance teams call a sector besides its key and its label; as `bare` makes it."""
_TOTALS: Final = frozenset({"total", "grandtotal", "sum", "programmetotal", "totalprogramme", "overall"})
_ROUNDING: Final = 0.05
"""How far a total may be from the sum of amounts that each are rounded to a tenth [£m, for each amount]."""
_YEAR: Final = re.compile(r"(?:fy)?(20\d\d)(?:[/\-–](?:20)?(\d\d))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Spend by sector as a planner's own file gives it, and what was mended on the way in."""

    sectors: tuple[float | None, ...]
    """Spend in SECTORS order; None where the file has no row for it [£m cash]."""
    year: int
    """Financial year, by its first calendar year."""
    source: str
    """Name of the file."""
    sha256: str
    """Digest of the file, to tell one version of it from another."""
    imported: str
    """When it was read: date and time in UTC."""
    mended: tuple[str, ...] = ()
    """What was taken for granted or left aside, in sentences."""

    @property
    def own_figures(self) -> OwnFigures:
        """The figures as a scenario keeps them."""
        return OwnFigures(money=self.sectors, year=self.year, source=self.source, imported=self.imported)


def read_ledger(
    path: Path,
    *,
    sheet: str | None = None,
    now: datetime | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ledger:
    """Read spend by sector [£m] from a CSV file or a workbook.

    A workbook is read by a child process and may take seconds, so this is to be called off the GUI thread.
    `sheet` names the sheet where several hold such a list; `now` is the time to note, by default the present.
    Once `cancelled` says so, it ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: the first thing wrong with the file; names file, sheet and cell.
    """
    found, data = read_list(path, (SECTOR, AMOUNT, YEAR), sheet, cancelled)
    money, mended = _money(found)
    lacking = [LABELS[sector] for sector in SECTORS if sector not in money]
    if lacking:
        mended += (f"No row for {', '.join(lacking)}: Leftshift's own figures stay.",)
    return Ledger(
        sectors=tuple(money.get(sector) for sector in SECTORS),
        year=defaults().first_year,
        source=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        imported=(now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        mended=(*found.mended, *_year_unsaid(found), *mended),
    )


def _money(found: FoundList) -> tuple[dict[Sector, float], tuple[str, ...]]:
    """Read the amount of every sector, and compare a row of totals with their sum."""
    grid = found.grid
    money: dict[Sector, float] = {}
    rows: dict[Sector, Cell] = {}
    totals: list[tuple[Cell, float]] = []
    texts: list[str] = []
    for row in found.rows():
        name, cell = found.cell(row, SECTOR.key), found.cell(row, AMOUNT.key)
        is_total = bare(name.text) in _TOTALS
        sector = None if is_total else _sector(name, grid)
        if sector in rows:
            wrong = f"{name.shown} means {LABELS[sector]}, which {rows[sector].place} has already"
            raise grid.refusal(name.place, wrong, "each sector once, its parts added up")
        _check_year(found, row)
        amount, was_text = read_amount(cell, grid, england_total())
        if was_text and grid.sheet:
            texts.append(f"{cell.place} {cell.shown}")
        if sector is None:
            totals.append((cell, amount))
        else:
            money[sector], rows[sector] = amount, name
    _check_sum(money, grid)
    mended = (f"Text was read as a number: {', '.join(texts)}.",) if texts else ()
    return money, (*mended, *(_total(cell, amount, money, grid) for cell, amount in totals))


def _sector(cell: Cell, grid: CellGrid) -> Sector:
    names = _sector_names()
    wanted = bare(cell.text)
    if wanted in names:
        return names[wanted]
    allowed = "one of " + ", ".join(f"{LABELS[sector]} ({sector})" for sector in SECTORS)
    if not wanted:
        raise grid.refusal(cell.place, "the amount has no sector beside it", allowed)
    near = difflib.get_close_matches(wanted, names, n=1)
    hint = f"; perhaps {LABELS[names[near[0]]]} is meant" if near else ""
    raise grid.refusal(cell.place, f"{cell.shown} is not a sector that Leftshift knows{hint}", allowed)


@cache
def _sector_names() -> Mapping[str, Sector]:
    known = {bare(name): sector for sector in SECTORS for name in (sector, LABELS[sector])}
    return MappingProxyType({**known, **_ALSO_CALLED})


def _check_year(found: FoundList, row: int) -> None:
    """Refuse figures of another year: bringing them up to date is the planner's decision, not a guess."""
    if YEAR.key not in found.columns:
        return
    cell, first = found.cell(row, YEAR.key), defaults().first_year
    text = cell.text.removesuffix(".0")
    year = _YEAR.fullmatch(text.replace(" ", ""))
    if not year or (year[2] and int(year[2]) != (int(year[1]) + 1) % 100):
        raise found.grid.refusal(
            cell.place, f"{cell.shown} is not a financial year", f"{year_label(first)} or {first}"
        )
    if int(year[1]) != first:
        raise found.grid.refusal(
            cell.place,
            f"the figure is of {year_label(int(year[1]))}, and Leftshift starts from {year_label(first)}",
            f"figures of {year_label(first)}, as no one factor brings all sectors up to date",
        )


def _year_unsaid(found: FoundList) -> tuple[str, ...]:
    if YEAR.key in found.columns:
        return ()
    return (f"The file names no year; its figures are taken as of {year_label(defaults().first_year)}.",)


def _check_sum(money: dict[Sector, float], grid: CellGrid) -> None:
    if not money:
        raise grid.refusal(
            "", "no row below the headings holds a sector", "at least one sector and its amount"
        )
    if len(money) == len(SECTORS) and not any(money.values()):
        raise grid.refusal("", "every amount is 0", "at least one amount above 0")


def _total(cell: Cell, amount: float, money: dict[Sector, float], grid: CellGrid) -> str:
    """Compare a row of totals with the sum of the sectors; it is not kept."""
    summed = math.fsum(money[sector] for sector in sorted(money, key=INDEX.__getitem__))
    if abs(summed - amount) > _ROUNDING * len(money):
        raise grid.refusal(
            cell.place,
            f"the total is {amount:,.10g}, and the sectors add up to {summed:,.10g}",
            "a total that agrees with the sectors, or none",
        )
    return f"{cell.place} is the total; it agrees with the sectors and is left aside."
