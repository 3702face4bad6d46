import gc

from leftshift.session.session import Session
from leftshift.snapshot.projector import StartingPoint
from leftshift.window.pages.compare.columns import ALL_BOARDS, Columns


def starting_points() -> int:
    gc.collect()
    return sum(isinstance(kept, StartingPoint) for kept in gc.get_objects())


def test_that_a_column_stays_while_its_scenario_does(session: Session) -> None:
    columns = Columns()
    session.pin()
    first, again = (columns.of(session.snapshot, session.pins.all) for _ in range(2))
    assert [column.key for column in first] == ["baseline", "now", "A"]
    assert all(old is new for old, new in zip(first, again, strict=True))


def test_that_what_a_pin_led_to_goes_with_the_pin(session: Session) -> None:
    columns = Columns()
    columns.of(session.snapshot, ())
    before = starting_points()
    for _ in range(5):
        pin = session.pin()
        columns.of(session.snapshot, session.pins.all)
        session.pins.remove(pin.letter)
        columns.of(session.snapshot, session.pins.all)
    assert starting_points() == before


def test_that_all_boards_are_worked_out_only_once_they_are_in_view(session: Session) -> None:
    columns = Columns()
    plain = columns.of(session.snapshot, ())
    assert {one.shown.carried_peers for one in plain} == {None}
    beside = columns.of(session.snapshot, (), needs=ALL_BOARDS)
    assert all(one.shown.carried_peers is not None for one in beside)
    assert [one.extremes for one in beside] == [one.extremes for one in plain]
