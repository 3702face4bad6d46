import numpy as np
import pytest

from leftshift.model.projection import project
from leftshift.questions.measures import measure
from leftshift.questions.policy import four_lines
from leftshift.questions.study import Study


def test_that_each_line_takes_its_own_half_of_the_scenario(busy: Study) -> None:
    lines = four_lines(busy, measure("total"))
    central = dict(busy.start.assumptions)
    assert lines.baseline == pytest.approx(project(busy.outlook(central), busy.start_levers()).total)
    assert lines.choices == pytest.approx(project(busy.outlook(central), busy.levers()).total)
    assert lines.assumptions == pytest.approx(project(busy.outlook(), busy.start_levers()).total)
    assert lines.both == pytest.approx(project(busy.outlook(), busy.levers()).total)


def test_that_nothing_changed_gives_one_line_four_times(still: Study) -> None:
    lines = four_lines(still, measure("hospital_share"))
    for line in (lines.choices, lines.assumptions, lines.both):
        assert np.array_equal(line, lines.baseline)
