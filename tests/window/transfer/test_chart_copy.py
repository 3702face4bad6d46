import csv
import io
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.model.terms import View
from leftshift.session.session import Session
from leftshift.text.numbers import MINUS, NBSP, number, percent, points, pounds, signed_amount
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_data import ChartTable
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.theme import ThemeChoice, theme_of
from leftshift.window.transfer.chart_copy import SIZE, mime, plain_rows, tab_separated


@pytest.mark.parametrize(
    ("cell", "plain", "unit"),
    [
        (number(-1234.5, 1), "-1234.5", ""),
        (number(-0.0), "0", ""),
        (percent(0.481), "48.1", "%"),
        (points(-0.079), "-7.9", "percentage points"),
        (pounds(1234.567), "1234.567", "£"),
        (signed_amount(-96.04, View.CASH), "-96.04", "£m"),
    ],
)
def test_that_machines_get_a_bare_number_with_its_unit_in_the_heading(
    cell: str, plain: str, unit: str
) -> None:
    head, row = plain_rows(ChartTable(("Place", "Value"), (("Here", cell),)))
    assert head == ("Place", f"Value [{unit}]" if unit else "Value")
    assert row == ("Here", plain)


def test_that_a_unit_that_the_heading_names_is_not_said_twice() -> None:
    head, _ = plain_rows(ChartTable(("Spend, £m cash",), ((signed_amount(1.0, View.CASH),),)))
    assert head == ("Spend, £m cash",)


def test_that_a_column_of_several_units_is_followed_by_the_unit_of_each() -> None:
    table = ChartTable(("Change",), ((points(-0.079),), (signed_amount(-5.0, View.CASH),)))
    assert list(plain_rows(table)) == [
        ("Change", "Change, unit"),
        ("-7.9", "percentage points"),
        ("-5", "£m"),
    ]


def test_that_no_true_minus_and_no_hard_space_reach_a_file_of_figures() -> None:
    table = ChartTable(("Said",), ((f"from {MINUS}3 to 4{NBSP}%",),))
    text = io.StringIO()
    csv.writer(text).writerows(plain_rows(table))
    assert text.getvalue() == "Said\r\nfrom -3 to 4 %\r\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (" @here", "' @here"),
        ("-cmd", "'-cmd"),
        ("-7.9 points", "-7.9 points"),
        ("Chair", "Chair"),
    ],
)
def test_that_no_name_from_a_file_is_worked_out_as_a_formula_where_a_table_is_pasted(
    cell: str, written: str
) -> None:
    assert tab_separated(ChartTable(("Role",), ((cell,),))) == f"Role\n{written}\n"


def test_that_spreadsheets_are_given_numbers_they_can_add_up() -> None:
    table = ChartTable(("Sector", "Change"), (("Acute", signed_amount(-5.0, View.CASH)),))
    assert tab_separated(table) == "Sector\tChange [£m]\nAcute\t-5\n"


def test_that_a_copy_is_picture_drawing_table_and_text_at_once_and_of_its_size(session: Session) -> None:
    chart = LiveChart(ENTRIES["hospital_share"], theme_of(ThemeChoice.LIGHT))
    chart.draw(session.snapshot)
    made = mime(chart, session.snapshot)
    image = made.imageData()
    assert image.size() == SIZE * 2
    assert image.dotsPerMeterX() == pytest.approx(2 * 96 / 0.0254, abs=1)
    assert ET.fromstring(made.data("image/svg+xml").data()).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert "<table" in made.html()
    assert not [mark for mark in ("\u2212", "%</td>") if mark in made.html()]
    assert made.text().count("\t") >= 2
    chart.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
