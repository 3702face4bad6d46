from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from leftshift.board.apportionment import METHODS
from leftshift.evidence.areas import find_area
from leftshift.evidence.board_templates import organisations_of
from leftshift.model.scenario import Scenario
from leftshift.snapshot.projector import Projector
from leftshift.window.levers.board.per_trust_dialog import PerTrustDialog
from leftshift.window.levers.board.rebalance_dialog import RebalanceDialog

Said = list[tuple[Any, ...]]


def kept(dialog: QDialog) -> QDialog:
    """Let the test, not the click, delete a dialog."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # noqa: FBT003 - Qt's own signature
    return dialog


@pytest.fixture
def dialog(shown: Callable[[QWidget], QWidget], scenario_of: Callable[[str], Scenario]) -> RebalanceDialog:
    return shown(kept(RebalanceDialog(Projector().snapshot(scenario_of("QWE")))))


def test_that_one_board_is_recommended_with_its_reason(
    dialog: RebalanceDialog, heard: Callable[..., Said]
) -> None:
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "This brings every sector with money to within one seat of its share" in said
    assert not any(method in said for method in METHODS)
    asked = heard(asked=dialog.asked)
    QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert asked[0][1] == dialog.chosen.board
    assert dialog.chosen.proportionate


def test_that_a_statutory_post_that_is_missing_is_named(
    shown: Callable[[QWidget], QWidget], scenario_of: Callable[[str], Scenario]
) -> None:
    whole = scenario_of("QWE")
    seats = tuple(seat for seat in whole.board.seats if seat.role != "Chief executive")
    lacking = Projector().snapshot(whole.with_board(seats=seats))
    said = "\n".join(label.text() for label in shown(kept(RebalanceDialog(lacking))).findChildren(QLabel))
    assert "not mended by moving seats: The board has a chief executive." in said


def test_that_three_methods_are_compared_with_their_swaps_as_sentences(
    dialog: RebalanceDialog,
) -> None:
    dialog.methods.open()
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert all(method in said for method in METHODS)
    assert "Seat 14, partner member NHS trusts, becomes a mental health trust seat." in said
    assert "No swap: as it is today" in said
    assert "but not by this method (Sainte-Laguë)" in said


def test_that_one_click_asks_for_the_balanced_board_of_the_same_size(
    dialog: RebalanceDialog, heard: Callable[..., Said]
) -> None:
    dialog.methods.open()
    said = heard(asked=dialog.asked)
    QTest.mouseClick(dialog.applies[0], Qt.MouseButton.LeftButton)
    assert said == [("asked", dialog.found[0].board, "Rebalance by Sainte-Laguë")]
    assert len(said[0][1]) == 22
    assert not dialog.isVisible()


def test_that_a_method_without_swaps_cannot_be_applied(dialog: RebalanceDialog) -> None:
    dialog.methods.open()
    assert [button.isEnabled() for button in dialog.applies] == [bool(item.swaps) for item in dialog.found]


def test_that_one_seat_per_trust_counts_what_there_is_and_refuses_none(
    shown: Callable[[QWidget], QWidget], heard: Callable[..., Said]
) -> None:
    asking = shown(kept(PerTrustDialog(organisations_of(find_area("QJ2")))))
    said = heard(asked=asking.asked)
    assert [spin.value() for spin in asking.spins.values()] == [2, 1, 1, 0]
    assert asking.practices.value() == 109
    for spin in asking.spins.values():
        spin.setValue(0)
    assert not asking.use.isEnabled()
    asking.spins["acute"].setValue(3)
    asking.practices.setValue(105)
    QTest.mouseClick(asking.use, Qt.MouseButton.LeftButton)
    assert [seat.organisations for seat in said[0][1]].count(105) == 1
    assert said[0][2].startswith("Template: One seat per trust")
