from collections.abc import Callable

import pytest

from leftshift.model.seats import Group, Seat
from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.figure import outcome_figure
from leftshift.text.explain.formulas import formula
from leftshift.text.numbers import amount, people, pounds
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES, section_outcomes

Shown = Callable[[], Snapshot]


def _of(snapshot: Snapshot, section: str) -> dict[str, Outcome]:
    return {one.key: one for one in section_outcomes(snapshot, section)}


@pytest.mark.parametrize("section", list(SECTION_OUTCOMES))
def test_that_a_section_has_its_four_outcomes_each_with_a_formula(section: str, shown: Shown) -> None:
    found = section_outcomes(shown(), section)
    assert tuple(one.key for one in found) == SECTION_OUTCOMES[section]
    assert all(one.value and formula(outcome_figure(one).formula).words for one in found)


def test_that_a_cut_has_its_saving_its_posts_and_the_year_it_has_paid_for_itself(
    session: Session, shown: Shown
) -> None:
    session.running_costs.set_cut(0.5)
    results = session.snapshot.results
    place = session.scenario.running_costs.end - results.first_year
    found = _of(shown(), "running_costs")
    assert found["saving"].value == amount(float(results.saving[place]), View.CASH)
    assert found["posts_removed"].value == people(float(results.posts_removed[place]))
    assert found["payback"].value == "2027/28"
    assert found["payback"].note.endswith(" once")


def test_that_no_cut_has_nothing_to_pay_back(shown: Shown) -> None:
    payback = _of(shown(), "running_costs")["payback"]
    assert (payback.value, payback.sign, payback.note) == ("\u2013", Sign.NONE, "no one-off cost to pay back")


def test_that_a_cut_that_never_pays_says_so(session: Session, shown: Shown) -> None:
    session.running_costs.set_cut(0.5)
    session.running_costs.set_years(2034, 2035)
    payback = _of(shown(), "running_costs")["payback"]
    assert (payback.value, payback.sign) == ("not by 2035/36", Sign.NOT_MET)


@pytest.mark.parametrize("key", ["provider_seats", "board", "lead"])
def test_that_a_board_that_is_not_known_has_no_figure_but_an_offer(key: str, shown: Shown) -> None:
    found = _of(shown(), "board")[key]
    assert (found.value, found.offer, found.range) == ("Not known", "Add your board", None)


def test_that_a_known_board_has_hospital_s_seats_of_all_and_its_lead(session: Session, shown: Shown) -> None:
    lead = Seat(role="Executive director of primary and community care", group=Group.EXECUTIVE)
    more = Seat(role="Partner member, acute trust", group=Group.TRUST_ACUTE)
    before = session.snapshot.representation.seats
    session.board.set_seats((*session.scenario.board.seats, more), "One more")
    found = _of(shown(), "board")
    assert found["provider_seats"].value == f"{before[0] + 1} of {sum(before) + 1}"
    assert (found["lead"].value, found["lead"].sign) == ("Not named", Sign.NOT_MET)
    session.board.set_seats((*session.scenario.board.seats, lead), "A lead")
    assert (_of(shown(), "board")["lead"].value, _of(shown(), "board")["lead"].sign) == ("Named", Sign.MET)


@pytest.mark.parametrize("who", ["deprived", "elsewhere"])
def test_that_money_near_home_is_for_each_person_in_prices_of_the_first_year_in_every_view(
    who: str, session: Session, listed: Callable[[], dict[str, Outcome]]
) -> None:
    session.shares.set(Sector.COMMUNITY, session.scenario.shares.share(Sector.COMMUNITY) + 0.05)
    snapshot = session.snapshot
    here = float(getattr(snapshot.results, f"near_home_{who}")[snapshot.target_index])
    values = set()
    for view in View:
        session.set_view(view)
        values.add(listed()[f"near_home_{who}"].value)
    assert values == {pounds(here)}
