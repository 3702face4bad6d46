"""The fields of a scenario file, in their order: the one place to add a field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Generic, TypeVar

from leftshift.model.own_figures import OwnFigures
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever
from leftshift.model.scenario import (
    POOL,
    PROPORTION,
    AreaChoice,
    BoardLever,
    Draws,
    RunningCostLever,
    ShareLever,
    Years,
)
from leftshift.model.terms import FUNCTIONS, INDEX, SECTORS, Footprint, Function, Ramp, Sector
from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS
from leftshift.storage.scenario.board_fields import board_group
from leftshift.storage.scenario.checks import (
    check_area,
    floors_below_ceilings,
    functions_add_up,
    reinvestment_adds_up,
    shares_add_up,
    starts_before_end,
)
from leftshift.storage.scenario.groups import REQUIRED, Field, Group, Many, Table
from leftshift.storage.scenario.history_fields import Ledger, history_group
from leftshift.storage.scenario.known import Assumption, Known
from leftshift.storage.scenario.own_figures_fields import own_figures_group
from leftshift.storage.scenario.policy_fields import policies_group, rails_group
from leftshift.storage.scenario.shapes import Here, Json, OneOf, Real, Shape, Switch, Whole, one_of_enum
from leftshift.storage.scenario.texts import LEVER_NOTE, NAME, NOTES, Text

E = TypeVar("E", bound=StrEnum)

FORMAT = "leftshift scenario"
VERSION = 1

LEVER_NOTES_MOST = 60
"""Levers with a note: more than there are levers, few enough that a full file stays under the size limit."""
CODES_MOST = 60
"""Codes merged into one area: more than England has boards of either footprint."""
CODE_MOST = 120
"""Characters of an area's code: a cluster of a dozen boards."""
EARLIER_ASSUMPTIONS = frozenset({"real_growth", "convergence", "population_growth"})
"""Assumptions of the first files: a file without them is no scenario. Later ones have their central value."""

SEED_MOST = 2**32 - 1
"""Largest seed: what 32 bits hold."""
_LEVER = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z0-9_]{1,40}){0,2}")
_PAYERS = {payer: payer for payer in (PROPORTION, POOL, *map(str, SECTORS))}
_SHARE = Real(least=0, most=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """The levers of a scenario, as a file groups them and in its order."""

    shares: ShareLever
    running_costs: RunningCostLever
    board: BoardLever
    policies: PolicyLevers
    rails: RailLever
    notes: Mapping[str, str]


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
    uncertainty: Draws | None
    levers: Levers
    assumptions: Mapping[str, float]
    history: Ledger | None = None
    """How the scenario came about; None where the planner leaves it out of the file."""


def scenario_group(known: Known) -> Group[ScenarioFile]:
    """Return the shape of a whole scenario file."""
    # None is only ever the default: it is neither read nor written.
    own_figures: Shape[OwnFigures | None] = own_figures_group(known)  # type: ignore[assignment]  # see above
    # None is only ever the default: it is neither read nor written.
    history: Shape[Ledger | None] = history_group()  # type: ignore[assignment]  # see above
    return Group(
        build=ScenarioFile,
        fields=(
            Field(key="format", shape=OneOf({FORMAT: FORMAT})),
            Field(key="version", shape=Whole(least=VERSION, most=VERSION, unit="file version")),
            Field(key="name", shape=NAME),
            Field(key="notes", shape=NOTES, default=""),
            Field(key="area", shape=_area(known)),
            Field(key="years", shape=_years(known)),
            Field(key="own_figures", shape=own_figures, default=None, sparse=True),
            Field(key="uncertainty", shape=_draws(), default=None, sparse=True),
            Field(key="levers", shape=_levers(known)),
            Field(key="assumptions", shape=_assumptions(known)),
            Field(key="history", shape=history, default=None, sparse=True),
        ),
    )


def _draws() -> Shape[Draws | None]:
    # None is only ever the default: it is neither read nor written.
    return Group(
        build=Draws,
        fields=(
            Field(key="draws", into="count", shape=Whole(least=FEWEST_DRAWS, most=MOST_DRAWS, unit="draws")),
            Field(key="seed", shape=Whole(least=0, most=SEED_MOST, unit="seed")),
        ),
    )


def _area(known: Known) -> Group[AreaChoice]:
    codes = Many(item=Text(least=1, most=CODE_MOST), least=1, most=CODES_MOST, distinct=True)
    return Group(
        build=AreaChoice,
        fields=(Field(key="footprint", shape=one_of_enum(Footprint)), Field(key="codes", shape=codes)),
        checks=(partial(check_area, known.find_area),),
    )


def _years(known: Known) -> Group[Years]:
    first, last = known.first_year, known.first_year + known.horizon_most
    return Group(
        build=Years,
        fields=(
            Field(key="from", into="first", shape=Whole(least=first, most=first, unit="financial year")),
            Field(key="to", into="last", shape=Whole(least=first + 1, most=last, unit="financial year")),
        ),
    )


def _levers(known: Known) -> Group[Levers]:
    notes = Table(name=_LEVER, item=LEVER_NOTE, most=LEVER_NOTES_MOST)
    return Group(
        build=Levers,
        fields=(
            Field(key="shares", shape=_shares(known)),
            Field(key="running_costs", shape=_running_costs(known)),
            Field(key="board", shape=board_group()),
            Field(
                key="policies",
                shape=policies_group(known, _by_sector(missing=0.0)),
                default=PolicyLevers(),
            ),
            Field(
                key="rails",
                shape=rails_group(known),
                default=RailLever(real_fall_most=known.limit("real_fall_most").default),
            ),
            Field(key="notes", shape=notes, default=MappingProxyType({})),
        ),
    )


def _shares(known: Known) -> Group[ShareLever]:
    plain = ShareLever(target=(), start=0, end=0)
    return Group(
        build=ShareLever,
        fields=(
            Field(key="target", shape=_by_sector()),
            Field(key="unallocated", shape=_SHARE, default=plain.unallocated),
            *_span(known),
            Field(key="ramp", shape=one_of_enum(Ramp)),
            Field(key="locked", shape=_Chosen(Sector, SECTORS)),
            Field(key="paid_by", shape=OneOf(_PAYERS), default=plain.paid_by),
            Field(key="floors", shape=_by_sector(missing=0.0), default=plain.floors),
            Field(key="ceilings", shape=_by_sector(missing=1.0), default=plain.ceilings),
        ),
        checks=(starts_before_end, shares_add_up, floors_below_ceilings),
    )


def _running_costs(known: Known) -> Group[RunningCostLever]:
    return Group(
        build=RunningCostLever,
        fields=(
            Field(key="cut", shape=Real(least=0, most=known.cut_most)),
            *_span(known),
            Field(key="ramp", shape=one_of_enum(Ramp), default=Ramp.STRAIGHT),
            Field(key="reinvested", shape=_SHARE),
            Field(key="to", shape=_by_sector(missing=0.0)),
            Field(key="functions", shape=_by_function(), default=known.functions),
            Field(key="protected", shape=_Chosen(Function, FUNCTIONS), default=frozenset()),
        ),
        checks=(starts_before_end, reinvestment_adds_up, functions_add_up),
    )


def _assumptions(known: Known) -> Group[Mapping[str, float]]:
    def field(entry: Assumption) -> Field[float]:
        shape: Shape[float] = (
            Switch() if entry.is_switch else Real(least=entry.least, most=entry.most, unit=entry.unit)
        )
        return Field(
            key=entry.key,
            shape=shape,
            default=REQUIRED if entry.key in EARLIER_ASSUMPTIONS else entry.central,
        )

    def build(**values: float) -> Mapping[str, float]:
        return MappingProxyType({entry.key: float(values[entry.key]) for entry in known.assumptions})

    return Group(
        build=build,
        fields=tuple(field(entry) for entry in known.assumptions),
        take=lambda values, key: values[key],
    )


def _span(known: Known) -> tuple[Field[int], Field[int]]:
    """Return the first and last year of a lever."""
    year = Whole(least=known.first_year, most=known.first_year + known.horizon_most, unit="financial year")
    return Field(key="start", shape=year), Field(key="end", shape=year)


def _by_sector(missing: float | None = None) -> Group[tuple[float, ...]]:
    """Return seven shares by sector; with `missing`, sectors left out stand there."""

    def build(**shares: float) -> tuple[float, ...]:
        return tuple(shares[sector] for sector in SECTORS)

    default = REQUIRED if missing is None else missing
    return Group(
        build=build,
        fields=tuple(Field(key=str(sector), shape=_SHARE, default=default) for sector in SECTORS),
        take=lambda shares, key: shares[INDEX[Sector(key)]],
        sparse=missing is not None,
    )


def _by_function() -> Group[tuple[float, ...]]:
    """Return the parts of the posts by commissioning function."""

    def build(**parts: float) -> tuple[float, ...]:
        return tuple(parts[function] for function in FUNCTIONS)

    return Group(
        build=build,
        fields=tuple(Field(key=str(function), shape=_SHARE) for function in FUNCTIONS),
        take=lambda parts, key: parts[FUNCTIONS.index(Function(key))],
    )


@dataclass(frozen=True, slots=True)
class _Chosen(Generic[E]):
    """Some of a few things: a list in the file, a set in hand."""

    kind: type[E]
    everything: tuple[E, ...]

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return self._list.allowed

    def read(self, here: Here) -> frozenset[E]:
        """Return what the list holds."""
        return frozenset(self._list.read(here))

    def write(self, value: frozenset[E]) -> Json:
        """Return what is chosen in its usual order."""
        return [str(item) for item in self.everything if item in value]

    @property
    def _list(self) -> Many[E]:
        return Many(item=one_of_enum(self.kind), most=len(self.everything), distinct=True)
