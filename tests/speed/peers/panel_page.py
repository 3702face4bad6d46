"""The charts as a Panel page of Bokeh plots; the slider's steps go through its server."""

import common
import panel as pn
from bokeh.models import ColumnDataSource, Div, Slider
from bokeh.plotting import figure

MODEL = common.Model()
ROWS = list(range(len(common.NAMES)))


def columns(now: common.Charts) -> tuple[dict, dict, dict]:
    """Give the numbers of the three charts."""
    return (
        {"y": ROWS, "right": now.change, "colour": common.COLOURS},
        {"x": now.years, "hospital": now.hospital, "primary": now.primary, "low": now.low, "high": now.high},
        {"y": ROWS, "seats": now.seats, "spend": now.spend},
    )


first = MODEL.charts(common.share_at(0))
sources = [ColumnDataSource(data) for data in columns(first)]
bars = figure(height=300, sizing_mode="stretch_width", x_range=(-700, 700), title=first.title)
bars.hbar(y="y", right="right", height=0.6, color="colour", source=sources[0])
lines = figure(height=300, width=650, y_range=(0, 70))
lines.varea(x="x", y1="low", y2="high", alpha=0.3, source=sources[1])
lines.line(x="x", y="hospital", source=sources[1])
lines.line(x="x", y="primary", source=sources[1])
lines.hspan(y=50)
seats = figure(height=300, width=650, x_range=(0, 100))
seats.segment(x0="seats", x1="spend", y0="y", y1="y", source=sources[2])
seats.scatter(x="seats", y="y", marker="square", size=9, source=sources[2])
seats.scatter(x="spend", y="y", size=9, source=sources[2])
words = Div(text=" ".join(first.outcomes), name="words")
slider = Slider(start=0, end=0.2, step=0.0001, value=common.share_at(0), name="share")


def moved(_attribute: str, _old: float, new: float) -> None:
    """Work the charts out again and send them."""
    now = MODEL.charts(new)
    for source, data in zip(sources, columns(now), strict=True):
        source.data = data
    bars.title.text = now.title
    words.text = f"{' '.join(now.outcomes)} <i>{new:.6f}</i>"


slider.on_change("value", moved)
pn.Column(slider, words, bars, pn.Row(lines, seats)).servable()
