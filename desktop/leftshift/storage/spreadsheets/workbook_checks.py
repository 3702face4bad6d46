"""What is looked at before a workbook is opened: size, kind, and what its parts say of themselves."""

import io
import zipfile
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
_NEEDED: Final = ("[Content_Types].xml", "xl/workbook.xml")
_OTHER_KINDS: Final = {
    "xl/workbook.bin": "an Excel binary workbook (.xlsb)",
    "content.xml": "an OpenDocument spreadsheet (.ods)",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Numbers spreadsheet",
}
_BOOK: Final = "an Excel workbook (.xlsx) or a CSV file"
_SAVE_AS: Final = "Open it in your spreadsheet program and save it as .xlsx or .csv."


def is_workbook(data: bytes) -> bool:
    """Say whether a file begins as workbooks do, of the present kind or the old one."""
    return data.startswith((_ZIP, _OLD))


def check_workbook(data: bytes, name: str) -> tuple[str, ...]:
    """Refuse a file that is no ordinary .xlsx; return sentences on what is left aside.

    Raises:
        Refusal: protected by a password, of another kind, damaged, or larger inside than a ledger can be.
    """
    if data.startswith(_OLD):
        raise _old(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise file_refusal(name, "the workbook is damaged or was cut short", _BOOK, FETCH) from None
    _check_sizes(listed, name)
    names = [part.filename for part in listed]
    if len(set(names)) < len(names):
        raise file_refusal(name, "the workbook holds a part twice", "each part once", FETCH)
    if any(part.flag_bits & 1 for part in listed):
        raise _locked(name)
    if any(needed not in names for needed in _NEEDED):
        kind = next((kind for mark, kind in _OTHER_KINDS.items() if mark in names), "another kind of file")
        raise file_refusal(name, f"this is {kind}", _BOOK, _SAVE_AS)
    return ("The workbook holds macros; they were not run.",) if _MACROS in names else ()


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


def _old(data: bytes, name: str) -> Refusal:
    if _LOCKED in data:
        return _locked(name)
    return file_refusal(
        name, "this is a workbook in the old format of Excel 97 to 2003 (.xls)", _BOOK, _SAVE_AS
    )


def _locked(name: str) -> Refusal:
    return file_refusal(
        name,
        "the workbook is protected by a password",
        "a workbook without a password",
        "Take the password off in Excel (File, Info, Protect Workbook), save a copy and import that.",
    )
