"""What a scenario leads to, worked out once and kept while only levers move."""

from dataclasses import dataclass, replace

from leftshift.board.representation import represent
from leftshift.board.rules import Check, checks
from leftshift.evidence.areas import Area, area_of
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.seats import Seat
from leftshift.session.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What stands still while levers move: the area, its baseline, the outlook, doing nothing."""

    area: Area
    baseline: Baseline
    start: Scenario
    outlook: Outlook
    reference: Results


class Projector:
    """Projects scenarios; keeps what did not change since the last one."""

    def __init__(self) -> None:
        self._ground: Ground | None = None
        self._ground_key: object = None
        self._area: tuple[AreaChoice, Area, Baseline, Scenario] | None = None
        self._checks: tuple[tuple[Seat, ...], int, tuple[Check, ...]] | None = None

    def ground(self, scenario: Scenario) -> Ground:
        """Return what stands still for a scenario.

        Raises:
            AreaError: the scenario's area is unknown or counts an ICB twice.
        """
        key = (scenario.area, scenario.years, scenario.assumptions)
        if self._ground is None or key != self._ground_key:
            self._ground, self._ground_key = self._new_ground(scenario), key
        return self._ground

    def _new_ground(self, scenario: Scenario) -> Ground:
        if self._area is None or self._area[0] != scenario.area:
            area = area_of(scenario.area)
            start = baseline_scenario(area, footprint=scenario.area.footprint)
            self._area = (scenario.area, area, baseline(area), start)
        _, area, money, start = self._area
        start = replace(start, years=scenario.years, assumptions=scenario.assumptions)
        view = outlook(
            money,
            Assumptions.of(scenario.assumptions),
            deflator_growth(scenario.years),
            scenario.years.first,
        )
        return Ground(
            area=area, baseline=money, start=start, outlook=view, reference=project(view, levers_of(start))
        )

    def snapshot(self, scenario: Scenario, **shown: object) -> Snapshot:
        """Project a scenario and put together all that is shown; `shown` are further fields of Snapshot."""
        ground = self.ground(scenario)
        results = project(ground.outlook, levers_of(scenario))
        target = min(scenario.shares.end, scenario.years.last) - results.first_year
        return Snapshot(
            scenario=scenario,
            area=ground.area,
            baseline=ground.baseline,
            start=ground.start,
            results=results,
            reference=ground.reference,
            representation=represent(scenario.board.seats, results.spend[target]),
            checks=self._checks_of(scenario),
            **shown,  # type: ignore[arg-type]  # the dataclass checks the names
        )

    def _checks_of(self, scenario: Scenario) -> tuple[Check, ...]:
        areas = len(scenario.area.codes)
        seats = scenario.board.seats
        if self._checks is None or self._checks[0] is not seats or self._checks[1] != areas:
            self._checks = (seats, areas, checks(seats, areas=areas))
        return self._checks[2]
