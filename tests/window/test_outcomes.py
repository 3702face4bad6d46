from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.scenario import POOL
from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.text.outcomes.outcome import Sign
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.outcomes.section_outcomes import SECTION_OUTCOMES
from leftshift.window.outcome_card import OutcomeCard
from leftshift.window.outcomes import Outcomes
from leftshift.window.sections import ALL
from leftshift.window.theme import ThemeChoice
from leftshift.window.theme import theme_of as look_of


@pytest.fixture
def column(shown: Callable[[QWidget], QWidget], session: Session) -> Outcomes:
    made = Outcomes(look_of(ThemeChoice.LIGHT))
    made.set_upright(upright=True)
    made.resize(330, 900)
    made.draw(session.snapshot)
    return shown(made)


def card(column: Outcomes, key: str) -> OutcomeCard:
    return next(each for each in column.cards if each.key == key)


def test_that_every_outcome_has_one_card_those_of_the_section_first(
    column: Outcomes, session: Session
) -> None:
    keys = [each.key for each in column.cards]
    assert sorted(keys) == sorted(one.key for one in outcomes(session.snapshot))
    assert tuple(keys[:4]) == SECTION_OUTCOMES["money"]


def test_that_a_section_shows_its_own_four_in_a_row_on_a_small_laptop(
    shown: Callable[[QWidget], QWidget], session: Session
) -> None:
    row = Outcomes(look_of(ThemeChoice.LIGHT))
    row.resize(850, 100)
    row.show_section(ALL["board"])
    row.draw(session.snapshot)
    shown(row)
    assert [each.key for each in row.cards] == list(SECTION_OUTCOMES["board"])
    assert len({each.y() for each in row.cards}) == 1
    assert row.height() < 120


def test_that_the_pool_has_a_card_only_while_it_holds_money(column: Outcomes, session: Session) -> None:
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.ACUTE, 0.3)
    column.draw(session.snapshot)
    assert card(column, "unallocated").isVisible()
    session.shares.reset_all()
    column.draw(session.snapshot)
    assert "unallocated" not in {each.key for each in column.cards}


def test_that_a_met_target_is_said_in_words_as_well(column: Outcomes, session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.2)
    column.draw(session.snapshot)
    hospital = card(column, "hospital_share")
    assert hospital.outcome.sign is Sign.MET
    assert "met" in hospital.accessibleDescription()
    assert "Hospital share" in hospital.accessibleName()


def test_that_a_click_asks_where_the_figure_is_from(column: Outcomes) -> None:
    said = []
    column.asked.connect(said.append)
    QTest.mouseClick(card(column, "statutory"), Qt.MouseButton.LeftButton)
    assert [figure.formula for figure in said] == ["statutory"]


def test_that_a_click_on_a_card_without_a_figure_takes_what_is_offered(column: Outcomes) -> None:
    asked, wanted = [], []
    column.asked.connect(asked.append)
    column.board_wanted.connect(lambda: wanted.append(True))
    board = card(column, "board")
    assert "Add your board" in board.accessibleDescription()
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert (asked, wanted) == ([], [True])


def test_that_drawing_and_another_theme_ask_nothing(column: Outcomes, session: Session) -> None:
    said = []
    column.asked.connect(said.append)
    column.draw(session.snapshot)
    column.apply_theme(look_of(ThemeChoice.DARK))
    assert not column.grab().isNull()
    assert said == []


def test_that_the_figure_can_be_read_from_afar(column: Outcomes) -> None:
    assert all(QFontMetrics(each.fonts().large).height() >= 24 for each in column.first)


def test_that_the_likely_range_stands_beside_its_figure(column: Outcomes) -> None:
    hospital = card(column, "hospital_share")
    hospital.show_value(replace(hospital.outcome, range="between 50.1\u00a0% and 54.2\u00a0%"))
    assert hospital.aside == ("likely 50.1–54.2\u00a0%",)
    assert "between 50.1" in hospital.accessibleDescription()
    running = card(column, "running_cost")
    running.show_value(replace(running.outcome, range="between £18.00 and £20.00"))
    assert running.aside == ("England average · likely £18.00–20.00", "England average")
    money = card(column, "hospital_unfunded")
    money.show_value(replace(money.outcome, range="plans like this usually end between £143m and £500m"))
    assert money.aside == ("usually £143–500m",)
