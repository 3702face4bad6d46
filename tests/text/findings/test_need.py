import numpy as np

from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.text.findings.need import lens_finding

NOTHING = dict.fromkeys(SECTORS, 0.0) | {Sector.CONTINUING_CARE: np.nan}


def said(shared_out: set[Sector] | None = None, **against: float) -> str:
    values = NOTHING | {Sector(name): value for name, value in against.items()}
    ordered = np.array([values[sector] for sector in sorted(SECTORS, key=INDEX.__getitem__)])
    return lens_finding(ordered, shared_out or set())


def test_that_the_least_and_the_most_against_need_are_named() -> None:
    expected = "Community gets 3\u00a0% less than its need; acute hospital 2\u00a0% more"
    assert said(community=-0.03, acute=0.02) == expected


def test_that_one_side_alone_is_said_alone() -> None:
    assert said(primary_care=0.04) == "Primary care gets 4\u00a0% more than its need"
    assert said(primary_care=-0.04) == "Primary care gets 4\u00a0% less than its need"


def test_that_a_distance_that_rounds_to_nothing_is_none() -> None:
    assert said(community=-0.004, acute=0.004) == "Spend on every service follows its need"


def test_that_a_sector_shared_out_is_called_an_estimate() -> None:
    found = said({Sector.COMMUNITY}, community=-0.03)
    assert found == "Community (estimate) gets 3\u00a0% less than its need"


def test_that_england_is_not_praised_for_following_its_own_measure() -> None:
    nothing = np.zeros(len(SECTORS))
    expected = "England is the measure of need: no service is above or below it"
    assert lens_finding(nothing, set(), is_england=True) == expected
