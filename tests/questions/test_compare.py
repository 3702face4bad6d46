import numpy as np
import pytest

from leftshift.questions.compare import bands_over_areas, carried_everywhere, over_areas
from leftshift.questions.measures import measure
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now


@pytest.mark.parametrize("key", ["hospital_share", "total", "gallagher", "operating_cost_per_head"])
def test_that_each_icb_gets_what_the_scenario_carried_to_it_gives(busy: Study, key: str) -> None:
    found = over_areas(busy, measure(key), 2030)
    alone = [value_now(study_of(one), measure(key), 2030) for one in carried_everywhere(busy)]
    assert found.after == pytest.approx(alone)
    assert len(found.names) == len(found.codes) == 42


def test_that_moving_points_moves_every_hospital_share_by_as_many(still: Study, case_like) -> None:  # noqa: ANN001 - a fixture
    found = over_areas(case_like(still, acute=-0.03, community=0.03), measure("hospital_share"), 2030)
    assert found.after == pytest.approx(found.before - 0.03)


def test_that_the_rank_counts_those_that_do_better(busy: Study) -> None:
    lower, higher = (over_areas(busy, measure(key), 2030) for key in ("hospital_share", "primary_care_share"))
    own = lower.codes.index("QMM")
    assert lower.own == pytest.approx(lower.after[own])
    others = np.delete(lower.after, own)
    assert lower.rank == 1 + int((others < lower.own).sum())
    assert higher.rank == 1 + int((np.delete(higher.after, own) > higher.own).sum())


def test_that_bands_of_all_icbs_nest_and_hold_most_of_their_own_lines(busy: Study) -> None:
    bands = bands_over_areas(busy, measure("total"), 2030, seed=1, draws=100)
    assert bands.shape == (42, 3)
    assert np.all(np.diff(bands, axis=1) >= 0)
