from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector, View
from leftshift.text.findings.flow import PLACES, SAVING, flow_finding, paying_rule
from leftshift.text.findings.spend import UNCHANGED

SIZE = len(PLACES)


def test_that_the_finding_says_how_much_moves_and_where_most_of_it_goes() -> None:
    moved = np.zeros((SIZE, SIZE))
    moved[INDEX[Sector.ACUTE], INDEX[Sector.COMMUNITY]] = 60.0
    assert flow_finding(moved, 2030, View.CASH) == "£60m moves from acute hospital to community by 2030/31"
    moved[INDEX[Sector.ACUTE], INDEX[Sector.PRIMARY_CARE]] = 20.0
    said = flow_finding(moved, 2030, View.CASH)
    assert said == "£80m moves by 2030/31; £60m from acute hospital to community"


def test_that_the_saving_on_running_costs_is_named_in_brief() -> None:
    moved = np.zeros((SIZE, SIZE))
    moved[PLACES.index(SAVING), INDEX[Sector.PRIMARY_CARE]] = 27.0
    said = flow_finding(moved, 2030, View.CASH)
    assert said == "£27m moves from running costs to primary care by 2030/31"


def test_that_nothing_moved_is_said_so() -> None:
    assert flow_finding(np.zeros((SIZE, SIZE)), 2030, View.CASH) == UNCHANGED


@pytest.mark.parametrize(
    ("paid_by", "text"),
    [
        ("proportion", "Paid by all other sectors in proportion to their shares, mental health locked"),
        ("pool", "Paid from the unallocated pool, and given up into it, mental health locked"),
        ("acute", "Paid by acute hospital, mental health locked"),
    ],
)
def test_that_the_paying_rule_is_said_with_what_is_locked(
    paid_by: str, text: str, scenario_of: Callable[[str], Scenario]
) -> None:
    lever = scenario_of("QMM").with_shares(paid_by=paid_by, locked=frozenset({Sector.MENTAL_HEALTH})).shares
    assert paying_rule(lever) == text
