"""Opening deficits: published where they are, estimated so that England's come to what was planned."""

import numpy as np
import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.deficits import deficit_basis, opening_deficits
from leftshift.evidence.facts import fact
from leftshift.evidence.sector_money import DERIVED, ESTIMATE, PUBLISHED, core_allocation, icb_codes
from leftshift.model.terms import Footprint

THEN = Footprint.YEAR_2025


def test_that_deficits_come_to_what_all_systems_planned() -> None:
    assert float(opening_deficits().sum()) == pytest.approx(fact("planned_deficit_2025").value)
    assert np.all(opening_deficits() >= 0)


@pytest.mark.parametrize(
    ("code", "deficit", "basis"),
    [
        ("QOP", 175.0, PUBLISHED),
        ("QHL", 0.0, PUBLISHED),
        ("QKK", 67.051, ESTIMATE),
        ("QHM", 113.156, ESTIMATE),
    ],
)
def test_that_a_board_has_its_published_deficit_or_its_part_of_what_is_left(
    code: str, deficit: float, basis: str
) -> None:
    area = find_area(code, THEN)
    assert float(baseline(area).opening_deficit) == pytest.approx(deficit, abs=0.001)
    assert deficit_basis(area) == basis


def test_that_estimates_follow_the_core_allocation() -> None:
    first, second = (icb_codes().index(code) for code in ("QKK", "QHM"))
    found, core = opening_deficits(), core_allocation()
    assert found[first] / found[second] == pytest.approx(core[first] / core[second])


def test_that_an_area_of_both_kinds_is_derived() -> None:
    assert deficit_basis(find_area("ENGLAND")) == DERIVED
