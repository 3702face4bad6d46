from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent, pounds
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import (
    Bars,
    ChartData,
    Dash,
    EndLabel,
    Fill,
    FillBetween,
    Line,
    ReferenceLine,
    YearMarks,
)
from leftshift.window.theme import ThemeChoice, theme_of
from tests.window.charts.written import boxes_on, words_on

YEARS = 6
LIGHT = theme_of(ThemeChoice.LIGHT)
CardOf = Callable[..., ChartCard]


def data_of(**marks: object) -> ChartData:
    """Make a chart of six years from 0 to 10."""
    made = YearMarks(first_year=2025, count=YEARS, marked=2027, **marks)  # type: ignore[arg-type]  # as given
    return ChartData(
        key="spend_by_sector", name="A chart", title="A", subtitle="b", wanted=(0.0, 10.0), marks=made
    )


def level(value: float) -> np.ndarray:
    return np.full(YEARS, value)


def column(image: QImage, x: float) -> list[str]:
    return [image.pixelColor(round(x), y).name() for y in range(image.height())]


def test_that_a_line_is_drawn_at_its_values(card_of: CardOf) -> None:
    card = card_of(data_of(lines=(Line(values=np.linspace(0.0, 10.0, YEARS), colour="accent"),)))
    assert card.view is not None
    image, area = card.grab().toImage(), card.view.area
    for place in range(1, YEARS - 1):
        x, y = area.left() + area.width() * place / (YEARS - 1), area.bottom() - area.height() * place / 5
        near = {image.pixelColor(round(x), round(y) + up).name() for up in (-1, 0, 1)}
        assert LIGHT.surfaces.accent.name() in near, place


def test_that_areas_lie_upon_one_another_without_a_seam(card_of: CardOf) -> None:
    stack = tuple(
        FillBetween(low=level(low), high=level(low + 3), colour=sector, fill=Fill.FILLED)
        for low, sector in ((0, Sector.ACUTE), (3, Sector.COMMUNITY))
    )
    card = card_of(data_of(stack=stack))
    assert card.view is not None
    area = card.view.area
    x = area.left() + area.width() * 0.3
    seen = column(card.grab().toImage(), x)[round(card.view.up(5.8)) : round(card.view.up(0.2))]
    community, acute = (LIGHT.sectors[sector].name() for sector in (Sector.COMMUNITY, Sector.ACUTE))
    border = seen.index(acute)
    assert {*seen[: border - 2]} == {community}
    assert {*seen[border + 2 :]} == {acute}
    assert len({*seen}) <= 4  # both, the line between them and its edge


@pytest.mark.parametrize("fill", [Fill.FILLED, Fill.HATCHED, Fill.HOLLOW])
def test_that_bars_begin_and_end_at_their_values(card_of: CardOf, fill: Fill) -> None:
    bars = Bars(start=level(2.0), end=level(8.0), colour="accent", fill=fill)
    card = card_of(data_of(bars=(bars,), slotted=True), 680, 470)
    assert card.view is not None
    image, x = card.grab().toImage(), card.view.along(1.0)
    columns = [column(image, x + aside) for aside in range(-4, 5)]  # a dashed edge has gaps
    rows = [y for y, names in enumerate(zip(*columns, strict=True)) if LIGHT.surfaces.accent.name() in names]
    hatch = 8 if fill is Fill.HATCHED else 4
    assert rows[0] == pytest.approx(card.view.up(8.0), abs=hatch)
    assert rows[-1] == pytest.approx(card.view.up(2.0), abs=hatch)


def test_that_a_level_line_runs_across_at_its_value(card_of: CardOf) -> None:
    card = card_of(data_of(levels=(ReferenceLine(value=4.0),)))
    assert card.view is not None
    seen = column(card.grab().toImage(), card.view.area.left() + 5)
    rows = [y for y, name in enumerate(seen) if name == LIGHT.surfaces.landmark.name()]
    assert rows
    assert all(abs(y + 0.5 - card.view.up(4.0)) <= 1.5 for y in rows)


def test_that_labels_are_pushed_apart_and_take_the_form_there_is_room_for(card_of: CardOf) -> None:
    labels = tuple(
        EndLabel(
            value=5.0, forms=((f"{name} in full with money",), (f"{name} in full",), (name,)), colour="text"
        )
        for name in ("One", "Two", "Three")
    )
    wide, narrow = card_of(data_of(labels=labels), 680, 400), card_of(data_of(labels=labels), 300, 200)
    assert {"One in full with money", "Three in full with money"} <= {*words_on(wide)}
    assert {"One", "Two", "Three"} <= {*words_on(narrow)}
    boxes = sorted((box for text, box in boxes_on(wide) if "money" in text), key=lambda box: box.top())
    assert wide.view is not None
    line = wide.view.text.line
    assert all(other.top() - one.top() >= line - 1 for one, other in pairwise(boxes))


def test_that_the_marked_year_has_its_label_however_narrow_the_chart(card_of: CardOf) -> None:
    assert "2027/28" in words_on(card_of(data_of(), 240, 160))
    assert {f"{year}/{year - 1999}" for year in range(2025, 2031)} <= {
        *words_on(card_of(data_of(), 900, 400))
    }


# Bands and pinned scenarios on the charts that have them -----------------------------------------------


@pytest.fixture
def banded(session: Session) -> Snapshot:
    """A snapshot whose hospital share is uncertain by 4 points, and whose running cost by £6."""
    snapshot = session.snapshot
    assert snapshot.bands is not None

    def wide(key: str, half: float) -> object:
        band = snapshot.bands.lines[key]  # type: ignore[union-attr]  # asserted above
        return replace(band, low=band.middle - half, high=band.middle + half)

    wider = {"hospital_share": wide("hospital_share", 0.02)}
    wider["running_cost_per_head"] = wide("running_cost_per_head", 3.0)
    return replace(snapshot, bands=replace(snapshot.bands, lines={**snapshot.bands.lines, **wider}))


def test_that_the_band_lies_behind_its_line(chart_of: Callable[..., LiveChart], banded: Snapshot) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(banded)
    spot = next(spot for spot in chart.spots() if spot.text.startswith("Hospital share, 2034/35"))
    beside = (round(spot.x), round(spot.y) - 8)
    assert chart.grab().toImage().pixelColor(*beside) != LIGHT.surfaces.panel
    chart.draw(replace(banded, bands=None))
    assert chart.grab().toImage().pixelColor(*beside) == LIGHT.surfaces.panel


def test_that_a_drag_coarsens_the_band_and_never_its_line(
    chart_of: Callable[..., LiveChart], banded: Snapshot
) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(banded)
    still = chart.grab().toImage()
    chart.draw(replace(banded, dragging=True))
    moving = chart.grab().toImage()
    assert moving != still
    ends = [spot for spot in chart.spots() if spot.text.startswith("Hospital share, 20")]
    for one, other in pairwise(ends):
        x, y = round((one.x + other.x) / 2), round((one.y + other.y) / 2)
        beside = [(x, y + up) for up in range(-2, 2)]  # the line, and the band above it
        assert [moving.pixelColor(*at) for at in beside] == [still.pixelColor(*at) for at in beside], one.text
    chart.draw(banded)
    assert chart.grab().toImage() == still


def test_that_the_table_holds_the_ends_of_the_band(
    chart_of: Callable[..., LiveChart], banded: Snapshot
) -> None:
    chart = chart_of("hospital_share")
    chart.draw(banded)
    table = chart.table()
    assert banded.bands is not None
    band = banded.bands.lines["hospital_share"]
    place = table.columns.index("Hospital share, 80\u00a0% likely range, from")
    assert table.rows[-1][place : place + 2] == (percent(float(band.low[-1])), percent(float(band.high[-1])))
    assert "shaded: 80\u00a0% likely range" in chart.description
    chart.draw(replace(banded, bands=None))
    assert chart.table().rows[-1][place : place + 2] == ("", "")
    assert "shaded" not in chart.description


def test_that_the_axis_of_running_costs_holds_the_whole_range(
    chart_of: Callable[..., LiveChart], banded: Snapshot
) -> None:
    chart = chart_of("running_costs", 680, 470)
    chart.draw(banded)
    assert banded.bands is not None
    high = banded.bands.lines["running_cost_per_head"].high
    assert chart.axis.high >= float(np.max(high))
    assert " to £" in chart.spots()[-1].text
    assert chart.table().rows[-1][-1] == pounds(float(high[-1]))


@pytest.fixture
def pinned(session: Session) -> Session:
    session.shares.set(Sector.ACUTE, 0.40)
    session.running_costs.set_cut(0.5)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.45)
    session.running_costs.set_cut(0.2)
    session.settle()
    return session


@pytest.mark.parametrize("key", ["hospital_share", "running_costs", "change_from_baseline"])
def test_that_a_pinned_scenario_is_drawn_and_said_beside_the_current_one(
    key: str, pinned: Session, chart_of: Callable[..., LiveChart]
) -> None:
    chart = chart_of(key)
    chart.draw(pinned.snapshot)
    with_pin = chart.grab().toImage()
    held = [spot for spot in chart.spots() if "pinned A" in spot.text]
    assert held
    assert all(0 <= spot.x <= chart.width() and 0 <= spot.y <= chart.height() for spot in held)
    assert "◊ pinned A" in chart.description
    assert any("pinned A" in name for name in chart.table().columns)
    pinned.pins.remove("A")
    chart.draw(pinned.snapshot)
    assert "pinned" not in chart.description
    assert chart.grab().toImage() != with_pin


def test_that_the_letter_of_a_pinned_line_is_written_at_its_last_diamond(card_of: CardOf) -> None:
    line = Line(values=level(5.0), colour="accent", dash=Dash.DASH_DOT, letter="B")
    card = card_of(data_of(lines=(line,)), 680, 400)
    (box,) = (box for text, box in boxes_on(card) if text == "B")
    assert card.view is not None
    assert box.right() < card.view.along(4.0)
    assert box.center().y() < card.view.up(5.0)
    assert card.grab().toImage().pixelColor(round(card.view.along(4.0)), round(card.view.up(5.0))) == QColor(
        LIGHT.surfaces.panel
    )
