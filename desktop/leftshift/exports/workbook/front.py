"""The sheets to read: cover, notes, what was changed, board, outcomes and checks."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from leftshift.board.voices import GROUP_NAMES, SECTORS_OF_VOICE, VOICE_OF_GROUP, VOICES
from leftshift.exports.briefing import CHANGED_COLUMNS, CHECK_COLUMNS, DECISION_COLUMNS, LIMITS, Briefing
from leftshift.exports.workbook.book import Book, Kind, Sheet, Value
from leftshift.exports.workbook.levers import NO, YES
from leftshift.model.terms import FUNCTIONS, SECTORS, FloatArray, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import VOICE_NAMES

_SHEETS = (
    ("What was changed", "Levers and assumptions that differ from the baseline, with their notes"),
    ("Levers", "Every lever; change a yellow cell"),
    ("Assumptions", "Every assumption with its range and source"),
    ("Baseline", "Starting figures with their basis"),
    ("Allocation", "Prices, growth and the allocation by year"),
    ("Shares", "How the budget shares move"),
    ("Spend", "Spend by sector and year"),
    ("Running costs", "Operating cost, saving and posts by year"),
    ("Cost and pressure", "Cost of today’s service, charges, unfunded cost and new care by year"),
    ("Bridge", "From today’s balance to the unfunded cost of the target year"),
    ("Bridge by year", "The same for every year"),
    ("On the ground", "Staff, beds, contacts and the most deprived fifth by year"),
    ("Board", "Seats of the board"),
    ("Representation", "Seats beside spend in the target year"),
    ("Board checks", "What statute and guidance ask of the board"),
    ("Decisions", "The steps that led here"),
    ("Outcomes", "What the plan comes to, and what it came to as exported"),
    ("Checks", "What must hold in this workbook"),
)
_NOTES = (
    ("Colours", "Yellow cells are inputs and can be changed. Blue cells are calculations and follow."),
    ("Money", "£m cash unless the unit says 2025/26 prices. A minus sign stands before negative figures."),
    ("Years", "Financial years, 2025/26 being the first; a lever’s year is the calendar year it begins in."),
    ("Names", "Every input has a name, which formulas use; the last columns give it."),
    (
        "Empty cells",
        "An empty yellow cell means what the note beside it says; any other, that nothing applies.",
    ),
    ("Sources", "Codes such as DG05 are those of the facts on the Evidence page of the program."),
)


def cover_sheet(book: Book, pack: Briefing) -> None:
    """Write what the workbook is, what it is of, and what each sheet holds."""
    sheet = Sheet(book, "Cover", pack.stamp.name, "One table. What this workbook is of, and what it holds.")
    rows = [*pack.stamp.rows, ("In words", pack.words)]
    rows += [("Notes of the planner", pack.notes)] if pack.notes else []
    sheet.columns(("About", "Text"), (30, 110))
    for name, text in rows:
        sheet.text(0, name)
        sheet.text(1, text)
        sheet.next += 1
    for name, text in (("Notes", "How to read this workbook, and what it cannot say"), *_SHEETS):
        # The only links are these, within the workbook.
        sheet.sheet.write_url(sheet.next, 0, f"internal:'{name}'!A1", book.plain, f"Sheet: {name}")
        sheet.text(1, text)
        sheet.next += 1
    sheet.finish()


def notes_sheet(book: Book) -> None:
    """Write how to read the workbook and what it cannot say."""
    rows = [*_NOTES, *((f"Limit {place}", text) for place, text in enumerate(LIMITS, start=1))]
    sheet = Sheet(book, "Notes", "Notes", "One table. How to read this workbook, and what it cannot say.")
    sheet.texts(("Note", "Text"), rows, (24, 120))


def changed_sheet(book: Book, pack: Briefing) -> None:
    """Write what was changed."""
    sheet = Sheet(
        book, "What was changed", "What was changed", "One table. Differs from the baseline of the area."
    )
    sheet.texts(CHANGED_COLUMNS, [one.row for one in pack.changed], (46, 34, 34, 60))


def board_sheets(book: Book, pack: Briefing) -> None:
    """Write the seats, what they are beside spend, what is asked of the board, and the decisions."""
    snapshot = pack.snapshot
    seats = snapshot.scenario.board.seats
    sheet = Sheet(
        book, "Board", "Seats of the board", "One table. Change a group or a vote and the next sheet follows."
    )
    sheet.columns(("Role", "Group", "Votes", "Organisations"), (54, 30, 12, 16))
    first = sheet.next
    for seat in seats:
        sheet.value(0, seat.role, "text")
        sheet.choices(1, tuple(GROUP_NAMES.values()))
        sheet.value(1, GROUP_NAMES[seat.group], "text")
        sheet.choices(2, (YES, NO))
        sheet.value(2, YES if seat.voting else NO, "text")
        sheet.value(3, seat.organisations, "whole")
        sheet.next += 1
    last = max(sheet.next, first + 1)
    sheet.finish()
    _representation(book, snapshot, f"'Board'!$B${first + 1}:$B${last}", f"'Board'!$C${first + 1}:$C${last}")
    checks = Sheet(book, "Board checks", "Checks of the board", "One table. As the program found them.")
    checks.texts(CHECK_COLUMNS, pack.checks, (16, 70, 18, 70, 16))
    decisions = Sheet(book, "Decisions", "Decisions", "One table. The steps that led to this plan.")
    decisions.texts(DECISION_COLUMNS, pack.decisions, (18, 50, 24, 24, 20, 60))


def _representation(book: Book, snapshot: Snapshot, groups: str, votes: str) -> None:
    found = snapshot.representation
    sheet = Sheet(
        book,
        "Representation",
        "Seats beside spend in the target year",
        "One table, one chart. Voting provider seats. Members are not delegates; boards look for consensus.",
    )
    sheet.columns(
        ("Voice", "Seats", "Share of seats", "Spend, £m cash", "Share of spend", "Seats over proportion"),
        (26, 12, 18, 18, 18, 24),
    )
    first = sheet.next
    rows = f"{first + 1}", f"{first + len(VOICES)}"
    money = snapshot.results.spend[snapshot.target_index]
    for place, voice in enumerate(VOICES):
        names = [GROUP_NAMES[group] for group, whose in VOICE_OF_GROUP.items() if whose is voice]
        row = sheet.next + 1
        total = sum(float(money[SECTORS.index(sector)]) for sector in SECTORS_OF_VOICE[voice])
        sheet.text(0, VOICE_NAMES[voice])
        counted = "+".join(f'COUNTIFS({groups},"{name}",{votes},"{YES}")' for name in names)
        sheet.formula(1, counted, found.seats[place], "whole")
        seats, spend = f"SUM($B${rows[0]}:$B${rows[1]})", f"SUM($D${rows[0]}:$D${rows[1]})"
        sheet.formula(2, f"IF({seats}>0,B{row}/{seats},0)", found.seat_share[place] / 100, "share")
        parts = [
            f"INDEX({book.span(f'spend_{sector}')},1,target_place)" for sector in SECTORS_OF_VOICE[voice]
        ]
        sheet.formula(3, "+".join(parts), total, "money")
        sheet.formula(4, f"IF({spend}>0,D{row}/{spend},0)", found.basis_share[place] / 100, "share")
        sheet.formula(5, f"B{row}-{seats}*E{row}", found.gap[place], "number")
        sheet.next += 1
    sheet.finish()
    share, of = (f"'Representation'!${column}${rows[0]}:${column}${rows[1]}" for column in "CE")
    book.file.define_name("gallagher", f"=100*SQRT(SUMXMY2({share},{of})/2)")
    chart = book.file.add_chart({"type": "bar"})
    for column, colour in ((2, "#1D70B8"), (4, "#B4501E")):
        chart.add_series(
            {
                "name": ["Representation", 2, column],
                "categories": ["Representation", first, 0, first + len(VOICES) - 1, 0],
                "values": ["Representation", first, column, first + len(VOICES) - 1, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "Share of seats and of spend", "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%"})
    sheet.sheet.insert_chart(
        first + len(VOICES) + 1,
        0,
        chart,
        {"x_scale": 1.6, "description": "Share of seats and share of spend of each voice, from the table."},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    label: str
    unit: str
    formula: str
    value: Value
    kind: Kind
    first: str = ""
    first_value: Value = None


def outcome_sheet(book: Book, pack: Briefing) -> None:
    """Write what the scenario comes to, beside what it came to when the workbook was made."""
    snapshot = pack.snapshot
    sheet = Sheet(
        book,
        "Outcomes",
        f"Outcomes, target year {year_label(snapshot.target_year)} as exported",
        "One table. The last columns show what changed cells have done since the workbook was made.",
    )
    sheet.columns(
        ("Outcome", "Unit", "First year", "Now", "As exported", "Changed since"), (56, 26, 18, 18, 18, 18)
    )
    for one in (*_years(book, snapshot), *_figures(book, snapshot)):
        sheet.text(0, one.label)
        sheet.text(1, one.unit)
        if one.first:
            sheet.formula(2, one.first, one.first_value, one.kind)
        name = {"Place of the target year": "target_place", "Place of the year of the cut": "cut_place"}
        sheet.formula(3, one.formula, one.value, one.kind, name=name.get(one.label, ""))
        sheet.value(4, one.value, one.kind, fixed=True)
        row = sheet.next + 1
        sheet.formula(5, f'IF(AND(ISNUMBER(D{row}),ISNUMBER(E{row})),D{row}-E{row},"")', 0.0, one.kind)
        sheet.next += 1
    sheet.finish()


def _years(book: Book, snapshot: Snapshot) -> Iterator[_Figure]:
    last = snapshot.scenario.years.last
    for label, end, value in (
        ("Place of the target year", "shares_end", snapshot.target_index),
        (
            "Place of the year of the cut",
            "cut_end",
            min(snapshot.scenario.running_costs.end, last) - book.first_year,
        ),
    ):
        yield _Figure(
            label=label,
            unit="column of the years",
            formula=f"MIN({end},{last})-{book.first_year}+1",
            value=value + 1,
            kind="whole",
        )


def _figures(book: Book, snapshot: Snapshot) -> Iterator[_Figure]:
    results, place = snapshot.results, snapshot.target_index
    cut = min(snapshot.scenario.running_costs.end, snapshot.scenario.years.last) - book.first_year
    listed: tuple[tuple[str, str, str, FloatArray, Kind, int], ...] = (
        (
            "Hospital share (acute and specialised)",
            "share",
            "hospital_share",
            results.hospital_share,
            "share",
            0,
        ),
        (
            "Primary care share (with prescribing)",
            "share",
            "primary_share",
            results.primary_care_share,
            "share",
            0,
        ),
        ("Unfunded hospital cost", "£m cash", "hospital_unfunded", results.hospital_unfunded, "money", 0),
        ("Unfunded cost of all sectors", "£m cash", "unfunded", results.unfunded, "money", 0),
        ("New care bought", "£m cash", "new_care", results.new_care, "money", 0),
        ("Savings to find", "£m cash", "to_find", results.savings_to_find, "money", 0),
        ("Efficiency needed", "share a year", "efficiency", results.required_efficiency, "share", 0),
        (
            "Operating cost, 2025/26 prices",
            "£ a head",
            "a_head_real",
            results.running_cost_per_head,
            "pounds",
            1,
        ),
        ("Saving on operating cost", "£m cash", "saving", results.saving, "money", 1),
        ("Posts removed", "posts", "posts", results.posts_removed, "number", 1),
        (
            "Staff for the new care",
            "whole-time equivalents",
            "staff",
            results.staff_for_new_care,
            "number",
            0,
        ),
        ("Beds that hospital money pays for", "beds", "beds", results.beds, "number", 0),
        ("Contacts outside hospital", "share", "outside", results.contacts_outside_hospital, "share", 0),
    )
    for label, unit, key, values, kind, at in listed:
        here, name = (cut, "cut_place") if at else (place, "target_place")
        value, first = float(values[here]), float(values[0])
        yield _Figure(
            label=label,
            unit=unit,
            formula=f"INDEX({book.span(key)},1,{name})",
            value=None if math.isnan(value) else value,
            kind=kind,
            first=book.year(key, 0),
            first_value=None if math.isnan(first) else first,
        )
    if snapshot.representation.gallagher is not None:
        yield _Figure(
            label="Board–budget mismatch (0 = match)",
            unit="points",
            formula="gallagher",
            value=snapshot.representation.gallagher,
            kind="number",
        )


def check_sheet(book: Book, pack: Briefing) -> None:
    """Write what must hold, worked out again whenever a cell changes."""
    sheet = Sheet(book, "Checks", "Checks", "One table. Each check is worked out again when a cell changes.")
    sheet.columns(("Check", "Largest difference", "Unit", "Result"), (78, 20, 16, 40))
    years = range(book.years)

    def worst(parts: list[str]) -> str:
        return "MAX(" + ",".join(f"ABS({part})" for part in parts) + ")"

    spent = [
        "+".join(book.year(f"spend_{sector}", t) for sector in SECTORS)
        + f"+{book.year('pool', t)}-{book.year('total', t)}"
        for t in years
    ]
    twice = [
        f"MAX(0,{book.year('total', t)}-{book.year('pool', t)}"
        f"+{book.year('pay', t)}*(1-{book.year('cut_path', t)})"
        f"-{book.year('allocation', t)}-{book.year('cut_path', t)}*allowance*{book.year('deflator', t)})"
        for t in years
    ]
    shares = "+".join(f"shares_{sector}" for sector in SECTORS) + "+shares_unallocated-1"
    back = "+".join(f"reinvested_to_{sector}" for sector in SECTORS) + "-1"
    posts = "+".join(f"posts_{function}" for function in FUNCTIONS) + "-1"
    for label, formula, unit, most in (
        ("Shares and the pool add up to 100 %", worst([shares]), "share", 1e-9),
        ("The saving put back is split over 100 %", worst([back]), "share", 1e-9),
        ("Posts are split over 100 %", worst([posts]), "share", 1e-9),
        ("The pool is not overdrawn", "MAX(0,-shares_unallocated)", "share", 1e-9),
        ("Sectors and pool add up to all money, in every year", worst(spent), "£m", 0.005),
        ("No money is counted twice, in any year", worst(twice), "£m", 0.005),
        (
            "The bridge adds up to the unfunded cost of the target year",
            f"ABS(bridge_total-INDEX({book.span('unfunded')},1,target_place))",
            "£m",
            0.005,
        ),
    ):
        sheet.text(0, label)
        sheet.formula(1, formula, 0.0, "index")
        sheet.text(2, unit)
        row = sheet.next + 1
        sheet.formula(3, f'IF(B{row}<={most},"holds","does not hold: look at the inputs")', "holds", "text")
        sheet.next += 1
    sheet.text(0, "Self-test of the model, as the workbook was made")
    sheet.text(3, pack.stamp.self_test)
    sheet.next += 1
    sheet.finish()
