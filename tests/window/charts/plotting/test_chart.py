from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side
from leftshift.window.charts.registry import make_charts
from leftshift.window.theme import ThemeChoice, theme_of

KEYS = (
    "spend_by_sector",
    "hospital_share",
    "change_from_baseline",
    "running_costs",
    "board_and_money",
    "money_flow",
    "beside_others",
    "need_and_funding",
    "need_by_sector",
    "need_lens",
    "commissioning_capacity",
    "board_table",
    "voting_power",
    "waterfall",
    "tornado",
)
SIZES = ((430, 300), (280, 190), (680, 470))

every_chart = pytest.mark.parametrize("key", KEYS)
every_size = pytest.mark.parametrize(("width", "height"), SIZES)


@every_chart
def test_that_drawing_emits_nothing(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], qtbot: QtBot
) -> None:
    chart = chart_of(key)
    with qtbot.assertNotEmitted(chart.chosen):
        chart.draw(snapshot_of())
        chart.grab()


@every_chart
def test_that_axes_stay_put_while_dragging_and_settle_after(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    before = chart.axis
    chart.draw(snapshot_of(moved=0.25, cut=0.6, dragging=True))
    assert chart.axis == before
    chart.draw(snapshot_of(moved=0.25, cut=0.6))
    low, high = chart.plot.wanted
    assert chart.axis.low <= low + 1e-9
    assert chart.axis.high >= high - 1e-9


def test_that_an_axis_follows_another_view_even_within_a_drag(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
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
    key: str,
    width: int,
    height: int,
    pool: float,
    chart_of: Callable[..., Chart],
    snapshot_of: Callable[..., Snapshot],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[QRectF] = []

    def spy(kept: Callable[..., None]) -> Callable[..., None]:
        def write(self: Ink, painter: QPainter, place, text, colour, side, face) -> None:  # noqa: ANN001, PLR0917 - as Ink.write
            long, tall = self.width(text, face), self.height[face]
            box = QRectF(place[0] - side.value * long, place[1] - tall / 2, long, tall)
            written.append(painter.transform().mapRect(box))
            kept(self, painter, place, text, colour, side, face=face)

        return lambda self, painter, place, text, colour, side=Side.LEFT, *, face=Face.TEXT: write(
            self, painter, place, text, colour, side, face
        )

    monkeypatch.setattr(Ink, "write", spy(Ink.write))
    monkeypatch.setattr(Ink, "write_once", spy(Ink.write_once))
    chart = chart_of(key, width, height)
    chart.draw(snapshot_of(pool=pool, area="ENGLAND"))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    chart.paint_on(painter, QRectF(0, 0, width, height), theme_of(ThemeChoice.LIGHT))
    painter.end()
    assert written
    outside = [box for box in written if not QRectF(0, 0, width, height).adjusted(-1, -1, 1, 1).contains(box)]
    assert outside == []


@every_chart
def test_that_the_screen_and_a_picture_show_the_same(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    chart.ask.hide()  # a picture answers no questions, so it has no “?”
    screen = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    picture = chart.picture(chart.size(), 1.0)
    different = sum(
        screen.pixel(x, y) != picture.pixel(x, y) for x in range(0, 430, 3) for y in range(0, 300, 3)
    )
    assert different == 0


@every_chart
def test_that_a_step_paints_what_a_fresh_chart_would(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    used, fresh = chart_of(key), chart_of(key)
    used.draw(snapshot_of(moved=0.021, cut=0.41))
    used.grab()
    used.draw(snapshot_of(moved=0.02, cut=0.4))
    fresh.draw(snapshot_of(moved=0.02, cut=0.4))
    assert used.grab().toImage() == fresh.grab().toImage()


@every_chart
def test_that_an_svg_holds_the_finding_for_readers(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], tmp_path: Path
) -> None:
    chart = chart_of(key)
    chart.draw(snapshot_of())
    chart.svg(tmp_path / "chart.svg", QSize(600, 400))
    assert chart.title.split(";")[0] in (tmp_path / "chart.svg").read_text(encoding="utf-8")


@every_chart
def test_that_every_row_of_the_table_has_every_column(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    assert chart.table().rows == ()
    chart.draw(snapshot_of())
    table = chart.table()
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


@every_chart
def test_that_a_screen_reader_is_told_name_and_finding(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key)
    assert chart.accessibleName() == f"{chart.name} chart"
    chart.draw(snapshot_of())
    assert chart.accessibleDescription() == chart.description
    assert chart.description.startswith(chart.title)


@every_chart
def test_that_a_chart_without_a_snapshot_is_an_empty_panel(key: str, chart_of: Callable[..., Chart]) -> None:
    chart = chart_of(key)
    assert chart.title == chart.description == ""
    assert chart.spots() == []
    image = chart.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 430, 9) for y in range(0, 300, 9)} == {"#ffffff"}


@every_chart
@every_size
def test_that_every_spot_stands_on_the_chart_and_is_read_when_pointed_at(
    key: str,
    width: int,
    height: int,
    chart_of: Callable[..., Chart],
    snapshot_of: Callable[..., Snapshot],
) -> None:
    chart = chart_of(key, width, height)
    chart.draw(snapshot_of())
    spots = chart.spots()
    assert all(chart.rect().contains(QPointF(spot.x, spot.y).toPoint()) for spot in spots)
    plain = chart.grab().toImage()
    chart._point_at(QPointF(spots[0].x, spots[0].y))
    assert chart.grab().toImage() != plain
    chart._point_at(None)
    assert chart.grab().toImage() == plain


def test_that_arrow_keys_read_one_value_after_another(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], qtbot: QtBot
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
        assert chart.accessibleDescription() == texts[place]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart._place is None


def test_that_the_pointer_reads_a_value_until_it_leaves(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], qtbot: QtBot
) -> None:
    chart = chart_of("running_costs")
    chart.draw(snapshot_of())
    with qtbot.waitExposed(chart):
        chart.show()
    spot = chart.spots()[3]
    place = QPointF(spot.x, spot.y)
    still = (place, chart.mapToGlobal(place), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    move = QMouseEvent(QEvent.Type.MouseMove, *still, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(chart, move)
    assert chart._pointed == place
    QCoreApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart._pointed is None


def test_that_a_click_and_enter_choose_the_chart(chart_of: Callable[..., Chart], qtbot: QtBot) -> None:
    chart = chart_of("hospital_share")
    with qtbot.waitSignal(chart.chosen) as clicked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chart.chosen) as entered:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert clicked.args == entered.args == ["hospital_share"]


def test_that_another_look_repaints_every_part(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, dark = chart_of("spend_by_sector"), chart_of("spend_by_sector", theme=ThemeChoice.DARK)
    for one in (chart, dark):
        one.draw(snapshot_of())
    chart.grab()
    chart.apply_theme(theme_of(ThemeChoice.DARK))
    assert chart.grab().toImage() == dark.grab().toImage()


@pytest.mark.parametrize("last", [2026, 2030, 2040])
@every_chart
def test_that_any_horizon_can_be_drawn(
    key: str, last: int, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of(key, 280, 190)
    snapshot: Snapshot = snapshot_of(last=last)
    chart.draw(snapshot)
    assert not chart.grab().isNull()
    assert chart.title


def test_that_the_wall_has_each_chart_once(qapp: QApplication) -> None:
    assert qapp is not None
    charts = make_charts(theme_of(ThemeChoice.LIGHT))
    assert sorted(chart.key for chart in charts) == sorted(KEYS)
