"""What a cached function hands out again and again, nobody can change."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import numpy as np
import pytest

import leftshift
from leftshift.board.decisions import Decisions
from leftshift.evidence.areas import choice_of, find_area
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.start import baseline_scenario
from leftshift.evidence.structure import BEDS
from leftshift.model.scenario import Years
from leftshift.model.terms import Footprint, Ramp, Sector

BELOW = ("model", "board", "evidence", "questions", "selftest", "snapshot", "storage", "text")
"""Packages that hold no widgets."""


def modules() -> Iterator[ModuleType]:
    for found in walk_packages(leftshift.__path__, "leftshift."):
        if found.name.split(".")[1] in BELOW:
            yield import_module(found.name)


AREA = find_area("QMM")
SEATS = baseline_scenario(AREA).board.seats
YEARS = Years(first=2025, last=2035)
EXAMPLES: dict[str, tuple[object, ...]] = {
    "board.blocs.power_of": (SEATS, Decisions()),
    "board.roles.posts_of": ("Chair", SEATS[0].group),
    "evidence.assumptions.assumption": ("real_growth",),
    "evidence.atlas.by_code": (Footprint.YEAR_2026,),
    "evidence.boards._rows_of": ("QMM",),
    "evidence.area_search.normal": ("NHS Norfolk & Waveney ICB",),
    "evidence.facts.fact": ("A05",),
    "evidence.facts.facts_on": ("running_costs",),
    "evidence.facts._text_on": ("running_costs",),
    "evidence.sector_money._published": (Sector.COMMUNITY,),
    "evidence.sector_money.basis_of": ("QMM",),
    "evidence.sector_money.finance": ("specialised_allocation_2025_26_gbp_m",),
    "evidence.structure.structure_column": (BEDS,),
    "evidence.tables.table": ("sources",),
    "model.prices.ramp_path": (Ramp.STRAIGHT, 2025, 11),
    "questions.attribution._weights": (3,),
    "questions.draws._roots": (("real_growth",), 1, 100),
    "questions.peers._context_values": (BEDS, Footprint.YEAR_2026),
    "questions.peers._estimates": ("unfunded", Footprint.YEAR_2026),
    "questions.peers._boards": (Footprint.YEAR_2026,),
    "questions.peers._peers": (
        Footprint.YEAR_2026,
        Years(first=2025, last=2035),
        tuple(central_values().items()),
    ),
    "questions.study._area_start": (choice_of(AREA), None),
    "storage.spreadsheets.board_columns._meant": ("Votes?",),
    "storage.spreadsheets.headings.area_inside": ("NHS Norfolk and Waveney ICB: month 6",),
    "storage.spreadsheets.headings.area_named": ("QMM",),
    "storage.spreadsheets.headings.meaning": ("£m",),
    "storage.spreadsheets.number_format.number_format": ("0%",),
    "storage.spreadsheets.amounts._read_text": ("(1,234)",),
    "storage.spreadsheets.names.group_named": ("NHS trust",),
    "storage.spreadsheets.names.known_sector": ("Acute services",),
    "storage.spreadsheets.names.sector_named": ("Acut",),
    "storage.spreadsheets.names.without_total": ("Total acute",),
    "storage.spreadsheets.names.words": ("1. Acute_services & more (2)",),
    "text.citations.of_column": ("icb_finance.ods_code",),
    "text.citations.of_table": ("icb_need",),
}
"""What to ask the cached functions for that have to be asked for something."""
NAMED: dict[str, dict[str, object]] = {
    "model.prices.ramp_path": {"start": 2025, "end": 2030},
    "storage.spreadsheets.amounts._read_text": {"comma": False},
}
"""What goes with that by name."""


def kept() -> dict[str, Callable[..., object]]:
    """Every cached function by its name."""
    return {
        f"{module.__name__}.{name}".removeprefix("leftshift."): found
        for module in modules()
        for name, found in vars(module).items()
        if hasattr(found, "cache_info") and found.__module__ == module.__name__
    }


def changeable(value: object, at: str) -> Iterator[str]:
    """Name each part of a value that somebody could change."""
    open_array = isinstance(value, np.ndarray) and value.flags.writeable
    loose = is_dataclass(value) and not value.__dataclass_params__.frozen  # type: ignore[union-attr]  # all have them
    if open_array or loose or isinstance(value, MutableMapping | MutableSequence | MutableSet):
        yield at
        return
    parts: list[tuple[object, object]] = []
    if isinstance(value, Mapping):
        parts = list(value.items())
    elif isinstance(value, tuple):
        parts = list(enumerate(value))
    elif is_dataclass(value):
        parts = [(entry.name, getattr(value, entry.name)) for entry in fields(value)]
    for name, part in parts:
        yield from changeable(part, f"{at}.{name}")


@pytest.mark.parametrize("name", kept())
def test_that_what_a_cached_function_keeps_cannot_be_changed(name: str) -> None:
    found = kept()[name](*EXAMPLES.get(name, ()), **NAMED.get(name, {}))
    assert list(changeable(found, name))[:5] == []
