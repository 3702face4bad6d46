"""The sheet on spend: as planned, what an overspent hospital takes of it, and the shares of what is spent."""

from functools import partial

import numpy as np

from leftshift.exports.workbook.book import Book, YearSheet
from leftshift.exports.workbook.levers import YES
from leftshift.exports.workbook.money import CASH, REAL, SHARE, planned_spend
from leftshift.model import need
from leftshift.model.projection import levers_of
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
        _needed(snapshot)[:, 0] - results.avoided * avoided_counts(snapshot) - planned[:, 0], 0.0
    )

    def lacks(sector: Sector, t: int) -> str:
        less = f"-{book.year('avoided', t)}" if sector == _ACUTE else ""
        cost = f"{book.year(f'net_{sector}', t)}+{book.year(f'charge_{sector}', t)}{less}"
        return f"MAX({cost}-{book.year(f'planned_{sector}', t)},0)"

    how = "Cost with charges, less what is avoided and planned"
    for sector in HOSPITAL:
        label = f"Hospital lacks: {sector}"
        sheet.row(f"short_{sector}", label, CASH, partial(lacks, sector), short[sector], how=how)
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
        lambda t: f"MIN(overspend*({book.total('short', HOSPITAL, t)}),{book.year('room', t)})",
        np.minimum(overspend * lacking, np.asarray(room)),
        how="Overspent part of what hospital lacks",
    )

    def spent(sector: Sector, t: int) -> str:
        plan, eaten = book.year(f"planned_{sector}", t), book.year("eaten", t)
        if sector in HOSPITAL:
            lacking = book.total("short", HOSPITAL, t)
            return f"{plan}+IF(({lacking})>0,{eaten}*{book.year(f'short_{sector}', t)}/({lacking}),0)"
        room = book.year("room", t)
        return f'{plan}*IF(protected_{sector}="{YES}",1,IF({room}>0,1-{eaten}/{room},1))'

    sheet.sectors("spend", CASH, spent, results.spend, what="Spend")

    def part(sectors: tuple[Sector, ...], t: int) -> str:
        return f"({book.total('spend', sectors, t)})/{book.year('total', t)}"

    hospital, primary, near = (partial(part, one) for one in (HOSPITAL, PRIMARY_CARE_WIDE, NEAR_HOME))
    label = "Hospital share (acute and specialised)"
    sheet.row("hospital_share", label, SHARE, hospital, results.hospital_share, kind="share")
    label = "Primary care share (with prescribing)"
    sheet.row("primary_share", label, SHARE, primary, results.primary_care_share, kind="share")
    label = "Community and primary care share"
    sheet.row("near_home_share", label, SHARE, near, results.near_home_share, kind="share")
    _extra_rows(book, sheet, snapshot, planned)
    sheet.finish()


def _extra_rows(book: Book, sheet: YearSheet, snapshot: Snapshot, planned: FloatArray) -> None:
    results, seen = snapshot.results, snapshot.results.outlook
    nothing = "+".join(f"start_share_{sector}" for sector in NEAR_HOME)
    extra_planned = need.extra_near_home(need.near_home(planned), seen.near_home, seen.deflator)

    def extra(rows: str, t: int) -> str:
        near = book.total(rows, NEAR_HOME, t)
        return f"({near}-{book.year('money', t)}*({nothing}))/{book.year('deflator', t)}"

    label, how = "Extra for care closer to home", "Spend over the do-nothing path ÷ deflator"
    planned_too = f"{label}, as planned"
    sheet.row("extra_planned", planned_too, REAL, partial(extra, "planned"), extra_planned, how=how)
    sheet.row("extra", label, REAL, partial(extra, "spend"), results.extra_near_home, how=how)


def avoided_counts(snapshot: Snapshot) -> float:
    """Return 0 where nothing that is avoided is counted while hospital overspends [factor]."""
    given = snapshot.results.outlook.assumptions
    return float(
        bool(float(np.asarray(given.cashable_share)) and float(np.asarray(given.hospital_cost_avoided)))
    )


def _needed(snapshot: Snapshot) -> FloatArray:
    return np.asarray(snapshot.results.need_cost + snapshot.results.charges)
