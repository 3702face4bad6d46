from collections.abc import Callable

from leftshift.board.rules import Level
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.board_checks import CheckMarks, board_checks


def marks(snapshot: Snapshot) -> CheckMarks:
    found = board_checks(snapshot).marks
    assert isinstance(found, CheckMarks)
    return found


def test_that_what_is_not_met_comes_first_and_what_does_not_apply_is_left_out(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    snapshot = snapshot_of()
    met = [line.is_met for line in marks(snapshot).lines]
    assert met == sorted(met)
    assert len(met) == sum(check.met is not None for check in snapshot.checks)


def test_that_the_title_tells_law_from_guidance(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    open_ = sum(check.level is not Level.STATUTE and check.met is False for check in snapshot.checks)
    assert board_checks(snapshot).title.startswith("The law is met")
    assert str(open_) in board_checks(snapshot).title or open_ == 1


def test_that_the_table_has_every_check_with_its_source(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    rows = board_checks(snapshot).table().rows
    assert len(rows) == len(snapshot.checks)
    assert all(row[-1] for row in rows)
