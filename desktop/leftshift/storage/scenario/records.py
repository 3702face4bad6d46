"""Records and lists: shapes made of other shapes; what a file calls a group is a record here."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import name_shown
from leftshift.storage.scenario.shapes import Here, Json, ValueShape
from leftshift.storage.scenario.texts import Text

T = TypeVar("T")


class _Required:
    """The default of a field that has none."""


REQUIRED = _Required()
LISTED_MOST = 8
"""Fields that a message lists; of a longer list it names the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf(Generic[T]):
    """A list of limited length, each item of one shape, none twice if `distinct`."""

    item: ValueShape[T]
    most: int
    least: int = 0
    distinct: bool = False

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        once = ", none twice" if self.distinct else ""
        return f"a list of {self.least} to {self.most} items{once}"

    def read(self, here: Here) -> tuple[T, ...]:
        """Return the items in the order of the file."""
        nodes = here.node.value
        if not isinstance(nodes, tuple):
            raise here.refusal(f"{here.shown} is not a list", self.allowed)
        if not self.least <= len(nodes) <= self.most:
            raise here.refusal(f"the list has {len(nodes)} items", self.allowed)
        items: list[T] = []
        for place in range(len(nodes)):
            inner = here.at(place)
            item = self.item.read(inner)
            if self.distinct and item in items:
                raise inner.refusal(f"{inner.shown} is in the list twice", self.allowed)
            items.append(item)
        return tuple(items)

    def write(self, value: Iterable[T]) -> Json:
        """Return the items as a list."""
        return [self.item.write(item) for item in value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[T]):
    """One named field of a record; `into` names the attribute it is read into, where that differs."""

    key: str
    shape: ValueShape[T]
    into: str = ""
    default: T | _Required = REQUIRED
    sparse: bool = False
    """Whether the field is left out of the file while it has its default."""

    @property
    def name(self) -> str:
        """Name of the attribute the field is read into."""
        return self.into or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[T]):
    """Named fields and no others, built into one value that is then checked as a whole."""

    build: Callable[..., T]
    fields: tuple[Field[Any], ...]
    part_of: Callable[[T, str], Any] = getattr
    """Returns the part of a built value that a field holds, by the field's name."""
    checks: tuple[Callable[[T, Here], None], ...] = ()
    sparse: bool = False
    """Whether fields that have their default are left out of the file."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return "a group { … } of the fields " + ", ".join(field.key for field in self.fields)

    def read(self, here: Here) -> T:
        """Return the built value; a missing field has its default, and is noted unless it may be missing."""
        if not isinstance(here.node.value, Mapping):
            raise here.refusal(f"{here.shown} is not a group", self.allowed)
        known = {field.key: field for field in self.fields}
        found: dict[str, object] = {}
        for key in here.node.value:
            inner = here.at(key)
            if key not in known:
                raise _unknown(inner, key, tuple(known))
            found[known[key].name] = known[key].shape.read(inner)
        for field in self.fields:
            if field.name not in found:
                if isinstance(field.default, _Required):
                    raise here.at(field.key).refusal(
                        f'the field "{field.key}" is missing', field.shape.allowed
                    )
                if not (self.sparse or field.sparse):
                    here.missed.append(here.at(field.key).place)
                found[field.name] = field.default
        built = self.build(**found)
        for check in self.checks:
            check(built, here)
        return built

    def write(self, value: T) -> Json:
        """Return the fields in the order declared."""
        parts = ((field, self.part_of(value, field.name)) for field in self.fields)
        return {
            field.key: field.shape.write(part)
            for field, part in parts
            if not ((self.sparse or field.sparse) and part == field.default)
        }


def by_name(
    names: Sequence[StrEnum],
    item: ValueShape[T],
    default: T | _Required = REQUIRED,
    *,
    sparse: bool = False,
) -> Record[tuple[T, ...]]:
    """Return the shape of one value for each name, in Python a tuple in the order of the names."""
    places = {str(name): place for place, name in enumerate(names)}

    def build(**values: T) -> tuple[T, ...]:
        return tuple(values[name] for name in places)

    return Record(
        build=build,
        fields=tuple(Field(key=name, shape=item, default=default) for name in places),
        part_of=lambda values, name: values[places[name]],
        sparse=sparse,
    )


@dataclass(frozen=True, slots=True)
class OrNone(Generic[T]):
    """A value that a file may leave out: None is the default of its field and is never written."""

    item: ValueShape[T]

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return self.item.allowed

    def read(self, here: Here) -> T | None:
        """Return the value."""
        return self.item.read(here)

    def write(self, value: T | None) -> Json:
        """Return the value as JSON holds it, or null, which no reader accepts, for None."""
        return None if value is None else self.item.write(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTexts:
    """Texts by names of levers, such as `shares.community`; written in the order of their names."""

    name: re.Pattern[str]
    item: Text
    most: int

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return f"a group {{ … }} of at most {self.most} texts, named such as shares.community"

    def read(self, here: Here) -> Mapping[str, str]:
        """Return the texts by their names."""
        nodes = here.node.value
        if not isinstance(nodes, Mapping):
            raise here.refusal(f"{here.shown} is not a group", self.allowed)
        if len(nodes) > self.most:
            raise here.refusal(f"the group has {len(nodes)} texts", self.allowed)
        for key in nodes:
            if not self.name.fullmatch(key):
                raise here.at(key).refusal(f'"{name_shown(key)}" is not the name of a lever', self.allowed)
        return MappingProxyType({key: self.item.read(here.at(key)) for key in nodes})

    def write(self, value: Mapping[str, str]) -> Json:
        """Return the texts in order of name, so that equal scenarios give equal files."""
        return {key: self.item.write(value[key]) for key in sorted(value)}


def _unknown(here: Here, key: str, known: tuple[str, ...]) -> Refusal:
    near = difflib.get_close_matches(name_shown(key), known, n=1)
    hint = f'; perhaps "{near[0]}" is meant' if near else ""
    return here.refusal(f'"{name_shown(key)}" is not a field that Leftshift knows{hint}', _only(known))


def _only(known: tuple[str, ...]) -> str:
    listed = ", ".join(known[:LISTED_MOST])
    if len(known) <= LISTED_MOST:
        return f"only {listed}"
    return f"only one of the {len(known)} fields that a newly saved file shows here, such as {listed}"
