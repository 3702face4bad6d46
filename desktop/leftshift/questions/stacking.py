"""Records of arrays: the same step for every field, so that a new lever or result needs no new line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from leftshift.model.terms import FloatArray, Number

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

STEP = "."
"""Stands between a record's name and the name of a field within it."""
_Record = TypeVar("_Record", bound="DataclassInstance")


def leaves(record: "DataclassInstance", at: str = "") -> Iterator[tuple[str, Number]]:
    """List every field of a record and of the records within it, by names such as policies.fee."""
    for entry in fields(record):
        value = getattr(record, entry.name)
        if is_dataclass(value) and not isinstance(value, type):
            yield from leaves(value, f"{at}{entry.name}{STEP}")
        else:
            yield f"{at}{entry.name}", value


def changed(record: _Record, change: Callable[[str, Number], object], at: str = "") -> _Record:
    """Return a record with every field, and every field of the records within it, changed by its name."""
    new: dict[str, object] = {}
    for entry in fields(record):
        value, name = getattr(record, entry.name), f"{at}{entry.name}"
        if is_dataclass(value) and not isinstance(value, type):
            new[entry.name] = changed(value, change, f"{name}{STEP}")
        else:
            new[entry.name] = change(name, value)
    return replace(record, **new)


def stacked(records: Sequence[_Record]) -> _Record:
    """Stack records along a new leading axis, one entry a record; values of one record need no stacking."""
    others = [dict(leaves(record)) for record in records]
    return changed(records[0], lambda name, _value: np.stack([np.asarray(one[name]) for one in others]))


def on_axis(before: Number, after: Number, axis: int, count: int) -> FloatArray:
    """Stack two values along one of `count` leading axes, shape (1, ..., 2, ..., 1, *own)."""
    both = np.stack([np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)])
    return both.reshape((1,) * axis + (2,) + (1,) * (count - axis - 1) + both.shape[1:])
