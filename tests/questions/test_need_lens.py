from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.own_figures import OwnFigures
from leftshift.model.projection import project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.questions.need_lens import Lens, a_head, need_lens, shared_out
from leftshift.questions.study import Study, study_of

COMMUNITY, ACUTE = INDEX[Sector.COMMUNITY], INDEX[Sector.ACUTE]


def led_to(study: Study) -> Results:
    return project(study.outlook(), study.levers())


def lens_of(study: Study, still: Study, place: int = 5) -> Lens:
    area = find_area(study.scenario.area.codes[0], study.scenario.area.footprint)
    return need_lens(study.scenario, area, led_to(study), led_to(still), place)


def test_that_an_example_by_hand_is_met() -> None:
    # £110 a head where England spends £100 is 1.10; need is 1.00 in one service and 1.25 in the other.
    lens = Lens(
        need=np.array([1.0, 1.25]),
        per_head=a_head(np.array([110.0, 110.0]), np.array(1_000_000.0)),
        per_head_before=np.array([100.0, 100.0]),
        england=np.array([100.0, 100.0]),
    )
    assert lens.spend == pytest.approx([1.1, 1.1])
    assert lens.before == pytest.approx([1.0, 1.0])
    assert lens.against_need == pytest.approx([0.10, -0.12])
    assert lens.against_need_before == pytest.approx([0.0, -0.2])


def test_that_england_with_nothing_changed_spends_by_its_need_in_every_year(
    scenario_of: Callable[[str], Scenario],
) -> None:
    england = study_of(scenario_of("ENGLAND"))
    # Convergence towards target is worked out board by board, so later years differ a little.
    for place, near in ((0, 1e-6), (5, 3e-3)):
        lens = lens_of(england, england, place)
        assert lens.spend == pytest.approx(np.ones(len(SECTORS)), rel=near)
        assert lens.need[:-1] == pytest.approx(np.ones(len(SECTORS) - 1))
        assert np.isnan(lens.need[-1])


def test_that_sectors_shared_out_by_need_start_at_need(still: Study) -> None:
    lens = lens_of(still, still, 0)
    for sector in (Sector.MENTAL_HEALTH, Sector.PRESCRIBING):
        assert lens.against_need[INDEX[sector]] == pytest.approx(0, abs=1e-6)


def test_that_a_move_raises_spend_against_need_as_it_raises_spend(still: Study, busy: Study) -> None:
    lens = lens_of(busy, busy)
    before = lens_of(still, still)
    assert lens.against_need[COMMUNITY] > before.against_need[COMMUNITY]
    assert lens.against_need[ACUTE] < before.against_need[ACUTE]
    assert lens.need[:-1] == pytest.approx(before.need[:-1])


def test_that_an_own_figure_is_no_share_of_englands(still: Study) -> None:
    area = find_area(still.scenario.area.codes[0], still.scenario.area.footprint)
    assert {Sector.MENTAL_HEALTH, Sector.PRESCRIBING} <= shared_out(still.scenario, area)
    assert Sector.ACUTE not in shared_out(still.scenario, area)
    assert Sector.PRIMARY_CARE not in shared_out(still.scenario, area)
    money = tuple(300.0 if sector is Sector.MENTAL_HEALTH else None for sector in SECTORS)
    figures = OwnFigures(money=money, year=2025, source="ledger.csv", imported="2026-05-01T09:30:00+00:00")
    own = replace(still.scenario, own_figures=figures)
    assert Sector.MENTAL_HEALTH not in shared_out(own, area)
