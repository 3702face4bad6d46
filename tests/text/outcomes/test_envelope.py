from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication

from leftshift.model.scenario import Scenario
from leftshift.session.session import Session
from leftshift.text.outcomes.outcomes import outcomes


@pytest.mark.parametrize(
    ("area", "key", "said"),
    [
        ("QMM", "running_cost", "England average"),
        ("QMM", "contacts", "England average"),
        ("QJK", "contacts", "England average"),
        ("ENGLAND", "running_cost", ""),
        ("ENGLAND", "contacts", ""),
        ("QMM", "hospital_share", ""),
    ],
)
def test_that_a_figure_that_is_englands_average_says_so(
    qapp: QCoreApplication, scenario_of: Callable[[str], Scenario], area: str, key: str, said: str
) -> None:
    snapshot = Session(scenario_of(area), qapp).snapshot
    assert next(one.basis for one in outcomes(snapshot) if one.key == key) == said


def test_that_an_area_with_a_published_cost_is_not_called_average(
    qapp: QCoreApplication, scenario_of: Callable[[str], Scenario]
) -> None:
    snapshot = Session(scenario_of("QKS"), qapp).snapshot
    assert next(one.basis for one in outcomes(snapshot) if one.key == "running_cost") == ""
