"""What an import asks: each question with its choices, its proposal and the answer that is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.cells import CellGrid

Answers = Mapping[str, str]
"""Answers by the key of their question, each the value of a choice."""
LEAVE_OUT: Final = "leave_out"
"""The choice that takes nothing of a row."""
KEEP: Final = "keep"
"""The choice that keeps Leftshift's own figure."""
YES: Final = "yes"
REMEMBERED: Final = ("amount", "unit", "decimal", "map:", "twice:", "group:", "votes")
"""Beginnings of the keys whose answers hold for the next file of the same shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportQuestion:
    """One question about a file."""

    key: str
    text: str
    """The question, in sentences; plain text."""
    choices: Mapping[str, str]
    """What can be answered: each value with its words on screen."""
    refusal: Refusal
    """What to say where nobody can be asked."""
    proposed: str = ""
    """The choice that is likely; empty where none is, so that one must be made."""
    answer: str = ""
    """The choice that was made; empty where none was."""
    must: bool = True
    """Whether it must be answered, or its proposal seen, before the file is taken."""
    option: str = ""
    """Option of the command line that answers it, such as --unit gbp_m."""

    @property
    def is_open(self) -> bool:
        """Whether it must be answered and is not."""
        return self.must and not self.answer

    @property
    def in_words(self) -> str:
        """The question with its place, and the option that answers it."""
        return f"{self.refusal.place}: {self.text} Answer with {self.option}"

    @property
    def chosen(self) -> str:
        """The answer, else the proposal; empty where there is neither."""
        return self.answer or self.proposed


@dataclass(slots=True)
class Asker:
    """Collects the questions of one file and gives the answers there are."""

    grid: CellGrid
    answers: Answers
    asked: list[ImportQuestion] = field(default_factory=list)

    def ask(
        self,
        key: str,
        text: str,
        choices: Mapping[str, str],
        *,
        place: str = "",
        proposed: str = "",
        must: bool = True,
        option: str = "",
    ) -> str:
        """Ask once, and return the answer, else the proposal; empty where there is neither.

        `option` holds no text of the file, since a user pastes it into a shell.
        """
        before = next((one for one in self.asked if one.key == key), None)
        if before is not None:
            return before.chosen
        given = self.given(key, place)
        answer = given if given in choices else ""
        listed = ", ".join(dict.fromkeys(choices.values()))
        question = ImportQuestion(
            key=key,
            text=f"{text[:1].upper()}{text[1:]}",
            choices=choices,
            proposed=proposed,
            answer=answer,
            must=must,
            option=option,
            refusal=self.grid.refusal(
                place,
                text.rstrip(".?"),
                f"one of these: {listed}",
                f"Import the file from the File menu and answer there, or on the command line with {option}.",
            ),
        )
        self.asked.append(question)
        return question.chosen

    def given(self, key: str, place: str) -> str:
        """Return the answer to a key, such as map:savings, or to the cell of its name, such as map:a4."""
        kind, colon, _ = key.partition(":")
        return self.answers.get(key, "") or (
            self.answers.get(f"{kind}:{place.casefold()}", "") if colon else ""
        )

    @property
    def questions(self) -> tuple[ImportQuestion, ...]:
        """All questions, those that must be answered first."""
        return tuple(sorted(self.asked, key=lambda one: not one.must))


def remembered(answers: Answers) -> dict[str, str]:
    """Return those answers that hold for the next file of the same shape."""
    return {key: value for key, value in answers.items() if key.startswith(REMEMBERED)}
