from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QMouseEvent, QWheelEvent
from pytestqt.qtbot import QtBot

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.live_chart import LiveChart, make_charts
from leftshift.window.charts.registry import CHARTS
from leftshift.window.theme import ThemeChoice, theme_of
from tests.window.charts.written import boxes_on, picture_of

KEYS = tuple(entry.key for entry in CHARTS)
SIZES = ((430, 300), (280, 190), (680, 470))

ChartOf = Callable[..., LiveChart]
SnapshotOf = Callable[..., Snapshot]
every_chart = pytest.mark.parametrize("key", KEYS)
every_size = pytest.mark.parametrize(("width", "height"), SIZES)


@every_chart
def test_that_drawing_emits_nothing(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf, qtbot: QtBot
) -> None:
    chart = chart_of(key)
    with qtbot.assertNotEmitted(chart.chosen):
        chart.draw(snapshot_of())
        chart.grab()


@every_chart
def test_that_axes_stay_put_while_dragging_and_settle_after(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    before = chart.axis
    chart.draw(snapshot_of(moved=0.25, cut=0.6, dragging=True))
    assert chart.axis == before
    chart.draw(snapshot_of(moved=0.25, cut=0.6))
    assert chart.data is not None
    low, high = chart.data.wanted
    assert chart.axis.low <= low + 1e-9
    assert chart.axis.high >= high - 1e-9


def test_that_an_axis_follows_another_view_even_within_a_drag(
    chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of("spend_by_sector")
    chart.draw(snapshot_of())
    before = chart.axis
    chart.draw(snapshot_of(view=View.PER_HEAD, dragging=True))
    assert chart.axis != before


@every_chart
@every_size
@pytest.mark.parametrize("pool", [0.0, 0.02, -0.02])
def test_that_no_text_reaches_beyond_the_chart(  # noqa: PLR0917 - pytest passes them by name
    key: str, width: int, height: int, pool: float, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key, width, height)
    chart.draw(snapshot_of(pool=pool, area="ENGLAND"))
    written = boxes_on(chart)
    inside = QRectF(0, 0, width, height).adjusted(-1, -1, 1, 1)
    assert written
    assert [text for text, box in written if not inside.contains(box)] == []


@every_chart
def test_that_the_screen_and_a_picture_show_the_same(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    chart.ask.hide()  # a picture answers no questions, so it has no “?”
    screen = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    picture = picture_of(chart)
    different = sum(
        screen.pixel(x, y) != picture.pixel(x, y) for x in range(9, 420, 3) for y in range(9, 290, 3)
    )
    assert different == 0


@every_chart
def test_that_a_step_paints_what_a_fresh_chart_would(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    used, fresh = chart_of(key), chart_of(key)
    used.draw(snapshot_of(moved=0.021, cut=0.41))
    used.grab()
    used.draw(snapshot_of(moved=0.02, cut=0.4))
    fresh.draw(snapshot_of(moved=0.02, cut=0.4))
    assert used.grab().toImage() == fresh.grab().toImage()


@every_chart
def test_that_every_row_of_the_table_has_every_column(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key)
    assert chart.table().rows == ()
    chart.draw(snapshot_of())
    table = chart.table()
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


@every_chart
def test_that_a_screen_reader_is_told_name_and_finding(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key)
    assert chart.accessibleName() == f"{chart.name} chart"
    chart.draw(snapshot_of())
    assert chart.accessibleName() == f"{chart.name} chart"
    assert chart.accessibleDescription() == chart.description
    assert chart.description.startswith(chart.title)


@every_chart
def test_that_a_chart_without_a_snapshot_is_an_empty_panel(key: str, chart_of: ChartOf) -> None:
    chart = chart_of(key)
    assert chart.title == chart.description == ""
    assert chart.spots() == []
    image = chart.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(9, 420, 9) for y in range(9, 290, 9)} == {"#ffffff"}


@every_chart
@every_size
def test_that_every_spot_lies_on_the_chart_and_is_read_when_pointed_at(
    key: str, width: int, height: int, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key, width, height)
    chart.draw(snapshot_of())
    spots = chart.spots()
    assert all(chart.rect().contains(QPointF(spot.x, spot.y).toPoint()) for spot in spots)
    plain = chart.grab().toImage()
    chart.point_at(QPointF(spots[0].x, spots[0].y))
    assert chart.grab().toImage() != plain
    chart.point_at(None)
    assert chart.grab().toImage() == plain


def test_that_arrow_keys_read_one_value_after_another(
    chart_of: ChartOf, snapshot_of: SnapshotOf, qtbot: QtBot
) -> None:
    chart = chart_of("running_costs")
    chart.draw(snapshot_of())
    texts = [spot.text for spot in chart.spots()]
    for key, place in (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, -1),
    ):
        qtbot.keyClick(chart, key)
        assert chart.accessibleDescription() == texts[place], place
    figure = chart.figure_at(None)
    assert figure is not None
    assert figure.name in texts[-1]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.figure_at(None) is None


def test_that_the_pointer_reads_a_value_until_it_leaves(chart_of: ChartOf, snapshot_of: SnapshotOf) -> None:
    chart = chart_of("running_costs")
    chart.draw(snapshot_of())
    plain, spot = chart.grab().toImage(), chart.spots()[3]
    place = QPointF(spot.x, spot.y)
    still = (place, chart.mapToGlobal(place), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    move = QMouseEvent(QEvent.Type.MouseMove, *still, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(chart, move)
    assert chart.grab().toImage() != plain
    QCoreApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.grab().toImage() == plain


def test_that_a_click_and_enter_choose_the_chart(chart_of: ChartOf, qtbot: QtBot) -> None:
    chart = chart_of("hospital_share")
    with qtbot.waitSignal(chart.chosen) as clicked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chart.chosen) as entered:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert clicked.args == entered.args == ["hospital_share"]


@every_chart
def test_that_another_theme_repaints_every_part(key: str, chart_of: ChartOf, snapshot_of: SnapshotOf) -> None:
    chart, dark = chart_of(key), chart_of(key, theme=ThemeChoice.DARK)
    for one in (chart, dark):
        one.draw(snapshot_of())
    chart.grab()
    chart.apply_theme(theme_of(ThemeChoice.DARK))
    assert chart.grab().toImage() == dark.grab().toImage()


@every_chart
def test_that_larger_text_lays_out_every_part_anew(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    grown, large = chart_of(key), chart_of(key)
    font = QFont(grown.font())
    font.setPointSizeF(font.pointSizeF() * 1.6)
    large.setFont(font)
    for one in (grown, large):
        one.draw(snapshot_of())
    grown.grab()
    grown.setFont(font)
    assert grown.grab().toImage() == large.grab().toImage()


@pytest.mark.parametrize("last", [2026, 2030, 2040])
@every_chart
def test_that_any_horizon_can_be_drawn(
    key: str, last: int, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key, 280, 190)
    chart.draw(snapshot_of(last=last))
    assert not chart.grab().isNull()
    assert chart.title


def test_that_the_chart_area_has_each_chart_once_under_its_name(snapshot_of: SnapshotOf) -> None:
    charts = make_charts(theme_of(ThemeChoice.LIGHT))
    assert len({chart.key for chart in charts}) == len(charts) == len(KEYS)
    for chart in charts:
        chart.draw(snapshot_of())
        assert chart.data is not None
        assert (chart.data.key, chart.data.name) == (chart.entry.key, chart.entry.name)
        chart.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# Zoom, and what is brought out ---------------------------------------------------------------------------


@pytest.fixture
def lines(chart_of: ChartOf, snapshot_of: SnapshotOf) -> LiveChart:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(snapshot_of())
    return chart


def wheel(chart: LiveChart, notches: int, keys: Qt.KeyboardModifier) -> bool:
    place = QPointF(chart.width() / 2, chart.height() / 2)
    event = QWheelEvent(
        place,
        chart.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes no names
    )
    QCoreApplication.sendEvent(chart, event)
    return event.isAccepted()


def test_that_the_wheel_enlarges_with_ctrl_alone_and_escape_goes_back(lines: LiveChart, qtbot: QtBot) -> None:
    whole = lines.grab().toImage()
    assert not wheel(lines, 2, Qt.KeyboardModifier.NoModifier)
    assert lines.grab().toImage() == whole
    assert wheel(lines, 2, Qt.KeyboardModifier.ControlModifier)
    assert lines.view is not None
    assert lines.view.is_zoomed
    assert lines.grab().toImage() != whole
    qtbot.keyClick(lines, Qt.Key.Key_Escape)
    assert not lines.view.is_zoomed
    assert lines.grab().toImage() == whole


def test_that_keys_alone_enlarge_around_the_mark_that_is_read_and_go_back(
    lines: LiveChart, qtbot: QtBot
) -> None:
    whole = lines.grab().toImage()
    for _ in range(5):
        qtbot.keyClick(lines, Qt.Key.Key_Right)
    read = lines.accessibleDescription()
    lines.zoom_in()
    lines.zoom_in()
    assert lines.view is not None
    assert lines.view.is_zoomed
    assert lines.accessibleDescription() == read
    lines.zoom_out()
    lines.point_at(None)
    assert lines.grab().toImage() == whole


@pytest.mark.parametrize("key", ["board_table", "money_flow"])
def test_that_a_chart_without_an_axis_is_not_enlarged(
    key: str, chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    chart.zoom_in()
    assert chart.view is not None
    assert not chart.view.is_zoomed


def test_that_dots_out_of_what_is_enlarged_are_neither_drawn_nor_read(
    chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart = chart_of("beside_others")
    chart.draw(snapshot_of())
    whole = len(chart.spots())
    chart.zoom_in()
    assert 0 < len(chart.spots()) < whole
    assert chart.view is not None
    area = chart.view.area.adjusted(-1, 0, 1, 0)
    assert all(area.left() <= spot.x <= area.right() for spot in chart.spots())


def test_that_the_wheel_back_never_shows_more_than_the_whole(lines: LiveChart) -> None:
    whole = lines.grab().toImage()
    wheel(lines, -3, Qt.KeyboardModifier.ControlModifier)
    assert lines.grab().toImage() == whole


def test_that_a_box_drawn_with_alt_fills_the_chart(lines: LiveChart, qtbot: QtBot) -> None:
    assert lines.view is not None
    area = lines.view.area
    middle = next(spot for spot in lines.spots() if "Hospital share, 2030/31" in spot.text)
    begin, end = (
        QPoint(round(middle.x) - 60, round(middle.y) - 30),
        QPoint(round(middle.x) + 60, round(middle.y) + 30),
    )
    qtbot.mousePress(lines, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, begin)
    qtbot.mouseMove(lines, end)
    with qtbot.assertNotEmitted(lines.chosen):
        qtbot.mouseRelease(lines, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, end)
    assert lines.view.is_zoomed
    now = next(spot for spot in lines.spots() if "Hospital share, 2030/31" in spot.text)
    assert abs(now.x - area.center().x()) < 10
    assert abs(now.y - lines.view.area.center().y()) < 10


def test_that_what_is_enlarged_moves_with_the_pointer(lines: LiveChart, qtbot: QtBot) -> None:
    wheel(lines, 4, Qt.KeyboardModifier.ControlModifier)
    before = lines.grab().toImage()
    qtbot.mousePress(lines, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    qtbot.mouseMove(lines, QPoint(330, 240))
    with qtbot.assertNotEmitted(lines.chosen):
        qtbot.mouseRelease(lines, Qt.MouseButton.LeftButton, pos=QPoint(330, 240))
    lines.point_at(None)
    assert lines.grab().toImage() != before


def test_that_a_click_on_a_label_brings_its_series_out_and_another_click_releases_it(
    chart_of: ChartOf, snapshot_of: SnapshotOf, qtbot: QtBot
) -> None:
    chart = chart_of("spend_by_sector", 680, 470)
    chart.draw(snapshot_of())
    assert chart.view is not None
    plain, last = chart.grab().toImage(), chart.spots()[10]  # acute care in the last year
    label = QPoint(round(last.x) + 30, round(last.y))
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=label)
    chart.point_at(None)
    assert chart.view.brought_out == "acute"
    image, other = chart.grab().toImage(), chart.spots()[15]
    assert image.pixelColor(round(last.x) - 9, round(last.y)) == theme_of(ThemeChoice.LIGHT).sectors["acute"]
    assert image.pixelColor(round(other.x), round(other.y)) != plain.pixelColor(
        round(other.x), round(other.y)
    )
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=label)
    chart.point_at(None)
    assert chart.grab().toImage() == plain


def test_that_between_marks_all_series_of_a_year_are_read_at_once(
    chart_of: ChartOf, snapshot_of: SnapshotOf
) -> None:
    chart, snapshot = chart_of("hospital_share", 680, 470), snapshot_of()
    chart.draw(snapshot)
    assert chart.view is not None
    spots = chart.spots()
    mark = next(spot for spot in spots if "Hospital share, 2030/31" in spot.text)
    alone, none = chart.view.spot_at(QPointF(mark.x, mark.y), spots)
    assert alone == mark
    assert none == ()
    read, marks = chart.view.spot_at(QPointF(mark.x, mark.y + 40), spots)
    assert read is not None
    assert read.text.splitlines()[0] == "2030/31"
    assert [line.split(":")[0] for line in read.text.splitlines()[1:]] == [
        "Hospital share",
        "Primary care share",
    ]
    assert len(marks) == 2


def test_that_a_double_click_asks_for_the_whole_room(chart_of: ChartOf, qtbot: QtBot) -> None:
    chart = chart_of("hospital_share")
    with qtbot.waitSignal(chart.alone_asked) as asked:
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton)
    assert asked.args == ["hospital_share"]
