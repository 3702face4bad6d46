from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from leftshift.session.session import Session
from leftshift.window.charts.chart_area import LARGE, ChartArea
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_data import YearMarks
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.theme import ThemeChoice, theme_of


def charts(count: int) -> list[LiveChart]:
    change = ENTRIES["change_from_baseline"]
    entries = [replace(change, key=f"chart_{place}", name=f"Chart {place}") for place in range(1, count)]
    return [LiveChart(entry, theme_of(ThemeChoice.LIGHT)) for entry in (ENTRIES["spend_by_sector"], *entries)]


@pytest.fixture
def area_of(shown: Callable[[QWidget], QWidget], session: Session) -> Callable[..., ChartArea]:
    def make(count: int, width: int = 746, height: int = 560, large: tuple[str, ...] = ()) -> ChartArea:
        chart_area = ChartArea()
        chart_area.resize(width, height)
        chart_area.show_charts(charts(count), large)
        chart_area.draw(session.snapshot)
        shown(chart_area)
        return chart_area

    return make


def in_view(chart_area: ChartArea) -> list[LiveChart]:
    return [chart for chart in chart_area.charts if not chart.isHidden()]


@pytest.mark.parametrize(
    ("count", "width", "height"), [(13, 746, 560), (13, 1320, 880), (5, 746, 560), (2, 500, 400)]
)
def test_that_every_chart_in_view_can_be_read_and_none_overlap(
    area_of: Callable[..., ChartArea], count: int, width: int, height: int
) -> None:
    chart_area = area_of(count, width, height)
    seen = in_view(chart_area)
    assert all(chart.width() >= 240 and chart.height() >= 160 for chart in seen)
    assert all(chart_area.rect().contains(chart.geometry()) for chart in seen)
    pairs = [(one, other) for place, one in enumerate(seen) for other in seen[:place]]
    assert not any(one.geometry().intersects(other.geometry()) for one, other in pairs)


def test_that_every_chart_can_be_reached_with_the_pager(area_of: Callable[..., ChartArea], qtbot) -> None:  # noqa: ANN001
    chart_area = area_of(13)
    seen = set(in_view(chart_area))
    while chart_area.pager.later.isEnabled():
        qtbot.mouseClick(chart_area.pager.later, Qt.MouseButton.LeftButton)
        seen |= set(in_view(chart_area))
    assert seen == set(chart_area.charts)
    while chart_area.pager.earlier.isEnabled():
        qtbot.mouseClick(chart_area.pager.earlier, Qt.MouseButton.LeftButton)
    assert in_view(chart_area) == list(chart_area.charts[: len(in_view(chart_area))])


def test_that_five_charts_need_no_pager(area_of: Callable[..., ChartArea]) -> None:
    assert area_of(5).pager.isHidden()
    assert not area_of(13).pager.isHidden()


def test_that_enlarging_moves_one_chart_and_takes_the_place_of_the_older_one(
    area_of: Callable[..., ChartArea],
) -> None:
    chart_area = area_of(6)
    first, second = (chart.key for chart in chart_area.charts[:LARGE])
    chart_area.enlarge("chart_4")
    assert [chart.key for chart in chart_area.charts[:LARGE]] == [first, "chart_4"]
    chart_area.enlarge("chart_5")
    assert [chart.key for chart in chart_area.charts[:LARGE]] == ["chart_5", "chart_4"]
    assert {first, second} <= {chart.key for chart in chart_area.charts[LARGE:]}


def test_that_the_charts_that_were_large_are_large_again(area_of: Callable[..., ChartArea]) -> None:
    chart_area = area_of(6, large=("chart_3", "gone", "chart_5"))
    assert [chart.key for chart in chart_area.charts[:LARGE]] == ["chart_3", "chart_5"]


def test_that_a_chart_out_of_view_is_not_drawn_in_a_drag_and_is_up_to_date_when_asked_for(
    area_of: Callable[..., ChartArea], session: Session
) -> None:
    chart_area = area_of(13)
    hidden = next(chart for chart in chart_area.charts if chart.isHidden())
    before = hidden.title
    session.shares.set("community", 0.2)
    chart_area.draw(session.snapshot)
    assert hidden.title == before
    assert chart_area.chart(hidden.key).title != before
    session.settle()
    chart_area.draw(session.snapshot)
    in_view = [chart for chart in chart_area.charts[1:] if not chart.isHidden()]
    assert {chart.title for chart in in_view} == {chart_area.chart(hidden.key).title}


def test_that_larger_text_leaves_fewer_charts_in_view(area_of: Callable[..., ChartArea]) -> None:
    chart_area = area_of(13)
    many = len(in_view(chart_area))
    font = QFont(chart_area.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    chart_area.setFont(font)
    assert 1 < len(in_view(chart_area)) < many
    chart_area.enlarge("chart_9")
    assert chart_area.charts[0].key == "chart_9"


def test_that_only_the_change_starts_from_nothing_and_goes_back_to_the_whole(
    area_of: Callable[..., ChartArea], session: Session
) -> None:
    chart_area = area_of(3)
    session.shares.set("community", 0.2)
    session.settle()
    chart_area.draw(session.snapshot)
    chart = chart_area.charts[0]
    chart_area.show_only_change("spend_by_sector", only=True)
    assert chart.data is not None
    assert isinstance(chart.data.marks, YearMarks)
    change = session.snapshot.results.spend - session.snapshot.reference.spend
    for line, wanted in zip(chart.data.marks.lines, change.T, strict=True):
        assert line.values == pytest.approx(wanted), line.key
    assert chart.axis.low == -chart.axis.high
    assert "against the baseline" in chart.title
    assert chart.table().rows[0][1] == "£0m"
    chart_area.show_only_change("spend_by_sector", only=False)
    assert "against the baseline" not in chart.title


@pytest.mark.parametrize(
    ("count", "width", "height"),
    [(11, 1320, 880), (15, 1320, 880), (13, 746, 560), (9, 1000, 900), (14, 2000, 1200)],
)
def test_that_the_small_charts_stand_in_full_rows(
    area_of: Callable[..., ChartArea], count: int, width: int, height: int
) -> None:
    chart_area = area_of(count, width, height)
    rows: dict[int, list[LiveChart]] = {}
    for chart in in_view(chart_area)[LARGE:]:
        rows.setdefault(chart.y(), []).append(chart)
    assert all(min(chart.x() for chart in row) == 0 for row in rows.values())
    assert all(max(chart.geometry().right() for chart in row) == width - 1 for row in rows.values())
    counts = [len(row) for row in rows.values()]
    assert max(counts) - min(counts) <= 1


def test_that_small_charts_are_made_wider_rather_than_more_where_there_is_room(
    area_of: Callable[..., ChartArea],
) -> None:
    seen = in_view(area_of(15, 1320, 880))
    assert len(seen) >= LARGE + 6
    assert all(chart.width() >= 300 for chart in seen)


def test_that_a_double_click_shows_a_large_chart_alone_until_escape(
    area_of: Callable[..., ChartArea],
    qtbot,  # noqa: ANN001
) -> None:
    chart_area = area_of(6)
    usual = in_view(chart_area)
    chart = chart_area.charts[1]
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton)
    assert in_view(chart_area) == [chart]
    assert chart.geometry() == chart_area.rect()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert in_view(chart_area) == usual
    qtbot.mouseDClick(chart_area.charts[4], Qt.MouseButton.LeftButton)
    assert in_view(chart_area) == usual


def test_that_making_another_chart_large_ends_that_one_is_alone(area_of: Callable[..., ChartArea]) -> None:
    chart_area = area_of(6)
    usual = len(in_view(chart_area))
    chart_area.toggle_alone(chart_area.charts[0].key)
    chart_area.enlarge("chart_5")
    assert len(in_view(chart_area)) == usual
    assert chart_area.is_large("chart_5")
