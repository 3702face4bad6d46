"""Number formats of a workbook: whether a cell shows a percentage, or its number in thousands or millions."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from leftshift.storage.spreadsheets.units import Unit


class NumberFormat(NamedTuple):
    """What a number format does to the number of a cell."""

    percent: bool = False
    thousands: int = 0
    """How many times the number is divided by 1,000 before it is shown."""
    unit: Unit | None = None
    """The unit that the format writes behind the number."""


PLAIN: Final = NumberFormat()
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIVIDED: Final = re.compile(r"[0#?.](,+)(?![0#?,.])")
_UNITS: Final = (("bn", Unit.BILLIONS), ("m", Unit.MILLIONS), ("k", Unit.THOUSANDS))


@lru_cache(maxsize=256)
def number_format(code: str) -> NumberFormat:
    """Read a format code such as `#,##0.0,,` (shown in millions), `0%` or `£0.0,,"m"`."""
    first = code.split(";", 1)[0]
    written = "".join(found[1] or found[2] or "" for found in _LITERAL.finditer(first)).casefold()
    bare = _LITERAL.sub("", first)
    divided = _DIVIDED.search(bare)
    unit = next((unit for word, unit in _UNITS if written.strip().startswith(word)), None)
    return NumberFormat("%" in bare, len(divided[1]) if divided else 0, unit)
