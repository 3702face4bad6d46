from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from leftshift.evidence.levers import limit
from leftshift.model.own_lists import Metric, MetricTag, Scheme
from leftshift.model.specialties import STAYS, SpecialtyMove
from leftshift.model.terms import SECTORS, Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.policy_effects import Effect
from leftshift.text.levers.policy_list import LEVERS, effect, is_on
from leftshift.text.summary import in_words

BY_KEY = {lever.key: lever for lever in LEVERS}
CHOICES = {
    "advice_until": None,
    "deficit_removed": True,
    "outpatients": (SpecialtyMove(moved=0.2), *STAYS[1:]),
    "metrics": (Metric(name="Community waits", tag=MetricTag.COMMUNITY),),
    "schemes": (Scheme(name="Frailty", money=2.0, measures=5, consolidated=True),),
}


@pytest.fixture
def effect_of(session: Session) -> Callable[..., Effect]:
    def say(key: str, view: View = View.CASH) -> Effect:
        return effect(BY_KEY[key], replace(session.snapshot, view=view))

    return say


@pytest.mark.parametrize("key", BY_KEY)
def test_that_a_lever_that_is_off_says_nothing(effect_of: Callable[..., Effect], key: str) -> None:
    assert effect_of(key) == Effect(short="", sentence="")


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.key)
def test_that_a_lever_that_is_on_says_what_it_does(
    session: Session, effect_of: Callable[..., Effect], lever: Any, view: View
) -> None:
    session.shares.set(Sector.COMMUNITY, 0.15)
    session.running_costs.set_cut(0.5)
    for name in lever.numbers:
        session.more.set_policy(name, limit(name).high / 4)
    for name in set(lever.fields) & set(CHOICES):
        session.more.choose(name, CHOICES[name])
    if "devolved" in lever.fields:
        for sector in SECTORS:
            session.more.set_devolved(sector, 0.2)
    found = effect_of(lever.key, view)
    assert is_on(lever, session.scenario.policies)
    assert found.short
    assert found.sentence.endswith(".")


def test_that_advice_costs_its_fee_and_spares_attendances(
    session: Session, effect_of: Callable[..., Effect]
) -> None:
    # 30,000 × £20 = £0.6m to primary care; 30,000 × 50 % × £120 = £1.8m off hospital, in 2025/26 prices
    session.more.choose("advice_until", None)
    session.more.set_policy("advice_requests", 30_000)
    assert effect_of("advice", View.REAL).sentence == (
        "Primary care is charged £0.6m and hospital spared £1.8m in 2030/31."
    )


def test_that_small_money_is_written_in_pounds(session: Session, effect_of: Callable[..., Effect]) -> None:
    # 4 seats × 10 sessions × £350 = £14,000 in 2025/26 prices
    session.more.set_policy("board_leads", 4)
    session.more.set_policy("board_sessions", 10)
    assert effect_of("leads", View.REAL).short == "£14,000 a year"


@pytest.mark.parametrize(("name", "key"), [("capital", "capital"), ("board_leads", "leads")])
def test_that_a_lever_half_set_says_what_is_missing(
    session: Session, effect_of: Callable[..., Effect], name: str, key: str
) -> None:
    session.more.set_policy(name, 2)
    assert effect_of(key).short == ""
    assert effect_of(key).sentence.startswith("Set both")


def test_that_double_running_of_money_that_does_not_move_says_so(
    session: Session, effect_of: Callable[..., Effect]
) -> None:
    session.more.set_policy("double_running", 0.2)
    session.more.set_policy("double_running_years", 2)
    assert effect_of("double_running").sentence == "No money moves yet, so nothing is paid twice."


def test_that_what_a_network_gets_is_never_a_sum_a_head(
    session: Session, effect_of: Callable[..., Effect]
) -> None:
    session.more.set_devolved(Sector.COMMUNITY, 0.5)
    assert "m for each of 20 primary care networks" in effect_of("devolved", View.PER_HEAD).sentence


def test_that_the_words_name_two_levers_and_count_the_others(
    session: Session, shown: Callable[[], Snapshot]
) -> None:
    session.more.choose("advice_until", None)
    session.more.set_policy("advice_requests", 30_000)
    said = in_words(shown())
    assert said.startswith("Other levers: advice and guidance (£")
    for name in ("parity_uplift", "teams_coverage", "support_per_head"):
        session.more.set_policy(name, limit(name).high / 4)
    assert "and 2 more levers." in in_words(shown())
