"""The museum of broken ledgers: each made on the spot, with what the refusal must say."""
# ruff: noqa: E501 - one piece a line, read as a table

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import openpyxl

Row = Sequence[object]

HEADINGS: Row = ("sector", "gbp_m")
SOUND: tuple[Row, ...] = (
    ("acute", 1400.5),
    ("specialised", 236.4),
    ("mental_health", 280.0),
    ("community", 274.0),
    ("primary_care", 358.8),
    ("prescribing", 231.9),
    ("continuing_care", 135.0),
)
BOMB = 210_000_000
"""Bytes that a part of the zip bomb unpacks to."""


@dataclass(frozen=True)
class Piece:
    """A broken file, and pieces of the sentence that refuses it."""

    name: str
    made: bytes | Callable[[], bytes]
    """The file, or what makes it where that takes long."""
    place: str
    wrong: str
    allowed: str

    @property
    def data(self) -> bytes:
        """What is in the file."""
        return self.made if isinstance(self.made, bytes) else self.made()


def csv_bytes(*rows: Row, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Write rows as CSV without quotation marks."""
    return "\n".join(separator.join(map(str, row)) for row in rows).encode(encoding)


def book(
    *rows: Row, change: Callable[[openpyxl.Workbook], None] | None = None, title: str = "Budget"
) -> bytes:
    """Write rows as a workbook of one sheet, and change it."""
    workbook = openpyxl.Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    if change:
        change(workbook)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def parts(data: bytes, **changes: bytes | None) -> bytes:
    """Change, add (a name with __ for /) or drop parts of a workbook."""
    wanted = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): text
        for name, text in changes.items()
    }
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, text in wanted.items():
            if text is not None:
                new.writestr(name, text)
    return made.getvalue()


def with_cached(data: bytes, cell: str, formula: str, value: str, kind: str = "n") -> bytes:
    """Put a formula with its stored value into a cell of the only sheet, as Excel saves it."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        sheet = old.read("xl/worksheets/sheet1.xml").decode()
    start = sheet.index(f'<c r="{cell}"')
    end = sheet.index("</c>", start) + len("</c>")
    made = f'<c r="{cell}" t="{kind}"><f>{formula}</f><v>{value}</v></c>'
    return parts(data, xl__worksheets__sheet1_xml=(sheet[:start] + made + sheet[end:]).encode())


def sound_but(place: int, row: Row) -> tuple[Row, ...]:
    """Return the headings and the sound rows, one of them replaced."""
    return (HEADINGS, *SOUND[:place], row, *SOUND[place + 1 :])


def second_sheet(title: str, *rows: Row) -> Callable[[openpyxl.Workbook], None]:
    """Return what adds a sheet with rows to a workbook."""

    def add(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)

    return add


def merge(cells: str) -> Callable[[openpyxl.Workbook], None]:
    """Return what merges cells of the only sheet."""
    return lambda workbook: workbook.active.merge_cells(cells)


def encrypted() -> bytes:
    """Return the outside of a workbook with a password: an OLE container that names its content."""
    head = bytes.fromhex("d0cf11e0a1b11ae1")
    return head + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1024


def bomb() -> bytes:
    """Return a small workbook with a part that unpacks to very much."""
    return parts(book(HEADINGS, *SOUND), xl__media__zeros_bin=b"\0" * BOMB)


def flagged_as_locked() -> bytes:
    """Return a zip file whose first part is marked as encrypted, in its head and in the directory."""
    data = bytearray(book(HEADINGS, *SOUND))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def part_twice() -> bytes:
    """Return a workbook in whose directory one part is there twice."""
    one, other = (f"xl/media/{name}.bin".encode() for name in "ab")
    made = parts(book(HEADINGS, *SOUND), xl__media__a_bin=b"1", xl__media__b_bin=b"2")
    return made.replace(other, one)


def entities() -> bytes:
    """Return a workbook whose sheet declares entities that grow."""
    sheet = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    )
    return parts(book(HEADINGS), xl__worksheets__sheet1_xml=sheet)


def _csv() -> list[Piece]:
    unknown = csv_bytes(*sound_but(3, ("comunity", 274)))
    return [
        Piece("unknown.csv", unknown, "cell A5", "“comunity” is not a sector that Leftshift knows; perhaps Community", "Acute hospital"),
        Piece("twice.csv", csv_bytes(*sound_but(3, ("Hospital", 1))), "cell A5", "2 rows are of Acute hospital: “acute” (B2) + “Hospital” (B5)", "add them up"),
        Piece("negative.csv", csv_bytes(*sound_but(1, ("specialised", -3))), "cell B3", "“-3” is negative", "from 0 up"),
        Piece("bracketed.csv", csv_bytes(*sound_but(1, ("specialised", "(3.5)"))), "cell B3", "“(3.5)” is negative", "from 0 up"),
        Piece("text.csv", csv_bytes(*sound_but(6, ("continuing_care", "lots"))), "cell B8", "“lots” is not a number", "such as 1234.5"),
        Piece("no_sector.csv", csv_bytes(*sound_but(6, ("", 135))), "cell A8", "the amount “135” has no sector beside it", "Community"),
        Piece("comma.csv", csv_bytes(*sound_but(0, ("acute", "1400,5")), separator=";"), "cell B2", "“1400,5” has a comma that may be a decimal sign", "1,400.5"),
        Piece("billions.csv", csv_bytes(*sound_but(0, ("acute", "£14bn"))), "cell B2", "“£14bn” is read as £14bn for Acute hospital; the derived figure is £1.381bn", "keep £1.381bn"),
        Piece("pounds.csv", csv_bytes(*sound_but(0, ("acute", 1_400_500_000))), "cell B2", "is read as £1,400,500bn", "keep £1.381bn"),
        Piece("in_thousands.csv", csv_bytes(("sector", "£m"), ("chc", 135000)), "cell B1", "135,000 in £m is £135bn for Continuing care; the derived figure is £135m", "£000"),
        Piece("unquoted.csv", csv_bytes(*sound_but(0, ("acute", "1,400"))), "cell C2", "more cells than there are headings: “400”", "in quotation marks"),
        Piece("thousands.csv", csv_bytes(("sector", "£000"), *SOUND), "cell B1", "1,400.5 in £000 is £1.401m for Acute hospital", "£m"),
        Piece("infinite.csv", csv_bytes(*sound_but(0, ("acute", "inf"))), "cell B2", "“inf” is not a number", "such as 1234.5"),
        Piece("formula.csv", csv_bytes(*sound_but(0, ("acute", "=B3+B4"))), "cell B2", "a CSV file keeps no value", "such as 1234.5"),
        Piece("old_year.csv", csv_bytes(("sector", "gbp_m", "year"), ("acute", 1275.5, "2023/24")), "cell B1", "the figures are of 2023/24, and Leftshift starts from 2025/26", "use those of 2023/24"),
        Piece("odd_year.csv", csv_bytes(("sector", "gbp_m", "year"), ("acute", 1275.5, "2025/27")), "cell C2", "“2025/27” is not a financial year", "2025/26"),
        Piece("no_amounts.csv", csv_bytes(("sector", "note"), ("acute", "x")), "cell A1", "no column beside the sectors holds amounts", "headings such as Sector and £m"),
        Piece("no_headings.csv", csv_bytes(*SOUND), "cell B1", "does not say which unit", "£000"),
        Piece("no_list.csv", csv_bytes(("colour", "size"), ("red", 5)), "the file itself", "no list of spend by sector was found", "a column of sectors"),
        Piece("two_amounts.csv", csv_bytes(("sector", "£m", "spend £m"), ("acute", 1400, 1500)), "cell B1", "several columns hold amounts", "“spend £m”"),
        Piece("wrong_total.csv", csv_bytes(HEADINGS, *SOUND, ("Total", 3000)), "cell B9", "B9 says the total is 3,000, and its rows add up to 2,916.6", "go on"),
        Piece("only_headings.csv", csv_bytes(HEADINGS), "the file itself", "no row below the headings", "at least one sector"),
        Piece("zeros.csv", csv_bytes(HEADINGS, *((row[0], 0) for row in SOUND)), "cell B2", "is read as £0 for Acute hospital", "keep £1.381bn"),
        Piece("empty.csv", b"", "the file itself", "the file is empty", "a row of headings"),
        Piece("blank.csv", b" \n\n", "the file itself", "the file is empty", "a row of headings"),
        Piece("bytes.csv", b"sector,gbp_m\nacute,\x81\n", "line 2, the whole line", "0x81 is no text", "Windows-1252"),
        Piece("unclosed.csv", b'sector,gbp_m\n"acute,1400\n', "the whole line", "cannot be split into cells", "quotation marks in pairs"),
        Piece("long.csv", csv_bytes(HEADINGS, *[("acute", 1)] * 2001), "the file itself", "the list is too long", "2,000 rows"),
        Piece("large.csv", b"," * 20_000_001, "the file itself", "larger than 20 MB", "at most 20 MB"),
    ]  # fmt: skip


def _workbooks() -> list[Piece]:
    sound = book(HEADINGS, *SOUND)
    two = second_sheet("Copy", HEADINGS, *SOUND)
    return [
        Piece("unknown.xlsx", book(*sound_but(3, ("Juggling", 10))), "sheet “Budget”, cell A5", "“Juggling” is not a sector", "Primary care"),
        Piece("text.xlsx", book(*sound_but(6, ("continuing_care", "lots"))), "sheet “Budget”, cell B8", "“lots” is not a number", "1234.5"),
        Piece("negative.xlsx", book(*sound_but(6, ("continuing_care", -1.5))), "sheet “Budget”, cell B8", "“-1.5” is negative", "from 0 up"),
        Piece("truth.xlsx", book(*sound_but(6, ("continuing_care", True))), "sheet “Budget”, cell B8", "“True” is not a number", "1234.5"),
        Piece("date.xlsx", book(("sector", "£m", "year"), ("acute", 1400, date(2024, 4, 1))), "sheet “Budget”, cell B1", "the figures are of 2024/25", "use those of 2024/25"),
        Piece("no_value.xlsx", book(*sound_but(0, ("acute", "=B3+B4"))), "sheet “Budget”, cell B2", "the formula has no stored value", "worked out and saved"),
        Piece("error.xlsx", with_cached(sound, "B2", "B3/0", "#DIV/0!", "e"), "sheet “Budget”, cell B2", "shows the error “#DIV/0!”", "a value"),
        Piece("infinite.xlsx", with_cached(sound, "B2", "B3", "1e999"), "sheet “Budget”, cell B2", "“inf” is not a number", "a value"),
        Piece("twice.xlsx", part_twice(), "the file itself", "holds a part twice", "each part once"),
        Piece("merged.xlsx", book(HEADINGS, *SOUND, change=merge("B4:B5")), "sheet “Budget”, cells B4:B5", "the cells are merged", "cells of their own"),
        Piece("merged_sectors.xlsx", book(HEADINGS, *SOUND, change=merge("A2:A3")), "sheet “Budget”, cells A2:A3", "the cells are merged", "cells of their own"),
        Piece("two_lists.xlsx", book(HEADINGS, *SOUND, change=two), "the file itself", "several sheets hold such a list: “Budget”, “Copy”", "one of these"),
        Piece("wrong_sheet.xlsx", book(("Contents",), title="Cover"), "the file itself", "no list of spend by sector was found on the sheets “Cover”", "a column of sectors"),
        Piece("long.xlsx", book(HEADINGS, *[("acute", 1)] * 2001), "sheet “Budget”", "the list is too long", "2,000 rows"),
        Piece("sheets.xlsx", book(HEADINGS, change=lambda workbook: [workbook.create_sheet() for _ in range(41)] and None), "the file itself", "too many sheets", "40"),
        Piece("password.xlsx", encrypted(), "the file itself", "protected by a password", "without a password"),
        Piece("locked_zip.xlsx", flagged_as_locked(), "the file itself", "protected by a password", "without a password"),
        Piece("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2048, "the file itself", "the workbook is damaged", "without repair"),
        Piece("open.ods", parts(book(HEADINGS), xl__workbook_xml=None, content_xml=b"<a/>"), "the file itself", "another kind of OpenDocument file", "CSV"),
        Piece("binary.xlsb", parts(book(HEADINGS), xl__workbook_xml=None, xl__workbook_bin=b"x"), "the file itself", "no list of spend by sector", "a column of sectors"),
        Piece("cut.xlsx", sound[: len(sound) // 2], "the file itself", "damaged or was cut short", ".xlsx"),
        Piece("torn.xlsx", parts(sound, xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row>"), "the file itself", "the workbook is damaged", "without repair"),
        Piece("entities.xlsx", entities(), "the file itself", "declares entities", "spreadsheet programs"),
        Piece("bomb.xlsx", bomb, "the file itself", "unpacks to 210 MB", "at most 200 MB"),
        Piece("small_bomb.xlsx", parts(sound, xl__media__zeros_bin=b"\0" * 9_000_000), "the file itself", "times its size", "at most 200 times"),
        Piece("crowd.xlsx", parts(sound, **{f"p{i}": b"" for i in range(2000)}), "the file itself", "2,009 parts", "2,000 parts"),
    ]  # fmt: skip


@cache
def pieces() -> tuple[Piece, ...]:
    """Make every piece of the museum."""
    return (*_csv(), *_workbooks())
