import numpy as np
import pytest

from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.overspending import Overspending
from leftshift.questions.study import Study, study_of

from .conftest import moved


def overspending_of(study: Study) -> Overspending:
    levers = study.levers()
    return Overspending(results=project(study.outlook(), levers), levers=levers)


@pytest.fixture
def shifted(still: Study) -> Scenario:
    return moved(still.scenario, acute=-0.03, community=0.03)


def test_that_the_middle_of_the_range_is_asked_where_nothing_is_assumed(shifted: Scenario) -> None:
    found = overspending_of(study_of(shifted))
    assert (found.chosen, found.part) == (False, 0.5)
    assert found.planned is found.results


def test_that_both_cases_are_those_of_the_assumption(shifted: Scenario) -> None:
    plain = overspending_of(study_of(shifted))
    half = overspending_of(study_of(shifted.with_assumption("overspend", 0.5)))
    assert half.chosen
    assert half.overspent is half.results
    assert np.array_equal(half.results.spend, plain.overspent.spend)
    assert np.array_equal(half.planned.spend, plain.results.spend)


def test_that_what_hospital_gains_is_what_the_others_lose(shifted: Scenario) -> None:
    found = overspending_of(study_of(shifted))
    change = found.overspent.spend - found.planned.spend
    assert change.sum(axis=-1) == pytest.approx(np.zeros(len(change)), abs=1e-6)
    assert (change[1:, INDEX[Sector.ACUTE]] > 0).all()
    assert (change[1:, INDEX[Sector.COMMUNITY]] < 0).all()


def test_that_a_lock_keeps_what_it_locks(shifted: Scenario) -> None:
    found = overspending_of(study_of(shifted.with_shares(locked=frozenset({Sector.COMMUNITY}))))
    place = INDEX[Sector.COMMUNITY]
    assert np.array_equal(found.overspent.spend[:, place], found.planned.spend[:, place])


def test_that_doing_nothing_spends_the_money_by_the_shares_there_are(shifted: Scenario) -> None:
    study = study_of(shifted)
    found = overspending_of(study)
    assert found.nothing == pytest.approx(found.results.money[:, None] * study.start_shares)
