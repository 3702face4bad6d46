"""Charts of the window as files, made without a window: for the command line."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from leftshift.exports.clean import file_stem
from leftshift.exports.pack import Kind
from leftshift.model.scenario import Scenario
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.theme import ThemeChoice, theme_of
from leftshift.window.transfer.chart_copy import SIZE, as_csv, as_json, pdf, png, svg
from leftshift.window.transfer.pack_painter import PackPainter

_WRITERS: Final[Mapping[Kind, Callable[[ChartCard, Snapshot, float], bytes]]] = MappingProxyType(
    {
        Kind.PNG: png,
        Kind.SVG: lambda chart, snapshot, _scale: svg(chart, snapshot),
        Kind.PDF: lambda chart, snapshot, _scale: pdf(chart, snapshot),
        Kind.CSV: lambda chart, snapshot, _scale: as_csv(chart, snapshot),
        Kind.JSON: lambda chart, snapshot, _scale: as_json(chart, snapshot),
    }
)
"""What writes a chart in each kind that charts have."""


def chart_files(
    scenario: Scenario, keys: Sequence[str], kinds: Sequence[Kind], scale: float
) -> Mapping[str, bytes]:
    """Paint charts of the window's registry, each in the kinds that charts have; bytes by name of the file.

    `scale` is that of pictures, 1 to 4 [dots to a pixel].
    """
    painted_by = PackPainter()  # makes the application, without which there is no widget
    made: dict[str, bytes] = {}
    for key in keys:
        chart = LiveChart(ENTRIES[key], theme_of(ThemeChoice.LIGHT))
        chart.resize(SIZE)
        snapshot = Projector().snapshot(scenario, needs=chart.needs)
        chart.draw(snapshot)
        for kind in kinds:
            if kind in _WRITERS:
                made[f"{file_stem(scenario.name)} {key}.{kind}"] = _WRITERS[kind](chart, snapshot, scale)
        chart.deleteLater()
    del painted_by
    return made
