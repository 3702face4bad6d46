"""Answers to the questions of an import as the command line gives them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from leftshift.model.terms import SECTORS
from leftshift.storage.spreadsheets.ledger_shares import OWN_TOTAL
from leftshift.storage.spreadsheets.ledger_sums import ADD
from leftshift.storage.spreadsheets.names import bare, group_named, known_sector
from leftshift.storage.spreadsheets.questions import KEEP, LEAVE_OUT, YES
from leftshift.storage.spreadsheets.units import Unit, unit_called

_AS_IT_IS: Final = ("sheet", "amount", "decimal", "hidden", "votes")


def answers_of(options: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers that options give, by the keys of their questions.

    Raises:
        ValueError: an option names a sector, group or unit that there is not.
    """
    found = {key: str(options[key]) for key in _AS_IT_IS if options[key]}
    if options["unit"]:
        found["unit"] = _unit(options["unit"])
    if options["shares_of"]:
        found["shares"] = _total(options["shares_of"])
    if options["year"]:
        found["year"] = str(options["year"])
    for option, key in (("ignore_total", "total"), ("other_area", "area"), ("whole_year", "part")):
        if options[option]:
            found[key] = YES
    if options["add_up"]:
        found |= {f"twice:{sector}": ADD for sector in SECTORS}
    for name, value in _pairs(options["twice"], "--twice"):
        found[f"twice:{_sector(name)}"] = ADD if value == ADD else f"row:{value.upper()}"
    for key, answer in (("accept", YES), ("keep", KEEP)):
        found |= {f"far:{_sector(name)}": answer for name in options[key]}
    found |= _mapped(options["map"], "--map", "map", _sector)
    found |= _mapped(options["group"], "--group", "group", _group)
    for option in ("seat", "vote"):
        said = _pairs(options[option], f"--{option}")
        found |= {f"{option}:{bare(name)}": value.casefold() for name, value in said}
    return found


def _mapped(texts: Iterable[str], option: str, key: str, read: Callable[[str], str]) -> dict[str, str]:
    return {
        f"{key}:{bare(name)}": LEAVE_OUT if bare(value) == bare(LEAVE_OUT) else read(value)
        for name, value in _pairs(texts, option)
    }


def _pairs(texts: Iterable[str], option: str) -> Iterable[tuple[str, str]]:
    for text in texts:
        name, equals, value = text.rpartition("=")
        if not (equals and name.strip() and value.strip()):
            raise ValueError(f"“{text}” does not answer {option}; write it as name=value.")
        yield name.strip(), value.strip()


def _sector(text: str) -> str:
    found = known_sector(text)
    if found is None or found.sector is None:
        raise ValueError(f"“{text}” is not a sector; there are {', '.join(SECTORS)}.")
    return str(found.sector)


def _group(text: str) -> str:
    found = group_named(text)
    if not found.certain or found.group is None:
        raise ValueError(f"“{text}” is not a group of board members.")
    return str(found.group)


def _total(text: str) -> str:
    """Read the total that shares are of: Leftshift's own, or an amount [£m]."""
    if bare(text) == bare(OWN_TOTAL):
        return OWN_TOTAL
    try:
        return str(float(text))
    except ValueError:
        raise ValueError(f"“{text}” is no total; there are {OWN_TOTAL}, and an amount in £m.") from None


def _unit(text: str) -> str:
    found = unit_called(text)
    if found is None:
        raise ValueError(f"“{text}” is not a unit; there are {', '.join(Unit)}.")
    return str(found)
