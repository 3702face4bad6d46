from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from leftshift.session.session import Session
from leftshift.window.charts.change_from_baseline import ChangeFromBaseline
from leftshift.window.charts.chart_area import LARGE, ChartWall
from leftshift.window.charts.only_change import OnlyChange
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.spend_by_sector import SpendBySector
from leftshift.window.theme import Theme, look


def charts(count: int) -> list[Chart]:
    made = []
    for place in range(count):
        plot = SpendBySector() if place == 0 else ChangeFromBaseline()
        if place:
            plot.key, plot.name = f"chart_{place}", f"Chart {place}"
        made.append(Chart(plot, look(Theme.LIGHT)))
    return made


@pytest.fixture
def wall_of(shown: Callable[[QWidget], QWidget], session: Session) -> Callable[..., ChartWall]:
    def make(count: int, width: int = 746, height: int = 560, large: tuple[str, ...] = ()) -> ChartWall:
        wall = ChartWall()
        wall.resize(width, height)
        wall.hang(charts(count), large)
        wall.draw(session.now)
        shown(wall)
        return wall

    return make


def in_view(wall: ChartWall) -> list[Chart]:
    return [chart for chart in wall.charts if not chart.isHidden()]


@pytest.mark.parametrize(
    ("count", "width", "height"), [(13, 746, 560), (13, 1320, 880), (5, 746, 560), (2, 500, 400)]
)
def test_that_every_chart_in_view_can_be_read_and_none_overlap(
    wall_of: Callable[..., ChartWall], count: int, width: int, height: int
) -> None:
    wall = wall_of(count, width, height)
    seen = in_view(wall)
    assert all(chart.width() >= 240 and chart.height() >= 160 for chart in seen)
    assert all(wall.rect().contains(chart.geometry()) for chart in seen)
    pairs = [(one, other) for place, one in enumerate(seen) for other in seen[:place]]
    assert not any(one.geometry().intersects(other.geometry()) for one, other in pairs)


def test_that_every_chart_can_be_reached_with_the_pager(wall_of: Callable[..., ChartWall], qtbot) -> None:  # noqa: ANN001
    wall = wall_of(13)
    seen = set(in_view(wall))
    while wall.pager.later.isEnabled():
        qtbot.mouseClick(wall.pager.later, Qt.MouseButton.LeftButton)
        seen |= set(in_view(wall))
    assert seen == set(wall.charts)
    while wall.pager.earlier.isEnabled():
        qtbot.mouseClick(wall.pager.earlier, Qt.MouseButton.LeftButton)
    assert in_view(wall) == list(wall.charts[: len(in_view(wall))])


def test_that_five_charts_need_no_pager(wall_of: Callable[..., ChartWall]) -> None:
    assert wall_of(5).pager.isHidden()
    assert not wall_of(13).pager.isHidden()


def test_that_enlarging_moves_one_chart_and_takes_the_place_of_the_older_one(
    wall_of: Callable[..., ChartWall],
) -> None:
    wall = wall_of(6)
    first, second = (chart.key for chart in wall.charts[:LARGE])
    wall.enlarge("chart_4")
    assert [chart.key for chart in wall.charts[:LARGE]] == [first, "chart_4"]
    wall.enlarge("chart_5")
    assert [chart.key for chart in wall.charts[:LARGE]] == ["chart_5", "chart_4"]
    assert {first, second} <= {chart.key for chart in wall.charts[LARGE:]}


def test_that_the_charts_that_were_large_are_large_again(wall_of: Callable[..., ChartWall]) -> None:
    wall = wall_of(6, large=("chart_3", "gone", "chart_5"))
    assert [chart.key for chart in wall.charts[:LARGE]] == ["chart_3", "chart_5"]


def test_that_a_chart_out_of_view_is_not_drawn_in_a_drag_and_is_up_to_date_when_asked_for(
    wall_of: Callable[..., ChartWall], session: Session
) -> None:
    wall = wall_of(13)
    hidden = next(chart for chart in wall.charts if chart.isHidden())
    before = hidden.title
    session.shares.set("community", 0.2)
    wall.draw(session.now)
    assert hidden.title == before
    assert wall.chart(hidden.key).title != before
    session.settle()
    wall.draw(session.now)
    in_view = [chart for chart in wall.charts[1:] if not chart.isHidden()]
    assert {chart.title for chart in in_view} == {wall.chart(hidden.key).title}


def test_that_larger_text_leaves_fewer_charts_in_view(wall_of: Callable[..., ChartWall]) -> None:
    wall = wall_of(13)
    many = len(in_view(wall))
    font = QFont(wall.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    wall.setFont(font)
    assert 1 < len(in_view(wall)) < many
    wall.enlarge("chart_9")
    assert wall.charts[0].key == "chart_9"


def test_that_only_the_change_starts_from_nothing_and_goes_back_to_the_whole(
    wall_of: Callable[..., ChartWall], session: Session
) -> None:
    wall = wall_of(3)
    whole = wall.charts[0].plot
    session.shares.set("community", 0.2)
    session.settle()
    wall.draw(session.now)
    wall.show_only_change("spend_by_sector", only=True)
    plot = wall.charts[0].plot
    assert isinstance(plot, OnlyChange)
    change = session.now.results.spend - session.now.reference.spend
    assert plot._values == pytest.approx(change.T)
    assert wall.charts[0].axis.low == -wall.charts[0].axis.high
    assert "against the baseline" in wall.charts[0].title
    assert wall.charts[0].table().rows[0][1] == "£0m"
    wall.show_only_change("spend_by_sector", only=False)
    assert wall.charts[0].plot is whole


@pytest.mark.parametrize(
    ("count", "width", "height"),
    [(11, 1320, 880), (15, 1320, 880), (13, 746, 560), (9, 1000, 900), (14, 2000, 1200)],
)
def test_that_the_small_charts_stand_in_full_rows(
    wall_of: Callable[..., ChartWall], count: int, width: int, height: int
) -> None:
    wall = wall_of(count, width, height)
    rows: dict[int, list[Chart]] = {}
    for chart in in_view(wall)[LARGE:]:
        rows.setdefault(chart.y(), []).append(chart)
    assert all(min(chart.x() for chart in row) == 0 for row in rows.values())
    assert all(max(chart.geometry().right() for chart in row) == width - 1 for row in rows.values())
    counts = [len(row) for row in rows.values()]
    assert max(counts) - min(counts) <= 1


def test_that_small_charts_are_made_wider_rather_than_more_where_there_is_room(
    wall_of: Callable[..., ChartWall],
) -> None:
    seen = in_view(wall_of(15, 1320, 880))
    assert len(seen) >= LARGE + 6
    assert all(chart.width() >= 300 for chart in seen)
