"""Every text a scenario holds: how long it may be, what it may not hold, and the one way to make it so."""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.shapes import Here, Json

_LINE_BREAK: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""Control characters (Unicode categories Cc, Zl and Zp), without the tab and the line feed."""
_UNSEEN: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
"""What turns the direction of a text or marks its byte order, and two code points that are no characters."""
_NOT_IN_A_PAGE: Final = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_NOT_IN_A_LINE: Final = re.compile(f"[\t\n{_CONTROLS}{_UNSEEN}]")
_REFUSED_IN_A_PAGE: Final = re.compile(f"[{_CONTROLS}\ud800-\udfff]")
_REFUSED_IN_A_LINE: Final = re.compile(f"[\t\n{_CONTROLS}\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Text of limited length; on one line unless `lines`.

    What a file holds is refused where it is too long or holds control characters. What a planner types,
    pastes or imports is cleaned instead, and so is every text that is written: a save never fails for one.
    """

    most: int
    """Most characters."""
    least: int = 0
    """Fewest characters."""
    lines: bool = False
    """Whether line breaks and tabs may stay."""
    blank: str = "Untitled"
    """What replaces a text of which nothing is left, where there must be one."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        kind = "text of several lines" if self.lines else "text on one line"
        return f"{kind}, {self.least} to {self.most} characters, without control characters"

    def clean(self, text: str) -> str:
        """Return the text as a scenario may hold it; cleaning twice changes nothing more."""
        text = self.without_controls(text)[: self.most]
        return text if text.strip() or not self.least else self.blank

    def without_controls(self, text: str) -> str:
        """Return the text, however long, without the characters that a scenario may not hold.

        Line breaks of every kind become a line feed, or a space on one line; so does a tab there. Half
        characters become U+FFFD. Other control characters go, and so do those that turn the direction of a
        text.
        """
        odd = _NOT_IN_A_PAGE if self.lines else _NOT_IN_A_LINE
        if odd.search(text) or _HALF_CHARACTER.search(text):
            text = _LINE_BREAK.sub("\n" if self.lines else " ", text)
            if not self.lines:
                text = text.replace("\t", " ")
            text = _HALF_CHARACTER.sub(_REPLACEMENT, odd.sub("", text))
        return text

    def read(self, here: Here) -> str:
        """Return the text; characters that turn its direction are left out."""
        text = here.node.value
        if not isinstance(text, str):
            raise here.refusal(f"{here.shown} is not text", self.allowed)
        if not self.least <= len(text) <= self.most:
            raise here.refusal(f"the text has {len(text)} characters", self.allowed)
        odd = (_REFUSED_IN_A_PAGE if self.lines else _REFUSED_IN_A_LINE).search(text)
        if odd is not None:
            raise here.refusal(f"the text holds the control character U+{ord(odd[0]):04X}", self.allowed)
        return self.clean(text)

    def write(self, value: str) -> Json:
        """Return the text as it can be read again."""
        return self.clean(value)


NAME: Final = Text(least=1, most=120)
"""A scenario's name or a pin's: one line of the window."""
NOTES: Final = Text(most=10_000, lines=True)
"""The notes on a scenario: some four printed pages."""
LEVER_NOTE: Final = Text(least=1, most=2_000, lines=True, blank="(empty)")
"""The note on one lever: most of a printed page."""
ROLE: Final = Text(least=1, most=120, blank="Unnamed seat")
"""What a seat is called: one line of the window."""
QUESTION: Final = Text(least=1, most=120, blank="Unnamed question")
"""A question of a board's own survey."""
FILE_NAME: Final = Text(least=1, most=255, blank="unnamed file")
"""Name of a file that figures came from: as long as file systems allow."""
STEP: Final = Text(most=300)
"""What a step of the history changed, or where a lever was."""
BRANCH: Final = Text(most=120)
"""Name of a branch of the history."""
WHO: Final = Text(most=120)
"""Who asked for a change."""
WHY: Final = Text(most=1_000, lines=True)
"""Why: a third of a printed page."""
PIN_NOTE: Final = Text(most=500)
"""Why a scenario is pinned: a line or two of the window."""


def with_clean_texts(scenario: Scenario, *, clean: Scenario | None = None) -> Scenario:
    """Return the scenario with every text as a file may hold it; the very same one where all are so already.

    A note on a lever of which nothing is left is no note. The board of `clean`, whose texts are so already,
    is not gone through again: at a step of a drag it is the same one.
    """
    board, own = scenario.board, scenario.own_figures
    if clean is None or clean.board is not board:
        seats = tuple(replace(seat, role=ROLE.clean(seat.role)) for seat in board.seats)
        survey = tuple(replace(answer, question=QUESTION.clean(answer.question)) for answer in board.survey)
        board = replace(board, seats=seats, survey=survey)
    made = replace(
        scenario,
        name=NAME.clean(scenario.name),
        notes=NOTES.clean(scenario.notes),
        own_figures=own and replace(own, source=FILE_NAME.clean(own.source)),
        board=board,
        lever_notes=MappingProxyType(
            {
                lever: LEVER_NOTE.clean(note)
                for lever, note in scenario.lever_notes.items()
                if LEVER_NOTE.clean(note) != LEVER_NOTE.blank
            }
        ),
    )
    return scenario if made == scenario else made
