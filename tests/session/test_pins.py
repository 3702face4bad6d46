from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.session.pins import Pin, Pins, letters
from leftshift.session.session import Session
from leftshift.storage.scenario.texts import NAME


def test_that_pins_are_lettered_in_order_and_no_letter_is_given_twice(session: Session) -> None:
    assert [session.pin().letter for _ in range(3)] == ["A", "B", "C"]
    session.pins.remove("C")
    assert session.pin().letter == "D"


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (702, "AAA")])
def test_that_letters_go_on_after_z(place: int, letter: str) -> None:
    assert letters(place) == letter


def test_that_a_pin_stays_as_it_was_when_the_scenario_moves_on(session: Session) -> None:
    held = session.pin()
    before = session.snapshot.results.hospital_share.copy()
    session.shares.set(Sector.COMMUNITY, 0.15)
    session.settle()
    shown = session.snapshot.pinned[0]
    assert held.scenario.shares.share(Sector.COMMUNITY) != 0.15
    assert shown.results.hospital_share.tolist() == pytest.approx(before.tolist())
    assert session.snapshot.results.hospital_share[-1] < before[-1]


def test_that_pins_are_seen_over_the_years_of_the_current_scenario(session: Session) -> None:
    session.pin()
    session.set_last_year(2031)
    assert session.snapshot.pinned[0].results.years == session.snapshot.results.years


def test_that_an_unchanged_pin_is_worked_out_once(session: Session) -> None:
    session.pin()
    first = session.snapshot.pinned[0]
    session.running_costs.set_cut(0.2)
    session.settle()
    assert session.snapshot.pinned[0] is first


def test_that_the_first_pin_of_the_same_area_is_shown_beside_the_scenario(
    session: Session, scenario_of: Callable[[str], Scenario]
) -> None:
    session.pins.pin(scenario_of("QE1"))
    assert session.snapshot.beside is None
    session.pin()
    assert session.snapshot.beside is not None
    assert session.snapshot.beside.letter == "B"


def test_that_a_pin_can_be_named_noted_and_put_first(session: Session) -> None:
    session.pin()
    session.pin()
    session.pins.name("B", "Slow")
    session.pins.note("B", "asked for by the chair")
    session.pins.set_first("B")
    first = session.pins.all[0]
    assert (first.letter, first.name, first.note) == ("B", "Slow", "asked for by the chair")
    assert session.snapshot.pinned[0].name == "Slow"


def plain(pin: Pin) -> str:
    return pin.name.replace("\u00a0", " ")


def test_that_pins_of_one_scenario_are_distinguished_by_the_last_step(session: Session) -> None:
    assert session.pin().name == "Norfolk and Waveney"
    session.shares.set(Sector.COMMUNITY, 0.12)
    assert plain(session.pin()) == "Community share to 12.0 % · Norfolk and Waveney"
    assert plain(session.pin()) == "Community share to 12.0 % (2) · Norfolk and Waveney"
    session.running_costs.set_cut(0.3)
    assert plain(session.pin()) == "Running costs cut by 30.0 % · Norfolk and Waveney"


def test_that_thirty_pins_at_one_step_have_thirty_names(session: Session) -> None:
    assert len({session.pin().name for _ in range(30)}) == 30


def test_that_pins_without_a_step_are_distinguished_by_the_lever_that_differs(session: Session) -> None:
    start = session.scenario
    session.pins.pin(start)
    cut = session.pins.pin(start.with_running_costs(cut=0.3))
    assert plain(cut) == "Cut to running costs 30.0 % · Norfolk and Waveney"
    assert session.pins.pin(start).name == "Norfolk and Waveney (2)"


def test_that_a_note_written_last_does_not_name_a_pin(session: Session) -> None:
    session.pin()
    session.set_note("shares.community", "asked of all boards")
    assert session.pin().name == "Norfolk and Waveney (2)"


@pytest.mark.parametrize("last", ["Community share to 12.0 %", "x" * 3 * NAME.most])
def test_that_a_name_never_grows_beyond_its_limit(session: Session, last: str) -> None:
    pins = [session.pins.pin(session.scenario, name="n" * NAME.most, last=last) for _ in range(12)]
    assert len({pin.name for pin in pins}) == 12
    assert max(len(pin.name) for pin in pins) == NAME.most


def test_that_going_to_a_pin_is_one_step_that_can_be_undone(session: Session) -> None:
    session.running_costs.set_cut(0.3)
    held = session.pin()
    session.running_costs.set_cut(0.1)
    session.settle()
    session.change_to(held.scenario, "Take A")
    assert session.scenario == held.scenario
    session.stack.undo()
    assert session.scenario.running_costs.cut == 0.1


def test_that_a_letter_that_is_not_held_is_refused() -> None:
    with pytest.raises(KeyError):
        Pins().pin_of("A")


def test_that_renaming_notifies_once_and_only_on_a_change(session: Session) -> None:
    session.pin()
    notified = []
    session.pins.changed.connect(lambda: notified.append(1))
    session.pins.name("A", "Slow")
    session.pins.name("A", "Slow")
    assert len(notified) == 1
    assert session.pins.all[0].scenario == replace(session.scenario)
