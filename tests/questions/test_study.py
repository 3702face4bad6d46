import numpy as np
import pytest

from leftshift.model.terms import SECTORS
from leftshift.questions.stacking import changed, leaves, on_axis, stacked
from leftshift.questions.study import Study, study_of, used_keys


def test_that_the_start_of_a_case_stands_on_central_assumptions(busy: Study) -> None:
    assert busy.start.assumptions["real_growth"] == 0.02
    assert busy.scenario.assumptions["real_growth"] == 0.025
    assert busy.start.years == busy.scenario.years


def test_that_only_assumptions_the_model_reads_count_as_used() -> None:
    assert {"real_growth", "need_acute"} <= used_keys()
    assert "envelope_per_head" not in used_keys()


def test_that_the_target_year_stays_within_the_years_shown(still: Study) -> None:
    assert study_of(still.scenario.with_shares(end=2099)).target_year == 2035


def test_that_a_year_has_its_place(still: Study) -> None:
    assert still.place(2030) == 5
    with pytest.raises(ValueError, match="2024"):
        still.place(2024)


def test_that_records_are_stacked_field_by_field(still: Study, busy: Study) -> None:
    both = stacked([still.levers(), busy.levers()])
    assert both.move.shape == (2, len(SECTORS))
    assert np.asarray(both.cut).tolist() == [0, 0.5]
    assert {name for name, _ in leaves(both)} == {name for name, _ in leaves(still.levers())}


def test_that_a_change_reaches_records_within_records(still: Study) -> None:
    doubled = changed(still.levers(), lambda _name, value: np.asarray(value) * 2)
    assert dict(leaves(doubled))["policies.ramp"] == pytest.approx(still.levers().policies.ramp * 2)


def test_that_two_values_stand_on_their_own_axis() -> None:
    assert on_axis(1.0, 2.0, 1, 3).shape == (1, 2, 1)
    assert on_axis(np.zeros(7), np.ones(7), 0, 2).shape == (2, 1, 7)
