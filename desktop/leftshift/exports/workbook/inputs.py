"""The sheets of assumptions and the baseline, to fill in; every cell has a name that formulas use."""

from leftshift.evidence.assumptions import AssumptionFact, assumption_facts
from leftshift.evidence.baselines import sector_basis
from leftshift.exports.briefing import baseline_source
from leftshift.exports.workbook.book import Book, Kind, Sheet
from leftshift.model.assumptions import ERRORS
from leftshift.model.terms import LABELS, SECTORS
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, percent


def assumption_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write every assumption with its range and its source."""
    sheet = Sheet(
        book,
        "Assumptions",
        "Assumptions",
        "One table. Yellow cells can be changed; low and high are its range.",
    )
    sheet.columns(
        ("Assumption", "Value", "Unit", "Usual value", "Low", "High", "Name of the cell", "Source"),
        (52, 16, 20, 16, 14, 14, 32, 90),
    )
    for found in assumption_facts():
        kind: Kind = "exact" if not found.is_share else "share"
        value = snapshot.scenario.assumptions.get(found.key, found.central)
        sheet.text(0, found.label)
        sheet.value(1, value, kind, name=found.key)
        sheet.text(2, found.unit)
        for column, figure in ((3, found.central), (4, found.low), (5, found.high)):
            sheet.value(column, figure, kind, fixed=True)
        sheet.text(6, found.key)
        sheet.text(7, found.source_text)
        sheet.next += 1
    sheet.finish()


def assumption_value(found: AssumptionFact, value: float) -> str:
    """Write the value of an assumption with its unit."""
    if found.is_switch:
        return "on" if value else "off"
    if found.is_share:
        return percent(value, found.decimals)
    return f"{number(value, found.decimals)} {found.unit}"


_PLACES = {
    "core": ("core", "Core services allocation", "£m"),
    "convergence_target": ("core_goal", "What the core allocation converges to", "£m"),
    "other": ("other_allocations", "Primary care and specialised allocations", "£m"),
    "population": ("population_now", "Registered population", "people"),
    "running_cost_allowance": ("allowance", "Running cost allowance", "£m"),
    "programme_pay": ("pay_taken_out", "Programme pay as taken out of acute", "£m"),
    "programme_pay_published": ("pay_published", "Programme pay, published part", "£m"),
    "allowance_estimated": (
        "allowance_estimated",
        "Allowance of parts without a published operating cost",
        "£m",
    ),
    "operating_cost_published": ("operating_published", "Operating cost, published part", "£m"),
    "operating_cost_population": (
        "operating_people",
        "People of parts without a published operating cost",
        "people",
    ),
    "pcns": ("networks", "Primary care networks", "networks"),
    "opening_deficit": ("opening_deficit", "Opening deficit, before support", "£m"),
    "beds": ("beds_now", "General and acute beds", "beds"),
    "deprived_population": ("deprived_people", "People in the most deprived fifth of England", "people"),
    "practice_staff": ("practice_staff", "Staff of practices other than doctors", "full-time equivalents"),
}
"""Figures of the baseline: name of the cell, label, unit."""


def baseline_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write the starting figures, and how the shares that a plan starts from come from them."""
    money, seen, area = snapshot.baseline, snapshot.results.outlook, snapshot.area
    study = study_of(snapshot.scenario)
    basis = sector_basis(area, snapshot.scenario.own_figures)
    sheet = Sheet(
        book,
        "Baseline",
        f"Baseline of {area.name}, 2025/26",
        "One table. Yellow cells are the starting figures; blue ones follow from them and the assumptions.",
    )
    sheet.columns(
        ("Figure", "Value", "Unit", "Of it, derived or uprated", "Of it, estimated", "Basis", "Source"),
        (52, 20, 24, 20, 20, 24, 90),
    )
    for place, sector in enumerate(SECTORS):
        sheet.text(0, f"{LABELS[sector]}")
        sheet.value(1, float(money.money[place]), "money", name=f"money_{sector}")
        sheet.text(2, "£m cash")
        sheet.value(3, float(money.derived[place]), "money", name=f"derived_{sector}")
        sheet.value(4, float(money.estimated[place]), "money", name=f"estimated_{sector}")
        sheet.text(5, basis[sector])
        sheet.text(6, baseline_source(sector))
        sheet.next += 1
    for field, (name, label, unit) in _PLACES.items():
        sheet.text(0, label)
        kind: Kind = "money" if unit == "£m" else "whole"
        sheet.value(1, float(getattr(money, field)), kind, name=name)
        sheet.text(2, unit)
        sheet.text(6, baseline_source())
        sheet.next += 1
    made = (
        (
            "operating_now",
            "Operating cost before any cut",
            "operating_published+operating_people*operating_cost_per_head/1000000",
            float(seen.operating_cost_now[0]),
        ),
        (
            "pay_now",
            "Programme pay before any cut",
            "pay_published+MAX(operating_people*operating_cost_per_head/1000000-allowance_estimated,0)",
            float(seen.programme_pay[0]),
        ),
    )
    for name, label, formula, value in made:
        sheet.text(0, label)
        sheet.formula(1, formula, value, "money", name=name)
        sheet.text(2, "£m, 2025/26 prices")
        sheet.next += 1
    _start_shares(sheet, snapshot, study.start_shares.tolist())
    sheet.finish()


def _start_shares(sheet: Sheet, snapshot: Snapshot, known: list[float]) -> None:
    """Write shares as the plan knew them, and as they are with the baseline's own error."""
    for sure in (True, False):
        word, names = ("as planned from", "known") if sure else ("used", "start_share")
        parts = {sector: _money_formula(sector, sure=sure) for sector in SECTORS}
        whole = "+".join(parts.values())
        values = known if sure else snapshot.results.outlook.start_shares.tolist()
        for place, sector in enumerate(SECTORS):
            sheet.text(0, f"Baseline share {word}: {LABELS[sector]}")
            sheet.formula(1, f"({parts[sector]})/({whole})", values[place], "share", name=f"{names}_{sector}")
            sheet.text(2, "share of the money")
            sheet.next += 1


def _money_formula(sector: str, *, sure: bool) -> str:
    found = f"money_{sector}"
    if not sure:
        for field, part in (("error", "derived"), ("error_of_estimate", "estimated")):
            key = {str(one): key for one, key in ERRORS[field].items()}.get(sector)
            found += f"+{key}*{part}_{sector}" if key else ""
    return f"{found}+pay_taken_out-pay_now" if sector == SECTORS[0] else found
