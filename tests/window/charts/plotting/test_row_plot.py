"""Rows as they are drawn: bars, marks and figures, at rest and during a drag."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMark,
    RowMarks,
    Shape,
)
from leftshift.window.charts.plotting.row_plot import RowPlot
from leftshift.window.theme import ThemeChoice, theme_of

LIGHT = theme_of(ThemeChoice.LIGHT)
ACCENT, PANEL = LIGHT.surfaces.accent, LIGHT.surfaces.panel


@pytest.fixture
def plot(qapp: QApplication) -> Iterator[RowPlot]:
    assert qapp is not None
    made = RowPlot(LIGHT)
    made.resize(600, 400)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def data_of(*values: float, fill: Fill = Fill.FILLED, wanted: tuple[float, float] = (-100, 100)) -> ChartData:
    """Make a chart of a row a value."""
    rows = tuple(
        Row(
            name=f"Row {place}",
            figure=f"{value:g}",
            rank=abs(value),
            bars=(RowBar(start=0, end=value, colour="accent", fill=fill),),
            readings=(Reading(value, 0, f"Row {place}", f"{value:g}"),),
        )
        for place, value in enumerate(values)
    )
    marks = RowMarks(rows=rows)
    return ChartData(key="rows", name="Rows", title="A finding", subtitle="£m", wanted=wanted, marks=marks)


def colour_within(plot: RowPlot, row: int, value: float) -> QColor:
    """Return the colour at a value of a row."""
    image: QImage = plot.grab().toImage()
    return image.pixelColor(round(plot.along(value)), round(plot.rows.middle(row)))


def colours_between(plot: RowPlot, row: int, low: float, high: float) -> set[str]:
    """Return all colours of a row between two values."""
    image: QImage = plot.grab().toImage()
    y, tall = round(plot.rows.middle(row)), round(plot.rows.thickness / 4)
    left, right = round(plot.along(low)) + 3, round(plot.along(high)) - 3
    return {image.pixelColor(x, y + down).name() for x in range(left, right) for down in range(-tall, tall)}


def test_that_bars_go_right_for_more_and_left_for_less(plot: RowPlot) -> None:
    plot.set_data(data_of(80, -60))
    assert colour_within(plot, 0, 40) == ACCENT
    assert colour_within(plot, 0, -30) != ACCENT
    assert colour_within(plot, 1, -30) == ACCENT
    assert colour_within(plot, 1, 40) != ACCENT


def test_that_a_row_of_nothing_has_no_bar(plot: RowPlot) -> None:
    plot.set_data(data_of(0.0, 50))
    assert ACCENT.name() not in colours_between(plot, 0, -100, 100)


@pytest.mark.parametrize(
    ("fill", "inside"), [(Fill.HOLLOW, False), (Fill.OUTLINED, False), (Fill.FILLED, True)]
)
def test_that_hollow_bars_show_the_ground(plot: RowPlot, fill: Fill, *, inside: bool) -> None:
    plot.set_data(data_of(90, fill=fill))
    assert (colour_within(plot, 0, 45) == ACCENT) is inside


def test_that_a_hatched_bar_is_told_from_a_filled_one_without_colour(plot: RowPlot) -> None:
    plot.set_data(data_of(90, fill=Fill.HATCHED))
    found = colours_between(plot, 0, 10, 40)
    assert PANEL.name() in found
    assert len(found) > 1


def test_that_a_bar_beyond_the_axis_ends_at_its_edge(plot: RowPlot) -> None:
    plot.set_data(data_of(10))
    plot.set_data(data_of(900), moving=True)
    image: QImage = plot.grab().toImage()
    y = round(plot.rows.middle(0) + plot.rows.thickness / 3)
    filled = [x for x in range(plot.width()) if image.pixelColor(x, y) == ACCENT]
    assert filled
    assert max(filled) <= plot.area.right()
    assert plot.spots()[0].x == plot.area.right()


def test_that_axis_and_places_stay_put_while_dragging_and_settle_after(plot: RowPlot) -> None:
    plot.set_data(data_of(10, -20, wanted=(-50, 50)))
    before, area = plot.axis, plot.area
    plot.set_data(data_of(40, -80, wanted=(-200, 200)), moving=True)
    assert (plot.axis, plot.area) == (before, area)
    plot.set_data(data_of(40, -80, wanted=(-200, 200)))
    assert plot.axis.high >= 200


def test_that_room_for_figures_grows_during_a_drag_but_never_shrinks(plot: RowPlot) -> None:
    plot.set_data(data_of(10))
    narrow = plot.area.right()
    plot.set_data(data_of(1234567), moving=True)
    wide = plot.area.right()
    plot.set_data(data_of(10), moving=True)
    assert plot.area.right() == wide < narrow
    plot.set_data(data_of(10))
    assert plot.area.right() == narrow


def test_that_a_row_may_come_and_go_during_a_drag(plot: RowPlot) -> None:
    plot.set_data(data_of(10, 20))
    plot.set_data(data_of(10, 20, 30), moving=True)
    assert len(plot.spots()) == 3
    assert colour_within(plot, 2, 15) == ACCENT


def test_that_a_step_paints_what_a_fresh_plot_would(plot: RowPlot, qapp: QApplication) -> None:
    plot.set_data(data_of(33, -20))
    plot.grab()
    plot.set_data(data_of(60, -70))
    stepped = plot.grab().toImage()
    fresh = RowPlot(LIGHT)
    fresh.resize(600, 400)
    fresh.set_data(data_of(60, -70))
    assert fresh.grab().toImage() == stepped
    fresh.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("shape", list(Shape))
def test_that_every_mark_is_drawn_where_its_value_is(plot: RowPlot, shape: Shape) -> None:
    data = data_of(0.0)
    mark = RowMark(value=50, colour="bad", shape=shape)
    plot.set_data(replace(data, marks=RowMarks(rows=(Row(name="Row", marks=(mark,)),))))
    image: QImage = plot.grab().toImage()
    x, y, bad = round(plot.along(50)), round(plot.rows.middle(0)), LIGHT.surfaces.bad
    near = {image.pixelColor(x + dx, y + dy).name() for dx in range(-6, 7) for dy in range(-6, 7)}
    assert bad.name() in near


def test_that_a_click_on_a_name_brings_its_row_out_and_mutes_the_others(plot: RowPlot) -> None:
    plot.set_data(data_of(80, 60))
    name = plot.label_at(QPointF(plot.body.left() + 3, plot.rows.middle(1)))
    assert name == "Row 1"
    plot.bring_out(name)
    assert colour_within(plot, 1, 30) == ACCENT
    assert colour_within(plot, 0, 40).name() not in {ACCENT.name(), PANEL.name()}


def test_that_what_is_enlarged_has_round_ticks_and_comes_back(plot: RowPlot) -> None:
    plot.set_data(data_of(80, 60))
    plot.zoom(4.0, QPointF(plot.along(60), plot.rows.middle(0)))
    assert plot.is_zoomed
    assert plot.along(60) - plot.along(50) > 40
    assert plot.along(0) < plot.area.left()
    image: QImage = plot.grab().toImage()
    y = round(plot.rows.middle(0))
    left = [image.pixelColor(x, y) for x in range(round(plot.area.left()) - 1)]
    assert ACCENT not in left, "a bar is cut at the edge of what is enlarged"
    assert colour_within(plot, 0, 60) == ACCENT
    plot.zoom_out()
    assert not plot.is_zoomed


def test_that_words_give_way_where_bars_need_the_room(plot: RowPlot) -> None:
    data = replace(data_of(1, 2, 3, 4, 5, 6), words="What it comes to for primary care")
    plot.set_data(data)
    low = plot.rows.body.bottom()
    assert low < plot.body.bottom()
    plot.resize(250, 165)
    plot.grab()
    assert plot.rows.body.bottom() == plot.body.bottom()


def test_that_a_chart_without_rows_is_drawn_without_a_grid(plot: RowPlot) -> None:
    plot.set_data(data_of())
    assert plot.spots() == []
    image: QImage = plot.grab().toImage()
    area = plot.area.toRect()
    below = {image.pixelColor(x, y).name() for x in range(9, 590, 7) for y in range(area.top() + 20, 380, 7)}
    assert below == {PANEL.name()}


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_that_another_theme_repaints_every_part(
    choice: ThemeChoice, plot: RowPlot, colour_at: Callable[[QImage, float, float], str]
) -> None:
    plot.set_data(data_of(80, 60))
    plot.grab()
    plot.apply_theme(theme_of(choice))
    image = plot.grab().toImage()
    assert colour_at(image, plot.along(40), plot.rows.middle(0)) == theme_of(choice).surfaces.accent.name()
    assert colour_at(image, 14, 14) == theme_of(choice).surfaces.panel.name()
