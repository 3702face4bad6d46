"""Shapes: what a single value of a file may be, said once for reading and for writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Protocol, TypeVar

from leftshift.storage.refusal import MEND, Refusal
from leftshift.storage.scenario.json_text import Node, SourceText, step_into

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Here:
    """One value of a file with its place there; knows how to refuse it."""

    source: SourceText
    node: Node
    place: str = ""
    missed: list[str] = field(default_factory=list, compare=False, repr=False)
    """Places of the whole file that it leaves out though a saved one holds them, as they are met."""

    @property
    def shown(self) -> str:
        """The value as the file writes it, shortened for a message."""
        return self.source.shown(self.node)

    def at(self, step: str | int) -> "Here":
        """Return a member or an item; the group itself where that member is missing."""
        inner: Node | None = None
        if isinstance(self.node.value, Mapping) and isinstance(step, str):
            inner = self.node.value.get(step)
        elif isinstance(self.node.value, tuple) and isinstance(step, int):
            inner = self.node.value[step]
        return Here(self.source, inner or self.node, step_into(self.place, step), self.missed)

    def refusal(self, wrong: str, allowed: str, todo: str = MEND) -> Refusal:
        """Return the refusal of this value."""
        return self.source.refusal(self.node.at, self.place, wrong, allowed, todo)


class ValueShape(Protocol[T]):
    """What a place may hold: `allowed` in words, how it is read, how it is written."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""

    def read(self, here: Here) -> T:
        """Return the value that the file holds here, or raise a Refusal."""

    def write(self, value: T) -> Json:
        """Return the value as JSON holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """A number within limits, both included."""

    least: float
    most: float
    unit: str = "share"

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return f"a number from {self.least:g} to {self.most:g} [{self.unit}]"

    def read(self, here: Here) -> float:
        """Return the number; true and false are no numbers."""
        value = here.node.value
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not self.least <= value <= self.most
        ):
            raise here.refusal(f"{here.shown} is not allowed here", self.allowed)
        return float(value) + 0.0  # adding zero turns -0.0 into 0.0, so one number has one spelling

    def write(self, value: float) -> Json:
        """Return the number, whole numbers with a decimal point."""
        return float(value) + 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number within limits, both included."""

    least: int
    most: int
    unit: str

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        if self.least == self.most:
            return f"exactly {self.least} [{self.unit}]"
        return (
            f"a whole number from {self.least} to {self.most} [{self.unit}], written without a decimal point"
        )

    def read(self, here: Here) -> int:
        """Return the number; true, false and 2025.0 are no whole numbers."""
        value = here.node.value
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise here.refusal(f"{here.shown} is not allowed here", self.allowed)
        return value

    def write(self, value: int) -> Json:
        """Return the number."""
        return int(value)


@dataclass(frozen=True, slots=True)
class OnOff:
    """On or off: true or false in the file, True or False in Python."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return "true or false"

    def read(self, here: Here) -> bool:
        """Return whether the switch is on; 0 and 1 are no switches."""
        if not isinstance(here.node.value, bool):
            raise here.refusal(f"{here.shown} is not allowed here", self.allowed)
        return here.node.value

    def write(self, value: float) -> Json:
        """Return true for anything but 0."""
        return bool(value)


@dataclass(frozen=True, slots=True)
class OneOf(Generic[T]):
    """One of a few words, each meaning a value."""

    words: Mapping[str, T]

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return "one of " + ", ".join(f'"{word}"' for word in self.words)

    def read(self, here: Here) -> T:
        """Return the value that the word means."""
        word = here.node.value
        if not isinstance(word, str) or word not in self.words:
            raise here.refusal(f"{here.shown} is not allowed here", self.allowed)
        return self.words[word]

    def write(self, value: T) -> Json:
        """Return the word for the value; a value without one is left for the reader to refuse."""
        return next((word for word, meant in self.words.items() if meant == value), str(value))


def one_of_enum(kind: type[E]) -> OneOf[E]:
    """Return the shape of an enumeration whose values are the words of the file."""
    return OneOf({str(member.value): member for member in kind})
