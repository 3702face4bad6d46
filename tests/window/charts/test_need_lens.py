from collections.abc import Callable

from PySide6.QtCore import QRectF

from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.questions.need_lens import need_lens
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number
from leftshift.window.charts.need_lens import against_words
from leftshift.window.charts.plotting.chart import Chart


def drawn(chart_of: Callable[..., Chart], snapshot: Snapshot) -> Chart:
    chart = chart_of("need_lens", 680, 470)
    chart.draw(snapshot)
    return chart


def test_that_dots_stand_at_spend_and_strokes_at_need(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of()
    chart = drawn(chart_of, snapshot)
    lens = need_lens(
        snapshot.scenario, snapshot.area, snapshot.results, snapshot.reference, snapshot.target_index
    )
    _, plot = chart._places(QRectF(chart.rect()))
    for place, sector in enumerate(SECTORS[:-1]):
        spend, need = chart.spots()[2 * place : 2 * place + 2]
        assert spend.text.startswith(LABELS[sector])
        for spot, value in ((spend, lens.spend[place]), (need, lens.need[place])):
            assert abs(spot.x - plot.left() - chart.axis.part(float(value)) * plot.width()) < 1


def test_that_continuing_care_has_no_row_but_stands_in_the_table(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = drawn(chart_of, snapshot_of())
    name = LABELS[Sector.CONTINUING_CARE]
    assert not any(spot.text.startswith(name) for spot in chart.spots())
    row = next(row for row in chart.table().rows if row[0] == name)
    assert row[1] == "not published"
    assert row[6] == "not known"


def test_that_spend_over_need_in_the_table_is_what_the_finding_says(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(moved=0.05)
    chart = drawn(chart_of, snapshot)
    lens = need_lens(
        snapshot.scenario, snapshot.area, snapshot.results, snapshot.reference, snapshot.target_index
    )
    most = max(range(len(SECTORS) - 1), key=lambda place: lens.against_need[place])
    assert chart.table().rows[most][6] == against_words(float(lens.against_need[most]))
    assert number(float(lens.against_need[most]) * 100) in chart.title


def test_that_a_distance_from_need_has_its_sign_and_nothing_has_none() -> None:
    assert [against_words(value) for value in (0.034, -0.034, 0.001)] == [
        "+3\u00a0%",
        "\u22123\u00a0%",
        "0\u00a0%",
    ]
