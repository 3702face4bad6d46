from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.window.transfer.printing import changed_words


def test_that_paper_says_which_levers_and_assumptions_were_changed(session: Session) -> None:
    assert changed_words(session.snapshot) == (("Levers changed", "None"), ("Assumptions changed", "None"))
    session.shares.set(Sector.COMMUNITY, 0.2)
    session.more.set_assumption("need_acute", 0.031)
    session.settle()
    (_, levers), (_, assumptions) = changed_words(session.snapshot)
    assert "to 20.0 %" in levers
    assert "need" in assumptions.lower()
    assert "Assumption:" not in assumptions
