"""Formulas: how each kind of figure is worked out, in words and in symbols, read from resources/."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from leftshift.evidence.entries import EvidenceError
from leftshift.text.levers.policy_list import LEVERS, PolicyLever

_FILE: Final = "formulas.toml"
_NEEDED: Final = frozenset({"title", "words", "symbols"})
_ALLOWED: Final = _NEEDED | {"inputs", "facts", "columns", "tables", "kind", "follows"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How one kind of figure is worked out."""

    key: str
    title: str
    words: str
    symbols: str
    inputs: tuple[str, ...] = ()
    """What goes in, each as kind:key."""
    facts: tuple[str, ...] = ()
    """Ids of facts it uses besides its inputs."""
    columns: tuple[str, ...] = ()
    """Columns of tables it uses, each as table.column."""
    tables: tuple[str, ...] = ()
    """Tables it uses as a whole."""
    kind: str = ""
    """Kind of the figure, where that is not “derived”."""
    follows: str = ""
    """Key of the formula that its largest input comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The formula of a chart, and of the parts of it that have another."""

    formula: str
    parts: tuple[tuple[str, str], ...] = ()
    """Words that a part's name holds, and its formula."""

    def formula_of(self, name: str) -> str:
        """Return the key of the formula of the part that is called so."""
        return next((formula for says, formula in self.parts if says in name), self.formula)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulas:
    """All that the file holds: the formulas, and which one each figure on screen is of."""

    formulas: Mapping[str, Formula]
    outcomes: Mapping[str, str]
    """Key of the formula of each outcome."""
    charts: Mapping[str, Parts]
    pages: Mapping[str, str]
    """Key of the formula of each page, for figures on it without one of their own."""


@cache
def formulas() -> Formulas:
    """Read the formulas as they are shipped.

    Raises:
        EvidenceError: the file is missing or not sound.
    """
    found = read_formulas((files("leftshift.resources") / _FILE).read_text(encoding="utf-8"))
    own = {f"policy_{lever.key}": _of_lever(lever) for lever in LEVERS if lever.words}
    return replace(found, formulas=MappingProxyType({**found.formulas, **own}))


def _of_lever(lever: PolicyLever) -> Formula:
    return Formula(
        key=f"policy_{lever.key}",
        title=lever.title,
        words=lever.words,
        symbols=lever.symbols,
        inputs=lever.inputs,
    )


def formula(key: str) -> Formula:
    """Look up one formula.

    Raises:
        EvidenceError: there is none of that key.
    """
    try:
        return formulas().formulas[key]
    except KeyError as error:
        raise EvidenceError(f"{_FILE} holds no formula {key}.") from error


def read_formulas(text: str) -> Formulas:
    """Read the text of the file.

    Raises:
        EvidenceError: it is no TOML, an entry lacks a text, or something names a formula that is not there.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EvidenceError(f"{_FILE} is not sound TOML: {error}.") from error
    found = Formulas(
        formulas=MappingProxyType({key: _formula(key, entry) for key, entry in content["formula"].items()}),
        outcomes=MappingProxyType(content["outcomes"]),
        charts=MappingProxyType({key: _parts(entry) for key, entry in content["charts"].items()}),
        pages=MappingProxyType(content["pages"]),
    )
    _refuse_unknown(found)
    return found


def _formula(key: str, entry: Mapping[str, Any]) -> Formula:
    odd, missing = entry.keys() - _ALLOWED, _NEEDED - entry.keys()
    if odd or missing:
        raise EvidenceError(f"{_FILE}, entry {key}: {', '.join(sorted(odd | missing))} missing or unknown.")
    return Formula(
        key=key,
        title=str(entry["title"]),
        words=str(entry["words"]),
        symbols=str(entry["symbols"]),
        inputs=tuple(entry.get("inputs", ())),
        facts=tuple(entry.get("facts", ())),
        columns=tuple(entry.get("columns", ())),
        tables=tuple(entry.get("tables", ())),
        kind=str(entry.get("kind", "")),
        follows=str(entry.get("follows", "")),
    )


def _parts(entry: Mapping[str, Any]) -> Parts:
    listed = tuple((part["says"], part["formula"]) for part in entry.get("parts", ()))
    return Parts(formula=entry["formula"], parts=listed)


def _refuse_unknown(found: Formulas) -> None:
    named = {
        *found.outcomes.values(),
        *found.pages.values(),
        *(parts.formula for parts in found.charts.values()),
        *(key for parts in found.charts.values() for _, key in parts.parts),
        *(item.follows for item in found.formulas.values() if item.follows),
    }
    lost = named - found.formulas.keys()
    if lost:
        raise EvidenceError(f"{_FILE} names formulas that it does not hold: {', '.join(sorted(lost))}.")
