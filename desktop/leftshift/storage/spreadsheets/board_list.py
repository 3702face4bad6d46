"""A board from the planner's own list: a CSV file or a workbook with role, group and vote of each seat."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, PARTNERS, Group, Seat
from leftshift.storage.scenario.board_fields import ORGANISATIONS_MOST, SEATS_MOST
from leftshift.storage.scenario.texts import ROLE as ROLE_TEXT
from leftshift.storage.spreadsheets.amounts import read_count
from leftshift.storage.spreadsheets.board_columns import NO_MEMBER, SeatLayout, SheetSeatColumn, choose_seats
from leftshift.storage.spreadsheets.cells import Cell, CellGrid
from leftshift.storage.spreadsheets.names import GroupName, bare, group_named, words
from leftshift.storage.spreadsheets.questions import LEAVE_OUT, YES, Answers, Asker
from leftshift.storage.spreadsheets.reading import SheetLine, SheetReading
from leftshift.storage.spreadsheets.sheet_file import SheetFile

_TICKS: Final = frozenset("✓✔☑√✅")
_YES: Final = frozenset({"yes", "y", "true", "1", "voting", "v", "votes", "voting member", *_TICKS})
_NO: Final = frozenset(
    {"no", "n", "false", "0", "non voting", "nonvoting", "non voting member", "no vote", "none", "nil"}
    | {"✗", "✘", "☐", "❌", *NO_MEMBER}
)
_VACANT: Final = re.compile(r"^(vacant|vacancy|tbc|tba|to be confirmed|to be appointed|to be recruited)\b")
_NO_VOTE: Final = re.compile(
    r"\b(?:non ?voting|no vote|without (?:a |the )?(?:vot|right)\w*|in attendance|attendees?|observers?|"
    r"participants?)\b"
)
"""What the heading over seats without a vote says."""
_SEATS: Final = re.compile(r"^(\d{1,2})\s*[x×]\s+|\s+[x×]\s*(\d{1,2})$", re.IGNORECASE)
"""How many seats a row stands for: 3 x Non-executive members, NEDs x 5."""
_OWN: Final = frozenset({None, Group.INDEPENDENT, Group.EXECUTIVE, Group.OTHER})
"""Groups that the organisation of a member never decides: its own staff and its own chair."""
_SHARED: Final = re.compile(r"\bjob ?share\b")
_LEFT: Final = re.compile(r"\b(?:until|former|outgoing|left|resigned|retired|stepped down)\b")
_NOTE: Final = re.compile(r"^(note|notes|source|total|quorum|quorate|\*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardList:
    """The seats of a board as a planner's own file gives them."""

    seats: tuple[Seat, ...]
    source: str
    """Name of the file."""
    mended: tuple[str, ...] = ()
    """What was taken for granted or left aside, in sentences."""


def understand_board(file: SheetFile, answers: Answers) -> SheetReading[BoardList]:
    """Say what each row of a file becomes of a board, and what has to be asked.

    Raises:
        Refusal: the file holds no list of seats, or a cell that would be taken cannot be.
    """
    layout, asker = choose_seats(file, answers)
    seats: list[Seat] = []
    lines: list[SheetLine] = []
    ticked = _is_ticked(layout)
    without_vote = ""
    for row in layout.rows():
        section = _section(layout, row)
        without_vote = without_vote if section is None else section
        names = {seat.role for seat in seats}
        seat, line = _seat(layout, row, asker, names, ticked=ticked, without_vote=without_vote)
        lines.append(line)
        if seat is None:
            continue
        count = _count(layout, row)
        if len(seats) + count > SEATS_MOST:
            raise layout.grid.refusal(
                line.place, "the board has too many seats", f"at most {SEATS_MOST} seats"
            )
        seats += [seat] * count
        if count > 1:
            lines[-1] = line.but(becomes=f"{count} seats: {line.becomes}")
    if not seats and not asker.asked:
        raise layout.grid.refusal("", "no row below the headings holds a seat", "at least one seat")
    notes = (*file.notes, *_said(layout, ticked=ticked))
    return SheetReading(
        result=BoardList(seats=tuple(seats), source=file.name, mended=notes),
        lines=tuple(lines),
        questions=asker.questions,
        notes=notes,
        headings=layout.shape,
    )


def _section(layout: SeatLayout, row: int) -> str | None:
    """Return the words of a row that stands alone over seats without a vote; empty over others, else None."""
    texts = [cell.text for (at, _), cell in layout.grid.cells.items() if at == row and cell.text]
    if len(texts) != 1:
        return None
    return texts[0].rstrip(": ") if _NO_VOTE.search(words(texts[0])) else ""


def _said(layout: SeatLayout, *, ticked: bool) -> tuple[str, ...]:
    said = []
    if SheetSeatColumn.ORGANISATIONS not in layout.columns:
        said.append("The file has no column of organisations; each seat is taken to speak for one.")
    if SheetSeatColumn.GROUP not in layout.columns:
        said.append("The file has no column of groups; each group was taken from role and organisation.")
    if ticked:
        said.append("Votes are ticked: a seat without a tick has no vote.")
    return tuple(said)


def _is_ticked(layout: SeatLayout) -> bool:
    """Say whether votes are marked by ticks alone, so that an empty cell means no vote."""
    texts = {layout.cell(row, SheetSeatColumn.VOTING).text for row in layout.rows()}
    return bool(texts & _TICKS) and texts <= _TICKS | {""}


def _seat(
    layout: SeatLayout, row: int, asker: Asker, before: AbstractSet[str], *, ticked: bool, without_vote: str
) -> tuple[Seat | None, SheetLine]:
    grid = layout.grid
    role, group, vote = (
        layout.cell(row, column)
        for column in (SheetSeatColumn.ROLE, SheetSeatColumn.GROUP, SheetSeatColumn.VOTING)
    )
    employer = layout.cell(row, SheetSeatColumn.EMPLOYER)
    person = layout.cell(row, SheetSeatColumn.PERSON)
    others = (group, vote, employer, person)
    beside = [cell.text for cell in others if cell.column != role.column and cell.text]
    line = SheetLine(place=role.place, says=role.text, amount=" · ".join(beside))
    if not role.text and beside and (person.text or employer.text) and not (group.text or vote.text):
        return None, line.but(says=beside[0], amount="", why="no role beside it: a heading or a note")
    is_note = _NOTE.match(words(role.text)) or role.text.startswith("*")
    vacant = _VACANT.match(words(role.text))
    if not vacant and ((is_note and not group.text) or not beside):
        return None, line.but(why="nothing beside it that makes it a seat: a note")
    if role.error or group.error or vote.error:
        wrong = next(cell for cell in (role, group, vote) if cell.error)
        raise grid.refusal(wrong.place, f"the cell shows the error {wrong.shown}", "a value")
    _refuse_more_cells(layout, row)
    text = _role(role, grid)
    why_none = _why_no_seat(role, text, asker, before)
    if why_none:
        return None, line.but(why=why_none, question=f"seat:{role.place.casefold()}")
    meant, key = _group(role, group, employer, asker, vacant=bool(vacant))
    if meant is None:
        why = "a vacant seat: left out" if vacant else "its group is not chosen"
        return None, line.but(why=why, question=key)
    says_vote = SheetSeatColumn.VOTING in layout.columns and bool(vote.text)
    if without_vote and not says_vote:
        votes = False
        line = line.but(why=f"below “{without_vote}”: no vote")
    else:
        votes = True if vacant and not vote.text else _votes(text, vote, layout, asker, ticked=ticked)
    seat = Seat(role=text, group=meant, voting=votes, organisations=_organisations(layout, row))
    name = GROUP_NAMES[meant]
    becomes = f"{name[:1].upper()}{name[1:]}, {'votes' if votes else 'no vote'}"
    return seat, line.but(becomes=becomes, question=key)


def _why_no_seat(cell: Cell, role: str, asker: Asker, before: AbstractSet[str]) -> str:
    """Ask whether a row is a seat where it may be half of one, or of somebody who has left; say why not."""
    plain = words(role)
    shared = _SHARED.search(plain) and role in before
    if not (shared or _LEFT.search(plain)):
        return ""
    why = "is shared and comes again" if shared else "may be of somebody who has left"
    said = asker.ask(
        f"seat:{cell.place.casefold()}",
        f"{cell.shown} {why}. Is it a seat of its own?",
        {YES: "yes, take it", LEAVE_OUT: "leave it out"},
        place=cell.place,
        proposed=LEAVE_OUT if shared else "",
        option=f"--seat {cell.place}=yes, or ={LEAVE_OUT}",
    )
    return "" if said == YES else f"it {why}"


def _count(layout: SeatLayout, row: int) -> int:
    """Return for how many seats a row stands."""
    cell = layout.cell(row, SheetSeatColumn.SEATS)
    if SheetSeatColumn.SEATS in layout.columns and cell.text:
        return read_count(cell, layout.grid, most=SEATS_MOST, what="seats")
    found = _SEATS.search(layout.cell(row, SheetSeatColumn.ROLE).text)
    return max(int(found[1] or found[2]), 1) if found else 1


def _refuse_more_cells(layout: SeatLayout, row: int) -> None:
    """Refuse a row of a CSV file that a comma within a text has shifted past the last heading."""
    headed = max((column for at, column in layout.grid.cells if at == layout.heading), default=0)
    beyond = (cell for (at, column), cell in layout.grid.cells.items() if at == row and column > headed)
    extra = next((cell for cell in beyond if cell.text), None)
    if extra is not None and not layout.grid.sheet:
        wrong = f"the row has more cells than there are headings: {extra.shown}"
        allowed = "a heading over each cell; a text with a comma in quotation marks"
        raise layout.grid.refusal(extra.place, wrong, allowed)


def _role(cell: Cell, grid: CellGrid) -> str:
    allowed = f"text on one line, 1 to {ROLE_TEXT.most} characters"
    text = " ".join(cell.text.split())
    if not text:
        raise grid.refusal(cell.place, "the seat has no role", allowed)
    if len(text) > ROLE_TEXT.most or not text.isprintable():
        raise grid.refusal(cell.place, f"{cell.shown} is too long or holds what does not print", allowed)
    return text


def _group(
    role: Cell, group: Cell, employer: Cell, asker: Asker, *, vacant: bool
) -> tuple[Group | None, str]:
    """Return the group of a seat and the key of the question about it, if one was asked."""
    has_group = group.column != role.column and bool(group.text)
    said = group if has_group else role
    found, whole = group_named(said.text), role.text
    if not has_group and employer.column != role.column:
        from_employer = group_named(employer.text)
        if from_employer.certain and from_employer.group not in _OWN and found.group not in PARTNERS:
            found, whole = from_employer, f"{role.text} {employer.text}"
    from_role = group_named(f"partner {role.text}" if "partner" in words(group.text) else role.text)
    if has_group and not found.certain and from_role.certain:
        found, said = GroupName(from_role.group), role
    key = f"group:{bare(said.text if has_group else role.place if vacant else whole)}"
    if has_group and found.certain and not asker.given(key, said.place):
        return found.group, ""
    names = {str(one): GROUP_NAMES[one] for one in GROUPS}
    if vacant and not has_group:
        question = f"{role.shown} names nobody and no group. Leave the seat out?"
        proposed, must = LEAVE_OUT, False
        names = {LEAVE_OUT: "leave it out", **names}
    elif has_group:
        hint = f"; perhaps {GROUP_NAMES[found.group]} is meant" if found.group else ""
        question = (
            f"{group.shown} of {role.shown} is not a group that Leftshift knows{hint}. Which group is it?"
        )
        proposed, must = found.group or "", True
    else:
        hint = f" is taken for {GROUP_NAMES[found.group]}" if found.group else " has no group beside it"
        question = f"{role.shown}{hint}. Which group is it?"
        proposed, must = found.group or "", not found.certain
    answer = asker.ask(
        key,
        question,
        names,
        place=said.place,
        proposed=proposed,
        must=must,
        option=f"--group {said.place}={proposed or 'GROUP'}",
    )
    return (Group(answer), key) if answer and answer != LEAVE_OUT else (None, key)


def _votes(role: str, cell: Cell, layout: SeatLayout, asker: Asker, *, ticked: bool) -> bool:
    choices = {"yes": "votes", "no": "no vote"}
    if SheetSeatColumn.VOTING not in layout.columns:
        text = "the file does not say who votes. Do all of these seats vote?"
        said = asker.answers.get("votes") if any(one.key == "votes" for one in asker.asked) else None
        place = layout.grid.at(layout.heading, layout.columns[SheetSeatColumn.ROLE]).place
        if not any(one.key == "votes" for one in asker.asked):
            said = asker.ask("votes", text, choices, place=place, proposed="yes", option="--votes yes")
        return (said or "yes") == "yes"
    plain = cell.text.casefold().removesuffix(".0")
    for known, vote in ((_YES, True), (_NO, False)):
        if plain in known or words(cell.text) in known:
            return vote
    if ticked and not cell.text:
        return False
    wrong = f"{cell.shown} does not say whether the seat votes" if cell.text else "the vote is not stated"
    said = asker.ask(
        f"vote:{bare(cell.text or cell.place)}",
        f"{wrong}. Does “{role}” vote?",
        choices,
        place=cell.place,
        option=f"--vote {cell.place}=yes, or =no",
    )
    return said == "yes"


def _organisations(layout: SeatLayout, row: int) -> int:
    if SheetSeatColumn.ORGANISATIONS not in layout.columns:
        return 1
    cell = layout.cell(row, SheetSeatColumn.ORGANISATIONS)
    return read_count(cell, layout.grid, most=ORGANISATIONS_MOST, what="organisations") if cell.text else 1
