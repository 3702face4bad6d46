"""The other levers and the rails as a scenario file holds them."""

from dataclasses import fields

from leftshift.model.own_lists import Metric, MetricTag, Place, Scheme
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever, RailMode
from leftshift.model.specialties import SPECIALTIES, Payee, SpecialtyMove
from leftshift.model.terms import Sector
from leftshift.storage.scenario.checks import check_policy_years
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.records import Field, ListOf, OrNone, Record, by_name
from leftshift.storage.scenario.shapes import OnOff, Real, ValueShape, Whole, one_of_enum
from leftshift.storage.scenario.texts import NAME, Text

_DEFAULTS = {entry.name: entry.default for entry in fields(PolicyLevers)}
_AMOUNTS = tuple(name for name, default in _DEFAULTS.items() if isinstance(default, float))
"""Levers that are an amount, within the limits of the evidence."""
_LISTED_MOST = 500
"""Schemes, places and measures of one area at most."""
METRIC_NAME = Text(least=1, most=400)
_COUNTS = tuple(name for name, default in _DEFAULTS.items() if type(default) is int)
"""Levers that are a whole number."""


def policies_record(known: Known, by_sector: ValueShape[tuple[float, ...]]) -> Record[PolicyLevers]:
    """Return the shape of the field `policies`."""
    off = PolicyLevers()
    year = Whole(least=known.first_year, most=known.first_year + known.horizon_most, unit="financial year")

    def amount(key: str) -> Field[float]:
        reach = known.limit(key)
        return Field(
            key=key, shape=Real(least=reach.low, most=reach.high, unit=reach.unit), default=getattr(off, key)
        )

    def count(key: str) -> Field[int]:
        reach = known.limit(key)
        return Field(
            key=key,
            shape=Whole(least=round(reach.low), most=round(reach.high), unit=reach.unit),
            default=getattr(off, key),
        )

    return Record(
        build=PolicyLevers,
        fields=(
            *(Field(key=key, shape=OrNone(year), default=None, sparse=True) for key in ("start", "end")),
            *map(amount, _AMOUNTS),
            *map(count, _COUNTS),
            Field(key="devolved", shape=by_sector, default=off.devolved),
            Field(key="deficit_removed", shape=OnOff(), default=off.deficit_removed),
            Field(key="advice_until", shape=OrNone(year), default=None, sparse=True),
            Field(key="capital_sector", shape=one_of_enum(Sector), default=off.capital_sector),
            *(
                Field(key=key, shape=OrNone(_reach(known, key)), default=None, sparse=True)
                for key in ("parity_staff", "deprived_share")
            ),
            Field(key="outpatients", shape=_outpatients(), default=off.outpatients),
            Field(key="schemes", shape=ListOf(item=_scheme(known), most=_LISTED_MOST), default=off.schemes),
            Field(key="places", shape=ListOf(item=_place(known), most=_LISTED_MOST), default=off.places),
            Field(key="metrics", shape=ListOf(item=_metric(), most=_LISTED_MOST), default=off.metrics),
        ),
        checks=(check_policy_years,),
    )


def _reach(known: Known, key: str) -> Real:
    reach = known.limit(key)
    return Real(least=reach.low, most=reach.high, unit=reach.unit)


def _outpatients() -> Record[tuple[SpecialtyMove, ...]]:
    """Return how much of each specialty moves and who is paid; what stays may be left out."""
    stays = SpecialtyMove()
    move = Record(
        build=SpecialtyMove,
        fields=(
            Field(key="moved", shape=Real(least=0, most=1, unit="share"), default=stays.moved),
            Field(key="paid_to", shape=one_of_enum(Payee), default=stays.paid_to),
        ),
    )
    return by_name(SPECIALTIES, move, stays)


def _scheme(known: Known) -> Record[Scheme]:
    measures = known.limit("scheme_measures")
    return Record(
        build=Scheme,
        fields=(
            Field(key="name", shape=NAME),
            Field(key="money", shape=_reach(known, "schemes")),
            Field(
                key="measures",
                shape=Whole(least=round(measures.low), most=round(measures.high), unit=measures.unit),
                default=0,
            ),
            Field(key="consolidated", shape=OnOff(), default=False),
        ),
    )


def _place(known: Known) -> Record[Place]:
    return Record(
        build=Place,
        fields=(Field(key="name", shape=NAME), Field(key="people", shape=_reach(known, "places"))),
    )


def _metric() -> Record[Metric]:
    return Record(
        build=Metric,
        fields=(
            Field(key="name", shape=METRIC_NAME),
            Field(key="tag", shape=one_of_enum(MetricTag)),
            Field(key="now", shape=OnOff(), default=True),
            Field(key="then", shape=OnOff(), default=True),
        ),
    )


def rails_record(known: Known) -> Record[RailLever]:
    """Return the shape of the field `rails`."""
    fall = known.limit("real_fall_most")
    mode = one_of_enum(RailMode)
    return Record(
        build=RailLever,
        fields=(
            *(
                Field(key=key, shape=mode, default=RailMode.OFF)
                for key in ("mental_health", "primary_care", "real_fall")
            ),
            Field(
                key="real_fall_most",
                shape=Real(least=fall.low, most=fall.high, unit=fall.unit),
                default=fall.default,
            ),
        ),
    )
