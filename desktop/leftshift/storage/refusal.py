"""Refusal: why a file was not opened, in words a planner can act on."""

from collections.abc import Sequence
from typing import Final

MEND = "Mend this place in a text editor, or open an older copy of the file."
"""What helps when one place of a file is wrong."""
FETCH = "Choose another file, or fetch this one again from where it came from."
"""What helps when the file as a whole is not a sound file of this kind."""
SAID_MOST: Final = 380
"""Characters of a refusal: with what a command says before it, a message stays under 400."""


class Refusal(ValueError):  # noqa: N818  # a refusal is the field's word: the file is refused, nothing erred
    """A file that is not opened: where it is wrong, what is allowed there and what to do.

    `line` and `column` count from 1 and are None when the file could not be read at all. Whatever a file, its
    name or a field holds, the parts are in characters that print, on one line, and the whole sentence has at
    most SAID_MOST: the longest parts of it are cut, never what is to be done.
    """

    def __init__(
        self,
        *,
        file: str,
        place: str,
        wrong: str,
        allowed: str,
        todo: str = MEND,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(file, place, wrong)
        self.file = printable(file)
        self.line = line
        self.column = column
        self.place = printable(place)
        self.wrong = printable(wrong)
        self.allowed = printable(allowed)
        self.todo = todo

    def at_line(self, line: int | None) -> "Refusal":
        """Return the same refusal at another line, for what was read apart from the rest of its file."""
        return Refusal(
            file=self.file,
            line=line,
            place=self.place,
            wrong=self.wrong,
            allowed=self.allowed,
            todo=self.todo,
        )

    def __str__(self) -> str:
        line = f"line {self.line}, " if self.line else ""
        marks = len(f", {line}: ; allowed is . {self.todo}")
        file, place, wrong, allowed = fitted(
            (self.file, self.place, self.wrong, self.allowed), SAID_MOST - marks
        )
        return f"{file}, {line}{place}: {wrong}; allowed is {allowed}. {self.todo}"


def printable(text: str) -> str:
    """Return a text with a mark for each character that does not print or turns the direction of a line."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else " " if one.isspace() else "\ufffd" for one in text)


def shortened(text: str, most: int) -> str:
    """Return a text in characters that print, cut in its middle where it has more than `most` of them."""
    plain = printable(text)
    return plain if len(plain) <= most else f"{plain[: most // 2]}…{plain[len(plain) - (most - 1) // 2 :]}"


def fitted(parts: Sequence[str], room: int) -> tuple[str, ...]:
    """Cut the longest of several texts so that together they have at most `room` characters."""
    most = next(most for most in range(room, 0, -1) if sum(min(len(part), most) for part in parts) <= room)
    return tuple(part if len(part) <= most else f"{part[: most - 1]}…" for part in parts)
