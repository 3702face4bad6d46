"""Refusal: why a file was not opened, in words a planner can act on."""

MEND = "Mend this place in a text editor, or open the previous version kept beside it (.bak)."
"""What helps when one place of a file is wrong."""
FETCH = "Choose another file, or fetch this one again from where it came from."
"""What helps when the file as a whole is not a sound file of this kind."""


class Refusal(ValueError):  # noqa: N818  # a refusal is the field's word: the file is refused, nothing erred
    """A file that is not opened: where it is wrong, what is allowed there and what to do.

    `line` and `column` count from 1 and are None when the file could not be read at all.
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
        self.file = file
        self.line = line
        self.column = column
        self.place = place
        self.wrong = wrong
        self.allowed = allowed
        self.todo = todo

    def __str__(self) -> str:
        where = [self.file] + ([f"line {self.line}"] if self.line else []) + [self.place]
        return f"{', '.join(where)}: {self.wrong}; allowed is {self.allowed}. {self.todo}"
