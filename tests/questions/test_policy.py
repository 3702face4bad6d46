import numpy as np
import pytest

from leftshift.model.projection import levers_of, project
from leftshift.questions.measures import measure
from leftshift.questions.policy import four_lines
from leftshift.questions.study import Study


def test_that_each_line_takes_its_own_half_of_the_scenario(busy: Study) -> None:
    lines = four_lines(busy, measure("total"))
    central = dict(busy.start.assumptions)
    assert lines.baseline == pytest.approx(project(busy.outlook(central), levers_of(busy.start)).total)
    assert lines.choices == pytest.approx(project(busy.outlook(central), levers_of(busy.scenario)).total)
    assert lines.assumptions == pytest.approx(project(busy.outlook(), levers_of(busy.start)).total)
    assert lines.both == pytest.approx(project(busy.outlook(), levers_of(busy.scenario)).total)


def test_that_nothing_changed_gives_one_line_four_times(still: Study) -> None:
    lines = four_lines(still, measure("hospital_share"))
    for line in (lines.choices, lines.assumptions, lines.both):
        assert np.array_equal(line, lines.baseline)
