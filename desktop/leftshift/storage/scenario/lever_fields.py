"""The levers of a scenario file: budget shares, running costs, and the notes on any lever."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever
from leftshift.model.scenario import POOL, PROPORTION, BoardLever, RunningCostLever, ShareLever
from leftshift.model.terms import FUNCTIONS, SECTORS, Function, Ramp, Sector
from leftshift.storage.scenario.board_fields import board_record
from leftshift.storage.scenario.checks import (
    floors_below_ceilings,
    functions_add_up,
    reinvestment_adds_up,
    shares_add_up,
    starts_before_end,
)
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.policy_fields import policies_record, rails_record
from leftshift.storage.scenario.records import Field, ListOf, NamedTexts, Record, by_name
from leftshift.storage.scenario.shapes import Here, Json, OneOf, Real, Whole, one_of_enum
from leftshift.storage.scenario.texts import LEVER_NOTE

E = TypeVar("E", bound=StrEnum)

LEVER_NOTES_MOST = 60
"""Levers with a note: more than there are levers, few enough that a full file stays under the size limit."""
_LEVER = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z0-9_]{1,40}){0,2}")
_PAYERS = {payer: payer for payer in (PROPORTION, POOL, *map(str, SECTORS))}
_SHARE = Real(least=0, most=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverRecords:
    """The levers of a scenario, as a file groups them and in its order."""

    shares: ShareLever
    running_costs: RunningCostLever
    board: BoardLever
    policies: PolicyLevers
    rails: RailLever
    notes: Mapping[str, str]


def levers_record(known: Known) -> Record[LeverRecords]:
    """Return the shape of the field `levers`."""
    notes = NamedTexts(name=_LEVER, item=LEVER_NOTE, most=LEVER_NOTES_MOST)
    return Record(
        build=LeverRecords,
        fields=(
            Field(key="shares", shape=_shares(known)),
            Field(key="running_costs", shape=_running_costs(known)),
            Field(key="board", shape=board_record()),
            Field(
                key="policies",
                shape=policies_record(known, by_name(SECTORS, _SHARE, 0.0)),
                default=PolicyLevers(),
            ),
            Field(
                key="rails",
                shape=rails_record(known),
                default=RailLever(real_fall_most=known.limit("real_fall_most").default),
            ),
            Field(key="notes", shape=notes, default=MappingProxyType({})),
        ),
    )


def _shares(known: Known) -> Record[ShareLever]:
    plain = ShareLever(target=(), start=0, end=0)
    return Record(
        build=ShareLever,
        fields=(
            Field(key="target", shape=by_name(SECTORS, _SHARE)),
            Field(key="unallocated", shape=_SHARE, default=plain.unallocated),
            *_span(known),
            Field(key="ramp", shape=one_of_enum(Ramp)),
            Field(key="locked", shape=_Chosen(Sector, SECTORS)),
            Field(key="paid_by", shape=OneOf(_PAYERS), default=plain.paid_by),
            Field(key="floors", shape=by_name(SECTORS, _SHARE, 0.0), default=plain.floors),
            Field(key="ceilings", shape=by_name(SECTORS, _SHARE, 1.0), default=plain.ceilings),
        ),
        checks=(starts_before_end, shares_add_up, floors_below_ceilings),
    )


def _running_costs(known: Known) -> Record[RunningCostLever]:
    return Record(
        build=RunningCostLever,
        fields=(
            Field(key="cut", shape=Real(least=0, most=known.cut_most)),
            *_span(known),
            Field(key="ramp", shape=one_of_enum(Ramp), default=Ramp.STRAIGHT),
            Field(key="reinvested", shape=_SHARE),
            Field(key="to", shape=by_name(SECTORS, _SHARE, 0.0)),
            Field(key="functions", shape=by_name(FUNCTIONS, _SHARE), default=known.functions),
            Field(key="protected", shape=_Chosen(Function, FUNCTIONS), default=frozenset()),
        ),
        checks=(starts_before_end, reinvestment_adds_up, functions_add_up),
    )


def _span(known: Known) -> tuple[Field[int], Field[int]]:
    """Return the first and last year of a lever."""
    year = Whole(least=known.first_year, most=known.first_year + known.horizon_most, unit="financial year")
    return Field(key="start", shape=year), Field(key="end", shape=year)


@dataclass(frozen=True, slots=True)
class _Chosen(Generic[E]):
    """Some of a few things: a list in the file, a set in Python."""

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
    def _list(self) -> ListOf[E]:
        return ListOf(item=one_of_enum(self.kind), most=len(self.everything), distinct=True)
