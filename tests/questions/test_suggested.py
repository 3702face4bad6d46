import pytest

from leftshift.questions.ask import QUESTION_KEYS
from leftshift.questions.measures import measure
from leftshift.questions.suggested import suggested


@pytest.mark.parametrize(
    ("lever", "outcome"),
    [
        ("shares.community", "hospital_share"),
        ("running_costs.cut", "running_cost_per_head"),
        ("board.trust", "gallagher"),
        ("policies.advice_requests", "unfunded"),
        ("assumptions.need_growth_acute", "hospital_share"),
    ],
)
def test_that_a_question_fits_the_lever_that_was_moved(lever: str, outcome: str) -> None:
    found = suggested(lever)
    assert found is not None
    assert found.question in QUESTION_KEYS
    assert found.outcome == measure(outcome).key


@pytest.mark.parametrize("lever", ["", "area", "years.to"])
def test_that_nothing_is_suggested_where_no_question_fits(lever: str) -> None:
    assert suggested(lever) is None
