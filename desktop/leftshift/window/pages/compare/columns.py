"""The scenarios of the compare page: the baseline, the current one and the pins, each worked out once."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.questions.best_and_worst import Extremes, best_and_worst
from leftshift.questions.measures import measure
from leftshift.questions.study import study_of
from leftshift.session.bands import BANDED
from leftshift.session.pins import Pin
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.reports.compare import ComparedScenario

BASELINE: Final = "baseline"
NOW: Final = "now"
_MEASURES: Final = tuple(one for one in BANDED if one != "gallagher")
"""Outcomes that have a best and a worst case."""
_FIGURES: Final = Needs()
ALL_BOARDS: Final = Needs(peers=True, carried_peers=True)
"""What a scenario laid over all boards shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One scenario as the page shows it."""

    key: str
    """BASELINE, NOW or the letter of a pin."""
    letter: str
    """Its short name where there is little room: “Now”, or the letter of a pin."""
    name: str
    """Name of the plan; empty for the baseline."""
    shown: Snapshot
    extremes: tuple[Extremes, ...]

    @property
    def title(self) -> str:
        """Letter and name."""
        return f"{self.letter}: {self.name}" if self.name else self.letter

    @property
    def column(self) -> ComparedScenario:
        """The scenario as a column of the table."""
        shown = self.shown
        return ComparedScenario(
            title=self.title,
            scenario=shown.scenario,
            outcomes=outcomes(shown),
            extremes=self.extremes,
        )


class Columns:
    """Works out what each scenario leads to, and keeps it until that scenario or the view changes."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, Scenario, Compared]] = {}
        self._projectors: dict[str, Projector] = {}

    def of(
        self, snapshot: Snapshot, pins: tuple[Pin, ...], *, needs: Needs = _FIGURES
    ) -> tuple[Compared, ...]:
        """Return the baseline, the current scenario and the pins, over the years of the current one.

        `needs` is what is in view of them beside what every snapshot holds.
        """
        years = snapshot.scenario.years
        wanted = [
            (BASELINE, "Baseline", "", snapshot.start),
            (NOW, "Now", snapshot.scenario.name, snapshot.scenario),
            *((held.letter, held.letter, held.name, replace(held.scenario, years=years)) for held in pins),
        ]
        found = tuple(
            self._one(key, letter, name, scenario, snapshot.view, needs)
            for key, letter, name, scenario in wanted
        )
        self._kept = {key: self._kept[key] for key, *_ in wanted}
        self._projectors = {key: self._projectors[key] for key in self._kept}
        return found

    def _one(  # noqa: PLR0917 - which, what it is called, and how it is shown
        self, key: str, letter: str, name: str, scenario: Scenario, view: View, needs: Needs
    ) -> Compared:
        kept = self._kept.get(key)
        projector = self._projectors.setdefault(key, Projector())
        if kept is None or kept[0] != (name, view) or kept[1] != scenario:
            shown = projector.snapshot(scenario, view=view, needs=needs)
            extremes = best_and_worst(
                study_of(scenario), [measure(name) for name in _MEASURES], shown.target_year
            )
            made = Compared(key=key, letter=letter, name=name, shown=shown, extremes=extremes)
        elif needs.carried_peers and kept[2].shown.carried_peers is None:
            made = replace(kept[2], shown=projector.snapshot(scenario, view=view, needs=needs))
        else:
            return kept[2]
        self._kept[key] = ((name, view), scenario, made)
        return made
