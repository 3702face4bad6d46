"""The figures of charts for machines: CSV and JSON with plain numbers, their unit in the heading."""

import csv
import io
import json

from leftshift.exports.briefing import Briefing
from leftshift.exports.charts import ChartFigure, Form
from leftshift.exports.clean import cell, plain
from leftshift.exports.stamp import Stamp
from leftshift.model.terms import SECTORS
from leftshift.text.reports.scenario import as_json

_BYTE_ORDER_MARK = "\ufeff"
_DIGITS = 12
"""Digits of a figure: more than any source has, and fewer than rounding shows in."""
_DECIMALS = 9
"""Decimals of a figure: what rounding has left, such as 5.7e-14, is 0."""
_OVER_YEARS = frozenset({Form.LINES, Form.STACKED, Form.COLUMNS})


def chart_csv(figure: ChartFigure, stamp: Stamp, *, byte_order_mark: bool = False) -> bytes:
    """Write one chart: a row for each category, a column for each series, then what it is of.

    With a byte order mark, programs that guess a file's letters take it for UTF-8.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    first = "Year" if figure.form in _OVER_YEARS else "What"
    writer.writerow([first, *(cell(f"{one.name} [{figure.unit}]") for one in figure.series)])
    for place, category in enumerate(figure.categories):
        writer.writerow([cell(category), *(_number(one.values[place]) for one in figure.series)])
    writer.writerow([])
    for name, said in (("Chart", figure.title), *stamp.rows):
        writer.writerow([cell(name), cell(said)])
    mark = _BYTE_ORDER_MARK if byte_order_mark else ""
    return (mark + text.getvalue()).encode("utf-8")


def all_csv(pack: Briefing, *, byte_order_mark: bool = False) -> bytes:
    """Write the money of every year and sector, one figure a row, with all that a row is of."""
    results, stamp = pack.snapshot.results, pack.stamp
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    of = ("scenario", "scenario_id", "area", "data", "worked_out_by", "self_test", "says")
    head = ("year", "sector", "measure", "unit", "value", *of)
    said = tuple(cell(text) for _, text in stamp.rows)
    writer.writerow(head)
    for measure, values in (
        ("spend", results.spend),
        ("cost_of_todays_service", results.need_cost),
        ("charges", results.charges + 0.0 * results.spend),
        ("pressure", results.pressure),
    ):
        for t, year in enumerate(results.years):
            for place, sector in enumerate(SECTORS):
                value = _number(float(values[t, place]))
                writer.writerow([year, sector, measure, "£m cash", value, *said])
    mark = _BYTE_ORDER_MARK if byte_order_mark else ""
    return (mark + text.getvalue()).encode("utf-8")


def all_json(pack: Briefing, figures: tuple[ChartFigure, ...]) -> bytes:
    """Write results and charts with all that they are of."""
    content = {
        "about": dict(pack.stamp.rows),
        "results": _clean(json.loads(as_json(pack.snapshot, self_test=pack.stamp.self_test))),
        "charts": [
            {
                "key": figure.key,
                "title": figure.title,
                "unit": figure.unit,
                "categories": figure.categories,
                "series": {one.name: one.values for one in figure.series},
                "note": figure.note,
            }
            for figure in figures
        ],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")


def _clean(value: object) -> object:
    """Clean every text within what JSON holds."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {plain(key): _clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def _number(value: float) -> str:
    return f"{round(value, _DECIMALS) + 0.0:.{_DIGITS}g}"
