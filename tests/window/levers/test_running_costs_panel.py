from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.text.outcomes.envelope import envelope_cut
from leftshift.window.controls.note_button import NoteDialog
from leftshift.window.levers.running_costs_panel import CUT, RunningCostsPanel
from leftshift.window.theme import Theme

Said = list[tuple[Any, ...]]


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> RunningCostsPanel:
    made = RunningCostsPanel(theme)
    made.resize(380, 600)
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def said(panel: RunningCostsPanel, heard: Callable[..., Said]) -> Said:
    return heard(
        cut=panel.cut_asked,
        released=panel.released,
        years=panel.cut_years_asked,
        ramp=panel.cut_ramp_asked,
        reinvested=panel.reinvested_asked,
        to=panel.reinvested_to_asked,
        note=panel.note_asked,
    )


def test_that_everything_fits_the_left_column_of_a_small_laptop(panel: RunningCostsPanel) -> None:
    assert panel.sizeHint().height() <= 700
    assert panel.minimumSizeHint().width() <= 372


def test_that_the_cuts_and_the_envelope_are_marked(panel: RunningCostsPanel, session: Session) -> None:
    marks = panel.cut.slider.scale.marks
    assert [mark.label for mark in marks] == ["30\u00a0%", "50\u00a0%", "£18.76"]
    assert marks[2].value == envelope_cut(session.scenario, session.snapshot.reference)
    assert all(mark.tip for mark in marks)


def test_that_end_asks_for_the_largest_cut(panel: RunningCostsPanel, said: Said) -> None:
    QTest.keyClick(panel.cut.slider, Qt.Key.Key_End)
    assert said == [("cut", 0.6), ("released",)]


def test_that_dragging_the_cut_is_one_undo_step_and_shows_its_results(
    panel: RunningCostsPanel, session: Session, drag: Callable[[QWidget, float, float], None]
) -> None:
    panel.cut_asked.connect(session.running_costs.set_cut)
    panel.released.connect(session.settle)
    slider = panel.cut.slider
    drag(slider, slider.x_of(0.0), slider.x_of(0.4))
    panel.draw(session.snapshot)
    assert session.scenario.running_costs.cut == pytest.approx(0.4, abs=0.01)
    assert session.stack.count() == 1
    assert panel.results.one_off.text.startswith("£")


def test_that_the_track_is_long_enough_at_the_width_of_a_small_laptop(panel: RunningCostsPanel) -> None:
    panel.resize(372, 700)
    QCoreApplication.processEvents()
    assert panel.cut.slider.width() >= 200


def test_that_a_split_row_asks_for_its_own_sector(panel: RunningCostsPanel, said: Said) -> None:
    QTest.mouseClick(panel.split[Sector.COMMUNITY].plus, Qt.MouseButton.LeftButton)
    assert said == [("to", Sector.COMMUNITY, pytest.approx(0.51)), ("released",)]


def test_that_the_split_still_adds_up_after_one_part_moves(
    panel: RunningCostsPanel, session: Session
) -> None:
    panel.reinvested_to_asked.connect(session.running_costs.set_reinvested_to)
    panel.split[Sector.COMMUNITY].plus.click()
    panel.draw(session.snapshot)
    assert panel.split[Sector.PRIMARY_CARE].entry.text() == "49.0\u00a0%"


def test_that_drawing_asks_nothing(panel: RunningCostsPanel, said: Said, session: Session) -> None:
    session.running_costs.set_cut(0.5)
    session.running_costs.set_reinvested(0.3)
    session.running_costs.set_reinvested_to(Sector.COMMUNITY, 0.2)
    panel.draw(session.snapshot)
    assert said == []


def test_that_reset_asks_for_the_cut_of_the_baseline(
    panel: RunningCostsPanel, said: Said, session: Session
) -> None:
    session.running_costs.set_cut(0.5)
    panel.draw(session.snapshot)
    QTest.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert said == [("cut", 0.0), ("released",)]


def test_that_a_note_names_the_lever(panel: RunningCostsPanel, said: Said) -> None:
    QTest.mouseClick(panel.note, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(NoteDialog)
    dialog.text.setPlainText("agreed in May")
    dialog.accept()
    assert said == [("note", CUT, "agreed in May", False)]


def test_that_nonsense_typed_is_explained(panel: RunningCostsPanel, said: Said) -> None:
    panel.cut.entry.setFocus()
    panel.cut.entry.selectAll()
    QTest.keyClicks(panel.cut.entry, "70")
    QTest.keyClick(panel.cut.entry, Qt.Key.Key_Return)
    assert "You typed “70”. Type a percentage from 0 to 60." in panel.cut.note.text()
    assert said == []
