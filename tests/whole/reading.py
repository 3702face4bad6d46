"""Finds text that is cut off, and widgets that overlap, among all that is seen of a window."""

from collections.abc import Callable, Iterator
from itertools import combinations
from types import UnionType

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QWidget,
)

from leftshift.window.controls.heading import HeadingLine
from leftshift.window.outcome_card import OutcomeCard

SLACK = 1
"""What rounding may take off a text [pixels]."""
CELL = 6
"""Width of a cell that is not text [pixels]."""
TEXTS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider)
MNEMONIC = int(Qt.TextFlag.TextShowMnemonic)


def cut_off(window: QWidget) -> list[str]:
    """List every text in view that has less room than it needs, and says the whole of it nowhere."""
    found = []
    for widget in seen(window):
        found += [f"{where(widget)}: {fault}" for fault in faults(widget)]
    return found


def overlapping(window: QWidget) -> list[str]:
    """List every two controls of one parent that overlap."""
    found = []
    parents = {widget.parentWidget() for widget in seen(window) if isinstance(widget, TEXTS)}
    for parent in parents:
        if parent is None or isinstance(parent, TEXTS):
            continue
        children = [child for child in parent.children() if isinstance(child, TEXTS) and child.isVisible()]
        for one, other in combinations(children, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > SLACK and shared.height() > SLACK:
                found.append(f"{where(one)} and {where(other)}")
    return found


def seen(window: QWidget) -> list[QWidget]:
    """List the widgets that are shown, also where they are scrolled out of view."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not widget.size().isEmpty()
    ]


def where(widget: QWidget) -> str:
    """Return which widget it is."""
    said = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    parent = widget.parentWidget()
    return f"{type(widget).__name__} “{said}” in {type(parent).__name__}"


def faults(widget: QWidget) -> list[str]:
    """List what of a widget's text is cut off."""
    if not within_parent(widget):
        return ["reaches beyond its parent"]
    return next((hold(widget) for kind, hold in HELD if isinstance(widget, kind)), [])


def within_parent(widget: QWidget) -> bool:
    """Whether a control is inside its parent; what a scroll area holds may reach beyond."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not isinstance(widget, TEXTS):
        return True
    if isinstance(parent, QAbstractScrollArea) or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return True
    return parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry())


def label(widget: QLabel) -> list[str]:
    """Compare a label's room against its text."""
    if not widget.text():
        return []
    need, has = widget.sizeHint(), widget.size()
    if widget.wordWrap():
        need = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    return too_small(need, has, widget.text())


def button(widget: QPushButton | QCheckBox) -> list[str]:
    """Compare a button's room against its words."""
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    is_box = isinstance(widget, QCheckBox)
    part = QStyle.SubElement.SE_CheckBoxContents if is_box else QStyle.SubElement.SE_PushButtonContents
    room = widget.style().subElementRect(part, option, widget).size()
    text = widget.text()
    if not text or whole_in_tip(widget.toolTip(), text.removesuffix("  \u25be")):
        text = "X" if text else ""
    return too_small(widget.fontMetrics().size(MNEMONIC, text), room, text) if text else []


def choice(widget: QComboBox) -> list[str]:
    """Compare a box's room against what is chosen in it."""
    option = QStyleOptionComboBox()
    widget.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = complex_rect(widget, QStyle.ComplexControl.CC_ComboBox, option, part).size()
    text = widget.currentText()
    shown = "X" if whole_in_tip(widget.toolTip(), text) else text
    return too_small(widget.fontMetrics().size(0, shown), room, text) if text else []


def complex_rect(
    widget: QWidget, control: QStyle.ComplexControl, option: QStyleOptionComplex, part: QStyle.SubControl
) -> QRect:
    """Return the place of a part of a control."""
    return widget.style().subControlRect(control, option, part, widget)


def line(widget: QLineEdit) -> list[str]:
    """Compare a line's height against its text; a text that is too long must be whole in a tip."""
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return []
    option = QStyleOptionFrame()
    widget.initStyleOption(option)
    room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget).size()
    shown = "X" if whole_in_tip(widget.toolTip(), widget.text()) else widget.text()
    return too_small(widget.fontMetrics().size(0, shown), room, widget.text() or "empty line")


def tabs(widget: QTabBar) -> list[str]:
    """Hold each tab against its title."""
    found = []
    for place in range(widget.count()):
        need = widget.fontMetrics().size(MNEMONIC, widget.tabText(place)) + QSize(20, 8)
        found += too_small(need, widget.tabRect(place).size(), widget.tabText(place))
    return found


def header(widget: QHeaderView) -> list[str]:
    """Hold each heading against its words."""
    if widget.orientation() is Qt.Orientation.Vertical:
        return []
    model, found = widget.model(), []
    wraps = bool(widget.defaultAlignment() & Qt.TextFlag.TextWordWrap)
    for place in range(widget.count()):
        if widget.isSectionHidden(place):
            continue
        text = str(model.headerData(place, widget.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        tip = str(model.headerData(place, widget.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        room = QSize(widget.sectionSize(place) - CELL, widget.height())
        need = text_size(widget.fontMetrics(), text, room.width(), wraps=wraps)
        if not (whole_in_tip(tip, text) and widget.textElideMode() is Qt.TextElideMode.ElideRight):
            found += too_small(need, room, text)
    return found


def cells(view: QAbstractItemView) -> list[str]:
    """Hold every cell in view against its text."""
    return [fault for index in indexes(view) for fault in cell(view, index)]


def indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Walk the cells in view."""
    model, port = view.model(), view.viewport().rect()
    is_list = isinstance(view, QListView)
    pending = [view.rootIndex()]
    while pending:
        parent = pending.pop()
        for row in range(model.rowCount(parent)):
            first = model.index(row, 0, parent)
            if not is_list and model.rowCount(first):
                pending.append(first)
            for column in range(1 if is_list else model.columnCount(parent)):
                index = model.index(row, column, parent)
                if view.visualRect(index).intersects(port):
                    yield index


def cell(view: QAbstractItemView, index: QModelIndex) -> list[str]:
    """Compare a cell's room against its text; what is shortened with “…” must be whole in a tip."""
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    if not text:
        return []
    room = view.visualRect(index).size() - QSize(CELL, 0)
    icon = index.data(Qt.ItemDataRole.DecorationRole)
    if icon is not None:
        room -= QSize(view.iconSize().width() + CELL if view.iconSize().isValid() else 20, 0)
    wraps = isinstance(view, QTableView | QListView) and view.wordWrap()
    metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or view.font())
    need = text_size(metrics, text, room.width(), wraps=wraps)
    if whole_in_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), text):
        need = metrics.size(0, "X")
    return too_small(need, room, text)


def text_size(metrics: QFontMetrics, text: str, width: int, *, wraps: bool) -> QSize:
    """Return the size a text takes, broken at spaces where it wraps."""
    if not wraps:
        return metrics.size(0, text)
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), flags, text).size()


def card(widget: OutcomeCard) -> list[str]:
    """Hold each line of an outcome against the width of its card; what is shortened must be in a tip."""
    outcome, lines = widget.outcome, widget.lines()
    large = QFontMetrics(widget.fonts().large)
    bottom = " ".join((widget.standing, *widget.beside[:1])).strip()
    lost = [text for text in (outcome.heading, bottom) if text and text not in widget.toolTip()]
    found = [f"“{text}” is not whole in the tip" for text in lost]
    return found + too_small(large.size(0, outcome.value), lines[1].size().toSize(), outcome.value)


def heading(widget: HeadingLine) -> list[str]:
    """Compare a heading's two texts against its width."""
    need = widget.fontMetrics().size(0, f"{widget.name}  {widget.text}")
    return too_small(need, widget.size(), f"{widget.name} {widget.text}")


def whole_in_tip(tip: str, text: str) -> bool:
    """Whether a tip says the whole of a text that may be shortened."""
    return bool(text.strip()) and text.replace("&", "").strip() in tip.replace("&", "")


def too_small(need: QSize, has: QSize, text: str) -> list[str]:
    """Say where a text has less room than it needs."""
    if not text or (need.width() <= has.width() + SLACK and need.height() <= has.height() + SLACK):
        return []
    return [f"“{text}” needs {need.width()}×{need.height()}, has {has.width()}×{has.height()}"]


HELD: tuple[tuple[type | UnionType, Callable[..., list[str]]], ...] = (
    (OutcomeCard, card),
    (HeadingLine, heading),
    (QLabel, label),
    (QPushButton | QCheckBox, button),
    (QComboBox, choice),
    (QLineEdit, line),
    (QTabBar, tabs),
    (QHeaderView, header),
    (QAbstractItemView, cells),
)
"""How each kind of widget is held against its text; the first that fits counts."""
