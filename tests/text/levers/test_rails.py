from collections.abc import Callable

import pytest

from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.rails import breaches, nearest_shares
from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.rails import breach_sentences, brief_breach, nearest_sentence, source_of
from leftshift.text.summary import in_words


@pytest.fixture
def cut_mental_health(session: Session) -> Session:
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    return session


def test_that_a_breach_names_rule_source_sector_years_and_money(cut_mental_health: Session) -> None:
    snapshot = cut_mental_health.snapshot
    (said,) = breach_sentences(breaches(snapshot.results, snapshot.scenario.rails), snapshot.scenario.rails)
    assert said.startswith("Rule broken: mental health grows at least as fast as the allocation (")
    assert source_of(Rail.MENTAL_HEALTH) in said
    assert "Mental health is short in 2026/27 to 2030/31, by £" in said
    assert "(F15)" in brief_breach(
        breaches(snapshot.results, snapshot.scenario.rails), snapshot.scenario.rails
    )


def test_that_the_planners_own_limit_is_no_published_figure() -> None:
    assert "no published figure" in source_of(Rail.REAL_FALL)


def test_that_the_nearest_shares_are_named_with_their_change(cut_mental_health: Session) -> None:
    snapshot = cut_mental_health.snapshot
    found = nearest_shares(snapshot.scenario.shares, snapshot.results.outlook, snapshot.scenario.rails)
    said = nearest_sentence(found, snapshot.scenario.shares)
    assert "Mental health 9.7\u00a0% (+4.7 points)" in said


def test_that_what_stands_in_the_way_of_any_shares_is_named(cut_mental_health: Session) -> None:
    cut_mental_health.shares.lock(Sector.MENTAL_HEALTH, locked=True)
    snapshot = cut_mental_health.snapshot
    found = nearest_shares(snapshot.scenario.shares, snapshot.results.outlook, snapshot.scenario.rails)
    said = nearest_sentence(found, snapshot.scenario.shares)
    assert said.startswith("No shares keep all rules")
    assert "the lock on" in said


def test_that_the_words_say_which_rule_is_broken(
    cut_mental_health: Session, shown: Callable[[], Snapshot]
) -> None:
    said = in_words(shown())
    assert "The shares break the rule that mental health grows at least as fast as the allocation." in said
    cut_mental_health.rails.apply_nearest_shares()
    assert "break the rule" not in in_words(shown())
