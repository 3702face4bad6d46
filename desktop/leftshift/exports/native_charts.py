"""Charts that slides and documents hold as charts, with their figures, so that they can be edited there."""

from typing import Final

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.plot import BarPlot
from pptx.chart.point import Point
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from leftshift.exports.charts import ADDS, TAKES, TOTAL, ChartFigure, Form, bridge_bars

_TYPES: Final = {
    Form.LINES: XL_CHART_TYPE.LINE,
    Form.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Form.STACKED: XL_CHART_TYPE.COLUMN_STACKED,
    Form.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Form.BRIDGE: XL_CHART_TYPE.COLUMN_STACKED,
}
_GRID: Final = RGBColor(0xD5, 0xDA, 0xDF)
_FONT: Final = "Arial"


def add_chart(slide: Slide, figure: ChartFigure, box: tuple[Emu, Emu, Emu, Emu], *, size: int = 12) -> Chart:
    """Put a chart on a slide, within left, top, width and height; text is `size` points."""
    frame = slide.shapes.add_chart(_TYPES[figure.form], *box, _data(figure))
    frame.name = figure.title
    frame._element._nvXxPr.cNvPr.set("descr", figure.description)  # noqa: SLF001 - python-pptx has no other way to a text alternative
    chart: Chart = frame.chart
    chart.font.size, chart.font.name = Pt(size), _FONT
    chart.has_title = figure.form is Form.BARS
    if chart.has_title:
        # Figures stand at the bars, so that the axis has nothing more to say than its unit.
        chart.chart_title.text_frame.text = f"[{figure.unit}]"
        _plain(chart.chart_title.text_frame, size)
    chart.has_legend = len(figure.series) > 1 or figure.form is Form.BRIDGE
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _axes(chart, figure, size)
    _colours(chart, figure, size)
    return chart


def _data(figure: ChartFigure) -> CategoryChartData:
    data = CategoryChartData(number_format="#,##0" + ("." + "0" * figure.digits if figure.digits else ""))
    data.categories = figure.categories
    if figure.form is not Form.BRIDGE:
        for one in figure.series:
            data.add_series(one.name, one.values)
        return data
    bars = bridge_bars(figure.series[0].values)
    data.add_series("Base", [bar.base for bar in bars])
    for name, colour in (("Adds", ADDS), ("Takes away", TAKES), ("Unfunded cost", TOTAL)):
        mine = [bar.colour == colour for bar in bars]
        data.add_series(name, [bar.above if own else 0.0 for bar, own in zip(bars, mine, strict=True)])
        data.add_series(
            f"{name}, below 0", [bar.below if own else 0.0 for bar, own in zip(bars, mine, strict=True)]
        )
    return data


def _axes(chart: Chart, figure: ChartFigure, size: int) -> None:
    value, category = chart.value_axis, chart.category_axis
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = RGBColor(0x4A, 0x55, 0x60)
    category.tick_labels.font.size = Pt(size - 1)
    if figure.form is Form.BARS:
        category.reverse_order = True
        value.visible = value.has_major_gridlines = False
        return
    if figure.form is Form.BRIDGE:
        body = category._element.txPr.bodyPr  # noqa: SLF001 - python-pptx has no call for the turn of labels
        body.set("rot", "0")
        body.set("vert", "horz")
    value.major_gridlines.format.line.color.rgb = _GRID
    value.format.line.fill.background()
    value.tick_labels.number_format = "#,##0"
    value.tick_labels.number_format_is_linked = False
    value.tick_labels.font.size = Pt(size - 1)
    value.has_title = True
    value.axis_title.text_frame.text = figure.unit
    _plain(value.axis_title.text_frame, size)
    if figure.form is Form.LINES:
        values = [one for series in figure.series for one in series.values]
        room = (max(values) - min(values)) or abs(max(values)) or 1.0
        value.minimum_scale = float(int(min(values) - room / 5))


def _plain(frame: TextFrame, size: int) -> None:
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(size - 1), False, _FONT


def _colours(chart: Chart, figure: ChartFigure, size: int) -> None:
    plot = chart.plots[0]
    if figure.form is Form.LINES:
        for one, series in zip(figure.series, plot.series, strict=True):
            series.smooth = False
            series.format.line.color.rgb = _rgb(one.colour)
            series.format.line.width = Pt(2.5)
            if one.dashed:
                series.format.line.dash_style = MSO_LINE.DASH
        return
    plot.gap_width = 45
    if figure.form is Form.BRIDGE:
        plot.overlap = 100
        plot.series[0].format.fill.background()
        for place, series in enumerate(list(plot.series)[1:]):
            _fill(series, (ADDS, TAKES, TOTAL)[place // 2])
        _without_legend_entries(chart, (0, 2, 4, 6))
        return
    for one, series in zip(figure.series, plot.series, strict=True):
        series.invert_if_negative = False
        _fill(series, one.colour)
    if figure.form is Form.BARS:
        _bars(plot, figure, size)


def _bars(plot: BarPlot, figure: ChartFigure, size: int) -> None:
    """Write each bar's figure at it; changes are coloured by their sign."""
    if len(figure.series) == 1:
        for place, change in enumerate(figure.series[0].values):
            _fill(plot.series[0].points[place], TAKES if change >= 0 else ADDS)
    plot.has_data_labels = True
    plot.data_labels.number_format = "#,##0" + (".0" if figure.digits else "")
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = Pt(size - 1)


def _fill(shape: BarSeries | Point, colour: str) -> None:
    shape.format.fill.solid()
    shape.format.fill.fore_color.rgb = _rgb(colour)


def _without_legend_entries(chart: Chart, places: tuple[int, ...]) -> None:
    """Leave series out of the legend: python-pptx has no call for it, so the XML is written."""
    legend = chart.legend._element  # noqa: SLF001 - see above
    for at, place in enumerate(places):
        entry = legend.makeelement(f"{{{legend.nsmap['c']}}}legendEntry", {})
        for tag, value in (("idx", str(place)), ("delete", "1")):
            child = entry.makeelement(f"{{{legend.nsmap['c']}}}{tag}", {"val": value})
            entry.append(child)
        legend.insert(1 + at, entry)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))
