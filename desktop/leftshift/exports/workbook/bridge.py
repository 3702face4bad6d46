"""The sheets on the bridge: from today's balance to the unfunded cost of every year."""

from dataclasses import replace
from functools import partial

import numpy as np

from leftshift.exports.charts import ADDS, TAKES, BridgeBar, bridge_bars
from leftshift.exports.workbook.book import GRID, HEADER_ROW, Book, Sheet, YearSheet
from leftshift.exports.workbook.money import CASH, REAL
from leftshift.exports.workbook.pressure import late_formula
from leftshift.model.need import ACUTE
from leftshift.model.projection import project
from leftshift.model.terms import NEAR_HOME, SECTORS, FloatArray, Sector
from leftshift.questions.bridge import PART_LABELS, BridgePart
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot


def bridge_by_year_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write each step of the bridge in every year; in every column they add up to the unfunded cost."""
    seen = study.outlook({**study.values(), "overspend": 0.0})
    still, own = study.start_levers(), study.levers()
    alone = replace(still, move=own.move, unallocated=own.unallocated, share_ramp=own.share_ramp)
    nothing, shifted = project(seen, still), project(seen, alone)
    sheet = YearSheet(
        book,
        "Bridge by year",
        "The bridge by year",
        "One table. Steps from today’s balance to unfunded cost.",
    )

    def net(sector: Sector, t: int) -> str:
        return f"({_gross(book, sector, t)})*(1-efficiency_{sector})^{t}"

    sheet.row(
        "nothing_unfunded",
        "Unfunded with nothing changed",
        CASH,
        lambda t: "+".join(
            f"MAX({net(sector, t)}-{book.year('money', t)}*start_share_{sector},0)" for sector in SECTORS
        ),
        nothing.unfunded,
    )
    sheet.row(
        "shift_extra",
        "Extra for care closer to home by the shift alone",
        REAL,
        lambda t: (
            f"{book.year('money', t)}*delivery*{book.year('share_ramp', t)}"
            f"*({book.total('move', NEAR_HOME, t)})/{book.year('deflator', t)}"
        ),
        shifted.extra_near_home,
    )
    sheet.row(
        "shift_avoided",
        "Hospital cost avoided by the shift alone",
        CASH,
        lambda t: (
            f"MIN(MAX(({late_formula(book, t, 'shift_extra', 'shift_extra')})"
            f"*hospital_cost_avoided*{book.year('deflator', t)},0)*cashable_share,{net(SECTORS[ACUTE], t)})"
        ),
        shifted.avoided,
    )

    def moved(sector: Sector, t: int) -> str:
        share = f"start_share_{sector}+delivery*{book.year('share_ramp', t)}*{book.year(f'move_{sector}', t)}"
        less = f"-{book.year('shift_avoided', t)}" if sector == SECTORS[ACUTE] else ""
        return f"MAX({net(sector, t)}-{book.year('money', t)}*({share}){less},0)"

    sheet.row(
        "shift_unfunded",
        "Unfunded with the shift alone",
        CASH,
        lambda t: "+".join(moved(sector, t) for sector in SECTORS),
        shifted.unfunded,
    )
    values = _steps(snapshot, study, nothing.unfunded, shifted.unfunded)

    def priced(sector: Sector, t: int) -> str:
        return f"({_now(book, sector)})*((1+price_{sector})^{t}*{book.year('deflator', t)}"

    formulas = {
        BridgePart.TODAY: lambda _t: "opening_deficit",
        BridgePart.ALLOCATION: lambda t: f"{book.year('money', 0)}-{book.year('money', t)}",
        BridgePart.PRICES: lambda t: "+".join(f"{priced(sector, t)}-1)" for sector in SECTORS),
        BridgePart.NEED: lambda t: "+".join(
            f"({_gross(book, sector, t)})-{priced(sector, t)})" for sector in SECTORS
        ),
        BridgePart.EFFICIENCY: lambda t: "+".join(
            f"({_gross(book, sector, t)})*((1-efficiency_{sector})^{t}-1)" for sector in SECTORS
        ),
        BridgePart.KEPT_APART: lambda t: (
            f"{book.year('nothing_unfunded', t)}-(" + book.total("step", _DOING_NOTHING, t) + ")"
        ),
        BridgePart.SHIFT: lambda t: f"{book.year('shift_unfunded', t)}-{book.year('nothing_unfunded', t)}",
        BridgePart.OTHER: lambda t: f"{book.year('unfunded', t)}-{book.year('shift_unfunded', t)}",
    }
    for part in BridgePart:
        sheet.row(f"step_{part}", PART_LABELS[part], CASH, formulas[part], values[part])
    sheet.finish()


_DOING_NOTHING = (
    BridgePart.TODAY,
    BridgePart.ALLOCATION,
    BridgePart.PRICES,
    BridgePart.NEED,
    BridgePart.EFFICIENCY,
)


def _now(book: Book, sector: Sector) -> str:
    now = f"{book.year('money', 0)}*start_share_{sector}"
    return f"{now}+opening_deficit" if sector == SECTORS[ACUTE] else now


def _gross(book: Book, sector: Sector, t: int) -> str:
    found = book.year(f"gross_{sector}", t)
    return f"{found}+{book.year('deficit_gone', t)}" if sector == SECTORS[ACUTE] else found


def _steps(
    snapshot: Snapshot, study: Study, nothing: FloatArray, shifted: FloatArray
) -> dict[BridgePart, FloatArray]:
    seen = study.outlook({**study.values(), "overspend": 0.0})
    given, deficit, years = seen.assumptions, float(seen.opening_deficit), np.arange(seen.money.shape[-1])
    now = seen.spend_now + deficit * (np.arange(len(SECTORS)) == ACUTE)
    prices = (1 + given.price) ** years[:, None] * seen.deflator[:, None]
    gross, net = seen.costs.gross, seen.costs.net
    steps = {
        BridgePart.TODAY: np.full(years.size, deficit),
        BridgePart.ALLOCATION: seen.money[0] - seen.money,
        BridgePart.PRICES: (now * (prices - 1)).sum(axis=-1),
        BridgePart.NEED: (gross - now * prices).sum(axis=-1),
        BridgePart.EFFICIENCY: (net - gross).sum(axis=-1),
    }
    steps[BridgePart.KEPT_APART] = nothing - sum(steps.values())
    steps[BridgePart.SHIFT] = shifted - nothing
    steps[BridgePart.OTHER] = snapshot.results.unfunded - shifted
    return {part: np.asarray(path) for part, path in steps.items()}


def bridge_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write the bridge of the target year, with the columns that its chart stands on."""
    place = snapshot.target_index
    sheet = Sheet(
        book,
        "Bridge",
        "The bridge to unfunded cost in the target year",
        "One table and one chart. Above 0 adds to the unfunded cost; the steps add up to it.",
    )
    sheet.columns(_COLUMNS, (46, 20, *[14] * (len(_COLUMNS) - 2)))
    values = _target_steps(snapshot, study, place)
    bars = bridge_bars([*values.values(), sum(values.values())])
    first = sheet.next
    for (part, value), bar in zip(values.items(), bars, strict=False):
        sheet.text(0, PART_LABELS[part])
        sheet.later(1, partial(_at_target, book, f"step_{part}"), value, "money")
        _bar_cells(sheet, bar, "0" if sheet.next == first else f"D{sheet.next}")
    sheet.text(0, "Unfunded cost")
    sheet.formula(1, f"SUM(B{first + 1}:B{sheet.next})", bars[-1].end, "money", name="bridge_total")
    _bar_cells(sheet, bars[-1], "0")
    sheet.finish()
    _chart(book, sheet, first, sheet.next - 1)


_COLUMNS = (
    "Step",
    "£m in the target year",
    "Before it",
    "After it",
    "Base of the bar",
    "Adds, above 0",
    "Adds, below 0",
    "Takes away, above 0",
    "Takes away, below 0",
)


def _bar_cells(sheet: Sheet, bar: BridgeBar, before: str) -> None:
    """Write where a bar begins and ends, and the parts that it is stacked from; end the row."""
    row = sheet.next + 1
    low, high = f"MIN(C{row},D{row})", f"MAX(C{row},D{row})"
    above, below = f"MAX({high},0)-MAX({low},0)", f"MIN({low},0)-MIN({high},0)"
    adds = bar.end >= bar.start
    for column, (formula, value) in enumerate(
        (
            (before, bar.start),
            (f"C{row}+B{row}", bar.end),
            (f"IF({low}>=0,{low},MIN({high},0))", bar.base),
            (f"IF(B{row}>=0,{above},0)", bar.above if adds else 0.0),
            (f"IF(B{row}>=0,{below},0)", bar.below if adds else 0.0),
            (f"IF(B{row}<0,{above},0)", 0.0 if adds else bar.above),
            (f"IF(B{row}<0,{below},0)", 0.0 if adds else bar.below),
        ),
        start=2,
    ):
        sheet.formula(column, formula, value, "money")
    sheet.next += 1


def _chart(book: Book, sheet: Sheet, first: int, last: int) -> None:
    chart = book.file.add_chart({"type": "column", "subtype": "stacked"})
    for column, colour in enumerate((None, ADDS, ADDS, TAKES, TAKES), start=4):
        chart.add_series(
            {
                "name": ["Bridge", HEADER_ROW, column],
                "categories": ["Bridge", first, 0, last, 0],
                "values": ["Bridge", first, column, last, column],
                "fill": {"none": True} if colour is None else {"color": colour},
                "border": {"none": True},
                "gap": 40,
            }
        )
    chart.set_title({"name": "From today’s balance to unfunded cost, £m cash", "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom", "delete_series": [0, 2, 4]})
    chart.set_x_axis({"label_position": "low"})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": GRID})
    sheet.sheet.insert_chart(
        last + 2,
        0,
        chart,
        {"x_scale": 2.0, "y_scale": 1.5, "description": "Bridge: the steps of the table above as bars."},
    )


def _target_steps(snapshot: Snapshot, study: Study, place: int) -> dict[BridgePart, float]:
    seen = study.outlook({**study.values(), "overspend": 0.0})
    still, own = study.start_levers(), study.levers()
    alone = replace(still, move=own.move, unallocated=own.unallocated, share_ramp=own.share_ramp)
    nothing, shifted = project(seen, still).unfunded, project(seen, alone).unfunded
    return {part: float(path[place]) for part, path in _steps(snapshot, study, nothing, shifted).items()}


def _at_target(book: Book, key: str) -> str:
    return f"INDEX({book.span(key)},1,target_place)"
