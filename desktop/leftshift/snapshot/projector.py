"""What a scenario leads to, worked out once and kept while only levers move."""

from dataclasses import dataclass, replace

from leftshift.board.representation import represent
from leftshift.board.rules import Check, Options, checks
from leftshift.evidence.areas import Area, area_of
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook
from leftshift.model.own_figures import OwnFigures, with_own_figures
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.seats import Seat
from leftshift.questions.board_measures import BoardMeasuring, check_options
from leftshift.snapshot.snapshot import Snapshot


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
        self._area: tuple[AreaChoice, OwnFigures | None, Area, Baseline, Scenario] | None = None
        self._checks: tuple[tuple[Seat, ...], Options, tuple[Check, ...]] | None = None
        self._board_measuring = BoardMeasuring()

    def ground(self, scenario: Scenario) -> Ground:
        """Return what stands still for a scenario.

        Raises:
            AreaError: the scenario's area is unknown or counts an ICB twice.
        """
        key = (scenario.area, scenario.own_figures, scenario.years, scenario.assumptions)
        if self._ground is None or key != self._ground_key:
            self._ground, self._ground_key = self._new_ground(scenario), key
        return self._ground

    def _new_ground(self, scenario: Scenario) -> Ground:
        own = scenario.own_figures
        if self._area is None or self._area[:2] != (scenario.area, own):
            area = area_of(scenario.area)
            start = baseline_scenario(area, footprint=scenario.area.footprint, own_figures=own)
            self._area = (scenario.area, own, area, with_own_figures(baseline(area), own), start)
        _, _, area, money, start = self._area
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
        spend = represent(scenario.board.seats, results.spend[target])
        return Snapshot(
            scenario=scenario,
            area=ground.area,
            baseline=ground.baseline,
            start=ground.start,
            results=results,
            reference=ground.reference,
            representation=spend,
            checks=self._checks_of(scenario, ground.area),
            board_measures=self._board_measuring.board_measures(scenario, ground.area, results, spend),
            **shown,  # type: ignore[arg-type]  # the dataclass checks the names
        )

    def _checks_of(self, scenario: Scenario, area: Area) -> tuple[Check, ...]:
        options = check_options(scenario, area)
        seats = scenario.board.seats
        if self._checks is None or self._checks[0] is not seats or self._checks[1] != options:
            self._checks = (seats, options, checks(seats, **options))
        return self._checks[2]
