"""Encodings of text files: UTF-8, UTF-16, Windows-1252, and those of DOS; and text that was decoded wrongly.

A ledger of a few lines is too short for a guess by statistics, such as charset-normalizer makes: the pound
sign decides, since every such file has it or has nothing beyond ASCII.
"""

import re
from typing import Final

from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.spreadsheets.cells import file_refusal

_BYTE_ORDER_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WINDOWS: Final = "cp1252"
_DOS: Final = "cp850"
_OLDER: Final = {_WINDOWS: "Windows-1252, as Excel saves it", _DOS: "an encoding of DOS (code page 850)"}
_EXPECTED: Final = frozenset("£–—‘’“”•…€²³¹½¼¾°±×·\u00a0")
"""What sheets in English hold beyond ASCII."""
_ACCENTS: Final = frozenset("éèêëáàâäåãíìîïóòôöõøúùûüçñßæÉÈÁÀÂÄÖÜÇÑ")
_TWICE: Final = re.compile(r"[ÂÃâ][\u0080-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{1,5}")
"""A character of UTF-8 that was read as Windows-1252, such as Â£."""
_LOST: Final = re.compile(r"\ufffd(?=\s*(?:m\b|mn|million|k\b|'?000|bn|\d))", re.IGNORECASE)
"""A pound sign that was lost when the file was saved."""
_ODD_SPACE: Final = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""What separates lines or fields nowhere but in old programs."""
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and a sentence where its encoding had to be guessed.

    Raises:
        Refusal: the file is empty, or its bytes are text in none of these encodings.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _checked(_strict(data, encoding, name), name), ()
    if b"\0" in data:
        # Every other byte of plain English in UTF-16 is zero: the second in little-endian order.
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return _checked(_strict(data, encoding, name), name), ()
    try:
        return _checked(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        is_dos = _likelihood(data, _DOS) > max(0, _likelihood(data, _WINDOWS))
        encoding = _DOS if is_dos else _WINDOWS
        text = _strict(data, encoding, name)
        return _checked(text, name), (f"The file is not in UTF-8 and was read as {_OLDER[encoding]}.",)


def mended(text: str) -> str:
    """Mend text that was decoded wrongly before: Â£ is £, and so is a sign lost before m, k or a number.

    Control characters go, and those that turn the direction of a line: no cell needs them, and no terminal,
    file or message that shows a cell may get them. Tabs and line ends stay.
    """
    for _ in range(2):
        text = _TWICE.sub(_once, text)
    return _UNSEEN.sub("", _ODD_SPACE.sub(" ", _LOST.sub("£", text)))


def _once(found: re.Match[str]) -> str:
    raw = found[0]
    for length in range(len(raw), 1, -1):
        try:
            return raw[:length].encode(_WINDOWS).decode("utf-8") + raw[length:]
        except UnicodeError:
            continue
    return raw


def _likelihood(data: bytes, encoding: str) -> int:
    """Count what is expected of such text, less what is not; the least where it cannot be decoded."""
    try:
        beyond = [letter for letter in data.decode(encoding) if not letter.isascii()]
    except UnicodeDecodeError:
        return -len(data)
    odd = sum(letter not in _EXPECTED and letter not in _ACCENTS for letter in beyond)
    return sum(letter in _EXPECTED for letter in beyond) - odd


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Refusal(
            file=name,
            line=data[: fault.start].count(b"\n") + 1,
            place="the whole line",
            wrong=f"the byte 0x{data[fault.start]:02X} is no text",
            allowed="text in UTF-8, UTF-16 or Windows-1252",
            todo=FETCH,
        ) from None


def _checked(text: str, name: str) -> str:
    if not text.strip():
        raise file_refusal(name, "the file is empty", "a list with a row of headings", FETCH)
    return mended(text)
