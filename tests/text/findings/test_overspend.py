from collections.abc import Callable

import pytest

from leftshift.model.terms import HOSPITAL, INDEX, Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.overspend import overspend_finding
from leftshift.text.numbers import amount
from leftshift.text.summary import in_words

COMMUNITY = INDEX[Sector.COMMUNITY]
Said = Callable[[], str]


@pytest.fixture
def said(session: Session) -> Said:
    """Say what the snapshot shows."""

    def now() -> str:
        snapshot = session.snapshot
        return overspend_finding(snapshot.overspending, snapshot.target_index, snapshot.view)

    return now


def test_that_community_keeps_so_much_of_what_it_was_given(session: Session, said: Said) -> None:
    session.shares.set(Sector.COMMUNITY, session.scenario.shares.share(Sector.COMMUNITY) + 0.03)
    found, place = session.snapshot.overspending, session.snapshot.target_index
    before = float(found.nothing[place, COMMUNITY])
    gained, kept = (
        amount(float(one.spend[place, COMMUNITY]) - before, View.CASH)
        for one in (found.planned, found.overspent)
    )
    kept_of_it = f"community keeps {kept} of its {gained} in 2030/31"
    assert said() == f"If a half of what hospital lacks is spent all the same, {kept_of_it}"
    assert f"{said()}." in in_words(session.snapshot)


def test_that_overspending_that_is_assumed_is_said_to_be(session: Session, said: Said) -> None:
    session.shares.set(Sector.COMMUNITY, session.scenario.shares.share(Sector.COMMUNITY) + 0.03)
    kept = said().partition(", ")[2]
    session.more.set_assumption("overspend", 0.5)
    assert said() == f"As a half of what hospital lacks is spent all the same, {kept}"
    session.more.set_assumption("overspend", 1.0)
    assert said().startswith("As all of what hospital lacks is spent all the same, community keeps ")
    session.more.set_assumption("overspend", 0.3)
    assert said().startswith("As 30\u00a0% of what hospital lacks")


def test_that_a_lock_keeps_all(session: Session, said: Said) -> None:
    session.shares.set(Sector.COMMUNITY, session.scenario.shares.share(Sector.COMMUNITY) + 0.03)
    session.shares.lock(Sector.COMMUNITY, True)  # noqa: FBT003 - a toggle’s signal carries one bool
    assert ", community keeps all of its £" in said()


def test_that_doing_nothing_loses_money_of_the_others_and_says_it_only_where_assumed(
    session: Session, said: Said, shown: Callable[[], Snapshot]
) -> None:
    assert ", the other sectors lose £" in said()
    assert "overspen" not in in_words(shown())
    assert "all the same" not in in_words(shown())
    session.more.set_assumption("overspend", 1.0)
    assert "the other sectors lose £" in in_words(shown())


def test_that_nothing_is_said_where_hospital_lacks_nothing(session: Session, said: Said) -> None:
    for sector in HOSPITAL:
        session.shares.set(sector, session.scenario.shares.share(sector) + 0.1)
    assert said() == ""
