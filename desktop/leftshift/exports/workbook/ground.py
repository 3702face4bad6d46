"""The sheet on what the money means: staff, beds, contacts, the most deprived fifth, devolved money."""

from functools import partial

import numpy as np

from leftshift.exports.workbook.book import Book, YearSheet
from leftshift.exports.workbook.money import CASH, SHARE
from leftshift.model import policies
from leftshift.model.activity import contacts_now
from leftshift.model.projection import levers_of
from leftshift.model.terms import HOSPITAL, NEAR_HOME, SECTORS, FloatArray, Sector
from leftshift.snapshot.snapshot import Snapshot

_ACUTE = Sector.ACUTE
_OTHERS = tuple(sector for sector in SECTORS if sector not in HOSPITAL)


def ground_sheet(book: Book, snapshot: Snapshot) -> None:
    """Write what the money means: staff, beds, contacts, the most deprived fifth, devolved money."""
    results = snapshot.results
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
            f"-({book.total('spend', HOSPITAL, t)}),0)"
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
    _contact_rows(book, sheet, snapshot)
    _deprived_rows(book, sheet, snapshot)
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


def _contact_rows(book: Book, sheet: YearSheet, snapshot: Snapshot) -> None:
    """Write the contacts of each sector, and the part of them outside hospital."""
    results, given = snapshot.results, snapshot.results.outlook.assumptions
    others = "MAX(0,1-contacts_rest_acute-contacts_rest_community)"
    rest = f"(1-contacts_primary_care)/(contacts_rest_acute+contacts_rest_community+{others})"
    split = {
        Sector.PRIMARY_CARE: "contacts_primary_care",
        Sector.ACUTE: f"{rest}*contacts_rest_acute",
        Sector.COMMUNITY: f"{rest}*contacts_rest_community",
        Sector.MENTAL_HEALTH: f"{rest}*{others}",
    }

    def contacts(sector: Sector, of_all: str, t: int) -> str:
        before, spend = f"{book.year('money', 0)}*start_share_{sector}", book.year(f"spend_{sector}", t)
        made = f"{spend}*(1+productivity_{sector})^{t}*({of_all})/({before})/{book.year('deflator', t)}"
        return f"IF({before}>0,{made},0)"

    counted = {sector: place for place, sector in enumerate(SECTORS) if contacts_now(given)[place] > 0}
    for sector, formula in split.items():
        place = SECTORS.index(sector)
        sheet.row(
            f"contacts_{sector}",
            f"Contacts: {sector.replace('_', ' ')}",
            "share of contacts in the first year",
            partial(contacts, sector, formula),
            results.contacts[:, place] if sector in counted else np.zeros(book.years),
            kind="index",
        )
    sheet.row(
        "outside",
        "Contacts outside hospital",
        SHARE,
        lambda t: f"1-{book.year('contacts_acute', t)}/({book.total('contacts', split, t)})",
        results.contacts_outside_hospital,
        kind="share",
    )


def _deprived_rows(book: Book, sheet: YearSheet, snapshot: Snapshot) -> None:
    """Write care near home for each person of the most deprived fifth, and for everybody else."""
    results = snapshot.results
    part = "(deprived_people/population_now)"
    new = f"IF(ISNUMBER(deprived_share),deprived_share,{part})"
    near = "+".join(f"start_share_{sector}" for sector in NEAR_HOME)

    def a_head(people: str, of_new: str, t: int) -> str:
        money = f"{book.year('money', t)}*({near})/{book.year('deflator', t)}*{people}"
        money = f"({money}+{book.year('extra', t)}*{of_new})*1000000"
        return f'IF({people}>0,{money}/({book.year("population", t)}*{people}),"")'

    for key, label, people, of_new, values in (
        ("deprived", "Most deprived fifth", part, new, results.near_home_deprived),
        ("elsewhere", "Everybody else", f"(1-{part})", f"(1-{new})", results.near_home_elsewhere),
    ):
        sheet.row(
            key,
            f"Care closer to home for each person: {label.lower()}",
            "£ a head, 2025/26 prices",
            partial(a_head, people, of_new),
            values,
            kind="pounds",
        )


def _devolved(snapshot: Snapshot) -> FloatArray:
    ramp = levers_of(snapshot.scenario, np.array(snapshot.start.shares.target)).share_ramp
    own = policies.policy_ramp(snapshot.scenario, ramp)
    return np.asarray(snapshot.results.spend * (own[:, None] * np.array(snapshot.scenario.policies.devolved)))
