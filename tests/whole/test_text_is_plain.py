"""Text that a file or a planner wrote is shown as it is written: nothing of it is read as HTML."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from leftshift.model.own_figures import OwnFigures
from leftshift.model.seats import Answer, Group, Seat
from leftshift.model.terms import Sector
from leftshift.storage.refusal import printable
from leftshift.text.numbers import sheet_text
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.dialogs import ask_to_save
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.compare.table import CompareTable
from leftshift.window.transfer.chart_copy import mime
from tests.whole.places import DIALOGS, close_dialog, make_busy, open_dialog, places, settle

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

PICTURE = "\ufffc"
"""What is in a document where a tag was read as a picture."""
FIELDS = ("name", "notes", "noted", "role", "asked", "source", "branch", "who", "why")


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of a line."""


def hostile(field: str) -> str:
    """A text that Qt would take for HTML, and that opens a file if it did, and a spreadsheet for an order."""
    return (
        f"=cmd|'/C calc'!A0 <img src=\"/nowhere/{field}.png\"> {field} & <b>x</b> "
        "file:///nowhere/x \\\\nowhere\\x //nowhere/x\t\u2028\u202e\x1b[31m"
    )


@pytest.fixture(scope="module")
def hostile_window(shared_window: MainWindow, tmp_path_factory: pytest.TempPathFactory) -> MainWindow:
    """The window on a file with such a text in every field, and a name like it."""
    window = shared_window
    session = window.session
    session.set_name(hostile("name"))
    session.set_notes(hostile("notes"))
    session.set_note("shares.acute", hostile("noted"))
    own = OwnFigures(
        money=(1400.0, *[None] * 6), year=2025, source=hostile("source"), imported="2026-04-01T10:00:00+00:00"
    )
    session.set_own_figures(own)
    seats = (*session.scenario.board.seats, Seat(role=hostile("role"), group=Group.VOLUNTARY, voting=False))
    session.board.set_seats(seats, f"Seat {hostile('role')}")
    answer = Answer(question=hostile("asked"), percent=40.0, respondents=90, year=2026)
    session.board.set_survey((answer,), f"Keep {hostile('asked')}")
    for step in session.history.steps():
        session.describe_step(step.key, name=hostile("branch"), who=hostile("who"), why=hostile("why"))
    folder = tmp_path_factory.mktemp("files")
    window.document.save(folder / "<img src=x> & co.leftshift")
    path = folder / "=<img src=x> & \t\x1b[31m\u202e\u2028co.leftshift"
    window.document.save(path)
    window.document.open(path)
    make_busy(window)
    for pin in session.pins.all:
        session.pins.note(pin.letter, hostile("noted"))
    session.shares.set(Sector.ACUTE, 0.4)
    session.settle()
    QCoreApplication.processEvents()
    return window


def columns(model: QAbstractItemModel, parent: QModelIndex | None = None) -> int:
    """Count the columns; Qt keeps the count of a list, which is 1, to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent or QModelIndex())


def indices(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(columns(model, parent)):
            yield (index := model.index(row, column, parent))
            if column == 0:
                yield from indices(model, index)


def tips(widget: QWidget) -> Iterator[str]:
    """List every tip of a widget, of its actions, its tabs, its rows and headings."""
    yield widget.toolTip()
    yield widget.whatsThis()
    yield from (action.toolTip() for action in widget.actions())
    if isinstance(widget, QTabBar):
        yield from (widget.tabToolTip(place) for place in range(widget.count()))
    model = widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None
    if isinstance(model, QAbstractItemModel):
        role = Qt.ItemDataRole.ToolTipRole
        yield from (str(model.data(index, role) or "") for index in indices(model))
        for side, count in (
            (Qt.Orientation.Horizontal, columns(model)),
            (Qt.Orientation.Vertical, model.rowCount()),
        ):
            yield from (str(model.headerData(place, side, role) or "") for place in range(count))
    if isinstance(widget, QGraphicsView):
        yield from (item.toolTip() for item in widget.scene().items())


def documents(widget: QWidget) -> Iterator[QTextDocument]:
    if isinstance(widget, QTextEdit):
        yield widget.document()
    if isinstance(widget, QGraphicsView):
        yield from (item.document() for item in widget.scene().items() if isinstance(item, QGraphicsTextItem))


def shown(widget: QWidget) -> Iterator[str]:
    """List what a widget shows."""
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from (str(index.data() or "") for index in indices(widget.model()))


def said(widget: QWidget) -> Iterator[str]:
    """List what a widget shows and says in every way."""
    yield from shown(widget)
    yield from tips(widget)
    yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QMessageBox):
        yield from (widget.text(), widget.informativeText(), widget.detailedText())


def read_as_html(top: QWidget) -> list[str]:
    """Name every widget that would read a text of the file as HTML."""
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"
        rich = isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText
        if rich and QtText.mightBeRichText(widget.text()) and "nowhere" in widget.text():
            found.append(f"{name}: label {widget.text()}")
        found += [f"{name}: tip {tip}" for tip in tips(widget) if QtText.mightBeRichText(tip)]
        found += [f"{name}: control character in {text!r}" for text in said(widget) if UNSEEN.search(text)]
        found += [f"{name}: picture" for document in documents(widget) if PICTURE in document.toPlainText()]
    return found


def test_that_the_question_before_closing_shows_a_name_as_it_is_written(hostile_window: MainWindow) -> None:
    ask_to_save(hostile_window, hostile("name"), save=lambda: None, discard=lambda: None)
    (box,) = hostile_window.findChildren(QMessageBox, "save the changes")
    assert printable(hostile("name")) in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert read_as_html(box) == []
    box.close()
    QCoreApplication.processEvents()


def test_that_a_hint_asked_for_by_key_is_plain(hostile_window: MainWindow) -> None:
    name = next(
        line for line in hostile_window.findChildren(QLineEdit) if line.accessibleName() == "Name of the plan"
    )
    hostile_window.activateWindow()
    name.setFocus()
    QCoreApplication.processEvents()
    hostile_window.hints.show_whole()
    assert "name" in QToolTip.text()
    assert not QtText.mightBeRichText(QToolTip.text())
    QToolTip.hideText()


def test_that_every_place_shows_the_text_of_a_file_as_it_is_written(hostile_window: MainWindow) -> None:
    window, seen, wrong = hostile_window, set[str](), []
    for place in places(window):
        wrong += [f"{place}: {what}" for what in read_as_html(window)]
        seen |= {text for widget in window.findChildren(QWidget) for text in shown(widget)}
    assert wrong == []
    for field in set(FIELDS) - {"notes", "noted"}:  # those two are shown in dialogs and tips
        assert any(f"{field}.png" in text for text in seen), f"{field} is shown nowhere"


@pytest.mark.parametrize("name", DIALOGS)
def test_that_every_dialog_shows_the_text_of_a_file_as_it_is_written(
    hostile_window: MainWindow, tmp_path: Path, name: str
) -> None:
    dialog = open_dialog(hostile_window, name, tmp_path)
    assert read_as_html(dialog) == []
    close_dialog(hostile_window, dialog)


def test_that_what_is_copied_holds_no_formula_and_no_picture(hostile_window: MainWindow) -> None:
    window, clipboard = hostile_window, QGuiApplication.clipboard()
    window.pages.open("compare")
    settle()
    copied = []
    for table in window.pages.currentWidget().findChildren(CompareTable):
        table.copy()
        copied.append(clipboard.text())
    for key in ("unfunded", "spend_by_sector", "board_checks"):
        window.pages.open("board" if "board" in key else "money")
        window.plan.chart_area.make_main(key)
        settle()
        made = mime(window.plan.chart_area.main, window.session.snapshot, as_picture=False)
        copied.append(made.text())
        assert "<img" not in made.html()
    cells = [cell for text in copied for line in text.splitlines() for cell in line.split("\t")]
    assert [cell for cell in cells if sheet_text(cell) != cell] == []
    assert any("cmd" in cell for cell in cells)


def test_that_every_menu_shows_the_text_of_a_file_as_it_is_written(hostile_window: MainWindow) -> None:
    menus = hostile_window.findChildren(QMenu)
    for menu in menus:
        menu.aboutToShow.emit()
    entries = [action for menu in menus for action in menu.actions()]
    assert [tip for tip in (entry.toolTip() for entry in entries) if QtText.mightBeRichText(tip)] == []
    assert any("<img" in entry.text() for entry in entries)


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "a <img src=x> <img src=y>", "&lt; <i>x</i>", "< p >", "<!-- x -->", "x < 3 > y"]
)
def test_that_a_tip_keeps_its_letters_and_is_not_taken_for_html(text: str) -> None:
    tip = plain_tip(text)
    assert not QtText.mightBeRichText(tip)
    assert tip.replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["Acute care", "3 < 4", "Line\n<b>"])
def test_that_a_tip_that_is_plain_stays_to_the_letter(text: str) -> None:
    assert plain_tip(text) == text
