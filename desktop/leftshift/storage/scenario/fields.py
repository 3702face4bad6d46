"""The fields of a scenario file, in their order: the one place to add a field."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from leftshift.evidence.start import least_allocation
from leftshift.model.own_figures import OwnAllocation, OwnFigures
from leftshift.model.scenario import AreaChoice, Draws, Years
from leftshift.model.terms import SECTORS, Footprint
from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS
from leftshift.storage.scenario.checks import check_area
from leftshift.storage.scenario.known import Assumption, Known
from leftshift.storage.scenario.lever_fields import LeverRecords, levers_record
from leftshift.storage.scenario.records import REQUIRED, Field, ListOf, OrNone, Record, by_name
from leftshift.storage.scenario.saved_history import SavedHistory, history_record
from leftshift.storage.scenario.saved_results import SavedResults, results_record
from leftshift.storage.scenario.shapes import Here, OneOf, OnOff, Real, ValueShape, Whole, one_of_enum
from leftshift.storage.scenario.texts import FILE_NAME, NAME, NOTES, Text
from leftshift.storage.spreadsheets.amounts import england_total

FORMAT = "leftshift scenario"
VERSION = 2

CODES_MOST = 60
"""Codes merged into one area: more than England has boards of either footprint."""
CODE_MOST = 120
"""Characters of an area's code: a cluster of a dozen boards."""
TIME_MOST = 40
"""Characters of a date with its time."""
EARLIER_ASSUMPTIONS = frozenset({"real_growth", "convergence", "population_growth"})
"""Assumptions of the first files: a file without them is no scenario. Later ones have their central value."""

SEED_MOST = 2**32 - 1
"""Largest seed: what 32 bits hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFile:
    """A scenario as a file groups it."""

    format: str
    version: int
    name: str
    notes: str
    area: AreaChoice
    years: Years
    own_figures: OwnFigures | None
    own_deficit: float | None
    own_allocations: tuple[OwnAllocation, ...]
    uncertainty: Draws | None
    levers: LeverRecords
    assumptions: Mapping[str, float]
    follows: bool = False
    """Whether what the file leaves out is the area's own default; a file that was saved holds all."""
    results: SavedResults | None = None
    """What the scenario led to when it was saved; None where the file does not say."""
    history: SavedHistory | None = None
    """How the scenario came about; None where the planner leaves it out of the file."""


def scenario_record(known: Known) -> Record[ScenarioFile]:
    """Return the shape of a whole scenario file."""
    return Record(
        build=ScenarioFile,
        fields=(
            Field(key="format", shape=OneOf({FORMAT: FORMAT})),
            Field(key="version", shape=Whole(least=VERSION, most=VERSION, unit="file version")),
            Field(key="name", shape=NAME),
            Field(key="notes", shape=NOTES, default=""),
            Field(key="defaults", into="follows", shape=OneOf({"follow": True}), default=False, sparse=True),
            Field(key="area", shape=area_record(known)),
            Field(key="years", shape=_years(known)),
            Field(key="own_figures", shape=OrNone(_own_figures(known)), default=None, sparse=True),
            Field(key="own_deficit", shape=OrNone(_own_deficit(known)), default=None, sparse=True),
            Field(key="own_allocations", shape=_own_allocations(known), default=(), sparse=True),
            Field(key="uncertainty", shape=OrNone(_draws()), default=None, sparse=True),
            Field(key="levers", shape=levers_record(known)),
            Field(key="assumptions", shape=_assumptions(known)),
            Field(key="results", shape=OrNone(results_record()), default=None, sparse=True),
            Field(key="history", shape=OrNone(history_record()), default=None, sparse=True),
        ),
        checks=(_allocations_pay_for_staff,),
    )


def _allocations_pay_for_staff(file: ScenarioFile, here: Here) -> None:
    """Refuse an own allocation that would not even pay the board's own staff."""
    least = least_allocation(file.area, file.own_figures)
    for place, own in enumerate(file.own_allocations):
        if own.money < least:
            wrong = f"{own.money:g} would not pay for care and the board\u2019s own staff"
            raise here.at("own_allocations").at(place).at("money").refusal(wrong, f"at least {least:,.1f} £m")


def _own_deficit(known: Known) -> Real:
    """Return the shape of the area's own opening deficit."""
    reach = known.limit("opening_deficit")
    return Real(least=reach.low, most=reach.high, unit=reach.unit)


def _own_allocations(known: Known) -> ListOf[OwnAllocation]:
    """Return the shape of the area's own allocations of years after the first."""
    first = known.first_year + 1
    last = known.first_year + known.horizon_most
    return ListOf(
        item=Record(
            build=OwnAllocation,
            fields=(
                Field(key="year", shape=Whole(least=first, most=last, unit="financial year")),
                # Twice England's of today: an allocation grows.
                Field(key="money", shape=Real(least=0, most=2 * england_total(), unit="£m")),
            ),
        ),
        most=known.horizon_most,
        distinct=True,
    )


def _own_figures(known: Known) -> Record[OwnFigures]:
    """Return the shape of the planner's own figures; sectors left out keep the baseline's figure."""
    first = known.first_year
    amount = Real(least=0, most=england_total(), unit="£m")
    return Record(
        build=OwnFigures,
        fields=(
            Field(key="money", shape=by_name(SECTORS, OrNone(amount), None, sparse=True)),
            Field(key="year", shape=Whole(least=first, most=first, unit="financial year")),
            Field(key="source", shape=FILE_NAME),
            Field(key="imported", shape=Text(least=1, most=TIME_MOST)),
        ),
        checks=(_holds_something,),
    )


def _holds_something(own: OwnFigures, here: Here) -> None:
    """Refuse own figures of no sector, and a total of nothing."""
    given = [figure for figure in own.money if figure is not None]
    if not given or (len(given) == len(SECTORS) and not any(given)):
        raise here.at("money").refusal("no sector has a figure above 0", "at least one figure [£m]")


def _draws() -> Record[Draws]:
    return Record(
        build=Draws,
        fields=(
            Field(key="draws", into="count", shape=Whole(least=FEWEST_DRAWS, most=MOST_DRAWS, unit="draws")),
            Field(key="seed", shape=Whole(least=0, most=SEED_MOST, unit="seed")),
        ),
    )


def area_record(known: Known) -> Record[AreaChoice]:
    """Return the shape of the field `area`."""
    codes = ListOf(item=Text(least=1, most=CODE_MOST), least=1, most=CODES_MOST, distinct=True)
    return Record(
        build=AreaChoice,
        fields=(Field(key="footprint", shape=one_of_enum(Footprint)), Field(key="codes", shape=codes)),
        checks=(partial(check_area, known.find_area),),
    )


def _years(known: Known) -> Record[Years]:
    first, last = known.first_year, known.first_year + known.horizon_most
    return Record(
        build=Years,
        fields=(
            Field(key="from", into="first", shape=Whole(least=first, most=first, unit="financial year")),
            Field(key="to", into="last", shape=Whole(least=first + 1, most=last, unit="financial year")),
        ),
    )


def _assumptions(known: Known) -> Record[Mapping[str, float]]:
    def field(entry: Assumption) -> Field[float]:
        shape: ValueShape[float] = (
            OnOff() if entry.is_switch else Real(least=entry.least, most=entry.most, unit=entry.unit)
        )
        return Field(
            key=entry.key,
            shape=shape,
            default=REQUIRED if entry.key in EARLIER_ASSUMPTIONS else entry.central,
        )

    def build(**values: float) -> Mapping[str, float]:
        return MappingProxyType({entry.key: float(values[entry.key]) for entry in known.assumptions})

    return Record(
        build=build,
        fields=tuple(field(entry) for entry in known.assumptions),
        part_of=lambda values, key: values[key],
    )
