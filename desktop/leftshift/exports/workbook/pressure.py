"""The sheet on cost and pressure: what spend must meet, and what is left to find."""

import numpy as np

from leftshift.exports.workbook.book import Book, YearSheet
from leftshift.exports.workbook.levers import YES
from leftshift.exports.workbook.money import CASH, REAL
from leftshift.exports.workbook.spend import avoided_counts
from leftshift.model import need, policies
from leftshift.model.policies import policies_of
from leftshift.model.projection import levers_of
from leftshift.model.results import Results
from leftshift.model.specialties import hospital_cost
from leftshift.model.terms import HOSPITAL, NEAR_HOME, SECTORS, FloatArray, Sector
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot

_ACUTE = Sector.ACUTE
_OTHERS = tuple(sector for sector in SECTORS if sector not in HOSPITAL)


def late_formula(book: Book, t: int, extra: str, extra_now: str) -> str:
    """Write the extra spend that tells in a year: that of `lag_years` before, between two years in part."""
    now = f"MAX(0,1-ABS(lag_years))*{book.year(extra_now, t)}"
    if t == 0:
        return now
    apart, before = f"ABS({t}-lag_years-{book.span('t', t - 1)})", book.span(extra, t - 1)
    return f"SUMPRODUCT((1-{apart})*({apart}<1)*{before})+{now}"


def cost_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write the cost of today's service, the charges of the other levers and the pressure."""
    results = snapshot.results
    sheet = YearSheet(
        book,
        "Cost and pressure",
        "Cost and pressure by year",
        "One table. Cost of today’s service, charges of the other levers, and what is left to find.",
    )
    gone = need_gone(snapshot)

    def gross(sector: Sector, t: int) -> str:
        index = f"((1+need_{sector})*(1+price_{sector}))^{t}*{book.year('deflator', t)}"
        now = f"{book.year('money', 0)}*start_share_{sector}"
        return f"{index}*({now}{'+opening_deficit' if sector == _ACUTE else ''})"

    sheet.row(
        "deficit_gone",
        "Opening deficit that is gone, at its cost",
        CASH,
        lambda t: (
            f'IF(deficit_removed="{YES}",MIN(1,{t}/convergence_years)*opening_deficit'
            f"*((1+need_{_ACUTE})*(1+price_{_ACUTE}))^{t}*{book.year('deflator', t)},0)"
        ),
        gone,
        how="As allocations reach their fair share (DG05)",
    )
    sheet.sectors(
        "gross",
        CASH,
        lambda sector, t: gross(sector, t) + (f"-{book.year('deficit_gone', t)}" if sector == _ACUTE else ""),
        results.gross_cost,
        what="Cost with no efficiency",
        how="Spend of the first year and the deficit × need × price × deflator",
    )
    sheet.sectors(
        "net",
        CASH,
        lambda sector, t: f"{book.year(f'gross_{sector}', t)}*(1-efficiency_{sector})^{t}",
        results.need_cost,
        what="Cost after delivered efficiency",
    )
    _charge_rows(book, sheet, snapshot, study)
    _avoided_rows(book, sheet, snapshot)

    def pressure(sector: Sector, t: int) -> str:
        left = (
            f"{book.year(f'net_{sector}', t)}-{book.year(f'spend_{sector}', t)}"
            f"+{book.year(f'charge_{sector}', t)}"
        )
        return f"{left}-{book.year('avoided', t)}" if sector == _ACUTE else left

    sheet.sectors(
        "pressure",
        CASH,
        pressure,
        results.pressure,
        what="Pressure",
        how="Cost + charges − avoided − spend; above 0 unfunded, below 0 new care",
    )

    _unfunded_rows(book, sheet, results)
    _efficiency_rows(book, sheet, results)
    sheet.finish()


def _unfunded_rows(book: Book, sheet: YearSheet, results: Results) -> None:
    """Write what pressure leaves unfunded, and the new care that money above cost buys."""

    def above(sectors: tuple[Sector, ...], t: int, sign: str = "") -> str:
        return "+".join(f"MAX({sign}{book.year(f'pressure_{sector}', t)},0)" for sector in sectors)

    sheet.row("unfunded", "Unfunded cost of all sectors", CASH, lambda t: above(SECTORS, t), results.unfunded)
    sheet.row(
        "hospital_unfunded",
        "Unfunded hospital cost",
        CASH,
        lambda t: above(HOSPITAL, t),
        results.hospital_unfunded,
    )
    sheet.row(
        "new_care",
        "New care bought",
        CASH,
        lambda t: above(SECTORS, t, "-"),
        results.new_care,
        how="Money above the cost of today’s service; it pays for no other sector’s shortfall",
    )
    sheet.row(
        "new_near_home",
        "New community and primary care",
        CASH,
        lambda t: above(NEAR_HOME, t, "-"),
        results.new_care_near_home,
    )


def _efficiency_rows(book: Book, sheet: YearSheet, results: Results) -> None:
    """Write what meets the cost, the savings to find, and the efficiency that breaks even."""
    gross_total = results.costs.gross_total
    met = gross_total - results.savings_to_find
    sheet.row(
        "met",
        "What meets the cost",
        CASH,
        lambda t: (
            f"({book.year('total', t)}-{book.year('pool', t)})"
            f"-({book.total('charge', SECTORS, t)})+{book.year('avoided', t)}"
        ),
        met,
        how="Spend − charges + avoided",
    )
    sheet.row(
        "to_find",
        "Savings to find",
        CASH,
        lambda t: f"({book.total('gross', SECTORS, t)})-{book.year('met', t)}",
        results.savings_to_find,
        how="Cost with no efficiency less what meets it",
    )
    sheet.row(
        "efficiency",
        "Efficiency needed to break even",
        "share a year",
        lambda t: (
            '""'
            if t == 0
            else f"1-(MAX({book.year('met', t)},0)/({book.total('gross', SECTORS, t)}))^(1/{t})"
        ),
        results.required_efficiency,
        kind="share",
    )


def need_gone(snapshot: Snapshot) -> FloatArray:
    """Return what is gone of the opening deficit, shape (years,) [£m cash]; 0 where it is not removed."""
    gone = snapshot.results.deficit_gone
    return np.zeros(snapshot.scenario.years.count) if gone is None else gone


def _charge_rows(book: Book, sheet: YearSheet, snapshot: Snapshot, study: Study) -> None:
    results, seen = snapshot.results, snapshot.results.outlook
    given = seen.assumptions
    chosen = policies_of(snapshot.scenario, levers_of(snapshot.scenario, study.start_shares).share_ramp)
    moved = hospital_cost(
        chosen.outpatients_moved, seen.population[0], given.attendances, given.attendance_cost
    )
    sheet.row(
        "requests",
        "Requests for advice that are paid for",
        "requests a year",
        lambda t: f"advice_requests*IF(ISNUMBER(advice_until),({book.first_year + t}<=advice_until)*1,1)",
        chosen.advice_requests,
        kind="whole",
    )
    relief = moved.sum() + policies.advice_relief(
        chosen.advice_requests,
        float(np.asarray(given.advice_diverted)),
        float(np.asarray(given.outpatient_cost)),
    )
    sheet.row(
        "relief",
        "Hospital is spared",
        REAL,
        lambda t: f"moved_cost+{book.year('requests', t)}*advice_diverted*outpatient_cost/1000000",
        np.asarray(relief),
    )
    start = "IF(AND(ISNUMBER(other_start),ISNUMBER(other_end)),other_start,shares_start)"
    paid = policies.capital_path(snapshot.scenario)
    sheet.row(
        "capital_paid",
        "Capital, beside revenue",
        CASH,
        lambda t: (
            f"IF(AND({book.first_year + t}>{start},{book.first_year + t}<={start}+capital_years),capital,0)"
        ),
        paid,
    )
    sheet.row(
        "capital_charge_paid",
        "Yearly charge on it",
        CASH,
        lambda t: f"capital_charge*(SUM({book.span('capital_paid', t)})-{book.year('capital_paid', t)})",
        float(np.asarray(given.capital_charge)) * (np.cumsum(paid) - paid),
        how="From the year after it is paid (DU24)",
    )

    def charge(sector: Sector, t: int) -> str:
        step = f"{book.year('other_ramp', t)}*{book.year('deflator', t)}"
        twice = f"delivery*{book.year('money', t)}*{book.year('double', t)}"
        parts = [f"{twice}*MAX(-{book.year(f'move_{sector}', t)},0)"]
        if sector in NEAR_HOME:
            parts.append(f'(capital_sector="{sector}")*{book.year("capital_charge_paid", t)}')
        if sector == _ACUTE:
            cost = (
                f"({book.year('gross_acute', t)}+{book.year('deficit_gone', t)})*(1-efficiency_{sector})^{t}"
            )
            parts.append(f"{step}*moved_to_trust-MIN({step}*{book.year('relief', t)},{cost})")
        if sector == Sector.COMMUNITY:
            people = book.year("population", t)
            parts.append(f"{step}*teams_coverage*{people}/team_people*team_cost/1000000")
        if sector == Sector.PRIMARY_CARE:
            staff = "IF(ISNUMBER(parity_staff),parity_staff,practice_staff)"
            parts.append(
                f"{step}*({book.year('requests', t)}*advice_fee/1000000"
                f"+{staff}*parity_uplift*parity_pay/1000000+moved_to_primary"
                f"+support_per_head*{book.year('population', t)}/1000000)"
            )
        return "+".join(parts)

    sheet.sectors("charge", CASH, charge, results.charges, what="Charges of other levers")


def _avoided_rows(book: Book, sheet: YearSheet, snapshot: Snapshot) -> None:
    results, seen = snapshot.results, snapshot.results.outlook
    given = seen.assumptions
    effect = float(np.asarray(given.hospital_cost_avoided))
    late = results.late
    if late is None or not avoided_counts(snapshot):
        late = need.lagged(results.extra_near_home, seen.lag_weights)
    sheet.row(
        "late",
        "Extra for care closer to home that tells",
        REAL,
        lambda t: late_formula(book, t, "extra", "extra_planned"),
        late,
        how="That of so many years before",
    )
    sheet.row(
        "freed",
        "Hospital cost that care closer to home frees",
        CASH,
        lambda t: f"MAX({book.year('late', t)}*hospital_cost_avoided*{book.year('deflator', t)},0)",
        results.freed if effect else np.zeros(book.years),
    )
    sheet.row(
        "avoided",
        "Of it, avoided",
        CASH,
        lambda t: (
            f"MIN({book.year('freed', t)}*cashable_share,"
            f"{book.year(f'net_{_ACUTE}', t)}+{book.year(f'charge_{_ACUTE}', t)})"
        ),
        results.avoided,
    )
    sheet.row(
        "stranded",
        "Of it, still paid for",
        CASH,
        lambda t: f"{book.year('freed', t)}*(1-cashable_share)",
        results.stranded,
    )
