"""Only the change of the board: its seats, its voting power, its checks, its seats beside the money."""

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from leftshift.board.blocs import Power, power_of
from leftshift.board.representation import represent
from leftshift.board.rules import Level, checks
from leftshift.board.voices import GROUP_NAMES
from leftshift.model.scenario import BoardLever
from leftshift.model.seats import GROUPS, Group
from leftshift.questions.board_measures import check_options, decisions_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import CAUTION_BRIEF, LEVEL_NAMES
from leftshift.text.findings.spend import VOICE_NAMES
from leftshift.text.numbers import PERCENT, FigureText, points, signed
from leftshift.text.seats import GROUP_WORDS
from leftshift.window.charts.change_rows import RowChange, RowChanges, plain_tick

_COUNT_LEAST = 2.0
"""Half of the axis holds at least so many, so that one does not fill it [seats or checks]."""


def board_beside_money(snapshot: Snapshot) -> RowChanges:
    """Compare shares of seats and of spend by voice [percentage points]."""
    before = represent(snapshot.start.board.seats, snapshot.reference.spend[snapshot.target_index])
    after = represent(snapshot.scenario.board.seats, snapshot.results.spend[snapshot.target_index])
    rows = [
        RowChange(f"{VOICE_NAMES[voice]} {said}", f"{mark} {VOICE_NAMES[voice]}", voice, new - old)
        for mark, said, olds, news in (
            ("\u25a0", "seats", before.seat_share, after.seat_share),
            ("\u25cb", "spend", before.basis_share, after.basis_share),
        )
        for voice, old, new in zip(after.voices, olds, news, strict=True)
    ]
    counted = "percentage points; \u25a0 of voting provider seats, \u25cb of provider spend"
    return RowChanges(
        counted=counted,
        year=snapshot.target_year,
        least=1.0,
        say=_points,
        tick=plain_tick,
        rows=tuple(rows),
    )


def board_seats(snapshot: Snapshot) -> RowChanges:
    """Compare the seats of each group, voting or not, with those the board began with [seats]."""
    was, now = (
        Counter(seat.group for seat in one.board.seats) for one in (snapshot.start, snapshot.scenario)
    )
    rows = tuple(_row(group, float(now[group] - was[group])) for group in GROUPS if was[group] or now[group])
    most = max((abs(row.value) for row in rows), default=0.0)
    same = snapshot.start.board.seats == snapshot.scenario.board.seats
    return RowChanges(
        counted="seats by group",
        year=None,
        least=_COUNT_LEAST,
        say=signed,
        tick=lambda value: plain_tick(value) if value.is_integer() else "",
        rows=rows,
        noun="seat" if most == 1 else "seats",
        total=signed(float(sum(row.value for row in rows))),
        unmoved="" if same else "Roles, votes or order changed; every group keeps its seats",
        why_not="" if rows else "Nobody sits on this board, now or in the baseline",
    )


def voting_power(snapshot: Snapshot) -> RowChanges:
    """Compare how often each group decides with the board as it began [percentage points of Banzhaf]."""
    before, after = _power_before(snapshot.start.board), snapshot.board_measures.power
    changes = RowChanges(
        counted="Banzhaf index, percentage points",
        year=None,
        least=1.0,
        say=_points,
        tick=plain_tick,
        rows=(),
        noun="of voting power",
        caution=f"{CAUTION_BRIEF}.",
    )
    if before is None or after is None:
        which = "this board" if after is None else "the board of the baseline"
        return replace(changes, why_not=f"No voting power: {which} cannot decide", caution="")
    was, now = (dict(zip(power.groups, power.banzhaf, strict=True)) for power in (before, after))
    rows = (
        _row(group, float(now.get(group, 0) - was.get(group, 0)) * PERCENT)
        for group in GROUPS
        if group in was or group in now
    )
    return replace(changes, rows=tuple(rows))


def checks_met(snapshot: Snapshot) -> RowChanges:
    """Compare how many checks of each level are met with those the board began with [checks]."""
    start = snapshot.start
    before = checks(start.board.seats, **check_options(start, snapshot.area))
    was, now = (Counter(check.level for check in one if check.met) for one in (before, snapshot.checks))
    same = [check.met for check in before] == [check.met for check in snapshot.checks]
    rows = tuple(
        RowChange(LEVEL_NAMES[level], LEVEL_NAMES[level], "accent", float(now[level] - was[level]))
        for level in Level
    )
    most = max(abs(row.value) for row in rows)
    return RowChanges(
        counted="checks met, by who asks",
        year=None,
        least=_COUNT_LEAST,
        say=signed,
        tick=lambda value: plain_tick(value) if value.is_integer() else "",
        rows=rows,
        noun="check met" if most == 1 else "checks met",
        total=signed(float(sum(row.value for row in rows))),
        unmoved="" if same else "Other checks are met; as many as before at every level",
    )


@lru_cache(maxsize=8)
def _power_before(board: BoardLever) -> Power | None:
    """Work out the voting power of the baseline's board; None where it cannot decide."""
    try:
        return power_of(board.seats, decisions_of(board))
    except ValueError:
        return None


def _row(group: Group, change: float) -> RowChange:
    return RowChange(GROUP_NAMES[group], GROUP_WORDS[group], group, change)


def _points(value: float) -> FigureText:
    return points(value / PERCENT)
