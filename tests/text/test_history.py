from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.text.history import step_words, time_words


def test_that_the_lever_named_leads_whoever_moved_more(scenario_of: Callable[[str], Scenario]) -> None:
    start = scenario_of("QMM")
    target = list(start.shares.target)
    target[INDEX[Sector.ACUTE]] -= 0.02
    target[INDEX[Sector.COMMUNITY]] += 0.01
    target[INDEX[Sector.PRIMARY_CARE]] += 0.01
    after = start.with_shares(target=tuple(target))
    assert step_words(start, after).label == "Acute hospital share"
    named = step_words(start, after, "shares.community")
    assert (named.label, named.others) == ("Community share", 2)


def test_that_a_step_that_moves_no_lever_says_what_was_written(
    scenario_of: Callable[[str], Scenario],
) -> None:
    start = scenario_of("QMM")
    named = step_words(start, replace(start, name="Slow"))
    assert (named.label, named.before, named.after) == ("Name", start.name, "Slow")
    noted = step_words(start, start.with_note("shares.acute", "beds"))
    assert (noted.label, noted.lever, noted.after) == ("Note", "shares.acute", "beds")


def test_that_a_lock_is_said_in_full(scenario_of: Callable[[str], Scenario]) -> None:
    start = scenario_of("QMM")
    one = start.with_shares(locked=frozenset({Sector.MENTAL_HEALTH}))
    other = start.with_shares(locked=frozenset({Sector.COMMUNITY}))
    assert step_words(start, one).label == "Locked mental health"
    assert step_words(one, start).label == "Unlocked mental health"
    assert step_words(one, other).label == "Locked community; unlocked mental health"
    assert (step_words(start, one).before, step_words(start, one).after) == ("", "")


def test_that_a_step_of_another_day_has_its_date() -> None:
    now = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
    assert time_words(datetime(2026, 4, 2, 8, 5, tzinfo=UTC), now) == "Today, 08:05"
    assert time_words(datetime(2026, 4, 1, 8, 5, tzinfo=UTC), now) == "1 Apr 2026, 08:05"
