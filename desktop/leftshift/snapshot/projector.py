"""What a scenario leads to, worked out once and kept while only levers move."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from leftshift.board.representation import represent
from leftshift.board.rules import Check, Options, checks
from leftshift.evidence.areas import Area, area_of
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Seat
from leftshift.model.terms import FloatArray, View
from leftshift.questions.board_measures import BoardMeasuring, check_options
from leftshift.questions.overspending import Overspending
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import Bands
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.pinned import Pinned
from leftshift.snapshot.snapshot import Snapshot

if TYPE_CHECKING:
    from leftshift.snapshot.extras import Answers, Extras

_NOTHING_MORE: Final = Needs()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingPoint:
    """What stays the same while levers move: the area, its baseline, the outlook, doing nothing."""

    area: Area
    baseline: Baseline
    start: Scenario
    """The area's baseline scenario over the same years, on the scenario's assumptions."""
    start_shares: FloatArray
    """Baseline shares that target shares are chosen from, shape (sectors,) [share]."""
    outlook: Outlook
    reference: Results


class Projector:
    """Projects scenarios; keeps what did not change since the last one."""

    def __init__(self) -> None:
        self._starting_point: StartingPoint | None = None
        self._started_from: object = None
        self._checks: tuple[tuple[Seat, ...], Options, tuple[Check, ...]] | None = None
        self._board_measuring = BoardMeasuring()
        self._extras: Extras | None = None

    def starting_point(self, scenario: Scenario) -> StartingPoint:
        """Return what stays the same while the levers of a scenario move.

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
        if self._starting_point is None or key != self._started_from:
            study = study_of(scenario)
            shares = study.start_shares
            start = replace(
                study.start,
                assumptions=scenario.assumptions,
                shares=replace(study.start.shares, target=tuple(shares.tolist())),
            )
            outlook = study.outlook()
            self._starting_point = StartingPoint(
                area=area_of(scenario.area),
                baseline=study.baseline,
                start=start,
                start_shares=shares,
                outlook=outlook,
                reference=project(outlook, levers_of(start, shares)),
            )
            self._started_from = key
        return self._starting_point

    def snapshot(
        self,
        scenario: Scenario,
        *,
        needs: Needs = _NOTHING_MORE,
        bands: Bands | None = None,
        answers: "Answers | None" = None,
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
        begin = self.starting_point(scenario)
        levers = levers_of(scenario, begin.start_shares)
        results = project(begin.outlook, levers)
        target = min(scenario.shares.end, scenario.years.last) - results.first_year
        spend = represent(scenario.board.seats, results.spend[target])
        snapshot = Snapshot(
            scenario=scenario,
            area=begin.area,
            baseline=begin.baseline,
            start=begin.start,
            results=results,
            reference=begin.reference,
            overspending=Overspending(results=results, levers=levers),
            representation=spend,
            checks=self._checks_of(scenario, begin.area),
            board_measures=self._board_measuring.board_measures(scenario, begin.area, results, spend),
            bands=bands,
            pinned=pinned,
            view=view,
            dragging=dragging,
            limit=limit,
            limit_sector=limit_sector,
        )
        if needs == _NOTHING_MORE:
            return snapshot
        if self._extras is None:
            from leftshift.snapshot.extras import Extras  # noqa: PLC0415 - the first paint needs none of them

            self._extras = Extras()
        return self._extras.added_to(snapshot, needs, answers)

    def _checks_of(self, scenario: Scenario, area: Area) -> tuple[Check, ...]:
        options = check_options(scenario, area)
        seats = scenario.board.seats
        if self._checks is None or self._checks[0] is not seats or self._checks[1] != options:
            self._checks = (seats, options, checks(seats, **options))
        return self._checks[2]
