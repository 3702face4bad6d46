"""Text of users made safe for every file: no formula, link, script, path or control character."""

import unicodedata
from typing import Final

from leftshift.storage.file_names import NAME_MOST, stem

TEXT_MOST: Final = 4_000
"""Letters of one text: more than a note may have, and less than a cell takes."""
PROPERTY_MOST: Final = 255
"""Letters of a property of an office file, such as its title."""
STEM_MOST: Final = 60
"""Letters of a file's name, so that a path with it stays under what Windows allows."""
_FORMULA: Final = "=+-@|%\uff1d\uff0b\uff0d\uff20\u2212"
"""What a spreadsheet may take for the beginning of a formula, also in its full-width form."""
_UNWRITTEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Control, format and half characters, and those that stand for nothing: no file needs them."""


def plain(text: str, most: int = TEXT_MOST) -> str:
    """Write a user's text on one line, without characters that are not written.

    Line breaks and tabs become spaces; text of more than `most` letters ends in an ellipsis.
    """
    kept = "".join(
        letter if unicodedata.category(letter) not in _UNWRITTEN else " " if letter.isspace() else ""
        for letter in text
    )
    line = " ".join(kept.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def cell(text: str) -> str:
    """Write a user's text for a cell, so that no spreadsheet takes it for a formula.

    A text that begins like one gets an apostrophe before it, which spreadsheets take for “this is text”.
    """
    line = plain(text)
    return f"'{line}" if line[:1] and line[0] in _FORMULA else line


def file_stem(name: str) -> str:
    """Make the name of a file from a scenario's: letters, digits and a few marks, on every system.

    No separator, drive, leading dot or device name is left, so that it stays in the folder it is joined to.
    """
    whole = stem(unicodedata.normalize("NFKC", plain(name)), room=NAME_MOST - 3 * STEM_MOST)
    cut = whole[:STEM_MOST]
    if len(whole) > STEM_MOST and " " in cut:
        cut = cut.rpartition(" ")[0]
    return stem(cut)
