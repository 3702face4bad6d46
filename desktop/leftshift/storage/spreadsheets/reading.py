"""What a file becomes: a line for each of its rows, the questions it raises, and the list itself."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from leftshift.storage.spreadsheets.questions import ImportQuestion

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One row of a file and what becomes of it."""

    place: str
    """Place of its name in the file, such as A7."""
    says: str
    """The name as the file has it."""
    amount: str = ""
    """What else the row says: its amount, or the group and the vote of a seat."""
    becomes: str = ""
    """What it becomes; empty where it is left out."""
    money: float | None = None
    """The amount that is taken [£m]; None where none is."""
    why: str = ""
    """Why it is left out, or what was done to it."""
    question: str = ""
    """Key of the question on it; empty where there is none."""

    def but(self, **changes: Any) -> "SheetLine":  # noqa: ANN401 - as dataclasses.replace takes them
        """Return this line with some of its fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading(Generic[T]):
    """A file as it is understood with the answers given so far."""

    result: T
    """The list as it will be taken, every question answered as proposed where it was not answered."""
    lines: tuple[SheetLine, ...]
    questions: tuple[ImportQuestion, ...]
    notes: tuple[str, ...]
    """What was taken for granted or left aside, in sentences."""
    headings: str
    """What the headings say, without their years."""

    @property
    def shape(self) -> str:
        """Digest that files of one shape have in common."""
        return hashlib.sha256(self.headings.encode(errors="replace")).hexdigest()

    @property
    def open(self) -> tuple[ImportQuestion, ...]:
        """Questions that must be answered and are not."""
        return tuple(question for question in self.questions if question.is_open)

    @property
    def blocking(self) -> tuple[ImportQuestion, ...]:
        """Questions that have no proposal either, so that the list cannot be taken after one look."""
        return tuple(question for question in self.open if not question.proposed)

    def settled(self) -> T:
        """Return the list.

        Raises:
            Refusal: a question is open.
        """
        for question in self.open:
            raise question.refusal
        return self.result


def lines_text(lines: Sequence[SheetLine]) -> str:
    """Write lines as a table of plain text: what each row says, and what it becomes or why not."""
    rows = [("cell", "says", "", "becomes", "why")]
    for line in lines:
        becomes = line.becomes or "left out"
        if line.money is not None:
            becomes = f"{line.becomes} {line.money:,.1f}"
        rows.append((line.place, line.says, line.amount, becomes, line.why))
    clean = [tuple("".join(c if c.isprintable() else " " for c in text)[:90] for text in row) for row in rows]
    widths = [max(len(row[at]) for row in clean) for at in range(5)]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in clean
    )
