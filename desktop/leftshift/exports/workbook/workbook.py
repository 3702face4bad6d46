"""workbook(): all sheets in their order, with their charts."""

from leftshift.exports.briefing import Briefing
from leftshift.exports.workbook import bridge, front, ground, inputs, levers, money, pressure, spend
from leftshift.exports.workbook.book import Book
from leftshift.model.terms import LABELS, SECTORS
from leftshift.questions.study import study_of

SECTOR_COLOURS = ("#1D70B8", "#5694CA", "#6F72AF", "#00703C", "#B58840", "#85994B", "#8F6F64")
"""A colour for each sector, in their order."""


_PAGE_ROWS = 45
"""Rows of a page beyond which a chart goes on the next one."""


def workbook(pack: Briefing) -> bytes:
    """Write a scenario as a workbook that works itself out again when a cell is changed.

    Equal briefings give equal bytes.
    """
    snapshot = pack.snapshot
    years = snapshot.scenario.years
    book = Book(years.first, years.count)
    study = study_of(snapshot.scenario)
    front.cover_sheet(book, pack)
    front.notes_sheet(book)
    front.changed_sheet(book, pack)
    levers.lever_sheet(book, snapshot)
    inputs.assumption_sheet(book, snapshot)
    inputs.baseline_sheet(book, snapshot)
    money.allocation_sheet(book, snapshot, study)
    money.share_sheet(book, snapshot, study)
    spend.spend_sheet(book, snapshot, study)
    money.running_cost_sheet(book, snapshot)
    pressure.cost_sheet(book, snapshot, study)
    bridge.bridge_sheet(book, snapshot, study)
    bridge.bridge_by_year_sheet(book, snapshot, study)
    ground.ground_sheet(book, snapshot)
    front.board_sheets(book, pack)
    front.outcome_sheet(book, pack)
    front.check_sheet(book, pack)
    _charts(book)
    return book.close(pack.stamp.properties)


def _charts(book: Book) -> None:
    for sheet, title, kind, series, number in (
        (
            "Spend",
            "Spend by sector, £m cash",
            {"type": "column", "subtype": "stacked"},
            [
                (f"spend_{sector}", LABELS[sector], colour)
                for sector, colour in zip(SECTORS, SECTOR_COLOURS, strict=True)
            ],
            "#,##0",
        ),
        (
            "Shares",
            "Hospital share of the money",
            {"type": "line"},
            [("hospital_share", "Hospital share", SECTOR_COLOURS[0])],
            "0%",
        ),
        (
            "Running costs",
            "Operating cost a head, 2025/26 prices",
            {"type": "line"},
            [("a_head_real", "After the cut", SECTOR_COLOURS[0]), ("envelope", "Limit", "#B4501E")],
            "£0",
        ),
        (
            "Cost and pressure",
            "Unfunded hospital cost and new care, £m cash",
            {"type": "column"},
            [
                ("hospital_unfunded", "Unfunded in hospital", "#B4501E"),
                ("new_care", "New care bought", "#00703C"),
            ],
            "#,##0",
        ),
    ):
        chart = book.file.add_chart(kind)
        for key, label, colour in series:
            style = (
                {"line": {"color": colour, "width": 2.25}}
                if kind["type"] == "line"
                else {"fill": {"color": colour}}
            )
            chart.add_series(
                {
                    "name": label,
                    "categories": f"={book.header_span(sheet)}",
                    "values": f"={book.span(key)}",
                    **style,
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis(
            {"num_format": number, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
        )
        place = book.file.get_worksheet_by_name(sheet)
        if book.last_rows[sheet] > _PAGE_ROWS:
            place.set_h_pagebreaks([book.last_rows[sheet] + 1])
        place.insert_chart(
            book.last_rows[sheet] + 2,
            0,
            chart,
            {"x_scale": 2.0, "y_scale": 1.4, "description": f"{title}, by year, from the table above."},
        )
