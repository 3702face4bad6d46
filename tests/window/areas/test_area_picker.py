from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.evidence.areas import AREA_KINDS
from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import Footprint
from leftshift.session.session import Session
from leftshift.window.areas.area_list import AreaList
from leftshift.window.areas.area_picker import AreaPicker
from leftshift.window.areas.area_rows import area_rows
from leftshift.window.areas.merge_dialog import MergeDialog

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def picker(shown: Callable[[QWidget], QWidget], session: Session) -> AreaPicker:
    made = AreaPicker()
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def asked(picker: AreaPicker) -> list[Any]:
    said = []
    picker.asked.connect(said.append)
    return said


@pytest.fixture
def opened(picker: AreaPicker) -> Iterator[AreaList]:
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton)
    yield picker.list
    picker.list.hide()


def names(opened: AreaList) -> list[str]:
    return [item.text(0) for item in opened.found()]


def test_that_every_published_area_is_listed_with_its_people_and_money(opened: AreaList) -> None:
    assert len(opened.found()) == len(area_rows()) == 112
    assert {row.kind for row in area_rows()} == {kind.key for kind in AREA_KINDS}
    assert all(row.population > 0 and row.total > 0 for row in area_rows())
    assert opened.found()[0].text(3).startswith("£")


def test_that_part_of_a_name_finds_the_areas(opened: AreaList) -> None:
    QTest.keyClicks(opened.search, "waveney norf")
    assert names(opened) == ["Norfolk and Waveney \u00b7 now in Norfolk and Suffolk"]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("somerset", ("QSL",)),
        ("england", ("ENGLAND",)),
        ("NHS Norfolk and Waveney Integrated Care Board", ("QMM",)),
        ("E54000022", ("QMM",)),
        ("Norfolk & Waveney", ("QMM",)),
        ("BNSSG", ("QUY",)),
        ("26A", ("QMM",)),
    ],
)
def test_that_enter_takes_the_first(
    opened: AreaList, asked: list[Any], typed: str, codes: tuple[str, ...]
) -> None:
    QTest.keyClicks(opened.search, typed)
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert [choice.codes for choice in asked] == [codes]


def test_that_the_first_in_the_list_is_the_one_that_fits_best(opened: AreaList) -> None:
    QTest.keyClicks(opened.search, "england")
    assert names(opened) == ["England", "East of England"]


def test_that_a_former_icb_is_offered_with_its_successors(opened: AreaList) -> None:
    QTest.keyClicks(opened.search, "Mid and South Essex")
    assert names(opened)[:2] == [
        "Mid and South Essex \u00b7 now in Essex",
        "Essex \u00b7 took over Mid and South Essex",
    ]


def test_that_merge_and_enter_open_the_merger(opened: AreaList, picker: AreaPicker) -> None:
    QTest.keyClicks(opened.search, "merge")
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    dialog = picker.window().findChild(MergeDialog)
    assert dialog is not None
    dialog.reject()


def test_that_a_search_that_is_cleared_brings_all_back_in_their_order(opened: AreaList) -> None:
    before = names(opened)
    QTest.keyClicks(opened.search, "england")
    opened.search.clear()
    assert names(opened) == before


def test_that_a_code_finds_its_area(opened: AreaList, asked: list[Any]) -> None:
    QTest.keyClicks(opened.search, "qwe")
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert asked == [AreaChoice(footprint=Footprint.YEAR_2026, codes=("QWE",))]
    assert not opened.isVisible()


def test_that_arrows_move_while_typing(opened: AreaList, asked: list[Any]) -> None:
    QTest.keyClicks(opened.search, "norfolk")
    first = opened.tree.currentItem()
    QTest.keyClick(opened.search, Qt.Key.Key_Down)
    assert opened.tree.currentItem() is not first
    assert asked == []


def test_that_esc_closes_and_asks_nothing(opened: AreaList, asked: list[Any]) -> None:
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert asked == []


def test_that_words_that_fit_nothing_pick_nothing(opened: AreaList, asked: list[Any]) -> None:
    QTest.keyClicks(opened.search, "zzz")
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert names(opened) == []
    assert asked == []


def test_that_the_list_opens_at_the_current_area(opened: AreaList, session: Session) -> None:
    assert opened.tree.currentItem().text(1) == session.snapshot.area.code


def test_that_drawing_asks_nothing_and_names_the_area(
    picker: AreaPicker, asked: list[Any], session: Session
) -> None:
    picker.draw(session.snapshot)
    assert session.snapshot.area.name in picker.accessibleName()
    assert asked == []


def test_that_a_merger_needs_at_least_two_boards_of_one_footprint(
    picker: AreaPicker, asked: list[Any]
) -> None:
    picker.open_merge()
    dialog = picker.window().findChild(MergeDialog)
    button = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    dialog.footprint.setCurrentIndex(1)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert not button.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert button.isEnabled()
    rows = [row for row in area_rows() if row.kind == "icb_2025"][:2]
    assert dialog.total.text().startswith("2 boards: ")
    button.click()
    assert asked == [AreaChoice(footprint=Footprint.YEAR_2025, codes=tuple(row.code for row in rows))]


def test_that_a_merger_asked_for_in_the_list_opens_the_dialog(opened: AreaList, picker: AreaPicker) -> None:
    last = opened.tree.topLevelItem(opened.tree.topLevelItemCount() - 1)
    opened.tree.itemActivated.emit(last, 0)
    dialog = picker.window().findChild(MergeDialog)
    assert dialog is not None
    dialog.reject()
