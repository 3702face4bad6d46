import pytest

from leftshift.evidence.assumptions import assumption, central_values
from leftshift.evidence.levers import defaults, limit
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.terms import FUNCTIONS, INDEX, Function, Sector
from leftshift.session.session import Session
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.text.levers.policy_list import LEVERS

FIELDS = [name for lever in LEVERS for name in lever.numbers]


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize(("asked", "end"), [(-1, "low"), (1e12, "high")])
def test_that_each_lever_keeps_within_the_limits_of_its_file(
    session: Session, name: str, asked: float, end: str
) -> None:
    session.more.set_policy(name, asked)
    value = getattr(session.scenario.policies, name)
    assert value == getattr(limit(name), end)
    assert isinstance(value, int if "int" in str(PolicyLevers.__dataclass_fields__[name].type) else float)


def test_that_every_lever_set_comes_back_from_a_file(session: Session, tmp_path) -> None:  # noqa: ANN001
    for name in FIELDS:
        session.more.set_policy(name, limit(name).high / 4)
    session.more.set_devolved(Sector.COMMUNITY, 0.3)
    session.more.set_policy_years(2026, 2029)
    session.more.protect(Function.QUALITY_AND_SAFETY, True)  # noqa: FBT003 - as the signal calls it
    session.more.set_function_share(Function.CORPORATE, 0.4)
    path = tmp_path / "all.leftshift"
    path.write_bytes(scenario_bytes(session.scenario))
    assert read_scenario(path) == session.scenario


def test_that_a_drag_of_a_lever_is_one_undo_step_with_its_name(session: Session) -> None:
    for requests in (1000, 2000, 30000):
        session.more.set_policy("advice_requests", requests)
    session.settle()
    assert session.stack.count() == 1
    assert session.stack.undoText() == "Requests for advice and guidance: 30,000 requests a year"
    session.stack.undo()
    assert session.scenario.policies == session.snapshot.start.policies


def test_that_own_years_come_as_a_pair_and_go_as_one(session: Session) -> None:
    session.more.set_policy_years(2026, 2028)
    assert (session.scenario.policies.start, session.scenario.policies.end) == (2026, 2028)
    session.more.set_policy_years(2028, 2028)
    assert session.scenario.policies.end == 2028
    assert session.scenario.policies.start == 2026
    session.more.set_policy_years(None, None)
    assert session.scenario.policies == session.snapshot.start.policies


def test_that_levers_are_switched_off_in_one_step(session: Session) -> None:
    session.more.set_policy("capital", 20)
    session.more.set_policy("capital_years", 5)
    session.settle()
    session.more.reset_policies(("capital", "capital_years"), "capital")
    assert session.scenario.policies == session.snapshot.start.policies
    assert session.stack.undoText() == "Reset capital"


def test_that_a_function_that_takes_more_takes_it_from_the_others_alike(session: Session) -> None:
    session.more.set_function_share(Function.CORPORATE, 0.6)
    parts = session.scenario.running_costs.functions
    assert sum(parts) == pytest.approx(1)
    assert parts[FUNCTIONS.index(Function.CORPORATE)] == 0.6
    assert parts[1] / parts[0] == pytest.approx(defaults().functions[1] / defaults().functions[0])
    session.more.protect(Function.CORPORATE, True)  # noqa: FBT003 - as the signal calls it
    session.more.reset_functions()
    assert session.scenario.running_costs.functions == defaults().functions
    assert not session.scenario.running_costs.protected


def test_that_assumptions_are_reset_one_by_one_or_all(session: Session) -> None:
    session.more.set_assumption("need_acute", 0.03)
    session.more.set_assumption("hospital_cost_avoided", 1.31)
    session.settle()
    session.more.reset_assumption("need_acute")
    assert session.scenario.assumptions["need_acute"] == assumption("need_acute").central
    assert session.scenario.assumptions["hospital_cost_avoided"] == 1.31
    session.more.reset_assumptions()
    assert dict(session.scenario.assumptions) == dict(central_values())
    session.stack.undo()
    assert session.scenario.assumptions["hospital_cost_avoided"] == 1.31


def test_that_devolving_one_sector_leaves_the_others(session: Session) -> None:
    session.more.set_devolved(Sector.PRIMARY_CARE, 0.25)
    parts = session.scenario.policies.devolved
    assert parts[INDEX[Sector.PRIMARY_CARE]] == 0.25
    assert sum(parts) == 0.25


def test_that_own_allocations_are_kept_by_year_and_undone_by_name(session: Session) -> None:
    session.more.set_own_allocation(2028, 3300.0)
    session.settle()
    session.more.set_own_allocation(2027, 3200.0)
    session.more.set_own_allocation(2027, 3250.5)
    session.settle()
    assert [(own.year, own.money) for own in session.scenario.own_allocations] == [
        (2027, 3250.5),
        (2028, 3300.0),
    ]
    assert session.stack.undoText() == "Allocation of 2027/28: £3,250.5m"
    assert session.stack.count() == 2
    session.more.set_own_allocation(2028, None)
    session.settle()
    assert session.stack.undoText() == "Allocation of 2028/29: as worked out"
    assert [own.year for own in session.scenario.own_allocations] == [2027]


def test_that_an_own_allocation_stays_large_enough_to_pay_for_care(session: Session) -> None:
    session.more.set_own_allocation(2027, 0.0)
    (own,) = session.scenario.own_allocations
    assert own.money == pytest.approx(float(session.snapshot.results.allocation[0]) / 10)
