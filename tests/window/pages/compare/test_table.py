from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from leftshift.session.session import Session
from leftshift.window.pages.compare.columns import Columns
from leftshift.window.pages.compare.table import CompareTable

LONG = "Half of the running costs by 2027/28, and community paid by all others"


@pytest.mark.parametrize("times", [1.0, 2.0])
def test_that_the_name_of_a_scenario_is_broken_into_lines_and_never_cut(
    times: float, session: Session, shown: Callable[[QWidget], QWidget]
) -> None:
    table = CompareTable()
    font = QFont(table.font())
    font.setPointSizeF(font.pointSizeF() * times)
    table.setFont(font)
    table.resize(880, 500)
    session.set_name(LONG)
    for _ in range(3):
        session.pin()
    table.draw([each.column for each in Columns().of(session.snapshot, session.pins.all)])
    shown(table)
    QCoreApplication.processEvents()
    header = table.horizontalHeader()
    assert header.textElideMode() is Qt.TextElideMode.ElideNone
    assert header.height() > 3 * header.fontMetrics().height()


def test_that_a_word_wider_than_its_column_ends_in_dots(
    session: Session, shown: Callable[[QWidget], QWidget]
) -> None:
    table = CompareTable()
    table.resize(500, 400)
    session.set_name("W" * 60)
    for _ in range(3):
        session.pin()
    table.draw([each.column for each in Columns().of(session.snapshot, session.pins.all)])
    shown(table)
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight
    current = table.horizontalHeaderItem(1 + 1)
    assert current is not None
    assert current.toolTip().endswith("W" * 60)
