"""Workbooks of other kinds than .xlsx: .xls and .ods as LibreOffice writes them, and an .xlsb made here."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.terms import SECTORS
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import read_file
from leftshift.storage.spreadsheets.workbook import workbook_grids

FOLDER = Path(__file__).parent / "other_kinds"
VALUES_ALONE = "hidden rows, number formats, formulas and errors in it cannot be told"


def read(path: Path) -> SheetReading[Ledger] | SheetReading[BoardList]:
    return understand(read_file(path), find_area("QMM"), {})


def taken(reading: SheetReading[Ledger] | SheetReading[BoardList]) -> dict[str, float]:
    assert isinstance(reading.result, Ledger)
    pairs = zip(SECTORS, reading.result.sectors, strict=True)
    return {str(sector): money for sector, money in pairs if money is not None}


def test_that_an_old_workbook_is_read_and_what_cannot_be_told_of_it_is_said() -> None:
    reading = read(FOLDER / "ledger.xls")
    assert taken(reading) == {"acute": 1500, "community": 300, "mental_health": 280.5, "prescribing": 230}
    assert not reading.open
    assert VALUES_ALONE in reading.notes[0]
    assert "left aside: “Notes” (hidden)" in " ".join(reading.notes)


def test_that_an_open_document_tells_its_hidden_rows_and_formulas() -> None:
    reading = read(FOLDER / "ledger.ods")
    assert taken(reading) == {"acute": 1500, "community": 300, "prescribing": 230}
    assert [question.key for question in reading.open] == ["hidden", "total"]
    assert "A5 “Mental health”" in reading.open[0].text
    assert "B6 holds a formula" in " ".join(reading.notes)


def test_that_percentages_of_an_open_document_are_never_money() -> None:
    reading = read(FOLDER / "shares.ods")
    assert taken(reading) == {}
    assert [question.key for question in reading.open] == ["shares"]
    assert "Its percent format makes the number in B2 a share" in reading.open[0].text


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_that_a_list_of_seats_may_be_of_another_kind(kind: str) -> None:
    reading = read(FOLDER / f"board.{kind}")
    assert isinstance(reading.result, BoardList)
    assert [seat.voting for seat in reading.result.seats] == [True, False]


def test_that_a_binary_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsb"
    path.write_bytes(binary_workbook([("Sector", "£m"), ("Acute", 1500.0), ("Community", 300.25)]))
    reading = read(path)
    assert taken(reading) == {"acute": 1500, "community": 300.25}
    assert VALUES_ALONE in reading.notes[0]


@pytest.mark.parametrize("name", ["ledger.xls", "ledger.ods"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_that_a_workbook_that_was_cut_short_is_refused(name: str, part: float) -> None:
    data = (FOLDER / name).read_bytes()
    with pytest.raises(Refusal, match=r"damaged|cut short|no list"):
        workbook_grids(data[: int(len(data) * part)], name)


def test_that_an_open_document_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.ods"
    declared = b'<!DOCTYPE w [<!ENTITY a "aaaa">]>'
    with zipfile.ZipFile(FOLDER / "ledger.ods") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            at = data.index(b"?>") + 2 if name == "content.xml" else 0
            new.writestr(name, data[:at] + declared + data[at:] if at else data)
    with pytest.raises(Refusal, match="declares entities"):
        read(path)


def test_that_an_open_document_of_a_million_rows_is_refused_in_time(tmp_path: Path) -> None:
    path = tmp_path / "ledger.ods"
    row = b'<table:table-row table:number-rows-repeated="'
    with zipfile.ZipFile(FOLDER / "ledger.ods") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"<table:table-row ", row + b'250000" ', 4))
    with pytest.raises(Refusal, match=r"too long|too much memory|more time or memory"):
        read(path)


def binary_workbook(rows: list[tuple[object, ...]]) -> bytes:
    """Write rows as a workbook of the binary kind, with one sheet: [MS-XLSB], the records it must have."""
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    sheet = _record(129) + _record(148, size) + _record(145)
    for at, row in enumerate(rows):
        sheet += _record(0, struct.pack("<IIHHBI", at, 0, 300, 0, 0, 0))
        for column, value in enumerate(row):
            cell = struct.pack("<II", column, 0)
            sheet += (
                _record(5, cell + struct.pack("<d", value))
                if isinstance(value, float)
                else _record(6, cell + _text(str(value)))
            )
    sheet += _record(146) + _record(130)
    book = (
        _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text("Budget"))
        + _record(144)
        + _record(132)
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.bin", book)
        parts.writestr("xl/_rels/workbook.bin.rels", relations)
        parts.writestr("xl/worksheets/sheet1.bin", sheet)
    return made.getvalue()


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
