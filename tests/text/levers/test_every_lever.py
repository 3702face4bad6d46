"""Each of the other levers has all that a planner needs to believe it."""

import json
from collections.abc import Callable

import pytest

from leftshift.evidence.levers import limit
from leftshift.model.scenario import Scenario
from leftshift.snapshot.projector import Projector
from leftshift.text.explain.formulas import formula
from leftshift.text.levers.policy_list import LEVERS, PolicyLever
from leftshift.text.reports.scenario import as_json
from starting.places import ROOT

FIELDS = [name for lever in LEVERS for name in lever.fields if name != "capital_sector"]
"""Every field but the choice of a sector, which has no range."""
NO_FIGURE = ("no published figure", "gives no figure", "the number is the area’s own")


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.key)
def test_that_it_has_a_formula_and_a_page_of_help(lever: PolicyLever) -> None:
    page = formula(f"policy_{lever.key}")
    assert page.words
    assert page.symbols
    assert page.inputs
    assert (ROOT / "resources" / "help" / f"lever_{lever.key}.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", FIELDS)
def test_that_each_of_its_fields_has_a_range_and_a_source_or_says_that_there_is_none(name: str) -> None:
    found = limit(name)
    assert found.low < found.high
    assert found.says
    assert found.moves
    assert found.facts or any(words in found.says for words in NO_FIGURE)


def test_that_the_results_as_json_say_what_each_of_them_does(scenario_of: Callable[..., Scenario]) -> None:
    # Capital of £5m a year for two years, in the years after the start.
    plain = scenario_of("QMM").with_policies(capital=5.0, capital_years=2, support_per_head=2.0)
    found = json.loads(as_json(Projector().snapshot(plain), self_test=""))["other_levers"]
    assert list(found["says"]) == [lever.key for lever in LEVERS]
    assert found["says"]["support"].startswith("Primary care is charged £")
    assert found["says"]["advice"] == "Off: it changes nothing."
    assert found["capital_gbp_m"][:4] == [0, 5, 5, 0]
    assert set(found["operating_charge_gbp_m"]) == {0}
