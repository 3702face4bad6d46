"""Sheets of ledgers, budget statements, planning templates, pasted papers and board lists, read for QMM.

None may be read wrong in silence: each is read right, asked about, or refused at its cell.
"""
# ruff: noqa: E501 - one sheet a line, read as a table

import re
from datetime import date
from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.terms import SECTORS
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.option_answers import answers_of
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import read_file
from tests.storage.broken_lists import book, second_sheet

AREA = find_area("QMM")
BOTH = {"acute": 1380.0, "community": 274.0}
MONTHS = "Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar"
PERIODS = ",".join(f"P{number:02}" for number in range(1, 13))
Reading = SheetReading[Ledger] | SheetReading[BoardList]


def read(data: str | bytes, folder: Path, answers: dict[str, str] | None = None) -> Reading:
    path = folder / "list"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return understand(read_file(path), AREA, answers or {})


def taken(reading: Reading) -> dict[str, float]:
    assert isinstance(reading.result, Ledger)
    pairs = zip(SECTORS, reading.result.sectors, strict=True)
    return {str(sector): money for sector, money in pairs if money is not None}


LEDGERS: dict[str, tuple[str | bytes, dict[str, float], set[str]]] = {
    "an extract of the ledger": ('Entity,Period,CC Desc,Account,Debit,Credit,Net\nQMM,MAR-26,ACUTE,5221,"1,380,000,000.00",0.00,"1,380,000,000.00"\nQMM,MAR-26,COMMUNITY,5221,"274,000,000.00",0.00,"274,000,000.00"\n', BOTH, {"unit"}),
    "credits in a column of signs": ("Sector,£m,Dr/Cr\nAcute,1400,Dr\nAcute,20,Cr\nCommunity,274,Dr\n", BOTH, {"twice:acute"}),
    "a statement with groups of columns": ("Position at month 7 2025/26,,,,,,\n,YTD,YTD,YTD,Full year,Full year,Full year\n£m,Budget,Actual,Variance,Budget,Forecast,Variance\nAcute,805,810,(5),1380,1390,(10)\nCommunity,160,159,1,274,273,1\nTotal,965,969,(4),1654,1663,(9)\n", BOTH, {"amount"}),
    "the unit over the names": ("£'000,2025/26\nAcute,1380000\nCommunity,274000\n", BOTH, set()),
    "the unit in a note below": ("Sector,Plan 2025/26\nAcute,1380000\nCommunity,274000\n\nAll figures are in £000s\n", BOTH, set()),
    "twelve months": (f"Sector £m,{MONTHS}\nAcute{',115' * 12}\nCommunity{',22.8' * 12}\n", {"acute": 1380.0, "community": 273.6}, {"amount"}),
    "twelve periods": (f"£m,{PERIODS}\nAcute{',115' * 12}\nCommunity{',22.8' * 12}\n", {"acute": 1380.0, "community": 273.6}, {"amount"}),
    "months with commas": (f"£m;{MONTHS.replace(',', ';')}\nAcute{';115,5' * 12}\nCommunity{';22,8' * 12}\n", {"acute": 1386.0, "community": 273.6}, {"amount", "decimal"}),
    "four quarters": ("Sector,Quarter 1 (£m),Quarter 2 (£m),Quarter 3 (£m),Quarter 4 (£m)\nAcute,345,345,345,345\nCommunity,68.5,68.5,68.5,68.5\n", BOTH, {"amount"}),
    "quarters and the year": ("Sector,Q1 £m,Q2 £m,Q3 £m,Q4 £m,FY £m\nAcute,345,345,345,345,1380\nCommunity,68.5,68.5,68.5,68.5,274\n", BOTH, set()),
    "six months across": (f"Sector,{MONTHS[:23]}\nAcute{',115' * 6}\nCommunity{',22.8' * 6}\n", {}, {"amount", "unit", "far:acute", "far:community"}),
    "half a year in the heading": ("Sector,£m (Apr-Sep)\nAcute,700\nCommunity,138\n", {"acute": 700.0, "community": 138.0}, {"amount"}),
    "half a year by its last day": ("Spend to 30 September 2025\nSector,£m\nAcute,700\nCommunity,140\n", {"acute": 700.0, "community": 140.0}, {"part"}),
    "half a year in a note": ("Sector,£m\nAcute,700\nCommunity,140\nFigures to 30/09/2025\n", {"acute": 700.0, "community": 140.0}, {"part"}),
    "half a year in the name of a sheet": (book(("Sector", "£m"), ("Acute", 760), ("Community", 150), title="Sep-25"), {"acute": 760.0, "community": 150.0}, {"part"}),
    "half a year that nothing says": ("Sector,£m\nAcute,700\nCommunity,140\nMental health,145\n", {"acute": 700.0, "community": 140.0, "mental_health": 145.0}, {"part"}),
    "half as much again": ("Sector,£m\nAcute,1980\nCommunity,395\nMental health,400\n", {"acute": 1980.0, "community": 395.0, "mental_health": 400.0}, {"part"}),
    "a year by its last day": ("Spend to 31 March 2026\nSector,£m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "last year and this": ("Sector,Prior year £m,Current year £m\nAcute,1330,1380\nCommunity,260,274\n", BOTH, set()),
    "last year alone": ("Sector,Last year £m\nAcute,1330\nCommunity,260\n", {"acute": 1330.0, "community": 260.0}, {"amount"}),
    "prices of another year beside cash": ("Sector,2025/26 £m (2023/24 prices),2025/26 £m (cash)\nAcute,1310,1380\n", {"acute": 1380.0}, set()),
    "prices of another year": ("Sector,2025/26 spend at 2024/25 prices £m\nAcute,1310\n", {"acute": 1310.0}, {"amount"}),
    "years in the names": ("Sector,£m\nAcute 2024/25,1330\nAcute 2025/26,1380\nCommunity 2024/25,260\nCommunity 2025/26,274\n", BOTH, set()),
    "another year in the names": ("Sector,£m\nAcute 2024/25,1330\n", {"acute": 1330.0}, {"year"}),
    "another year in a note": ("Sector,£m\nAcute,1330\nFigures are 2023/24 outturn\n", {"acute": 1330.0}, {"year"}),
    "years by their end": ("£m,FY25,FY26\nAcute,1330,1380\nCommunity,260,274\n", BOTH, set()),
    "dates over the columns": (book(("£m", date(2024, 4, 1), date(2025, 4, 1)), ("Acute", 1330, 1380)), {"acute": 1380.0}, {"amount"}),
    "days as numbers over the columns": (book(("Sector", 45748, 46113), ("Acute", 1330, 1380)), {"acute": 1330.0}, {"amount", "unit"}),
    "another ICB over the amounts": ("Sector,NHS Norfolk and Waveney ICB £m,NHS Suffolk and North East Essex ICB £m\nAcute,1380,1100\nCommunity,274,210\n", BOTH, set()),
    "another ICB within a heading": ("Sector,Suffolk and North East Essex spend £m\nAcute,1380\n", {"acute": 1380.0}, {"area"}),
    "another ICB in the source": ("Sector,£m\nAcute,1380\nSource: NHS Suffolk and North East Essex ICB board paper\n", {"acute": 1380.0}, {"area"}),
    "a paper set with spaces": ("Service                 Plan £m    Variance £m\nAcute services          1,380.0    (15.0)\nCommunity services      274.0      4.0\n", BOTH, set()),
    "shares behind the amounts": ("Sector,2025/26\nAcute,£1380m (83%)\nCommunity,£274m (17%)\n", BOTH, set()),
    "shares beside without a sign": ("Sector,2025/26 £m,% of total,% change\nAcute,1380,83.4,2.1\nCommunity,274,16.6,1.9\n", BOTH, set()),
    "marks of footnotes": ("Sector,£m¹\nAcute³,1380²\nCommunity †,274⁴\n", BOTH, set()),
    "a figure run into the name": ("Sector,£m\nAcute1,1380\nCommunity,274\n", BOTH, {"map:acute1"}),
    "characters that nobody sees": ("Sector,£m\nA\u00adcute,\u200e1380\u200f\nMental\u00a0health,279\u200b\n", {"acute": 1380.0, "mental_health": 279.0}, set()),
    "Mio": ("Sector,Mio GBP\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "a quote before the unit": ("Sector,£'m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "billions with a comma": ("Sector;£bn\nAcute;1,380\nCommunity;0,274\n", BOTH, {"decimal"}),
    "about so much, by a letter": ("Sector,Budget\nAcute,approx £1.38bn\nCommunity,c £274m\n", BOTH, set()),
    "apostrophes and thin spaces": ("Sector,£\nAcute,1'380'000'000\nCommunity,274\u202f000\u202f000\n", BOTH, set()),
    "a title in thousands over millions": ("All figures £000\nSector,Plan £m\nAcute,1380\nCommunity,274\n", BOTH, set()),
    "a title of the wrong unit": ("Plan 2025/26 £m\nSector,Plan\nAcute,1380000\nCommunity,274000\n", BOTH, {"unit"}),
    "one sector in another unit": ("Sector,£m\nAcute,1380\nCommunity,274000\nPrescribing,231\n", {"acute": 1380.0, "prescribing": 231.0}, {"far:community"}),
    "shares under a heading of money": ("Sector,£m\nAcute,48\nCommunity,9\n", {}, {"far:acute", "far:community"}),
    "income as a row to take off": ("Line,£m\nAcute,1400\nLess: income,(20)\nCommunity,274\n", {"acute": 1400.0, "community": 274.0}, {"map:lessincome"}),
    "income of a sector": ("Line,£m\nAcute,1400\nAcute income,(20)\n", {"acute": 1400.0}, {"map:acuteincome"}),
    "gross and net": ("Sector,Gross £m,Income £m,Net £m\nAcute,1400,(20),1380\n", {"acute": 1400.0}, {"amount"}),
    "indents and sub totals": ("Line,£m\nHealthcare services,\n  Acute,1380\n  Community,274\nSub total,1654\nPrimary care,\n  GP services,250\n  Dental,108\nSub total,358\nTotal,2012\n", {**BOTH, "primary_care": 358.0}, {"twice:primary_care"}),
    "a parent over two sectors": ("Line,£m\nHospital and community,1654\n  Acute,1380\n  Community,274\nTotal,1654\n", {"acute": 1380.0}, {"map:hospitalandcommunity", "twice:community", "far:community", "total"}),
    "slips and short forms": ("Sector,£m\nComunity,274\nPerscribing,231\nMH/LDA,279\nPC,358\n", {"community": 274.0, "prescribing": 231.0, "mental_health": 279.0, "primary_care": 358.0}, {"map:comunity", "map:perscribing", "map:mhlda", "map:pc"}),
    "a sector without a part of it": ("Sector,£m\nNon-acute,500\nCommunity,274\n", {"community": 274.0}, {"map:nonacute", "far:acute"}),
    "capital beside revenue": ("Sector,Revenue £m,Capital £m\nAcute,1380,90\n", {"acute": 1380.0}, {"amount"}),
    "a draft and a final plan": ("Sector,Draft plan £m,Final plan £m\nAcute,1360,1380\n", {"acute": 1360.0}, {"amount"}),
    "posts beside money": ("Sector,Budget WTE,Budget £000\nAcute,100,1380000\n", {"acute": 1380.0}, set()),
    "a long list of measures": ("Org,Sector,Metric,Value\nQMM,Acute,Budget (£m),1380\nQMM,Acute,Forecast (£m),1390\n", {}, {"unit", "twice:acute", "far:acute"}),
    "a cover, then a sheet in thousands": (book(("Finance pack 2025/26",), title="Cover", change=second_sheet("Spend", ("£000",), ("Sector", "Plan"), ("Acute", 1380000), ("Community", 274000))), BOTH, set()),
    "not known, as a spreadsheet says it": ("Sector,£m\nAcute,1380\nCommunity,#N/A\n", {"acute": 1380.0}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("data", "money", "asks"), LEDGERS.values(), ids=LEDGERS)
def test_that_a_sheet_of_finance_is_read_right_or_asked_about(
    data: str | bytes, money: dict[str, float], asks: set[str], tmp_path: Path
) -> None:
    reading = read(data, tmp_path)
    assert taken(reading) == pytest.approx(money)
    assert {question.key for question in reading.open} == asks


@pytest.mark.parametrize(
    ("data", "place", "wrong"),
    [
        (f"£m,{MONTHS}\nAcute{',115' * 11},-\nCommunity{',23' * 12}\n", "cell M2", "cannot be added up with the other parts"),
        (f"£m,{MONTHS}\nAcute{',115' * 11},9%\nCommunity{',23' * 12}\n", "cell M2", "“9%” is a share"),
        ("Sector,NHS Suffolk and North East Essex ICB £m\nAcute,1380\n", "cell B1", "are another area's (QJG)"),
        ("Sector,£m,D/C\nPrescribing,231,Cr\n", "cell B2", "“231” is negative"),
        ('Sector,£000\nAcute,"1,380,000-"\n', "cell B2", "“1,380,000-” is negative"),
        ("Sector,£m\nAcute,138O\n", "cell B2", "is not a number"),
        ("Sector,£m\nAcute,#DIV/0!\n", "cell B2", "is not a number"),
        (book(("Sector", "£m"), ("Acute", date(1903, 10, 11))), "cell B2", "is not a number"),
        ('Sector,£\nAcute,"1,38,00,00,000"\n', "cell B2", "is not a number"),
        ("Sector,£m\nBeds,1e308\nWards,1e308\nAcute,-1e308\n", "cell B4", "larger than any amount of money"),
        (book(("Sector", "£m"), ("Acute", 1e308)), "cell B2", "larger than any amount of money"),
    ],
)  # fmt: skip
def test_that_what_is_no_amount_is_refused_at_its_cell(
    data: str | bytes, place: str, wrong: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as caught:
        read(data, tmp_path)
    assert place in caught.value.place
    assert wrong in caught.value.wrong


BOARDS: dict[str, tuple[str, list[tuple[str, bool]], set[str]]] = {
    "titles with commas": ('Name,Role,Voting\n"Smith, Jane","Chair, NHS Norfolk and Waveney ICB",Yes\n"Khan, S","Director of Public Health, Norfolk County Council",No\n', [("independent", True), ("local_authority", False)], set()),
    "one title at several organisations": ("Name,Role,Organisation,Voting\nA,Chief Executive,ICB,Yes\nB,Chief Executive,Norfolk and Norwich University Hospitals NHS FT,Yes\nC,Chief Executive,Norfolk County Council,Yes\nD,Chief Executive,Voluntary Norfolk,Yes\nE,Chair,James Paget University Hospitals NHS FT,Yes\nF,Chair,ICB,Yes\n", [("executive", True), ("trust_acute", True), ("local_authority", True), ("voluntary", True), ("trust_acute", True), ("independent", True)], set()),
    "a seat that nobody holds": ("Name,Role,Voting\nA,Chair,Yes\nVacant,Chief Nursing Officer,Yes\n", [("independent", True), ("executive", True)], set()),
    "two halves of one seat": ("Name,Role,Voting\nB,Chief Nursing Officer (job share),Yes\nC,Chief Nursing Officer (job share),Yes\n", [("executive", True)], {"seat:b3"}),
    "a member who has left": ("Name,Role,Voting\nB,CEO (until 31 Dec 2024),Yes\nC,CEO (from 1 Jan 2025),Yes\n", [("executive", True)], {"seat:b2"}),
    "several seats in a row": ("Role,Group,Voting\n3 x Non-Executive Members,Independent,Yes\nChief Executive,Executive,Yes\n", [("independent", True)] * 3 + [("executive", True)], set()),
    "a column of seats": ("Role,Group,Voting,Number of seats\nNon-Executive Member,Independent,Yes,2\nChief Executive,Executive,Yes,1\n", [("independent", True)] * 2 + [("executive", True)], set()),
    "seats below a heading without a vote": ("Role,Organisation,Voting\nVoting members,,\nChair,ICB,Yes\nNon-voting members,,\nHealthwatch,Healthwatch Norfolk,\n", [("independent", True), ("voluntary", False)], set()),
    "attendees without rights": ("Name,Role,Organisation\nA,Chair,ICB\nRegular attendees (without voting rights),,\nB,Director of Strategy,ICB\n", [("independent", True), ("executive", False)], {"votes"}),
    "members and participants": ("Role,Status\nChair,Member\nHealthwatch,Participant\n", [("independent", False), ("voluntary", False)], {"vote:member"}),
    "votes in words": ("Role,Group,Voting status\nChair,Independent,Voting\nLA,Local authority,Attends - no vote\n", [("independent", True), ("local_authority", False)], {"vote:attendsnovote"}),
    "votes by number": ("Role,Group,Number of votes\nChair,Independent,1\nTrust partner,NHS trust,2\nHealthwatch,VCSE,0\n", [("independent", True), ("trust", False), ("voluntary", False)], {"vote:2"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "seats", "asks"), BOARDS.values(), ids=BOARDS)
def test_that_a_list_of_members_is_read_right_or_asked_about(
    text: str, seats: list[tuple[str, bool]], asks: set[str], tmp_path: Path
) -> None:
    reading = read(text, tmp_path)
    assert isinstance(reading.result, BoardList)
    assert [(str(seat.group), seat.voting) for seat in reading.result.seats] == seats
    assert {question.key for question in reading.open} == asks


HOSTILE = "x $(id) `id` \\ ! %PATH% \"'; &"
SAFE = re.compile(r"--[-a-z]+( [A-Za-z0-9_£#\"/=, -]+)?( --?[-a-z]+)?")


@pytest.mark.parametrize(
    "data",
    [
        book(("Sector", f"£m {HOSTILE}", f"Plan £m {HOSTILE}"), ("Acute", 1, 2), (HOSTILE, 3, 4), (None, 5, 6)),
        book(("Sector", "£m"), ("Acute", 1380), title="$(id)", change=second_sheet("`id`", ("Sector", "£m"), ("Acute", 1380))),
        book(("Role", "Group", "Voting"), ("Chair", HOSTILE, HOSTILE), (f"CEO until {HOSTILE}", "Executive", "Yes")),
        book(("Role", "Voting"), (HOSTILE, "Yes"), ("Vacant", HOSTILE)),
        book(("Role", "Voting"), ("Chair", "Yes"), title="$(id)", change=second_sheet("`id`", ("Role", "Voting"), ("Chair", "Yes"))),
    ],
    ids=["ledger", "sheets", "board", "roles", "sheets of boards"],
)  # fmt: skip
def test_that_the_option_that_answers_holds_no_text_of_the_file(data: bytes, tmp_path: Path) -> None:
    asked = [question.option for question in read(data, tmp_path).questions]
    assert asked
    assert [option for option in asked if not SAFE.fullmatch(option)] == []


NO_OPTIONS = {
    **dict.fromkeys(("sheet", "amount", "unit", "shares_of", "decimal", "hidden", "votes"), ""),
    **dict.fromkeys(("year", "ignore_total", "other_area", "whole_year", "add_up"), 0),
    **dict.fromkeys(("map", "twice", "accept", "keep", "group", "vote", "seat"), ()),
}


def test_that_a_cell_answers_for_the_name_in_it(tmp_path: Path) -> None:
    ledger = "Sector,£m,Plan £m\nAcute,1380,1390\n$(id),274,275\n"
    answers = answers_of({**NO_OPTIONS, "map": ["A3=community"], "amount": "C1"})
    assert taken(read(ledger, tmp_path, answers)) == {"acute": 1390.0, "community": 275.0}
    board = book(
        ("Role", "Voting"),
        ("Chair", "Yes"),
        change=second_sheet("$(id)", ("Role", "Group", "Voting"), ("A", "$", "`")),
    )
    answers = answers_of({**NO_OPTIONS, "sheet": "#2", "group": ["B2=GP"], "vote": ["C2=yes"]})
    reading = read(board, tmp_path, answers)
    assert isinstance(reading.result, BoardList)
    assert [(seat.group, seat.voting) for seat in reading.settled().seats] == [("general_practice", True)]
