"""Input: one thing that goes into a formula, and the moment that it is read at."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from leftshift.board.representation import Representation
from leftshift.board.rules import Check
from leftshift.evidence.areas import Area
from leftshift.model.baseline import Baseline
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import View, year_label
from leftshift.text.citations import Citation


class Standing(StrEnum):
    """What a figure rests on."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"
    OWN = "own figure"
    CHOICE = "own choice"
    COUNTED = "counted by the program"


class Moment(Protocol):
    """What is shown at one moment: a scenario and what it leads to."""

    @property
    def scenario(self) -> Scenario:
        """All the planner chose."""

    @property
    def area(self) -> Area:
        """The area it is for."""

    @property
    def baseline(self) -> Baseline:
        """Where the area's money starts."""

    @property
    def start(self) -> Scenario:
        """The area's baseline scenario."""

    @property
    def results(self) -> Results:
        """What the scenario leads to."""

    @property
    def reference(self) -> Results:
        """What doing nothing leads to."""

    @property
    def representation(self) -> Representation:
        """Seat share beside spend share."""

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is asked of the board."""

    @property
    def view(self) -> View:
        """How money is shown."""

    @property
    def target_year(self) -> int:
        """The year the shares are to be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that goes into a formula."""

    label: str
    value: str
    """With its unit."""
    standing: str
    note: str = ""
    """Range, or what the figure is."""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The moment and the place on the year axis that inputs are read at."""

    moment: Moment
    place: int

    @property
    def year(self) -> str:
        """The year, as shown."""
        return year_label(self.moment.results.first_year + self.place)
