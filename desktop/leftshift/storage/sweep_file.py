"""The results of a sweep, read from the CSV or JSON that `leftshift sweep` writes."""

import csv
import io
import json
import math
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from leftshift.questions.swept import Swept
from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.spreadsheets.text_encoding import decoded

AREA, YEAR, REFUSED = "area_code", "year", "refused"
LEVERS: Final = ("shares.", "running_costs.", "policies.", "assumptions.")
"""How the columns of levers begin."""
_BYTES_MOST: Final = 100_000_000
_ROWS_MOST: Final = 1_000_000
_CHOICES_MOST: Final = 2_000
"""Choices of levers that a list can still be chosen from."""
_ALLOWED: Final = "a file that “leftshift sweep” wrote, as CSV or JSON"


def read_sweep(path: Path) -> tuple[Swept, ...]:
    """Read a sweep: the outcomes of each choice of its levers, in the order of the file.

    Raises:
        Refusal: the file cannot be read, is too large, or holds no sweep.
    """
    try:
        data = b""
        if stat.S_ISREG(path.stat().st_mode):  # to open a pipe would never end
            with path.open("rb") as file:
                data = file.read(_BYTES_MOST + 1)
    except OSError as error:
        raise _refusal(path, f"it cannot be read ({error.strerror})") from error
    if not data or len(data) > _BYTES_MOST:
        raise _refusal(path, "it is empty, or no file of a sweep’s size")
    text, _ = decoded(data, path.name)
    rows = _of_json(text, path) if text.lstrip().startswith("[") else csv.DictReader(io.StringIO(text))
    return _choices(rows, path)


def _of_json(text: str, path: Path) -> list[Any]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refusal(path, "it is damaged") from error
    return rows if isinstance(rows, list) else []


def _choices(rows: Iterable[Any], path: Path) -> tuple[Swept, ...]:
    found: dict[tuple[str, int], dict[str, dict[str, float]]] = {}
    for number, row in enumerate(rows, start=1):
        if number > _ROWS_MOST or not isinstance(row, dict) or not {AREA, YEAR} <= row.keys():
            raise _refusal(path, f"run {number} has no {AREA} and {YEAR}, or is one of too many")
        if row.get(REFUSED):
            continue
        names = [name for name in row if isinstance(name, str) and name.startswith(LEVERS)]
        choice = ", ".join(f"{name} {_number(row, name, number, path):g}" for name in names)
        year = int(_number(row, YEAR, number, path))
        outcomes = found.setdefault((choice, year), {})
        for name, value in _outcomes(row, names, number, path).items():
            outcomes.setdefault(name, {})[str(row[AREA])] = value
        if len(found) > _CHOICES_MOST:
            raise _refusal(path, f"it has more than {_CHOICES_MOST:,} choices of levers")
    if not found:
        raise _refusal(path, "it holds no run")
    return tuple(Swept(name=name, year=year, outcomes=held) for (name, year), held in found.items())


def _outcomes(row: Mapping[str, Any], levers: list[str], number: int, path: Path) -> dict[str, float]:
    """Read every outcome of a run that is a number; words about the file, and what is empty, are none."""
    names = list(row)
    first = names.index(levers[-1]) + 1 if levers else names.index(YEAR) + 1
    last = names.index(REFUSED) if REFUSED in names else len(names)
    return {
        name: _number(row, name, number, path) for name in names[first:last] if row[name] not in ("", None)
    }


def _number(row: Mapping[str, Any], name: str, number: int, path: Path) -> float:
    try:
        value = float(row[name])
    except (TypeError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        raise _refusal(path, f"run {number}, {name}: “{row[name]}” is no number")
    return value


def _refusal(path: Path, wrong: str) -> Refusal:
    return Refusal(file=str(path), place="the results of a sweep", wrong=wrong, allowed=_ALLOWED, todo=FETCH)
