"""Ledgers: what is read, what is mended and said, and every broken file refused at its cell."""

import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets import workbook
from leftshift.storage.spreadsheets.ledger import Ledger, understand_ledger
from leftshift.storage.spreadsheets.sheet_file import read_file
from tests.storage.broken_lists import (
    HEADINGS,
    SOUND,
    Piece,
    book,
    csv_bytes,
    merge,
    parts,
    pieces,
    second_sheet,
    sound_but,
    with_cached,
)

Read = Callable[..., Ledger]
AMOUNTS = tuple(row[1] for row in SOUND)
QMM = find_area("QMM")
FAR_OFF = {f"far:{sector}": "yes" for sector in SECTORS}
"""Answers that take figures however far off the derived ones they are: these tests are of small ones."""
NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes, name: str = "ledger.csv", **options: Any) -> Ledger:
        path = tmp_path / name
        path.write_bytes(data)
        found = understand_ledger(read_file(path), QMM, {**FAR_OFF, **options}, now=NOW)
        return found.settled()

    return read_bytes


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: piece.name)
def test_that_a_broken_ledger_is_refused_at_its_cell_with_the_reason_and_what_is_allowed(
    piece: Piece, read: Read
) -> None:
    with pytest.raises(Refusal) as caught:
        read(piece.data, piece.name, **dict.fromkeys(FAR_OFF, ""))
    said = str(caught.value)
    assert said.startswith(f"{piece.name}, ")
    assert piece.place in said.split(": ", 1)[0]
    assert piece.wrong in said
    assert piece.allowed in caught.value.allowed
    assert said.endswith(f". {caught.value.todo}")
    assert "\n" not in said


def test_that_the_museum_has_at_least_twenty_five_pieces_of_each_name_once() -> None:
    names = [piece.name for piece in pieces()]
    assert len(set(names)) == len(names) > 25


def test_that_a_plain_ledger_is_read_with_its_source_digest_and_time(read: Read) -> None:
    data = csv_bytes(HEADINGS, *SOUND)
    ledger = read(data)
    assert ledger.sectors == AMOUNTS
    assert (ledger.year, ledger.source) == (2025, "ledger.csv")
    assert ledger.sha256 == hashlib.sha256(data).hexdigest()
    assert ledger.imported == "2026-05-01T09:30:00+00:00"
    assert ledger.mended == ("The file names no year; its figures are taken as of 2025/26.",)
    assert ledger.own_figures.money == AMOUNTS
    assert ledger.own_figures.source == "ledger.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_that_every_encoding_and_separator_gives_the_same_figures(
    read: Read, encoding: str, separator: str
) -> None:
    ledger = read(csv_bytes(HEADINGS, *SOUND, separator=separator, encoding=encoding))
    assert ledger.sectors == AMOUNTS


def test_that_windows_1252_is_read_and_said(read: Read) -> None:
    ledger = read(csv_bytes(("Sector name", "£m"), ("acute", "£1400.5"), encoding="cp1252"))
    assert ledger.sectors[0] == 1400.5
    assert "The file is not in UTF-8 and was read as Windows-1252, as Excel saves it." in ledger.mended


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1234.5", 1234.5),
        ('"1,234.5"', 1234.5),
        ('"£1,234.5"', 1234.5),
        ("£1234.5m", 1234.5),
        ("1 234.5", 1234.5),
        ("1\u00a0234.5", 1234.5),
        (" 1500.5 ", 1500.5),
        ("0", 0.0),
        ('"1,234"', 1234.0),
    ],
)
def test_that_amounts_are_read_as_planners_write_them(read: Read, written: str, meant: float) -> None:
    assert read(f"sector,£m\nacute,{written}\n".encode()).sectors[0] == meant


@pytest.mark.parametrize(
    "heading", ["gbp_m", "£m", "Amount", "Spend (£m)", "GBP m", "Budget £ million", "AMOUNT_GBP_M"]
)
@pytest.mark.parametrize("sector", ["sector", "Sector name", "SECTOR_NAME", "Care sector"])
def test_that_headings_are_known_in_any_case_and_by_their_usual_names(
    read: Read, heading: str, sector: str
) -> None:
    assert read(csv_bytes((sector, heading), ("acute", 1500))).sectors[0] == 1500


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize(
    "called",
    [
        str,
        lambda sector: LABELS[sector],
        lambda sector: LABELS[sector].upper(),
        lambda sector: f" {sector} ",
    ],
    ids=["key", "label", "capitals", "spaces"],
)
def test_that_a_sector_is_known_by_its_key_and_by_its_label(
    read: Read, sector: Sector, called: Callable[[Sector], str]
) -> None:
    found = read(csv_bytes(HEADINGS, (called(sector), 250))).sectors
    assert found == tuple(250 if other is sector else None for other in SECTORS)


def test_that_a_sector_without_a_row_is_none_and_named(read: Read) -> None:
    ledger = read(csv_bytes(HEADINGS, *SOUND[:5]))
    assert ledger.sectors[5:] == (None, None)
    assert "No figure for Prescribing, Continuing care: Leftshift's own figures stay." in ledger.mended


def test_that_a_title_blank_rows_and_further_columns_do_no_harm(read: Read) -> None:
    data = csv_bytes(
        ("Our plan", "", ""),
        ("", "", ""),
        ("note", "sector", "£m"),
        ("a", "acute", 1403),
        ("", "", ""),
        ("", "community", 304),
    )
    ledger = read(data)
    assert (ledger.sectors[0], ledger.sectors[3]) == (1403, 304)
    assert "Columns that Leftshift does not use were left aside: “note”." in ledger.mended


@pytest.mark.parametrize("year", ["2025/26", "2025-26", "2025", "2025/2026", "FY2025/26", "2025–26"])
def test_that_the_year_of_the_baseline_is_known_however_it_is_written(read: Read, year: str) -> None:
    ledger = read(csv_bytes((*HEADINGS, "Financial year"), ("acute", 1500, year)))
    assert ledger.year == 2025
    assert not [said for said in ledger.mended if "year" in said]


def test_that_a_total_that_agrees_is_left_aside_and_said(read: Read) -> None:
    ledger = read(csv_bytes(HEADINGS, *SOUND, ("Total", 2916.6)))
    assert ledger.sectors == AMOUNTS
    assert "B9 is a total; it agrees with the rows it adds up and is left out." in ledger.mended


def test_that_a_workbook_gives_the_same_figures_as_a_csv_file(read: Read) -> None:
    assert read(book(HEADINGS, *SOUND), "ledger.xlsx").sectors == AMOUNTS


def test_that_a_workbook_is_known_by_its_bytes_not_by_its_name(read: Read) -> None:
    assert read(book(HEADINGS, *SOUND), "ledger.csv").sectors == AMOUNTS


def test_that_the_stored_value_of_a_formula_is_used_and_said(read: Read) -> None:
    data = with_cached(book(HEADINGS, *SOUND), "B2", "SUM(D2:D9)", "1391.25")
    ledger = read(data, "ledger.xlsx")
    assert ledger.sectors == (1391.25, *AMOUNTS[1:])
    assert "B2 holds a formula; what the file has stored as the result was used." in ledger.mended


def test_that_text_in_a_number_cell_is_mended_where_it_is_certain_and_said(read: Read) -> None:
    ledger = read(book(*sound_but(0, ("acute", "£1,400.5"))), "ledger.xlsx")
    assert ledger.sectors == AMOUNTS
    assert "Text was read as a number: B2 “£1,400.5”." in ledger.mended


def test_that_the_sheet_with_the_list_is_found_and_the_others_are_named(read: Read) -> None:
    data = book(("Contents",), title="Cover", change=second_sheet("Spend", HEADINGS, *SOUND))
    ledger = read(data, "ledger.xlsx")
    assert ledger.sectors == AMOUNTS
    assert "The sheet “Spend” was read; left aside: “Cover”." in ledger.mended


def test_that_a_hidden_sheet_is_not_read_unless_it_is_named(read: Read) -> None:
    def hide(workbook: openpyxl.Workbook) -> None:
        second_sheet("Old", HEADINGS, ("acute", 1001))(workbook)
        workbook["Old"].sheet_state = "hidden"

    data = book(HEADINGS, *SOUND, change=hide)
    ledger = read(data, "ledger.xlsx")
    assert ledger.sectors == AMOUNTS
    assert "The sheet “Budget” was read; left aside: “Old” (hidden)." in ledger.mended
    assert read(data, "ledger.xlsx", sheet="old").sectors[0] == 1001


def test_that_a_ledger_of_nothing_but_noughts_is_refused(read: Read) -> None:
    with pytest.raises(Refusal, match="every amount is 0"):
        read(csv_bytes(HEADINGS, *((row[0], 0) for row in SOUND)))


def test_that_a_sheet_can_be_named_where_several_hold_a_list(read: Read) -> None:
    data = book(HEADINGS, *SOUND, change=second_sheet("Copy", HEADINGS, ("acute", 1009)))
    assert read(data, "ledger.xlsx", sheet="Copy").sectors[0] == 1009
    with pytest.raises(
        Refusal, match="there is no sheet “Nowhere”; allowed is one of its sheets: “Budget”, “Copy”"
    ):
        read(data, "ledger.xlsx", sheet="Nowhere")


def test_that_merged_cells_of_a_title_do_no_harm(read: Read) -> None:
    data = book(("Our plan for the year", None), HEADINGS, *SOUND, change=merge("A1:B1"))
    assert read(data, "ledger.xlsx").sectors == AMOUNTS


def test_that_macros_are_not_run_and_said(read: Read) -> None:
    ledger = read(parts(book(HEADINGS, *SOUND), xl__vbaProject_bin=b"x"), "ledger.xlsm")
    assert ledger.sectors == AMOUNTS
    assert "The workbook holds macros; they were not run." in ledger.mended


def test_that_a_workbook_that_takes_too_long_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "_GRACE", 0.0)
    with pytest.raises(Refusal, match=r"slow\.xlsx, the file itself: reading the workbook took too long"):
        workbook.workbook_grids(book(HEADINGS, *SOUND), "slow.xlsx", seconds=0.001)


def test_that_a_child_that_dies_without_an_answer_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook.child, "__name__", "leftshift.no_such_module")
    with pytest.raises(Refusal, match="needs more time or memory than any ledger"):
        workbook.workbook_grids(book(HEADINGS, *SOUND), "dead.xlsx")


def test_that_a_system_without_processes_is_told_to_use_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workbook.subprocess, "Popen", refuse)
    with pytest.raises(Refusal, match=r"no process could be started .* allowed is a CSV file"):
        workbook.workbook_grids(book(HEADINGS, *SOUND), "any.xlsx")


def test_that_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="a folder or a device"):
        read_file(tmp_path)
    with pytest.raises(Refusal, match=r"nowhere\.csv, the file itself: there is no such file"):
        read_file(tmp_path / "nowhere.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory for a process")
def test_that_the_child_cannot_take_more_memory_than_its_limit() -> None:
    program = (
        "from leftshift.storage.spreadsheets import workbook_child as child; child._limit()\n"
        "try: bytearray(2 * child.MEMORY)\n"
        "except MemoryError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


def test_that_the_workbook_is_never_opened_by_this_process() -> None:
    program = (
        "import sys\n"
        "from leftshift.storage.spreadsheets import ledger, board_list\n"
        "print('openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_that_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "shut.csv"
    path.write_bytes(b"sector,gbp_m\n")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Refusal, match=r"the file cannot be read \(Permission denied\)"):
        read_file(path)


def test_that_a_large_workbook_is_read_by_a_child_that_is_slow_to_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = io.BytesIO(book(HEADINGS, *SOUND))
    with zipfile.ZipFile(held, "a") as parts:
        parts.writestr("xl/media/picture.png", bytes(300_000))  # more than a pipe holds
    monkeypatch.setattr(workbook, "_LOOK", 0.001)
    grids, _aside = workbook.workbook_grids(held.getvalue(), "large.xlsx")
    assert len(grids) == 1
