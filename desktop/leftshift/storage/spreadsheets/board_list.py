"""A board from the planner's own list: a CSV file or a workbook with role, group and vote of each seat."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.storage.scenario.board_fields import ORGANISATIONS_MOST, SEATS_MOST
from leftshift.storage.scenario.texts import ROLE as ROLE_TEXT
from leftshift.storage.spreadsheets.amounts import read_count
from leftshift.storage.spreadsheets.cells import Cell, CellGrid
from leftshift.storage.spreadsheets.lists import FoundList, SheetColumn, bare, read_list

ROLE: Final = SheetColumn(
    key="role",
    what="the column of roles",
    names=frozenset({"role", "seat", "position", "post", "jobtitle", "title", "member"}),
)
GROUP: Final = SheetColumn(
    key="group",
    what="the column of groups",
    names=frozenset({"group", "groupofseat", "membergroup", "sector", "constituency", "representing"}),
)
VOTING: Final = SheetColumn(
    key="voting",
    what="the column of votes",
    names=frozenset({"voting", "vote", "votes", "votingmember", "votingseat", "votingrights"}),
)
ORGANISATIONS: Final = SheetColumn(
    key="organisations",
    what="the column of organisations",
    names=frozenset({"organisations", "numberoforganisations", "orgs", "organizations", "speaksfor"}),
    required=False,
)

_VOTES: Final = {
    **dict.fromkeys(("yes", "y", "true", "1", "1.0", "voting", "v"), True),
    **dict.fromkeys(("no", "n", "false", "0", "0.0", "nonvoting", "observer"), False),
}
_ALSO_CALLED: Final[dict[str, Group]] = {
    "chair": Group.INDEPENDENT,
    "nonexecutive": Group.INDEPENDENT,
    "nonexecutivemember": Group.INDEPENDENT,
    "independentnonexecutive": Group.INDEPENDENT,
    "acute": Group.TRUST_ACUTE,
    "mentalhealth": Group.TRUST_MENTAL_HEALTH,
    "community": Group.TRUST_COMMUNITY,
    "ambulance": Group.TRUST_AMBULANCE,
    "gp": Group.GENERAL_PRACTICE,
    "primarymedicalservices": Group.GENERAL_PRACTICE,
    "council": Group.LOCAL_AUTHORITY,
    "vcse": Group.VOLUNTARY,
    "vcseandhealthwatch": Group.VOLUNTARY,
    "healthwatch": Group.VOLUNTARY,
}
"""What boards call a group besides its key and its name; as `bare` makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardList:
    """The seats of a board as a planner's own file gives them."""

    seats: tuple[Seat, ...]
    source: str
    """Name of the file."""
    mended: tuple[str, ...] = ()
    """What was taken for granted or left aside, in sentences."""


def read_board_list(
    path: Path, *, sheet: str | None = None, cancelled: Callable[[], bool] = lambda: False
) -> BoardList:
    """Read the seats of a board, one a row, from a CSV file or a workbook.

    A workbook is read by a child process and may take seconds, so this is to be called off the GUI thread.
    `sheet` names the sheet that is meant where several hold such a list. Once `cancelled` says so, it ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: the first thing wrong with the file; names file, sheet and cell.
    """
    found, _ = read_list(path, (ROLE, GROUP, VOTING, ORGANISATIONS), sheet, cancelled)
    seats: list[Seat] = []
    for row in found.rows():
        if len(seats) == SEATS_MOST:
            place = found.grid.at(row, found.columns[ROLE.key]).place
            raise found.grid.refusal(place, "the board has too many seats", f"at most {SEATS_MOST} seats")
        seats.append(_seat(found, row))
    if not seats:
        raise found.grid.refusal("", "no row below the headings holds a seat", "at least one seat")
    mended = found.mended
    if ORGANISATIONS.key not in found.columns:
        mended += ("The file has no column of organisations; each seat is taken to speak for one.",)
    return BoardList(seats=tuple(seats), source=path.name, mended=mended)


def _seat(found: FoundList, row: int) -> Seat:
    role, group, vote = (found.cell(row, column.key) for column in (ROLE, GROUP, VOTING))
    return Seat(
        role=_role(role, found.grid),
        group=_group(group, found.grid),
        voting=_votes(vote, found.grid),
        organisations=_organisations(found, row),
    )


def _role(cell: Cell, grid: CellGrid) -> str:
    allowed = f"text on one line, 1 to {ROLE_TEXT.most} characters"
    text = " ".join(cell.text.split())
    if not text:
        raise grid.refusal(cell.place, "the seat has no role", allowed)
    if len(text) > ROLE_TEXT.most or not text.isprintable():
        raise grid.refusal(cell.place, f"{cell.shown} is too long or holds what does not print", allowed)
    return text


def _group(cell: Cell, grid: CellGrid) -> Group:
    names = _group_names()
    wanted = bare(cell.text)
    if wanted in names:
        return names[wanted]
    near = difflib.get_close_matches(wanted, names, n=1)
    hint = f"; perhaps {GROUP_NAMES[names[near[0]]]} is meant" if near else ""
    wrong = f"{cell.shown} is not a group that Leftshift knows{hint}" if wanted else "the seat has no group"
    raise grid.refusal(cell.place, wrong, "one of " + ", ".join(GROUPS))


@cache
def _group_names() -> Mapping[str, Group]:
    known = {bare(name): group for group in GROUPS for name in (group, GROUP_NAMES[group])}
    return MappingProxyType({**known, **_ALSO_CALLED})


def _votes(cell: Cell, grid: CellGrid) -> bool:
    vote = _VOTES.get(bare(cell.text) if not isinstance(cell.value, float) else cell.text)
    if vote is None:
        wrong = f"{cell.shown} does not say whether the seat votes" if cell.text else "the vote is not stated"
        raise grid.refusal(cell.place, wrong, "yes or no")
    return vote


def _organisations(found: FoundList, row: int) -> int:
    if ORGANISATIONS.key not in found.columns:
        return 1
    cell = found.cell(row, ORGANISATIONS.key)
    return read_count(cell, found.grid, most=ORGANISATIONS_MOST, what="organisations") if cell.text else 1
