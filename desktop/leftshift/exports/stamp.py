"""Stamp: what every piece that leaves the program says of itself."""

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Final

from leftshift.evidence.economy import published_deflator
from leftshift.evidence.levers import defaults
from leftshift.exports.clean import PROPERTY_MOST, plain
from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.content import scenario_content

NOT_A_FORECAST: Final = "A what-if calculation and not a forecast."
MODEL: Final = "second edition"
"""Which edition of the model worked the figures out."""
_DIGITS: Final = 12
_NAME_MOST: Final = 50
_AREA_MOST: Final = 100
"""Characters of the names of a scenario and an area in a line below a chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a piece is of, and what worked it out."""

    name: str
    """Name of the plan."""
    scenario_id: str
    """The first digits of a digest of all that its file holds: equal scenarios have equal ids."""
    area: str
    """Name and code of the area."""
    data: str
    """What year the starting figures are of, and where they are from."""
    program: str
    """Program and model, with their versions."""
    self_test: str

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Names and texts, in the order of the pieces."""
        return (
            ("Plan", self.name),
            ("Plan id", self.scenario_id),
            ("Area", self.area),
            ("Data", self.data),
            ("Worked out by", self.program),
            ("Self-test of the model", self.self_test),
            ("What it is", NOT_A_FORECAST),
        )

    @property
    def properties(self) -> dict[str, str]:
        """Properties of an office file, none longer than it takes."""
        said = {
            "title": self.name,
            "subject": self.area,
            "author": "Leftshift",
            "comments": f"{NOT_A_FORECAST} {self.line}",
            "keywords": self.scenario_id,
        }
        return {name: plain(text, PROPERTY_MOST) for name, text in said.items()}

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in lines, for below a chart; long names are cut."""
        return (
            f"“{plain(self.name, _NAME_MOST)}” ({self.scenario_id}). {NOT_A_FORECAST}",
            f"{plain(self.area, _AREA_MOST)}.",
            f"{self.data}.",
            f"{self.program}. Self-test of the model: {self.self_test}",
        )

    @property
    def line(self) -> str:
        """The same in one line, for the foot of a page."""
        return " ".join(self.lines)


def stamp(snapshot: Snapshot, self_test: str) -> Stamp:
    """Say what a piece is of; `self_test` is the summary of the model's self-test."""
    scenario, area = snapshot.scenario, snapshot.area
    first = year_label(snapshot.results.first_year)
    last = year_label(max(published_deflator()))
    return Stamp(
        name=plain(scenario.name),
        scenario_id=scenario_id(scenario),
        area=f"{area.name} ({area.code})",
        data=f"Allocations and spend of {first} as published, prices of HM Treasury to {last}",
        program=program(),
        self_test=self_test,
    )


def scenario_id(scenario: Scenario) -> str:
    """Return the first digits of a digest of all that a scenario's file holds."""
    return hashlib.sha256(json.dumps(scenario_content(scenario)).encode()).hexdigest()[:_DIGITS]


def program() -> str:
    """Name the program and its model with their versions."""
    return f"Leftshift {_version()}, model {MODEL}"


def versions() -> str:
    """Say which program, model, data, Qt and Python these are, a line each."""
    return "\n".join(
        (
            f"Leftshift {_version()}",
            f"Model: {MODEL}",
            f"Data: allocations and spend of {year_label(defaults().first_year)}",
            f"Qt {version('PySide6-Essentials')}",
            f"Python {platform.python_version()}",
        )
    )


@cache
def _version() -> str:
    return version("leftshift")
