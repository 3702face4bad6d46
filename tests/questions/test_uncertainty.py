from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leftshift.model.prices import real_terms
from leftshift.model.projection import project
from leftshift.model.terms import View
from leftshift.questions import draws
from leftshift.questions.draws import drawn_values
from leftshift.questions.measures import measure, measures, shown_measures
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now
from leftshift.questions.uncertainty import BLOCK, Band, Bands, Uncertainty, bands_in_blocks, draws_innermost

from .conftest import moved

LEVELS = ("low", "lower", "middle", "upper", "high")


def same(one: Bands, two: Bands) -> bool:
    return all(
        getattr(one.lines[key], level).tobytes() == getattr(two.lines[key], level).tobytes()
        for key in one.lines
        for level in LEVELS
    )


def test_that_a_band_is_the_draws_nearest_to_its_percentiles(busy: Study) -> None:
    # Of 1,000 ranked draws P10 is number round(0.10 · 999) = 100, counted from 0; P90 is number 899.
    results = project(busy.outlook(drawn_values(busy.values())), busy.levers())
    expected = np.percentile(results.total, [10, 25, 50, 75, 90], axis=0, method="nearest")
    band = Uncertainty().bands(busy, of=[measure("total")]).lines["total"]
    for level, values in zip(LEVELS, expected, strict=True):
        assert getattr(band, level) == pytest.approx(values, rel=1e-6)


def test_that_the_percentiles_of_a_total_are_not_the_totals_of_percentiles(busy: Study) -> None:
    # The gaps of sectors rest on assumptions drawn apart, so they are rarely all high at once.
    parts = [item for item in measures() if item.key.startswith("pressure_")]
    lines = Uncertainty().bands(busy, of=[measure("unfunded"), *parts]).lines
    width = {key: band.high[8] - band.low[8] for key, band in lines.items()}
    assert 0 < width.pop("unfunded") < 0.9 * sum(width.values())


@settings(max_examples=15)
@given(st.floats(-0.03, 0.03), st.floats(0, 0.6), st.integers(0, 1000), st.sampled_from(list(View)))
def test_that_bands_nest(still: Study, shift: float, cut: float, seed: int, view: View) -> None:
    scenario = moved(still.scenario, acute=-shift, community=shift).with_running_costs(cut=cut)
    bands = Uncertainty(seed=seed, draws=100).bands(study_of(scenario), view=view)
    for band in bands.lines.values():
        levels = np.stack([getattr(band, entry.name) for entry in fields(Band)])
        assert np.all((np.diff(levels, axis=0) >= 0) | np.isnan(levels[1:]))


def test_that_the_draws_of_a_year_lie_side_by_side_with_every_number_kept(busy: Study) -> None:
    outlook = busy.outlook(drawn_values(busy.values(), count=100))
    laid = draws_innermost(outlook, 100)
    assert laid.money.shape == outlook.money.shape == (100, busy.scenario.years.count)
    assert laid.money.strides[0] == laid.money.itemsize
    assert laid.money.tolist() == outlook.money.tolist()
    assert laid.deflator.tolist() == outlook.deflator.tolist()


def test_that_the_same_seed_gives_the_same_bands_bit_for_bit(busy: Study) -> None:
    assert same(Uncertainty(seed=3).bands(busy), Uncertainty(seed=3).bands(busy))
    assert not same(Uncertainty(seed=3).bands(busy), Uncertainty(seed=4).bands(busy))


def test_that_a_lever_that_moves_leaves_the_draws_as_they_are(still: Study) -> None:
    sampler = Uncertainty()
    before = sampler.outlook(still)
    shifted = study_of(moved(still.scenario, acute=-0.01, community=0.01))
    assert sampler.outlook(shifted) is before
    assert same(sampler.bands(shifted), Uncertainty().bands(shifted))


def test_that_another_assumption_or_other_years_give_another_outlook(still: Study) -> None:
    sampler = Uncertainty()
    before = sampler.outlook(still)
    grown = study_of(still.scenario.with_assumption("real_growth", 0.01))
    assert sampler.outlook(grown) is not before
    longer = study_of(replace(still.scenario, years=replace(still.scenario.years, last=2040)))
    assert sampler.bands(longer).lines["total"].low.shape == (16,)


def test_that_money_in_real_terms_is_ranked_after_prices_are_taken_out(busy: Study) -> None:
    results = project(busy.outlook(drawn_values(busy.values())), busy.levers())
    real = real_terms(results.total, results.deflator)
    band = Uncertainty().bands(busy, of=[measure("total")], view=View.REAL).lines["total"]
    assert band.high == pytest.approx(np.percentile(real, 90, axis=0, method="nearest"), rel=1e-6)


def test_that_money_a_head_is_divided_by_the_people_there_are(still: Study) -> None:
    # In the first year everybody is counted: pounds a head are £m of cash, a million each, over the people.
    item = measure("spend_community")
    cash, each = (
        Uncertainty(draws=200).bands(still, of=(item,), view=view) for view in (View.CASH, View.PER_HEAD)
    )
    people = float(still.baseline.population)
    for name in ("low", "middle", "high"):
        was, now = (getattr(bands.lines[item.key], name)[0] for bands in (cash, each))
        assert now == pytest.approx(was * 1e6 / people, rel=1e-6)


def test_that_blocks_give_what_one_go_gives(busy: Study) -> None:
    draws = BLOCK + 500
    blocks = bands_in_blocks(busy, seed=5, draws=draws)
    assert blocks is not None
    whole = Uncertainty(seed=5, draws=draws).bands(busy)
    for key, band in whole.lines.items():
        for level in LEVELS:
            assert getattr(blocks.lines[key], level) == pytest.approx(
                getattr(band, level), rel=1e-6, nan_ok=True
            )


def test_that_progress_rises_to_the_whole(busy: Study) -> None:
    heard: list[float] = []
    bands_in_blocks(busy, draws=2 * BLOCK, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1)


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_that_a_cancelled_run_ends_without_an_answer(busy: Study, steps: int) -> None:
    asked = iter([False] * steps + [True] * 100)
    assert bands_in_blocks(busy, draws=BLOCK + 1, cancelled=lambda: next(asked)) is None


def test_that_everything_shown_has_a_band(still: Study) -> None:
    assert list(Uncertainty(draws=100).bands(still).lines) == [item.key for item in shown_measures()]


def test_that_running_costs_a_head_are_in_first_year_prices_in_real_terms(busy: Study) -> None:
    item = measure("running_cost_per_head")
    drawn = project(busy.outlook(drawn_values(busy.values())), busy.levers())
    real = np.sort(real_terms(drawn.operating_cost_per_head, drawn.deflator), axis=0)[899]
    found = Uncertainty().bands(busy, of=[item], view=View.REAL).lines[item.key].high
    assert found == pytest.approx(real, rel=1e-6)
    cash = Uncertainty().bands(busy, of=[item]).lines[item.key].high
    assert Uncertainty().bands(busy, of=[item], view=View.PER_HEAD).lines[item.key].high == pytest.approx(
        cash
    )


def test_that_the_hospital_share_has_a_band_in_the_first_year_already(still: Study) -> None:
    band = Uncertainty().bands(still, of=[measure("hospital_share")]).lines["hospital_share"]
    now = float(still.baseline.hospital_share)
    assert band.low[0] < now < band.high[0]
    assert 0.01 < band.high[0] - band.low[0] < 0.05


SOURCES = ("delivery", "overspend", "error_acute", "need_acute")


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("outcome", ["hospital_share", "hospital_unfunded"])
def test_that_bands_widen_with_each_source_of_error(
    still: Study, source: str, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing is drawn but one source after the other: from no width at all.
    if (source, outcome) == ("need_acute", "hospital_share"):
        pytest.skip("need alone moves no budget")
    busy = study_of(moved(still.scenario, acute=-0.06, community=0.06))
    spread = [item for item in draws.ranges(busy.values()) if item.key == source]
    item = measure(outcome)
    widths = []
    for drawn in ((), tuple(spread)):
        monkeypatch.setattr(draws, "ranges", lambda _values, drawn=drawn: drawn)
        band = Uncertainty().bands(busy, of=[item]).lines[outcome]
        widths.append(band.high[5] - band.low[5])
    assert widths[0] == 0
    assert widths[1] > 0


def test_that_more_sources_of_error_make_a_wider_band(still: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = study_of(moved(still.scenario, acute=-0.06, community=0.06))
    everything = draws.ranges(busy.values())
    item, widths = measure("hospital_share"), []
    for count in range(1, 4):
        drawn = tuple(one for one in everything if one.key in SOURCES[:count])
        monkeypatch.setattr(draws, "ranges", lambda _values, drawn=drawn: drawn)
        band = Uncertainty().bands(busy, of=[item]).lines["hospital_share"]
        widths.append(band.high[5] - band.low[5])
    assert widths == sorted(widths)


def test_that_the_plan_lies_at_the_good_end_of_what_such_plans_came_to(still: Study) -> None:
    busy = study_of(moved(still.scenario, acute=-0.06, community=0.06))
    plan = value_now(busy, measure("hospital_share"), 2030)
    band = Uncertainty().bands(busy, of=[measure("hospital_share")]).lines["hospital_share"]
    assert plan == pytest.approx(float(busy.baseline.hospital_share) - 0.06)
    assert plan < band.middle[5]


def test_that_shares_that_errors_would_take_below_nothing_stop_there(still: Study) -> None:
    own = still.scenario.shares.target
    busy = study_of(moved(still.scenario, continuing_care=-own[6], community=own[6]))
    results = project(busy.outlook(drawn_values(busy.values())), busy.levers())
    assert results.shares.min() >= -1e-15
    assert results.spend.sum(axis=-1) == pytest.approx(results.total)
