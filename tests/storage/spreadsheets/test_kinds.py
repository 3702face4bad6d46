"""Kinds of sheets beside those of inputs/: how they are laid out, named and written; read for QMM."""
# ruff: noqa: E501 - one sheet a line, read as a table

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.terms import SECTORS
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import read_file
from tests.storage.broken_lists import book

AREA = find_area("QMM")
BOTH = {"acute": 1380.0, "community": 274.0}
ACUTE = {"acute": 1380.0}
Read = Callable[[str | bytes], "SheetReading[Ledger] | SheetReading[BoardList]"]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(data: str | bytes) -> SheetReading[Ledger] | SheetReading[BoardList]:
        path = tmp_path / "list.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return understand(read_file(path), AREA, {})

    return read_text


def taken(reading: SheetReading[Ledger] | SheetReading[BoardList]) -> dict[str, float]:
    assert isinstance(reading.result, Ledger)
    pairs = zip(SECTORS, reading.result.sectors, strict=True)
    return {str(sector): money for sector, money in pairs if money is not None}


LEDGERS: dict[str, tuple[str, dict[str, float], set[str]]] = {
    "a plan in thousands in the field's names": ("Commissioning area,2025/26 Plan £'000\nAcute commissioning,1380000\n\"Mental health, learning disability and autism\",279000\nBCF,274000\nDelegated POD,358000\nRunning costs,26000\n", {**BOTH, "mental_health": 279.0, "primary_care": 358.0}, set()),
    "the unit in a title": ("Norfolk and Waveney ICB\nAll figures in £000\n,,\nSector,Budget\nAcute,1380000\nCommunity,274000\n", BOTH, set()),
    "a unit that cannot be": ("Sector,£m\nAcute,1380000\nCommunity,274000\n", BOTH, {"unit"}),
    "units of their own": ("Sector,Amount,Unit\nAcute,1380,£m\nCommunity,274000,£000\n", BOTH, set()),
    "units across": ("ICB,Acute £m,Community £000\nQMM,1380,274000\n", BOTH, set()),
    "another area in the title": ("NHS South Yorkshire ICB finance report\n\nSector,£m\nAcute,1380\n", ACUTE, {"area"}),
    "another year in the title": ("Finance report 2024/25\n\nSector,£m\nAcute,1380\n", ACUTE, {"year"}),
    "years one below the other": ("2024/25,\nSector,£m\nAcute,1300\n\n2025/26,\nSector,£m\nAcute,1380\n", ACUTE, set()),
    "the year by its end": ("Sector,£m,Year ending\nAcute,1380,31/03/2026\n", ACUTE, set()),
    "an accountant's year": ("Sector,FY25 £m\nAcute,1380\n", ACUTE, {"year"}),
    "months": ("Sector,Apr £m,May £m\nAcute,1380,1380\n", ACUTE, {"amount"}),
    "a part of the year beside the whole": ("Service,YTD actual £m,Annual budget £m,Variance £m\nAcute,700,1380,20\n", ACUTE, set()),
    "a part of the year alone": ("Service,YTD £m\nAcute,1380\n", ACUTE, {"amount"}),
    "a forecast of the whole year in a month's report": ("Sector,Month 6 YTD £m,Month 6 FOT £m\nAcute,690,1380\n", ACUTE, set()),
    "two columns told apart by their units": ("Sector,Budget,Budget\n,£m,£000\nAcute,1380,1380000\n", ACUTE, {"amount"}),
    "two columns of one name": ("Sector,£m,£m\nAcute,1380,1400\n", ACUTE, {"amount"}),
    "parts below their sector": ("Sector,£m\nAcute,1380\nof which: NHS trusts,1200\nCommunity,274\n", BOTH, set()),
    "parts above their total": ("Line,£m\nAcute,\nNHS trusts,1200\nIndependent sector,180\nTotal acute,1380\nTotal community,274\n", BOTH, set()),
    "one row the sum of the others": ("Sector,£m\nAcute,1380\nAcute services,1200\nAcute care,180\n", ACUTE, {"twice:acute"}),
    "a slip of spelling": ("Sector,£m\nAccute,1380\n", ACUTE, {"map:accute"}),
    "a name that nobody knows": ("Sector,£m\nAcute,1380\nWidgets,10\n", ACUTE, {"map:widgets"}),
    "an amount without a name": ("Sector,£m\nAcute,1380\n,10\n", ACUTE, {"map:b3"}),
    "footnotes and numbering": ("Line,£m\n1. Acute¹,1380\n2.1 Community (2),274*\n", BOTH, set()),
    "a second table": ("Sector,£m\nAcute,1380\nSector,Population\nAcute,1000\n", ACUTE, set()),
    "no headings": ("Acute,1380\nCommunity,274\n", BOTH, {"unit"}),
    "colons": ("Acute: £1,380m\nCommunity: £274m\n", BOTH, set()),
    "columns of spaces": ("Sector        £m\nAcute         1380\nCommunity     274\n", BOTH, set()),
    "a reference before the sector": ("Cost centre,Description,Amount £m\n100234,Acute,1380\n100235,Community,274\n", BOTH, set()),
    "an area by its name": ("Organisation,Service,Spend (£m)\nNHS Norfolk and Waveney ICB,Acute,1380\nNHS Humber and North Yorkshire Integrated Care Board,Acute,2300\n", ACUTE, set()),
    "areas and years down, sectors across": ("ICB,Year,Acute £m,Total £m\nQMM,2024/25,1300,1300\nQMM,2025/26,1380,1380\nQOQ,2025/26,2300,2300\n", ACUTE, set()),
    "money for each person": ("Sector,£ per head,£m\nAcute,1200,1380\n", ACUTE, set()),
    "a comment with a share in it": ("Sector,£m,Comment\nAcute,1380,Up 3%\n", ACUTE, set()),
    "a comma for a point": ("Sektor;£m\nAcute;1380,5\nCommunity;274,1\n", {"acute": 1380.5, "community": 274.1}, {"decimal"}),
    "a point between thousands": ("Sector;£m\nAcute;1.380\nCommunity;274\n", {"community": 274.0}, {"far:acute"}),
    "shares as plain numbers": ("Sector,Budget\nAcute,51\nCommunity,49\n", {}, {"unit", "far:acute", "far:community"}),
    "nothing spent": ("Sector,£m\nAcute,1380\nSpecialised,0\n", ACUTE, {"far:specialised"}),
    "a total that a row is missing from": ("Sector,£m\nAcute,1380\nTotal,1654\n", ACUTE, {"total"}),
    "a total over what is not known": ("Sector,£m\nAcute,1380\nCommunity,[c]\nTotal,1654\n", ACUTE, set()),
    "savings within the total": ("Sector,£m\nAcute,1380\nSavings,-20\nTotal,1360\n", ACUTE, {"map:savings"}),
    "about so much": ("Sector,£m\nAcute,c.1380\nCommunity,~274\n", BOTH, set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "money", "asks"), LEDGERS.values(), ids=LEDGERS)
def test_that_a_kind_of_ledger_is_read_or_asked_about(
    text: str, money: dict[str, float], asks: set[str], read: Read
) -> None:
    reading = read(text)
    assert taken(reading) == pytest.approx(money)
    assert {question.key for question in reading.open} == asks


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("Sector,£m\nAcute,1,380\n", "cell C2", "more cells than there are headings: “380”"),
        ("Sector,€m\nAcute,1380\n", "cell B1", "money of another currency"),
        ("Sector,% of total\nAcute,83\nCommunity,43\n", "cell B1", "the shares add up to 126%"),
        ("Sector,£m\nAcute,1380\nCommunity,9.5%\n", "cell B3", "“9.5%” is a share, which is never taken"),
        ("Sector,£m\nAcute,1380-1400\n", "cell B2", "is not a number"),
        ("Sector,£m\nAcute,1380-\n", "cell B2", "is negative"),
        ("Sector,£m,Year\nAcute,1380,soon\n", "cell C2", "is not a financial year"),
        ("Sector,QOQ\nAcute,1380\n", "cell B1", "another area's (QOQ)"),
    ],
)
def test_that_what_cannot_be_money_is_refused_at_its_cell(
    text: str, place: str, wrong: str, read: Read
) -> None:
    with pytest.raises(Refusal) as caught:
        read(text)
    assert place in caught.value.place
    assert wrong in caught.value.wrong


@pytest.mark.parametrize(
    ("text", "seats", "asks"),
    [
        ("Board of NHS X,,\nRole,Constituency,Vote?\nChair,NED,Y\nCEO,Exec,N\n", ["independent", "executive"], set()),
        ("Role,Group,Voting\nChair,Independent,Yes\nNote: quorum is six,,\nTotal,,1\n", ["independent"], set()),
        ("Role,Group,Voting\nChair,Independent,x\nObserver,VCSE,\n", ["independent", "voluntary"], {"vote:x", "vote:c3"}),
        ("Role,Group\nChair,Independent\nCEO,Executive\n", ["independent", "executive"], {"votes"}),
        ("Member,Role,Category,Voting\nA,County Council CEO,Partner,Y\n", ["local_authority"], {"group:countycouncilceo"}),
        ("Role,Group,Voting\nJuggler,Wizards,Yes\n", [], {"group:wizards"}),
    ],
)  # fmt: skip
def test_that_a_kind_of_board_is_read_or_asked_about(
    text: str, seats: list[str], asks: set[str], read: Read
) -> None:
    reading = read(text)
    assert isinstance(reading.result, BoardList)
    assert [str(seat.group) for seat in reading.result.seats] == seats
    assert {question.key for question in reading.open} == asks


FORMATS: dict[str, tuple[str, str, float]] = {
    "thousands under £000": ("£'000", "#,##0,", 1_380_000_000),
    "millions with their letter": ("Budget", '£#,##0.0,,"m"', 1_380_000_000),
    "plain": ("£m", "#,##0.0", 1380),
}


@pytest.mark.parametrize(("heading", "code", "value"), FORMATS.values(), ids=FORMATS)
def test_that_a_number_is_what_its_format_shows(heading: str, code: str, value: float, read: Read) -> None:
    def show(workbook: openpyxl.Workbook) -> None:
        workbook.active["B2"].number_format = code

    reading = read(book(("Sector", heading), ("Acute", value), change=show))
    assert taken(reading) == pytest.approx(ACUTE)
    assert not reading.open


@pytest.mark.parametrize(
    ("of", "money"),
    [
        ("own_total", {"acute": 0.5 * 2896.97, "community": 0.1 * 2896.97}),
        ("2500.0", {"acute": 1250.0, "community": 250.0}),
        ("no", {}),
        ("", {}),
        ("-5", {}),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Sector,Share of spend\nAcute,50%\nCommunity,10 per cent\nTotal,60%\n",
        "Sector,%\nAcute,50\nCommunity,10\n",
        "Sector,Proportion\nAcute,0.5\nCommunity,0.1\n",
        "Sector,Budget\nAcute,50%\nCommunity,10%\n",
    ],
)
def test_that_shares_become_money_only_by_a_total_that_was_chosen(
    text: str, of: str, money: dict[str, float], tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    reading = understand(read_file(path), AREA, {"shares": of} if of else {})
    assert taken(reading) == pytest.approx(money, rel=1e-4)
    assert [question.key for question in reading.open] == (["shares"] if of in {"", "-5"} else [])


def test_that_a_hidden_column_of_amounts_is_asked_about(read: Read) -> None:
    def hide(workbook: openpyxl.Workbook) -> None:
        workbook.active.column_dimensions["B"].hidden = True

    reading = read(book(("Sector", "£m"), ("Acute", 1380), change=hide))
    assert [question.key for question in reading.open] == ["amount"]


def test_that_a_number_beside_the_list_is_left_out_and_said(read: Read) -> None:
    reading = read(book(("Sector", "£m"), ("Acute", 1380, 12)))
    assert "Cells without a heading above them were left out: C2 “12”." in reading.notes
    assert taken(reading) == ACUTE


def test_that_areas_in_merged_cells_hold_for_each_of_their_rows(read: Read) -> None:
    rows = (("ICB", "Sector", "£m"), ("QMM", "Acute", 1380), (None, "Community", 274), ("QOQ", "Acute", 9))
    reading = read(book(*rows, change=lambda workbook: workbook.active.merge_cells("A2:A3")))
    assert taken(reading) == BOTH
