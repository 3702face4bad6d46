"""What is looked at before a workbook is opened: size, kind, and what its parts say of themselves."""

import io
import zipfile
import zlib
from typing import Final

from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.spreadsheets.cells import file_refusal

SIZE_MOST: Final = 20_000_000
"""Bytes of a file: a ledger with years of history stays under this."""
UNPACKED_MOST: Final = 200_000_000
"""Bytes of all parts unpacked."""
PARTS_MOST: Final = 2_000
"""Parts of a workbook: hundreds of sheets and pictures."""
RATIO_MOST: Final = 200
"""Unpacked over packed size of a large part; sheets of numbers come to 5 to 50."""
RATIO_FROM: Final = 1_000_000
"""Bytes of a part, unpacked, from which the ratio counts: small parts may be all spaces."""

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MACROS: Final = "xl/vbaProject.bin"
_XLSX: Final = "xl/workbook.xml"
_XLSB: Final = "xl/workbook.bin"
_TYPES: Final = "[Content_Types].xml"
_TYPE_PART: Final = "mimetype"
_TYPE_MOST: Final = 100
"""Bytes of the part that names the type of an .ods."""
_ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER_KINDS: Final = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Numbers spreadsheet",
    "content.xml": "another kind of OpenDocument file",
}
_BOOK: Final = "a workbook (.xlsx, .xlsb, .xls, .ods) or a CSV file"
_SAVE_AS: Final = "Open it in your spreadsheet program and save it as .xlsx or .csv."


def is_workbook(data: bytes) -> bool:
    """Say whether a file begins as workbooks do, of the present kind or the old one."""
    return data.startswith((_ZIP, _OLD))


def check_workbook(data: bytes, name: str) -> tuple[str, ...]:
    """Refuse a file that is no ordinary workbook; return sentences on what is left aside.

    Raises:
        Refusal: protected by a password, of another kind, damaged, or larger inside than a ledger can be.
    """
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise locked(name)
        return (_values_alone("a workbook in the old format of Excel (.xls)"),)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            is_ods = parts.read(_TYPE_PART).strip() == _ODS_TYPE if _has_type(listed) else False
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, RuntimeError, zlib.error):
        raise file_refusal(name, "the workbook is damaged or was cut short", _BOOK, FETCH) from None
    _check_sizes(listed, name)
    names = [part.filename for part in listed]
    if len(set(names)) < len(names):
        raise file_refusal(name, "the workbook holds a part twice", "each part once", FETCH)
    if any(part.flag_bits & 1 for part in listed):
        raise locked(name)
    if is_ods and "content.xml" in names:
        return ()
    if _TYPES not in names or not {_XLSX, _XLSB} & set(names):
        kind = next((kind for mark, kind in _OTHER_KINDS.items() if mark in names), "another kind of file")
        raise file_refusal(name, f"this is {kind}", _BOOK, _SAVE_AS)
    macros = ("The workbook holds macros; they were not run.",) if _MACROS in names else ()
    return macros if _XLSX in names else (*macros, _values_alone("an Excel binary workbook (.xlsb)"))


def _has_type(parts: list[zipfile.ZipInfo]) -> bool:
    return any(part.filename == _TYPE_PART and part.file_size <= _TYPE_MOST for part in parts)


def _values_alone(kind: str) -> str:
    return (
        f"This is {kind}: hidden rows, number formats, formulas and errors in it cannot be told. Check each "
        "row below, or save the file as .xlsx and import that."
    )


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by what the parts declare; the reader unpacks no part beyond its declared size."""
    allowed = f"at most {UNPACKED_MOST // 1_000_000} MB in at most {PARTS_MOST:,} parts"
    if len(parts) > PARTS_MOST:
        raise file_refusal(name, f"the workbook holds {len(parts):,} parts", allowed, FETCH)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_MOST:
        wrong = f"the workbook unpacks to {unpacked / 1_000_000:,.0f} MB, more than any ledger needs"
        raise file_refusal(name, wrong, allowed, FETCH)
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > RATIO_MOST * max(1, part.compress_size):
            wrong = f"a part unpacks to {part.file_size // max(1, part.compress_size):,} times its size"
            raise file_refusal(name, wrong, f"at most {RATIO_MOST} times, as in any real workbook", FETCH)


def locked(name: str) -> Refusal:
    """Return the refusal of a workbook with a password."""
    return file_refusal(
        name,
        "the workbook is protected by a password",
        "a workbook without a password",
        "Take the password off in Excel (File, Info, Protect Workbook), save a copy and import that.",
    )
