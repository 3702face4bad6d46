"""Levers set by name and text, and swept over values and areas."""

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Ramp, Sector
from leftshift.session.named_levers import LeverError, lever_names, with_lever


@pytest.fixture
def scenario() -> Scenario:
    return baseline_scenario(find_area("South West London"))


def test_that_a_share_is_set_and_the_others_pay(scenario: Scenario) -> None:
    shares = with_lever(scenario, "shares.community", "12%").shares
    assert shares.target[INDEX[Sector.COMMUNITY]] == pytest.approx(0.12)
    assert sum(shares.target) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("running_costs.cut", "50%", 0.5),
        ("running_costs.end", "2029/30", 2029),
        ("shares.start", "2026", 2026),
        ("shares.ramp", "early", Ramp.EARLY),
        ("shares.paid_by", "pool", "pool"),
        ("policies.deficit_removed", "on", True),
        ("policies.board_leads", "3", 3),
        ("policies.capital", "1,200.5", 1200.5),
    ],
)
def test_that_a_lever_takes_its_value(
    scenario: Scenario, name: str, text: str, expected: float | str
) -> None:
    group, _, key = name.partition(".")
    assert getattr(getattr(with_lever(scenario, name, text), group), key) == expected


@pytest.mark.parametrize("name", ["overspend", "assumptions.overspend"])
def test_that_an_assumption_is_known_by_its_key_alone_too(scenario: Scenario, name: str) -> None:
    assert with_lever(scenario, name, "20%").assumptions["overspend"] == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("shares.nobody", "1", "“leftshift model” lists all"),
        ("community", "12%", "Perhaps shares.community or .* is meant"),
        ("running_cost.cut", "12%", "Perhaps running_costs.cut"),
        ("shares.acute", "140%", "from 0 to 1, or 0 % to 100 %, not 1.4"),
        ("shares.community", "12", "write 12%"),
        ("running_costs.cut", "30", "write 30%"),
        ("shares.acute", "many", "not a number"),
        ("shares.acute", "nan", "not a number"),
        ("running_costs.cut", "0.9", "from 0 to 0.6"),
        ("running_costs.end", "2025", "must be before"),
        ("running_costs.end", "soon", "not a financial year"),
        ("shares.ramp", "steep", "straight"),
        ("assumptions.overspend", "3", "from 0 to 1"),
    ],
)
def test_that_a_wrong_lever_or_value_is_refused_with_what_is_allowed(
    scenario: Scenario, name: str, text: str, told: str
) -> None:
    with pytest.raises(LeverError, match=told):
        with_lever(scenario, name, text)


def test_that_a_locked_sector_is_not_moved(scenario: Scenario) -> None:
    locked = scenario.with_shares(locked=frozenset({Sector.ACUTE}))
    with pytest.raises(LeverError, match="locked"):
        with_lever(locked, "shares.acute", "0.3")


def test_that_every_lever_that_is_listed_can_be_named() -> None:
    assert len(set(lever_names())) == len(lever_names())
