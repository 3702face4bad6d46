from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.controls.slider_scale import SliderMark, SliderScale

Said = list[tuple[Any, ...]]

SCALE = SliderScale(
    low=0.0,
    high=0.2,
    floor=0.02,
    ceiling=0.18,
    step=0.001,
    start=0.1,
    marks=(SliderMark(value=0.15, label="15 %", tip="a promise"), SliderMark(value=0.152, label="15.2 %")),
)


@pytest.fixture
def slider(shown: Callable[[QWidget], QWidget]) -> MarkedSlider:
    made = MarkedSlider("Community share")
    made.show_value(0.1, SCALE)
    made.resize(260, 40)
    return shown(made)


@pytest.fixture
def said(slider: MarkedSlider, heard: Callable[..., Said]) -> Said:
    return heard(asked=slider.asked, released=slider.released, reset=slider.reset_asked)


def test_that_a_drag_asks_along_the_way_and_releases_once(
    slider: MarkedSlider, said: Said, drag: Callable[[QWidget, float, float], None]
) -> None:
    drag(slider, slider.x_of(0.1), slider.x_of(0.14))
    assert [name for name, *_ in said].count("released") == 1
    assert said[-1] == ("released",)
    assert said[-2][1] == pytest.approx(0.14, abs=0.001)
    assert len(said) > 3


def test_that_the_slider_never_moves_by_itself(
    slider: MarkedSlider, drag: Callable[[QWidget, float, float], None]
) -> None:
    drag(slider, slider.x_of(0.1), slider.x_of(0.14))
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.shown == 0.1
    assert slider.value() == 1000


def test_that_a_press_on_the_groove_jumps_there(slider: MarkedSlider, said: Said) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.05)), 12))
    assert said == [("asked", pytest.approx(0.05, abs=0.001)), ("released",)]


def test_that_a_press_on_the_handle_alone_asks_nothing(slider: MarkedSlider, said: Said) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.1)) + 3, 12))
    assert said == []


def test_that_the_other_button_asks_nothing(slider: MarkedSlider, said: Said) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(20, 12))
    assert said == []


@pytest.mark.parametrize(
    ("key", "shift", "value"),
    [
        (Qt.Key.Key_Right, False, 0.101),
        (Qt.Key.Key_Up, False, 0.101),
        (Qt.Key.Key_Left, False, 0.099),
        (Qt.Key.Key_Down, True, 0.09),
        (Qt.Key.Key_Right, True, 0.11),
        (Qt.Key.Key_PageUp, False, 0.11),
        (Qt.Key.Key_PageDown, False, 0.09),
        (Qt.Key.Key_Home, False, 0.02),
        (Qt.Key.Key_End, False, 0.18),
    ],
)
def test_that_each_key_is_a_step_of_its_own(
    slider: MarkedSlider, said: Said, key: Qt.Key, value: float, *, shift: bool
) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(slider, key, modifier)
    assert said == [("asked", pytest.approx(value)), ("released",)]


def test_that_a_held_key_goes_on_from_the_last_wish(slider: MarkedSlider, said: Said) -> None:
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert [args[0] for name, *args in said if name == "asked"] == pytest.approx([0.101, 0.102, 0.103])


def test_that_keys_stop_at_floor_and_ceiling(slider: MarkedSlider, said: Said) -> None:
    slider.show_value(0.0205, SCALE)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert said[0] == ("asked", 0.02)


def test_that_other_keys_are_left_to_the_window(slider: MarkedSlider, said: Said) -> None:
    QTest.keyClick(slider, Qt.Key.Key_A)
    assert said == []


def test_that_a_double_click_asks_for_the_baseline(slider: MarkedSlider, said: Said) -> None:
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.1)), 12))
    assert ("reset",) in said


@pytest.mark.parametrize("focused", [True, False])
def test_that_the_wheel_steps_only_where_the_planner_is_at_work(
    slider: MarkedSlider, said: Said, wheel: Callable[[], QWheelEvent], *, focused: bool
) -> None:
    slider.setFocus() if focused else slider.clearFocus()
    QApplication.sendEvent(slider, wheel())
    assert said == ([("asked", pytest.approx(0.101)), ("released",)] if focused else [])


def test_that_small_turns_of_the_wheel_add_up(
    slider: MarkedSlider, said: Said, wheel: Callable[..., QWheelEvent]
) -> None:
    slider.setFocus()
    for _ in range(4):
        QApplication.sendEvent(slider, wheel(30))
    assert [name for name, *_ in said] == ["asked", "released"]


def test_that_standing_elsewhere_asks_nothing(slider: MarkedSlider, said: Said) -> None:
    slider.show_value(0.17, SCALE)
    slider.show_value(0.0, SliderScale(low=0.0, high=0.1, floor=0.0, ceiling=0.1, step=0.01, start=0.0))
    assert said == []


def test_that_a_drag_near_a_mark_snaps_to_it(slider: MarkedSlider, said: Said) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.15)), 12))
    assert said[0] == ("asked", 0.15)


def test_that_a_screen_reader_reads_and_sets_the_value(slider: MarkedSlider, said: Said) -> None:
    reader = QAccessible.queryAccessibleInterface(slider)
    assert reader.role() is QAccessible.Role.Slider
    assert reader.text(QAccessible.Text.Name) == "Community share"
    reader.valueInterface().setCurrentValue(1200)
    assert said == [("asked", pytest.approx(0.12)), ("released",)]


def test_that_switching_it_off_during_a_drag_ends_the_drag(slider: MarkedSlider, said: Said) -> None:
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.05)), 12))
    slider.setEnabled(False)
    assert said[-1] == ("released",)
    assert not slider.isSliderDown()


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_that_a_mark_says_what_it_is(slider: MarkedSlider) -> None:
    place = QPoint(round(slider.x_of(0.15)), 12)
    QApplication.sendEvent(slider, QHelpEvent(QEvent.Type.ToolTip, place, slider.mapToGlobal(place)))
    assert QToolTip.text() == "a promise"
    QToolTip.hideText()
