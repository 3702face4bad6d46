"""Scenarios kept as what sets them apart from another one, so that a history of many stays small."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.content import scenario_content
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.saved_history import BREAK
from leftshift.storage.scenario.shapes import Json

Leaves = Mapping[str, Json]
"""Every value of a scenario's file by its place; lists and empty groups are one value."""
_NOTES: Final = BREAK.join(("levers", "notes", ""))
"""Place of the notes beside levers in a scenario's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A scenario as a file holds it: another one's values, and where it differs."""

    base: Leaves
    differs: Leaves

    @property
    def leaves(self) -> dict[str, Json]:
        """Every value of the scenario by its place."""
        both = {**self.base, **self.differs}
        return {place: value for place, value in both.items() if value is not None}

    def lever_note(self, lever: str) -> str:
        """Return what was noted beside a lever; empty where nothing was."""
        place = f"{_NOTES}{lever}"
        note = self.differs[place] if place in self.differs else self.base.get(place)
        return note if isinstance(note, str) else ""

    def scenario(self, name: str) -> Scenario:
        """Make the scenario again; `name` is that of the step, for a refusal.

        Raises:
            Refusal: the values are no sound scenario.
        """
        data = json.dumps(_grown(self.leaves), ensure_ascii=False, indent=2)
        try:
            return parse_scenario(data.encode("utf-8", "surrogatepass"), name)
        except Refusal as fault:  # no file has the lines of this text
            raise fault.at_line(None) from None


def leaves_of(scenario: Scenario) -> dict[str, Json]:
    """List every value of a scenario's file by its place."""
    found: dict[str, Json] = {}
    _gather(scenario_content(scenario), "", found)
    return found


def differing(leaves: Leaves, base: Leaves) -> dict[str, Json]:
    """List where a scenario's values differ from another's; None where it has none."""
    found = {place: value for place, value in leaves.items() if place not in base or base[place] != value}
    return found | {place: None for place in base if place not in leaves}


def _gather(content: Mapping[str, Json], at: str, found: dict[str, Json]) -> None:
    for key, value in content.items():
        place = f"{at}{key}"
        if isinstance(value, Mapping) and value:
            _gather(value, f"{place}{BREAK}", found)
        else:
            found[place] = value


def _grown(leaves: Leaves) -> dict[str, Json]:
    whole: dict[str, Json] = {}
    for place, value in leaves.items():
        *groups, last = place.split(BREAK)
        at = whole
        for key in groups:
            inner = at.setdefault(key, {})
            if not isinstance(inner, dict):
                inner = at[key] = {}
            at = inner
        at[last] = value
    return whole
