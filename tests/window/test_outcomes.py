from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.scenario import POOL
from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.text.outcomes.outcome import Sign
from leftshift.window.outcomes import OutcomeCard, OutcomesColumn
from leftshift.window.theme import ThemeChoice
from leftshift.window.theme import theme_of as look_of


@pytest.fixture
def column(shown: Callable[[QWidget], QWidget], session: Session) -> OutcomesColumn:
    made = OutcomesColumn(look_of(ThemeChoice.LIGHT))
    made.resize(212, 640)
    made.draw(session.snapshot)
    return shown(made)


def card(column: OutcomesColumn, key: str) -> OutcomeCard:
    return next(each for each in column.cards if each.key == key)


def test_that_every_outcome_has_a_card_of_its_own_key(column: OutcomesColumn) -> None:
    keys = [each.key for each in column.cards]
    assert keys == [
        "hospital_share",
        "hospital_unfunded",
        "required_efficiency",
        "running_cost",
        "unfunded",
        "new_care",
        "savings_to_find",
        "avoided",
        "stranded",
        "staff",
        "beds",
        "near_home_deprived",
        "near_home_elsewhere",
        "primary_care_share",
        "board",
        "statutory",
        "contacts",
    ]


def test_that_the_first_cards_are_in_sight_on_a_small_laptop(column: OutcomesColumn) -> None:
    assert all(each.geometry().bottom() <= 600 for each in column.cards[:6])


def test_that_the_pool_has_a_card_only_while_it_holds_money(column: OutcomesColumn, session: Session) -> None:
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.ACUTE, 0.3)
    column.draw(session.snapshot)
    assert card(column, "unallocated").isVisible()
    session.shares.reset_all()
    column.draw(session.snapshot)
    assert card(column, "unallocated").isHidden()


def test_that_a_met_target_is_said_in_words_as_well(column: OutcomesColumn, session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.2)
    column.draw(session.snapshot)
    hospital = card(column, "hospital_share")
    assert hospital.outcome.sign is Sign.MET
    assert "met" in hospital.accessibleDescription()
    assert "Hospital share" in hospital.accessibleName()


def test_that_a_click_asks_where_the_figure_is_from(column: OutcomesColumn) -> None:
    said = []
    column.asked.connect(said.append)
    QTest.mouseClick(card(column, "board"), Qt.MouseButton.LeftButton)
    assert [figure.formula for figure in said] == ["board"]


def test_that_drawing_and_another_theme_ask_nothing(column: OutcomesColumn, session: Session) -> None:
    said = []
    column.asked.connect(said.append)
    column.draw(session.snapshot)
    column.apply_theme(look_of(ThemeChoice.DARK))
    assert not column.grab().isNull()
    assert said == []


def test_that_a_card_with_a_range_keeps_a_line_for_it(column: OutcomesColumn, session: Session) -> None:
    session.running_costs.set_cut(0.5)
    session.settle()
    column.draw(session.snapshot)
    running, statutory = card(column, "running_cost"), card(column, "statutory")
    assert running.outcome.range is not None
    assert running.outcome.range.startswith("between £")
    assert running.outcome.range in running.accessibleDescription()
    assert running.sizeHint().height() > statutory.sizeHint().height()
    height = running.sizeHint().height()
    column.draw(replace(session.snapshot, bands=None))
    assert running.sizeHint().height() == height
