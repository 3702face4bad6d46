"""Where rows lie: how many fit, and what gives way where there is little room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from leftshift.window.charts.plotting.chart_data import Row, RowBar, RowMarks
from leftshift.window.charts.plotting.row_layout import RowLayout, lay_out, needed_height
from leftshift.window.charts.plotting.text_painter import TextPainter


@pytest.fixture
def text(qapp: QApplication) -> TextPainter:
    assert qapp is not None
    return TextPainter(QGuiApplication.font())


def rows(count: int, name: str = "Sector", figure: str = "+£12m") -> tuple[Row, ...]:
    """Make rows, of which those further down matter more."""
    return tuple(
        Row(
            name=f"{name} {place}",
            brief=f"S{place}",
            figure=figure,
            rank=place,
            bars=(RowBar(start=0, end=place + 1, colour="accent"),),
        )
        for place in range(count)
    )


SUM = Row(name="Sum", figure="+£1m", strong=True, ruled=True)


def test_that_names_are_left_and_figures_right_of_the_bars(text: TextPainter) -> None:
    body = QRectF(10, 20, 600, 300)
    found = lay_out(RowMarks(rows=rows(5)), body, text)
    assert found.plot.left() >= body.left() + text.width("Sector 0")
    assert found.plot.right() <= body.right() - text.width("+£12m")
    assert found.names == tuple((f"Sector {place}",) for place in range(5))
    assert not found.left_out


def test_that_a_narrow_body_has_the_brief_names(text: TextPainter) -> None:
    found = lay_out(RowMarks(rows=rows(3)), QRectF(0, 0, 200, 300), text)
    assert found.names == (("S0",), ("S1",), ("S2",))


def test_that_long_names_move_above_their_bars_where_there_is_little_room(text: TextPainter) -> None:
    marks = RowMarks(rows=rows(3, "An assumption with a long name"), stacked=True)
    body = QRectF(0, 0, 300, 300)
    found = lay_out(marks, body, text)
    assert found.stacked
    assert found.plot.width() > body.width() * 0.7
    for row in range(3):
        assert found.name_middle(row) + text.line / 2 <= found.middle(row) - found.thickness / 2
    assert not lay_out(marks, QRectF(0, 0, 900, 300), text).stacked


def test_that_figures_above_bars_give_way_to_names(text: TextPainter) -> None:
    marks = RowMarks(
        rows=rows(3, "An assumption with a long name", "from 1.23 % to 4.56 % a year"), stacked=True
    )
    found = lay_out(marks, QRectF(0, 0, 300, 300), text)
    assert not found.with_figures
    assert found.names[0] == ("An assumption with a long name 0",)


def test_that_ticks_give_way_before_rows_do(text: TextPainter) -> None:
    marks = RowMarks(rows=(*rows(7), SUM), closest=0.75, sums_below=1)
    roomy, tight = (lay_out(marks, QRectF(0, 0, 400, text.line * lines), text) for lines in (10, 8))
    assert roomy.has_ticks
    assert not tight.has_ticks
    assert len(tight.rows) == len(roomy.rows) == 8


def test_that_rows_that_matter_least_are_left_to_the_table_and_the_sum_never_is(text: TextPainter) -> None:
    marks = RowMarks(rows=(*rows(12), SUM), sums_below=1)
    found = lay_out(marks, QRectF(0, 0, 400, text.line * 8), text)
    shown = [row.name for row in found.rows]
    assert shown[-1] == "Sum"
    assert shown[:-1] == [f"Sector {place}" for place in range(12 - len(shown) + 1, 12)]
    assert found.left_out == f"{13 - len(shown)} more in the table"


def test_that_a_chart_may_join_the_rows_that_do_not_fit(text: TextPainter) -> None:
    marks = RowMarks(rows=rows(12), fitted=lambda count: rows(count - 1))
    found = lay_out(marks, QRectF(0, 0, 400, text.line * 8), text)
    assert 0 < len(found.rows) < 8
    assert not found.left_out


@pytest.mark.parametrize("lines", [4, 7, 12, 40])
@pytest.mark.parametrize("width", [180, 420, 900])
@pytest.mark.parametrize("stacked", [False, True])
def test_that_rows_keep_apart_and_within_their_body(
    text: TextPainter, lines: int, width: int, *, stacked: bool
) -> None:
    body = QRectF(5, 5, width, text.line * lines)
    found = lay_out(RowMarks(rows=rows(9), stacked=stacked, reference=1.0, reference_text="1"), body, text)
    assert body.contains(found.plot)
    middles = [found.middle(row) for row in range(len(found.rows))]
    assert all(below - above >= text.line for above, below in pairwise(middles))
    assert found.tops[-1] <= body.bottom()


def test_that_two_rows_do_not_fill_a_screen(text: TextPainter) -> None:
    found = lay_out(RowMarks(rows=rows(2)), QRectF(0, 0, 1600, 900), text)
    assert found.plot.height() < 200 * text.scale
    assert found.thickness <= 30 * text.scale


def test_that_lanes_share_the_thickness_of_a_row(text: TextPainter) -> None:
    found = lay_out(RowMarks(rows=rows(3), lanes=2), QRectF(0, 0, 600, 200), text)
    upper, lower = found.lane_middle(1, 0), found.lane_middle(1, 1)
    assert lower - upper == pytest.approx(found.lane)
    assert (upper + lower) / 2 == pytest.approx(found.middle(1))


def test_that_what_must_be_read_with_the_figures_is_below_them_in_whole(text: TextPainter) -> None:
    caution = "Seat arithmetic only: members are not delegates, and nobody votes as a bloc."
    found = lay_out(RowMarks(rows=rows(3), below=caution), QRectF(0, 0, 200, 120), text)
    assert " ".join(found.below) == caution
    assert found.plot.bottom() <= 120 - text.line * len(found.below)


def test_that_names_of_two_lines_have_the_height_they_need(text: TextPainter) -> None:
    said = tuple(
        Row(name=f"A statement that is long enough for two lines {one}", figure="50 %") for one in range(3)
    )
    marks = RowMarks(rows=(Row(name="Survey", heading=True, strong=True), *said), name_lines=2)
    height = needed_height(marks, text)
    found = lay_out(marks, QRectF(0, 0, 300, height), text)
    assert len(found.rows) == 4
    assert [len(name) for name in found.names] == [1, 2, 2, 2]
    assert lay_out(marks, QRectF(0, 0, 300, 3 * height), text).plot.height() == found.plot.height()


def test_that_a_name_is_found_where_it_is_written(text: TextPainter) -> None:
    found: RowLayout = lay_out(RowMarks(rows=(*rows(3), SUM)), QRectF(0, 0, 600, 200), text)
    assert found.name_at(QPointF(4, found.middle(1))) == "Sector 1"
    assert not found.name_at(QPointF(found.plot.center().x(), found.middle(1)))
    assert not found.name_at(QPointF(4, found.middle(3))), "a sum has no bar to bring out"
