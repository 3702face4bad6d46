"""What a scenario leads to, worked out once and kept while only levers move."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from leftshift.board.representation import represent
from leftshift.board.rules import Check, Options, checks
from leftshift.evidence.areas import Area, area_of
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook, shares_as_known
from leftshift.model.own_figures import OwnFigures, allocation_of_years, with_own_deficit, with_own_figures
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.seats import Seat
from leftshift.model.terms import FloatArray, View
from leftshift.questions.board_measures import BoardMeasuring, check_options
from leftshift.questions.need_lens import need_lens
from leftshift.questions.peers import carried_peers, peers
from leftshift.questions.question_input import Answered, QuickAnswers, input_for
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import Bands
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.pinned import Pinned
from leftshift.snapshot.snapshot import Snapshot

_NOTHING_MORE: Final = Needs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What stands still while levers move: the area, its baseline, the outlook, doing nothing."""

    area: Area
    baseline: Baseline
    start: Scenario
    start_shares: FloatArray
    """Baseline shares that target shares are chosen from, shape (sectors,) [share]."""
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
        self._quick = QuickAnswers()

    def ground(self, scenario: Scenario) -> Ground:
        """Return what stands still for a scenario.

        Raises:
            AreaError: the scenario's area is unknown or counts an ICB twice.
        """
        key = (
            scenario.area,
            scenario.own_figures,
            scenario.own_deficit,
            scenario.own_allocations,
            scenario.years,
            scenario.assumptions,
        )
        if self._ground is None or key != self._ground_key:
            self._ground, self._ground_key = self._new_ground(scenario), key
        return self._ground

    def _new_ground(self, scenario: Scenario) -> Ground:
        own = scenario.own_figures
        if self._area is None or self._area[:2] != (scenario.area, own):
            area = area_of(scenario.area)
            start = baseline_scenario(area, footprint=scenario.area.footprint, own_figures=own)
            self._area = (scenario.area, own, area, with_own_figures(baseline(area), own), start)
        _, _, area, known, start = self._area
        money = with_own_deficit(known, scenario.own_deficit)
        given, years = Assumptions.of(scenario.assumptions), scenario.years
        shares = shares_as_known(money, given.operating_cost_per_head)
        start = replace(
            start,
            years=years,
            assumptions=scenario.assumptions,
            shares=replace(start.shares, target=tuple(shares.tolist())),
            own_deficit=scenario.own_deficit,
            own_allocations=scenario.own_allocations,
        )
        own_years = allocation_of_years(scenario.own_allocations, years.first, years.count)
        view = outlook(money, given, deflator_growth(years), years.first, own_years)
        return Ground(
            area=area,
            baseline=money,
            start=start,
            start_shares=shares,
            outlook=view,
            reference=project(view, levers_of(start, shares)),
        )

    def snapshot(
        self,
        scenario: Scenario,
        *,
        needs: Needs = _NOTHING_MORE,
        bands: Bands | None = None,
        answers: Mapping[tuple[str, str], Answered] | None = None,
        pinned: tuple[Pinned, ...] = (),
        view: View = View.CASH,
        dragging: bool = False,
        limit: str = "",
        limit_sector: str = "",
    ) -> Snapshot:
        """Project a scenario and put together all that is shown.

        Of `needs`, answers that are not given are worked out, save those that are slow; bands are not.

        Raises:
            AreaError: the scenario's area is unknown or counts an ICB twice.
        """
        ground = self.ground(scenario)
        results = project(ground.outlook, levers_of(scenario, ground.start_shares))
        target = min(scenario.shares.end, scenario.years.last) - results.first_year
        spend = represent(scenario.board.seats, results.spend[target])
        study = study_of(scenario)
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
            bands=bands,
            answers=self._answers_to(scenario, needs) if answers is None else answers,
            peers=peers(study) if needs.peers else None,
            carried_peers=carried_peers(study) if needs.carried_peers else None,
            need_lens=need_lens(scenario, ground.area, results, ground.reference, target)
            if needs.need_lens
            else None,
            pinned=pinned,
            view=view,
            dragging=dragging,
            limit=limit,
            limit_sector=limit_sector,
        )

    def _answers_to(self, scenario: Scenario, needs: Needs) -> Mapping[tuple[str, str], Answered]:
        return MappingProxyType(
            {
                (question, outcome): self._quick.answered(question, input_for(scenario, outcome=outcome))
                for question, outcome in needs.answers
            }
        )

    def _checks_of(self, scenario: Scenario, area: Area) -> tuple[Check, ...]:
        options = check_options(scenario, area)
        seats = scenario.board.seats
        if self._checks is None or self._checks[0] is not seats or self._checks[1] != options:
            self._checks = (seats, options, checks(seats, **options))
        return self._checks[2]
