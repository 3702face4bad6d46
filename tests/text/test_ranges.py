from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from leftshift.model.terms import Sector, View
from leftshift.questions.uncertainty import Band, Bands
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.ranges import band_text, between, in_brief
from leftshift.text.summary import in_words


def bands_of(low: float, high: float, *keys: str) -> Bands:
    years = np.ones(11)
    band = Band(low=low * years, lower=low * years, middle=years, upper=high * years, high=high * years)
    return Bands(lines=dict.fromkeys(keys, band), view=View.CASH, draws=1000, seed=1)


def test_that_a_range_is_written_with_both_its_ends() -> None:
    assert between(0.489, 0.512, percent) == "between 48.9\u00a0% and 51.2\u00a0%"


@pytest.mark.parametrize(("low", "high"), [(0.4941, 0.4944), (np.nan, 0.5)])
def test_that_a_range_too_narrow_to_be_seen_or_without_figure_is_not_written(low: float, high: float) -> None:
    assert between(low, high, percent) == ""


def test_that_bands_still_being_worked_out_say_nothing() -> None:
    assert band_text(None, "hospital_share", 5, percent) == ""
    assert band_text(bands_of(0.4, 0.5, "total"), "hospital_share", 5, percent) == ""


def test_that_the_words_say_the_range_only_where_it_shows(
    session: Session, shown: Callable[[], Snapshot]
) -> None:
    session.shares.set(Sector.COMMUNITY, 0.2)
    wide, narrow = bands_of(0.4, 0.5, "hospital_share"), bands_of(0.4411, 0.4412, "hospital_share")
    said = in_words(replace(shown(), bands=wide))
    gone = "On the hospital share, plans like this usually end"
    assert f"{gone} between 40.0\u00a0% and 50.0\u00a0% (80\u00a0% likely range)." in said
    assert "between" not in in_words(replace(shown(), bands=narrow))
    assert "between" not in in_words(shown())


def test_that_cards_with_a_band_have_a_range_and_the_others_none(
    shown: Callable[[], Snapshot],
) -> None:
    bands = bands_of(0.4, 0.5, "hospital_share", "primary_care_share")
    found = {one.key: one.range for one in outcomes(replace(shown(), bands=bands))}
    assert found["hospital_share"] == "past years suggest between 40.0\u00a0% and 50.0\u00a0%"
    assert found["primary_care_share"] == "past years suggest between 40.0\u00a0% and 50.0\u00a0%"
    assert found["statutory"] is None
    assert found["running_cost"] == ""
    assert {one.range for one in outcomes(shown())} == {"", None}


@pytest.mark.parametrize(
    ("low", "high", "outside"),
    [
        (-0.02, 0.03, False),
        (0.0, 0.03, False),
        (0.0002, 0.03, False),
        (0.002, 0.03, True),
        (-0.03, -0.002, True),
    ],
)
@pytest.mark.parametrize("moved", [False, True])
def test_that_a_card_says_what_its_range_goes_by_where_the_plan_lies_outside(
    session: Session, shown: Callable[[], Snapshot], low: float, high: float, *, outside: bool, moved: bool
) -> None:
    if moved:
        session.shares.set(Sector.COMMUNITY, 0.2)
    snapshot = shown()
    plan = round(float(snapshot.results.hospital_share[snapshot.target_index]), 3)
    ends = (plan + low, plan + high)
    card = next(
        one
        for one in outcomes(replace(snapshot, bands=bands_of(*ends, "hospital_share")))
        if one.key == "hospital_share"
    )
    low_end, high_end = map(percent, ends)
    by = "plans like this usually end" if moved else "past years suggest"
    said = (f"{by} " if outside else "") + f"between {low_end} and {high_end}"
    assert card.range == said
    assert any(text.startswith("The plan lies outside") for text in card.details) == outside
    brief = "\u2013".join((low_end.removesuffix("\u00a0%"), high_end))
    assert in_brief(said) == f"{'usually' if outside else 'likely'} {brief}"


def test_that_the_running_cost_is_ranged_in_the_year_of_the_cut(
    session: Session, shown: Callable[[], Snapshot]
) -> None:
    bands = session.snapshot.bands
    assert bands is not None
    band = bands.lines["running_cost_per_head"]
    place = session.scenario.running_costs.end - session.snapshot.results.first_year
    later = np.arange(11) > place
    moved = replace(band, low=np.where(later, 0.0, band.low), high=np.where(later, 99.0, band.high))
    moved_bands = replace(bands, lines={**bands.lines, "running_cost_per_head": moved})
    found = {one.key: one.range for one in outcomes(replace(shown(), bands=moved_bands))}
    assert found["running_cost"] is not None
    assert "£99" not in found["running_cost"]


@pytest.mark.parametrize(
    ("said", "brief"),
    [
        ("between 48.9\u00a0% and 51.2\u00a0%", "likely 48.9–51.2\u00a0%"),
        ("between £45m and £201m", "likely £45–201m"),
        ("between £772m and £1.21bn", "likely £772m–£1.21bn"),
        ("between \u2212£5m and £201m", "likely \u2212£5m to £201m"),
        ("", ""),
    ],
)
def test_that_a_range_is_shortened_for_a_card(said: str, brief: str) -> None:
    assert in_brief(said) == brief
