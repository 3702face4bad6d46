"""The other levers and the rails as a scenario file holds them."""

from dataclasses import fields

from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever, RailMode
from leftshift.storage.scenario.checks import check_policy_years, metrics_within_all
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.records import Field, Record
from leftshift.storage.scenario.shapes import Real, ValueShape, Whole, one_of_enum

_DEFAULTS = {entry.name: entry.default for entry in fields(PolicyLevers)}
_AMOUNTS = tuple(name for name, default in _DEFAULTS.items() if isinstance(default, float))
"""Levers that are an amount, within the limits of the evidence."""
_COUNTS = tuple(name for name, default in _DEFAULTS.items() if type(default) is int)
"""Levers that are a whole number."""


def policies_record(known: Known, by_sector: ValueShape[tuple[float, ...]]) -> Record[PolicyLevers]:
    """Return the shape of the field `policies`; levers that are off are left out of the file."""
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
            *(Field(key=key, shape=year, default=None) for key in ("start", "end")),
            *map(amount, _AMOUNTS),
            *map(count, _COUNTS),
            Field(key="devolved", shape=by_sector, default=off.devolved),
        ),
        checks=(check_policy_years, metrics_within_all),
        sparse=True,
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
