from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leftshift.session.session import Session
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.charts.live_chart import LiveChart, make_charts
from leftshift.window.charts.plotting.chart_data import YearMarks
from leftshift.window.sections import ALL, SECTIONS
from leftshift.window.theme import ThemeChoice, theme_of

WITH_CHARTS = [one.key for one in SECTIONS if one.charts]


@pytest.fixture
def area_of(shown: Callable[[QWidget], QWidget], session: Session) -> Callable[..., ChartArea]:
    def make(section: str = "money", width: int = 850, height: int = 520, main: str = "") -> ChartArea:
        chart_area = ChartArea()
        chart_area.needs_changed.connect(lambda needs: session.show_also(needs, by="charts"))
        session.changed.connect(chart_area.draw)
        chart_area.resize(width, height)
        chart_area.show_section(ALL[section])
        chart_area.set_mains({section: main} if main else {})
        chart_area.show_charts(make_charts(theme_of(ThemeChoice.LIGHT)))
        shown(chart_area)
        chart_area.draw(session.snapshot)
        return chart_area

    return make


def in_view(chart_area: ChartArea) -> list[LiveChart]:
    return [chart for chart in chart_area.charts if not chart.isHidden()]


@pytest.mark.parametrize("section", WITH_CHARTS)
@pytest.mark.parametrize(("width", "height"), [(850, 520), (1100, 820), (500, 900)])
def test_that_every_chart_in_view_can_be_read_and_none_overlap(
    area_of: Callable[..., ChartArea], section: str, width: int, height: int
) -> None:
    seen = in_view(area_of(section, width, height))
    assert len(seen) == 3
    assert all(chart.width() >= 240 and chart.height() >= 160 for chart in seen)
    pairs = [(one, other) for place, one in enumerate(seen) for other in seen[:place]]
    assert not any(one.geometry().intersects(other.geometry()) for one, other in pairs)


@pytest.mark.parametrize("section", WITH_CHARTS)
def test_that_every_section_shows_the_board_beside_the_money(
    area_of: Callable[..., ChartArea], section: str
) -> None:
    assert "board_and_money" in {chart.key for chart in in_view(area_of(section))}


@pytest.mark.parametrize("section", WITH_CHARTS)
def test_that_no_chart_is_in_view_twice_whichever_is_the_main_one(
    area_of: Callable[..., ChartArea], section: str
) -> None:
    chart_area = area_of(section)
    for key, _ in ALL[section].charts:
        chart_area.make_main(key)
        assert chart_area.main is chart_area.chart(key)
        assert len({chart.key for chart in in_view(chart_area)}) == 3, key


def test_that_a_main_chart_from_elsewhere_is_on_the_switch_and_remembered(
    area_of: Callable[..., ChartArea], qtbot: QtBot
) -> None:
    chart_area = area_of(main="tornado")
    assert chart_area.main.key == "tornado"
    assert chart_area.switch.buttons["tornado"].isChecked()
    with qtbot.waitSignal(chart_area.main_changed) as heard:
        chart_area.switch.buttons["money_flow"].click()
    assert heard.args == ["money", "money_flow"]
    assert "tornado" not in chart_area.switch.buttons


def test_that_a_main_chart_that_is_gone_leaves_the_first(area_of: Callable[..., ChartArea]) -> None:
    assert area_of(main="gone").main.key == ALL["money"].charts[0][0]


def test_that_the_switch_covers_no_title(area_of: Callable[..., ChartArea]) -> None:
    chart_area = area_of()
    heading = chart_area.main.view.heading
    room = chart_area.main.width() - chart_area.main.view.head_room
    assert chart_area.switch.geometry().left() >= room - 16
    assert heading.lines


def test_that_a_chart_out_of_view_is_not_drawn_in_a_drag_and_is_up_to_date_when_asked_for(
    area_of: Callable[..., ChartArea], session: Session
) -> None:
    chart_area = area_of()
    before = chart_area.chart("spend_by_sector").title
    hidden = next(chart for chart in chart_area.charts if chart.key == "spend_by_sector")
    session.shares.set("community", 0.2)
    chart_area.draw(session.snapshot)
    assert hidden.title == before
    assert chart_area.chart("spend_by_sector").title != before


def test_that_a_step_of_a_drag_draws_every_chart_in_view(
    area_of: Callable[..., ChartArea], session: Session
) -> None:
    chart_area = area_of()
    in_view = [chart_area.main, *chart_area.companions]
    session.shares.set("community", 0.2)
    chart_area.draw(session.snapshot)
    assert session.snapshot.dragging
    assert [chart.snapshot.scenario.shares for chart in in_view] == [session.scenario.shares] * 3


def test_that_larger_text_sets_companions_below_one_another(area_of: Callable[..., ChartArea]) -> None:
    chart_area = area_of()
    font = QFont(chart_area.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    chart_area.setFont(font)
    one, other = chart_area.companions
    assert one.geometry().bottom() < other.geometry().top()
    assert one.width() == chart_area.width()


def test_that_only_the_change_starts_from_nothing_and_goes_back_to_the_whole(
    area_of: Callable[..., ChartArea], session: Session
) -> None:
    chart_area = area_of(main="spend_by_sector")
    session.shares.set("community", 0.2)
    session.settle()
    chart_area.draw(session.snapshot)
    chart = chart_area.main
    chart_area.show_only_change("spend_by_sector", only=True)
    assert isinstance(chart.data.marks, YearMarks)
    change = session.snapshot.results.spend - session.snapshot.reference.spend
    for line, wanted in zip(chart.data.marks.lines, change.T, strict=True):
        assert line.values == pytest.approx(wanted), line.key
    assert chart.axis.low == -chart.axis.high
    assert "against the baseline" in chart.title
    chart_area.show_only_change("spend_by_sector", only=False)
    assert "against the baseline" not in chart.title


def test_that_a_double_click_shows_a_chart_alone_until_escape(
    area_of: Callable[..., ChartArea], qtbot: QtBot
) -> None:
    chart_area = area_of()
    usual, chart = in_view(chart_area), chart_area.main
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton)
    assert in_view(chart_area) == [chart]
    assert chart.geometry() == chart_area.rect()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert in_view(chart_area) == usual


def test_that_making_another_chart_the_main_one_ends_that_one_is_alone(
    area_of: Callable[..., ChartArea],
) -> None:
    chart_area = area_of()
    chart_area.toggle_alone(chart_area.main.key)
    chart_area.make_main("money_flow")
    assert len(in_view(chart_area)) == 3
    assert chart_area.is_main("money_flow")
