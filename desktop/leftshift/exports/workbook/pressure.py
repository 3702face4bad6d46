"""The sheets on spend, cost and pressure: what is spent, what it must meet, and what is left to find."""

import numpy as np

from leftshift.exports.workbook.book import Book, YearSheet
from leftshift.exports.workbook.inputs import YES
from leftshift.exports.workbook.money import CASH, REAL, SHARE, planned_spend
from leftshift.model import need, policies
from leftshift.model.activity import contacts_now
from leftshift.model.policies import policies_of
from leftshift.model.projection import levers_of
from leftshift.model.specialties import hospital_cost
from leftshift.model.terms import HOSPITAL, NEAR_HOME, PRIMARY_CARE_WIDE, SECTORS, FloatArray, Sector
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot

_ACUTE = Sector.ACUTE
_OTHERS = tuple(sector for sector in SECTORS if sector not in HOSPITAL)


def spend_sheet(book: Book, snapshot: Snapshot, study: Study) -> None:
    """Write spend as planned, what an overspent hospital takes of it, and the shares of what is spent."""
    results = snapshot.results
    planned = planned_spend(snapshot, study)
    sheet = YearSheet(
        book, "Spend", "Spend by year", "One table. Spend by sector, and what hospital overspends of it."
    )
    sheet.sectors(
        "planned",
        CASH,
        lambda sector, t: (
            f"{book.year('money', t)}*{book.year(f'share_{sector}', t)}"
            f"+{book.year('back', t)}*reinvested_to_{sector}"
        ),
        planned,
        what="Planned spend",
        how="Money × share + its part of the saving put back",
    )
    sheet.row(
        "total",
        "All money of the sectors",
        CASH,
        lambda t: f"{book.year('money', t)}+{book.year('back', t)}",
        results.total,
    )
    sheet.row(
        "pool",
        "Not yet allocated",
        CASH,
        lambda t: f"{book.year('money', t)}*(shares_unallocated*{book.year('ramp', t)})",
        results.unallocated,
    )
    short = {
        sector: np.maximum(_needed(snapshot)[:, place] - planned[:, place], 0.0)
        for place, sector in enumerate(SECTORS)
        if sector in HOSPITAL
    }
    short[_ACUTE] = np.maximum(
        _needed(snapshot)[:, 0] - results.avoided * _told(snapshot) - planned[:, 0], 0.0
    )
    for sector in HOSPITAL:
        sheet.row(
            f"short_{sector}",
            f"Hospital lacks: {sector}",
            CASH,
            lambda t, sector=sector: (  # type: ignore[misc]  # the default is bound now
                f"MAX({book.year(f'net_{sector}', t)}+{book.year(f'charge_{sector}', t)}"
                f"{'-' + book.year('avoided', t) if sector == _ACUTE else ''}"
                f"-{book.year(f'planned_{sector}', t)},0)"
            ),
            short[sector],
            how="Cost with charges, less what is avoided and planned",
        )
    spared = levers_of(snapshot.scenario, study.start_shares).protected
    room = sum(planned[:, SECTORS.index(sector)] * (1 - spared[SECTORS.index(sector)]) for sector in _OTHERS)
    sheet.row(
        "room",
        "What sectors that are not protected have",
        CASH,
        lambda t: "+".join(
            f'{book.year(f"planned_{sector}", t)}*(protected_{sector}<>"{YES}")' for sector in _OTHERS
        ),
        np.asarray(room),
    )
    lacking = short[HOSPITAL[0]] + short[HOSPITAL[1]]
    overspend = float(np.asarray(results.outlook.assumptions.overspend))
    sheet.row(
        "eaten",
        "Taken from them",
        CASH,
        lambda t: (
            f"MIN(overspend*({'+'.join(book.year(f'short_{sector}', t) for sector in HOSPITAL)}),"
            f"{book.year('room', t)})"
        ),
        np.minimum(overspend * lacking, np.asarray(room)),
        how="Overspent part of what hospital lacks",
    )

    def spent(sector: Sector, t: int) -> str:
        plan, eaten = book.year(f"planned_{sector}", t), book.year("eaten", t)
        if sector in HOSPITAL:
            lacks = "+".join(book.year(f"short_{one}", t) for one in HOSPITAL)
            return f"{plan}+IF(({lacks})>0,{eaten}*{book.year(f'short_{sector}', t)}/({lacks}),0)"
        room = book.year("room", t)
        return f'{plan}*IF(protected_{sector}="{YES}",1,IF({room}>0,1-{eaten}/{room},1))'

    sheet.sectors("spend", CASH, spent, results.spend, what="Spend")
    for key, label, sectors, values in (
        ("hospital_share", "Hospital share (acute and specialised)", HOSPITAL, results.hospital_share),
        (
            "primary_share",
            "Primary care share (with prescribing)",
            PRIMARY_CARE_WIDE,
            results.primary_care_share,
        ),
        (
            "near_home_share",
            "Community and primary care share",
            NEAR_HOME,
            results.near_home_share,
        ),
    ):
        sheet.row(
            key,
            label,
            SHARE,
            lambda t, sectors=sectors: (  # type: ignore[misc]  # likewise
                f"({'+'.join(book.year(f'spend_{sector}', t) for sector in sectors)})/{book.year('total', t)}"
            ),
            values,
            kind="share",
        )
    _extra_rows(book, sheet, snapshot, planned)
    sheet.finish()


def _extra_rows(book: Book, sheet: YearSheet, snapshot: Snapshot, planned: FloatArray) -> None:
    results, seen = snapshot.results, snapshot.results.outlook
    nothing = "+".join(f"start_share_{sector}" for sector in NEAR_HOME)
    extra_planned = need.extra_near_home(need.near_home(planned), seen.near_home, seen.deflator)
    for key, label, rows, values in (
        ("extra_planned", "Extra for care near home, as planned", "planned", extra_planned),
        ("extra", "Extra for care near home", "spend", results.extra_near_home),
    ):
        sheet.row(
            key,
            label,
            REAL,
            lambda t, rows=rows: (  # type: ignore[misc]  # the default is bound now
                f"({'+'.join(book.year(f'{rows}_{sector}', t) for sector in NEAR_HOME)}"
                f"-{book.year('money', t)}*({nothing}))/{book.year('deflator', t)}"
            ),
            values,
            how="Spend over the do-nothing path ÷ deflator",
        )


def _told(snapshot: Snapshot) -> float:
    """Return 0 where nothing that is avoided is counted while hospital overspends [factor]."""
    given = snapshot.results.outlook.assumptions
    return float(
        bool(float(np.asarray(given.cashable_share)) and float(np.asarray(given.hospital_cost_avoided)))
    )


def _needed(snapshot: Snapshot) -> FloatArray:
    return np.asarray(snapshot.results.need_cost + snapshot.results.charges)


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
    gross_total = results.costs.gross_total
    met = gross_total - results.savings_to_find
    sheet.row(
        "met",
        "What meets the cost",
        CASH,
        lambda t: (
            f"({book.year('total', t)}-{book.year('pool', t)})"
            f"-({'+'.join(book.year(f'charge_{sector}', t) for sector in SECTORS)})+{book.year('avoided', t)}"
        ),
        met,
        how="Spend − charges + avoided",
    )
    sheet.row(
        "to_find",
        "Savings to find",
        CASH,
        lambda t: (
            f"({'+'.join(book.year(f'gross_{sector}', t) for sector in SECTORS)})-{book.year('met', t)}"
        ),
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
            else f"1-(MAX({book.year('met', t)},0)/"
            f"({'+'.join(book.year(f'gross_{sector}', t) for sector in SECTORS)}))^(1/{t})"
        ),
        results.required_efficiency,
        kind="share",
    )
    sheet.finish()


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
    if late is None or not _told(snapshot):
        late = need.lagged(results.extra_near_home, seen.lag_weights)
    sheet.row(
        "late",
        "Extra for care near home that tells",
        REAL,
        lambda t: late_formula(book, t, "extra", "extra_planned"),
        late,
        how="That of so many years before",
    )
    sheet.row(
        "freed",
        "Hospital cost that care near home frees",
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


def ground_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write what the money means: staff, beds, contacts, the most deprived fifth, devolved money."""
    results, seen = snapshot.results, snapshot.results.outlook
    given = seen.assumptions
    sheet = YearSheet(
        book, "On the ground", "What it means on the ground, by year", "One table. Averages, not marginal."
    )
    sheet.row(
        "staff",
        "Staff for the new care",
        "whole-time equivalents",
        lambda t: (
            f"{book.year('new_near_home', t)}/{book.year('deflator', t)}"
            "*1000000*pay_share_near_home/staff_cost_near_home"
        ),
        results.staff_for_new_care,
        kind="number",
    )
    hospital = "+".join(f"start_share_{sector}" for sector in HOSPITAL)
    sheet.row(
        "hospital_staff",
        "Hospital staff the money paid for",
        "whole-time equivalents",
        lambda t: (
            f"MAX({book.year('money', t)}*({hospital})"
            f"-({'+'.join(book.year(f'spend_{sector}', t) for sector in HOSPITAL)}),0)"
            f"/{book.year('deflator', t)}*1000000*pay_share_hospital/staff_cost_hospital"
        ),
        results.hospital_staff_paid,
        kind="number",
    )
    sheet.row(
        "beds",
        "Beds that hospital money pays for",
        "beds",
        lambda t: (
            f"beds_now*({book.year('spend_acute', t)}/{book.year('deflator', t)})"
            f"/({book.year('spend_acute', 0)}/{book.year('deflator', 0)})"
        ),
        results.beds,
        kind="number",
    )
    sheet.row(
        "beds_needed",
        "Beds needed",
        "beds",
        lambda t: f"beds_now*(1+bed_growth)^{t}",
        results.beds_needed,
        kind="number",
        how="P12",
    )
    others = "MAX(0,1-contacts_rest_acute-contacts_rest_community)"
    rest = f"(1-contacts_primary_care)/(contacts_rest_acute+contacts_rest_community+{others})"
    split = {
        Sector.PRIMARY_CARE: "contacts_primary_care",
        Sector.ACUTE: f"{rest}*contacts_rest_acute",
        Sector.COMMUNITY: f"{rest}*contacts_rest_community",
        Sector.MENTAL_HEALTH: f"{rest}*{others}",
    }
    counted = {sector: place for place, sector in enumerate(SECTORS) if contacts_now(given)[place] > 0}
    for sector, formula in split.items():
        place = SECTORS.index(sector)
        sheet.row(
            f"contacts_{sector}",
            f"Contacts: {sector.replace('_', ' ')}",
            "share of contacts in the first year",
            lambda t, sector=sector, formula=formula: (  # type: ignore[misc]  # bound now
                f"IF({book.year('money', 0)}*start_share_{sector}>0,"
                f"{book.year(f'spend_{sector}', t)}*(1+productivity_{sector})^{t}"
                f"*({formula})/({book.year('money', 0)}*start_share_{sector})/{book.year('deflator', t)},0)"
            ),
            results.contacts[:, place] if sector in counted else np.zeros(book.years),
            kind="index",
        )
    sheet.row(
        "outside",
        "Contacts outside hospital",
        SHARE,
        lambda t: (
            f"1-{book.year('contacts_acute', t)}/"
            f"({'+'.join(book.year(f'contacts_{sector}', t) for sector in split)})"
        ),
        results.contacts_outside_hospital,
        kind="share",
    )
    part = "(deprived_people/population_now)"
    new = f"IF(ISNUMBER(deprived_share),deprived_share,{part})"
    near = "+".join(f"start_share_{sector}" for sector in NEAR_HOME)
    for key, label, people, of_new, values in (
        ("deprived", "Most deprived fifth", part, new, results.near_home_deprived),
        ("elsewhere", "Everybody else", f"(1-{part})", f"(1-{new})", results.near_home_elsewhere),
    ):
        sheet.row(
            key,
            f"Care near home for each person: {label.lower()}",
            "£ a head, 2025/26 prices",
            lambda t, people=people, of_new=of_new: (  # type: ignore[misc]  # likewise
                f"IF({people}>0,({book.year('money', t)}*({near})/{book.year('deflator', t)}*{people}"
                f'+{book.year("extra", t)}*{of_new})*1000000/({book.year("population", t)}*{people}),"")'
            ),
            values,
            kind="pounds",
        )
    sheet.sectors(
        "devolved",
        CASH,
        lambda sector, t: (
            f"{book.year(f'spend_{sector}', t)}*({book.year('other_ramp', t)}*devolved_{sector})"
        ),
        _devolved(snapshot),
        what="Devolved to place and networks",
        how="Stays in its sector",
    )
    sheet.finish()


def _devolved(snapshot: Snapshot) -> FloatArray:
    ramp = levers_of(snapshot.scenario, np.array(snapshot.start.shares.target)).share_ramp
    own = policies.policy_ramp(snapshot.scenario, ramp)
    return np.asarray(snapshot.results.spend * (own[:, None] * np.array(snapshot.scenario.policies.devolved)))
