"""Shapes of sheets that finance teams and board offices send; each is read right, asked about, or refused.

Read for Norfolk and Waveney (QMM) and 2025/26: trial balances, finance returns, pivot tables, plans of several
years, reports within the year, minutes of a board. All figures are invented.
"""
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
from tests.storage.broken_lists import book, merge, second_sheet

BOTH = {"acute": 1380.0, "community": 274.0}
ACUTE = {"acute": 1380.0}


def read(data: bytes, folder: Path) -> SheetReading[Ledger] | SheetReading[BoardList]:
    path = folder / "list"
    path.write_bytes(data)
    return understand(read_file(path), find_area("QMM"), {})


def taken(reading: SheetReading[Ledger] | SheetReading[BoardList]) -> dict[str, float]:
    assert isinstance(reading.result, Ledger)
    pairs = zip(SECTORS, reading.result.sectors, strict=True)
    return {str(sector): money for sector, money in pairs if money is not None}


LEDGERS: dict[str, tuple[str, dict[str, float], set[str]]] = {
    "isfe trial balance": ('Organisation,Cost Centre,Cost Centre Description,Subjective Code,Subjective Description,YTD Actual,Annual Budget\nQMM,525001,ACUTE COMMISSIONING,52211001,HCARE SRV REC FDTN TRUST,"690,000,000","1,380,000,000"\nQMM,525101,AMBULANCE SERVICES,52211001,HCARE SRV REC NHS TRUST,"20,000,000","41,000,000"\nQMM,525201,MENTAL HEALTH SERVICES,52211001,HCARE SRV REC FDTN TRUST,"140,000,000","279,000,000"\nQMM,525301,PRESCRIBING,52111001,PRESCRIBING DRUGS,"110,000,000","231,000,000"\n', {"acute": 1421.0, "mental_health": 279.0, "prescribing": 231.0}, {"twice:acute", "unit"}),
    "trial balance debit credit": ('Account,Description,Debit,Credit,Balance\n52211001,Acute,"1,380,000,000",,"1,380,000,000"\n52211002,Community,"274,000,000",,"274,000,000"\n', BOTH, {"amount", "unit"}),
    "subjective codes before the name in one cell": ("Service,£000\n52211001 - Acute,1380000\n52211002 - Community,274000\n", BOTH, set()),
    "programme areas with codes": ("Programme Area,2025/26 £m\nPA01 Acute,1380\nPA02 Mental Health,279\nPA03 Community,274\n", {"acute": 1380.0, "mental_health": 279.0, "community": 274.0}, set()),
    "subtotals between": ("Line,£m\nNHS acute,1200\nIndependent sector acute,180\nSub-total acute,1380\nCommunity NHS,250\nHospices,24\nSub-total community,274\nGrand total,1654\n", BOTH, {"twice:acute", "twice:community"}),
    "months across and full year": ("Sector,Apr-25,May-25,Jun-25,Jul-25,Aug-25,Sep-25,Oct-25,Nov-25,Dec-25,Jan-26,Feb-26,Mar-26,Full year £m\nAcute,115,115,115,115,115,115,115,115,115,115,115,115,1380\nCommunity,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,274\n", BOTH, set()),
    "months across alone": ("Sector,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar\nAcute,115,115,115,115,115,115,115,115,115,115,115,115\nCommunity,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8\n", {"acute": 1380.0, "community": 273.6}, {"amount", "unit"}),
    "months M1..M12 total": ("Sector,M1,M2,M3,M4,M5,M6,M7,M8,M9,M10,M11,M12,Total\nAcute,115,115,115,115,115,115,115,115,115,115,115,115,1380\nCommunity,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,22.8,274\n", BOTH, set()),
    "prior year beside": ("£m,2024/25 Outturn,2025/26 Plan,Change,Change %\nAcute,1330,1380,50,3.8%\nCommunity,260,274,14,5.4%\n", BOTH, set()),
    "budget actual variance": ("Sector,Budget £m,Actual £m,Variance £m\nAcute,1380,1390,(10)\nCommunity,274,270,4\n", BOTH, {"amount"}),
    "other ICBs rows above and below": ("ICB,Sector,2025/26 £m\nQOQ,Acute,2300\nQMM,Acute,1380\nQMM,Community,274\nQYG,Acute,4000\n", BOTH, set()),
    "ICBs as section headings": ("Sector,£m\nNHS Humber and North Yorkshire ICB,\nAcute,2300\nNHS Norfolk and Waveney ICB,\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "negative brackets income": ("Sector,£m\nAcute,1380\nCommunity,274\nPatient charges income,(12.0)\nTotal,1642\n", BOTH, {"map:patientchargesincome"}),
    "quoted text with separators": ('Sector;Note;£m\n"Acute; hospital, and ""other""";"x;y";1380\nCommunity;"a, b";274\n', BOTH, {'map:acute;hospital,and"other"'}),
    "quoted newline in heading and cell": ('Sector,"2025/26\nPlan\n£m"\n"Acute\nhospital","1,380"\nCommunity,274\n', BOTH, set()),
    "pivot table": ("Row Labels,Sum of Amount\nAcute,1380000000\nCommunity,274000000\nGrand Total,1654000000\n", BOTH, {"unit"}),
    "pivot filters above": ("ICB,QMM\nYear,2025/26\n,\nRow Labels,Sum of Net (£)\nAcute,1380000000\nCommunity,274000000\n(blank),\nGrand Total,1654000000\n", BOTH, set()),
    "pivot columns of years": ("Sum of £m,Column Labels,,\nRow Labels,2024/25,2025/26,Grand Total\nAcute,1330,1380,2710\nCommunity,260,274,534\nGrand Total,1590,1654,3244\n", BOTH, set()),
    "pivot nested tabular": ("Sector,Provider,Sum of £m\nAcute,NNUH,900\n,JPUH,280\n,QEH,200\nCommunity,NCHC,274\nGrand Total,,1654\n", {"acute": 900.0, "community": 274.0}, {"map:c3", "map:c4"}),
    "pivot compact nested": ("Row Labels,Sum of £m\nAcute,1380\n   NNUH,900\n   JPUH,280\n   QEH,200\nCommunity,274\n   NCHC,274\nGrand Total,1654\n", BOTH, set()),
    "long format tidy with measures": ("org_code,financial_year,sector,measure,value\nQMM,2025/26,Acute,Spend £m,1380\nQMM,2025/26,Acute,Activity,999\nQMM,2025/26,Community,Spend £m,274\n", {"community": 274.0}, {"far:acute", "twice:acute", "unit"}),
    "long format scenario column": ("Sector,Scenario,£m\nAcute,Budget,1380\nAcute,Actual,1390\nCommunity,Budget,274\nCommunity,Actual,270\n", {}, {"far:acute", "far:community", "twice:acute", "twice:community"}),
    "quarterly rows": ("Sector,Quarter,£m\nAcute,Q1,345\nAcute,Q2,345\nAcute,Q3,345\nAcute,Q4,345\n", ACUTE, {"twice:acute"}),
    "monthly rows": ("Sector,Month,£m\nAcute,Apr-25,115\nAcute,May-25,115\nAcute,Jun-25,115\nCommunity,Apr-25,22.8\nCommunity,May-25,22.8\nCommunity,Jun-25,22.8\n", {}, {"far:acute", "far:community", "twice:acute", "twice:community"}),
    "recurrent non recurrent total": ("Sector,Recurrent £m,Non-recurrent £m,Total £m\nAcute,1340,40,1380\nCommunity,270,4,274\n", BOTH, set()),
    "recurrent alone": ("Sector,Recurrent £m,Non-recurrent £m\nAcute,1340,40\nCommunity,270,4\n", {"acute": 1340.0, "community": 270.0}, {"amount"}),
    "income expenditure net": ("Sector,Income £m,Expenditure £m,Net £m\nAcute,-20,1400,1380\nCommunity,-6,280,274\n", {"acute": 1400.0, "community": 280.0}, {"amount"}),
    "pay nonpay total": ("Sector,Pay £m,Non-pay £m,Total £m\nAcute,400,980,1380\nCommunity,100,174,274\n", BOTH, set()),
    "per cent of total beside": ("Sector,£m,%\nAcute,1380,47.6%\nCommunity,274,9.5%\nTotal,1654,57.1%\n", BOTH, set()),
    "per cent of total no sign beside": ("Sector,%,£m\nAcute,47.6,1380\nCommunity,9.5,274\n", BOTH, set()),
    "five year plan": ("£m,2025/26,2026/27,2027/28,2028/29,2029/30\nAcute,1380,1400,1420,1440,1460\nCommunity,274,280,290,300,310\n", BOTH, set()),
    "only future year": ("£m,2026/27\nAcute,1400\nCommunity,280\n", {"acute": 1400.0, "community": 280.0}, {"year"}),
    "calendar 2025-26 date range heading": ("Sector,Apr 2025 - Mar 2026 £m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "heading as at date": ("Sector,Budget as at 31/03/2026 (£m)\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "millions words": ("Sector,Budget (millions of pounds)\nAcute,1.38 billion\nCommunity,274 million\n", BOTH, set()),
    "mixed units in cells": ('Sector,Budget\nAcute,£1.38bn\nCommunity,£274m\nCHC,"£135,000k"\n', {"acute": 1380.0, "community": 274.0, "continuing_care": 135.0}, set()),
    "thousands no unit": ("Sector,Budget\nAcute,1380000\nCommunity,274000\n", BOTH, {"unit"}),
    "pence": ('Sector,Amount (£)\nAcute,1380000000.00\nCommunity,"274,000,000.00"\n', BOTH, set()),
    "pounds with pounds heading but millions values": ("Sector,£\nAcute,1380\nCommunity,274\n", BOTH, {"unit"}),
    "spaces as thousands": ("Sector,£000\nAcute,1 380 000\nCommunity,274 000\n", BOTH, set()),
    "apostrophe thousands": ("Sector,£000\nAcute,1'380'000\nCommunity,274'000\n", BOTH, set()),
    "tab with trailing": ("Sector\t£m\t\t\nAcute\t1380\t\t\nCommunity\t274\t\t\n", BOTH, set()),
    "mojibake twice": ("Sector,Ã‚Â£m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "delegated pod split": ("Sector,£m\nAcute,1380\nDelegated pharmacy,30\nDelegated ophthalmic,12\nDelegated dental,60\nDelegated primary medical,250\n", {"acute": 1380.0, "primary_care": 352.0}, {"twice:primary_care"}),
    "reserves contingency": ("Sector,£m\nAcute,1380\nCommunity,274\nContingency 0.5%,14\nReserves,20\nRunning costs,18\nSurplus/(Deficit),0\nTotal,1706\n", BOTH, {"map:contingency05%"}),
    "efficiency row": ("Sector,£m\nAcute,1380\nCommunity,274\nEfficiency target,(40)\nTotal net,1614\n", BOTH, {"map:efficiencytarget"}),
    "rag and comments": ("Sector,£m,RAG,Owner,Comment\nAcute,1380,G,A. N. Other,10% up on 2024/25\nCommunity,274,A,,risk of £5m\n", BOTH, set()),
    "two tables one below": ("Table 1: Spend by sector 2025/26\nSector,£m\nAcute,1380\nCommunity,274\n\nTable 2: Spend by sector 2024/25\nSector,£m\nAcute,1330\nCommunity,260\n", BOTH, set()),
    "two tables budget then actual": ("Budget\nSector,£m\nAcute,1380\nCommunity,274\n\nActual\nSector,£m\nAcute,1400\nCommunity,280\n", {}, {"far:acute", "far:community", "twice:acute", "twice:community"}),
    "provider with type": ("Provider,Sector,£m\nNNUH,Acute,900\nJPUH,Acute,480\nNCHC,Community,274\n", BOTH, {"twice:acute"}),
    "place based": ("Place,Acute £m,Community £m\nNorwich,500,100\nKing's Lynn,880,174\nTotal,1380,274\n", BOTH, set()),
    "transposed years down": ("Year,Acute,Community,Mental health\n2023/24,1280,250,260\n2024/25,1330,260,270\n2025/26,1380,274,279\n", {"acute": 1380.0, "mental_health": 279.0, "community": 274.0}, set()),
    "transposed with unit row": (",Acute,Community\nUnit,£m,£m\n2025/26,1380,274\n", BOTH, set()),
    "ytd with month title": ("Month 6 report 2025/26\nSector,Plan £m,Actual £m\nAcute,690,700\nCommunity,137,138\n", {}, {"amount", "far:acute", "far:community"}),
    "ytd fot plan pairs": ("Sector,YTD Plan £m,YTD Actual £m,YTD Var £m,FOT Plan £m,FOT Actual £m,FOT Var £m\nAcute,690,700,-10,1380,1390,-10\nCommunity,137,138,-1,274,276,-2\n", BOTH, {"amount"}),
    "allocation headings": ("Allocation stream,2025/26 £k\nICB core services,2500000\nPrimary medical care,260000\nDelegated specialised,236000\n", {"specialised": 236.0, "primary_care": 260.0}, {"map:icbcoreservices"}),
    "weird capitals and spacing": ('  SECTOR , £M \n  ACUTE  ,"  1,380.0  "\nCOMMUNITY,274.0 \n', BOTH, set()),
    "sub icb locations": ("Sub-ICB,Sector,£m\n26A,Acute,1380\n26A,Community,274\n", BOTH, set()),
    "boolean and dates": ("Sector,£m,Approved,Date\nAcute,1380,True,2025-04-01 00:00:00\nCommunity,274,False,2025-04-01 00:00:00\n", BOTH, set()),
    "estimate growth column": ("Sector,Baseline £m,Growth £m,Plan £m\nAcute,1330,50,1380\nCommunity,260,14,274\n", {"acute": 1330.0, "community": 260.0}, {"amount"}),
    "opening budget movements closing": ("Sector,Opening budget £m,Virements £m,Current budget £m\nAcute,1370,10,1380\nCommunity,270,4,274\n", {"acute": 1370.0, "community": 270.0}, {"amount"}),
    "h2 phasing": ("Sector,H1 £m,H2 £m\nAcute,690,690\nCommunity,137,137\n", BOTH, {"amount"}),
    "cumulative": ("Sector,Cumulative spend £m\nAcute,690\nCommunity,137\n", {}, {"amount", "far:acute", "far:community"}),
    "cr dr suffix": ("Sector,£m\nAcute,1380 DR\nCommunity,274 DR\n", BOTH, set()),
    "european": ("Sector;£m\nAcute;1.380,5\nCommunity;274,1\n", {"acute": 1380.5, "community": 274.1}, {"decimal"}),
    "scientific": ("Sector,£\nAcute,1.38E+09\nCommunity,2.74E+08\n", BOTH, set()),
    "month 9 report one column": ("Month 9 report 2025/26\nSector,Actual £m\nAcute,1035\nCommunity,205\n", {"acute": 1035.0, "community": 205.0}, {"part"}),
    "month 9 report annual budget": ("Month 9 report 2025/26\nSector,Annual budget £m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "month 12 report": ("Month 12 report 2025/26\nSector,Actual £m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "years over plan and actual unmerged": (",2024/25,,2025/26,\nSector,Plan £m,Actual £m,Plan £m,Actual £m\nAcute,1300,1310,1380,1390\nCommunity,250,255,274,276\n", BOTH, {"amount"}),
    "unit over columns unmerged": (",£000,,Per cent\nSector,Budget,Forecast,Share\nAcute,1380000,1390000,83\nCommunity,274000,276000,17\n", BOTH, {"amount"}),
    "areas over columns unmerged": (",QMM,,QOQ,\nSector,2024/25 £m,2025/26 £m,2024/25 £m,2025/26 £m\nAcute,1300,1380,2200,2300\nCommunity,250,274,400,410\n", BOTH, set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "money", "asks"), LEDGERS.values(), ids=LEDGERS)
def test_that_a_ledger_is_read_right_or_asked_about(
    text: str, money: dict[str, float], asks: set[str], tmp_path: Path
) -> None:
    reading = read(text.encode(), tmp_path)
    assert taken(reading) == pytest.approx(money)
    assert {question.key for question in reading.open} == asks


REFUSED: dict[str, tuple[str, str, str]] = {
    "three blocks side by side": ("Acute,£m,,Community,£m\nNNUH,900,,NCHC,274\nJPUH,480,,,\n", "cell B1", "“£m” is not a number"),
    "provider table": ("Provider,Contract value £m\nNorfolk and Norwich University Hospitals NHS FT,900\nJames Paget,280\n", "the file itself", "no list of spend by sector was found"),
    "formula strings csv": ('Sector,£m\nAcute,"=1200+180"\nCommunity,274\n', "cell B2", "“=1200+180” is a formula, of which a CSV file keeps no value"),
    "errors in cells": ("Sector,£m\nAcute,1380\nCommunity,#REF!\n", "cell B3", "“#REF!” is not a number"),
    "trailing minus": ("Sector,£m\nAcute,1380\nCommunity,274-\n", "cell B3", "“274-” is negative"),
    "ranges": ('Sector,£m\nAcute,"1,350 to 1,400"\nCommunity,274\n', "cell B2", "“1,350 to 1,400” is not a number"),
    "less than": ("Sector,£m\nAcute,1380\nCommunity,<300\n", "cell B3", "“<300” is not a number"),
    "board count rows": ("Category,Number of seats,Voting\nExecutive,4,Yes\nNED,5,Yes\nPartner NHS trusts,2,Yes\n", "cell A1", "no column beside the sectors holds amounts"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "wrong"), REFUSED.values(), ids=REFUSED)
def test_that_what_holds_no_such_list_is_refused_at_its_place(
    text: str, place: str, wrong: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as caught:
        read(text.encode(), tmp_path)
    assert place in caught.value.place
    assert wrong in caught.value.wrong


BOARDS: dict[str, tuple[str, list[tuple[str, bool]], set[str]]] = {
    "board minutes": ("Present:\nName,Position\nProf. Will Pope,Chair\nTracey Bleakley,Chief Executive\nIn attendance:\nJ. Smith,Board secretary\n", [("independent", True), ("executive", True)], {"group:boardsecretary", "votes"}),
    "board minutes initials": ("Members present,Initials,Role,Voting\nA B,AB,Chair,Y\nC D,CD,Chief Executive,Y\nApologies,,,\nE F,EF,Partner member - primary care,Y\n", [("independent", True), ("executive", True), ("general_practice", True)], set()),
    "board attendance": ("Name,Role,Apr,May,Jun\nA,Chair,✓,✓,✓\nB,Non-executive member,✓,A,✓\n", [("independent", True), ("independent", True)], {"votes"}),
    "board sections": ("Name,Role,Voting\nExecutive members,,\nA,Chief Executive,Yes\nB,Chief Finance Officer,Yes\nPartner members,,\nC,NHS trusts,Yes\nD,Local authority,Yes\nParticipants,,\nE,VCSE,No\n", [("executive", True), ("executive", True), ("trust", True), ("local_authority", True), ("voluntary", False)], set()),
    "board votes as members": ("Role,Organisation,Status\nChair,ICB,Voting member\nDirector of Public Health,Norfolk County Council,Participant\n", [("independent", True), ("local_authority", False)], set()),
    "board declared interests": ("Name,Role,Interest,Voting\nA,Chair,None,Yes\nB,GP partner member,Owns a practice,Yes\n", [("independent", True), ("general_practice", True)], set()),
    "board with quorum rule": ("Role,Group,Vote\nChair,NED,1\nCEO,Executive,1\nQuorum,,2\n", [("independent", True), ("executive", True)], set()),
    "board in attendance by section": ("Name,Role,Organisation\nA,Chair,ICB\nB,Chief Executive,ICB\nIn attendance,,\nC,Director of Strategy,ICB\n", [("independent", True), ("executive", True), ("executive", False)], {"votes"}),
    "board apologies": ("Member,Role,Voting\nA,Chair,Yes\nApologies:,,\nB,Chief Executive,Yes\n", [("independent", True), ("executive", True)], set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "seats", "asks"), BOARDS.values(), ids=BOARDS)
def test_that_a_board_is_read_right_or_asked_about(
    text: str, seats: list[tuple[str, bool]], asks: set[str], tmp_path: Path
) -> None:
    reading = read(text.encode(), tmp_path)
    assert isinstance(reading.result, BoardList)
    assert [(str(seat.group), seat.voting) for seat in reading.result.seats] == seats
    assert {question.key for question in reading.open} == asks


@pytest.mark.parametrize("encoding", ["utf-16", "cp850", "cp1252", "utf-8-sig"])
def test_that_an_encoding_of_excel_is_read_with_its_line_of_the_separator(
    encoding: str, tmp_path: Path
) -> None:
    text = "sep=;\r\nSector;£m\r\nAcute;1380\r\nCommunity;274\r\n"
    assert taken(read(text.encode(encoding), tmp_path)) == BOTH


Change = Callable[[openpyxl.Workbook], None]


def _format(code: str) -> Change:
    def change(workbook: openpyxl.Workbook) -> None:
        for row in range(2, 5):
            workbook.active.cell(row, 2).number_format = code

    return change


def _hide(*, row: int = 0, column: str = "") -> Change:
    def change(workbook: openpyxl.Workbook) -> None:
        if row:
            workbook.active.row_dimensions[row].hidden = True
        if column:
            workbook.active.column_dimensions[column].hidden = True

    return change


def _merged(*blocks: str) -> Change:
    def change(workbook: openpyxl.Workbook) -> None:
        for cells in blocks:
            merge(cells)(workbook)

    return change


WORKBOOKS: dict[str, tuple[bytes, dict[str, float], set[str]]] = {
    "a return in thousands, said in a merged title": (book(("NHS Norfolk and Waveney ICB - Month 12 Finance Return (£'000)",), (None,), ("Area of spend", "Annual Budget", "Forecast Outturn", "Variance"), ("Acute Services", 1380000, 1381000, 1000), ("Community Health Services", 274000, 274000, 0), change=_merged("A1:D1")), BOTH, {"amount"}),
    "headings in two rows, merged": (book(("Service", "Annual", None, "Year to date", None), (None, "Budget £m", "Forecast £m", "Budget £m", "Actual £m"), ("Acute", 1380, 1385, 690, 700), ("Community", 274, 275, 137, 138), change=_merged("B1:C1", "D1:E1", "A1:A2")), BOTH, {"amount"}),
    "a hidden row with an old figure": (book(("Sector", "£m"), ("Acute", 1300), ("Acute", 1380), ("Community", 274), change=_hide(row=2)), BOTH, {"hidden"}),
    "a hidden column of the year before": (book(("Sector", "2024/25 £m", "2025/26 £m"), ("Acute", 1300, 1380), ("Community", 260, 274), change=_hide(column="B")), BOTH, set()),
    "nothing shown as a dash": (book(("Sector", "£m"), ("Acute", 1380), ("Community", 0), ("CHC", 135), change=_format('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')), {"acute": 1380.0, "continuing_care": 135.0}, {"far:community"}),
    "thousands with their letter": (book(("Sector", "Budget"), ("Acute", 1380000), ("Community", 274000), change=_format('#,##0"k"')), BOTH, set()),
    "a cover before the sheet": (book(("Finance report",), title="Cover", change=second_sheet("1. Summary", ("Sector", "£m"), ("Acute", 1380), ("Community", 274))), BOTH, set()),
    "numbers as text with an apostrophe": (book(("Sector", "£m"), ("Acute", "'1380"), ("Community", "274")), BOTH, set()),
}  # fmt: skip


@pytest.mark.parametrize(("data", "money", "asks"), WORKBOOKS.values(), ids=WORKBOOKS)
def test_that_a_workbook_is_read_right_or_asked_about(
    data: bytes, money: dict[str, float], asks: set[str], tmp_path: Path
) -> None:
    reading = read(data, tmp_path)
    assert taken(reading) == pytest.approx(money)
    assert {question.key for question in reading.open} == asks


def test_that_sheets_of_providers_by_sector_are_no_list(tmp_path: Path) -> None:
    others = second_sheet("Community", ("Provider", "£m"), ("NCHC", 274))
    with pytest.raises(Refusal, match="no list of spend by sector was found on the sheets “Acute”"):
        read(book(("Provider", "£m"), ("NNUH", 900), ("JPUH", 480), title="Acute", change=others), tmp_path)
