"""Hospital and primary care share: their lines by year beside what is published and recommended."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.evidence.levers import Landmarks, landmarks
from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, Sector, year_label
from leftshift.questions.uncertainty import Band
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.overspend import overspent_part
from leftshift.text.findings.spend import HOSPITAL_SHARE, share_finding
from leftshift.text.numbers import percent
from leftshift.text.ranges import LIKELY, RANGE_COLUMNS, both_ends, with_range
from leftshift.window.charts.plotting.beside import beside_clause, beside_name
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    FillBetween,
    Line,
    MarkedValue,
    Published,
    Reading,
    ReferenceLine,
    YearMarks,
)

KEY: Final = "hospital_share"
NAME: Final = "Hospital and primary care share"
RECOMMENDED_BY: Final = "King’s Fund"
"""Who recommends the limit to the hospital share; fact A05."""
NAMES: Final = ("Hospital share", "Primary care share")
BRIEF: Final = ("Hospital", "Primary care")
COLOURS: Final = (Sector.ACUTE, Sector.PRIMARY_CARE)
_BANDED: Final = ("hospital_share", "primary_care_share")
_HEADROOM: Final = 0.04
"""Room above the highest share, for its range and its value, and below the lowest one [share]."""
_SEEN: Final = 0.0005
"""Least change of a share that the baseline's line is drawn for [share]."""


def if_overspent(snapshot: Snapshot) -> ChartData:
    """Draw the same beside the hospital share if hospital overspends, or the plan where it does so anyway."""
    return hospital_share(snapshot, overspent=True)


def hospital_share(snapshot: Snapshot, *, overspent: bool = False) -> ChartData:
    """Draw two lines, the recommended limit, and England's published shares on the left.

    Where hospital overspends, or `overspent` asks for it, the hospital share has a dotted line of its own
    for the other case.
    """
    published, shares, before = _published(), _shares(snapshot.results), _shares(snapshot.reference)
    pinned = _shares(snapshot.beside.results) if snapshot.beside else np.zeros((0, shares.shape[1]))
    other = _other(snapshot, overspent=overspent)
    bands, place = _bands(snapshot), snapshot.target_index
    values = np.concatenate([[mark.value for one in published for mark in one.marks]])
    drawn = np.concatenate([shares, before, pinned, *([] if other is None else [other.share[None]])])
    low, high = min(values.min(), drawn.min()), max(values.max(), drawn.max())
    years = " and ".join(str(mark.year) for mark in published[0].marks)
    shaded = f"; shaded: {LIKELY}" if any(bands) else ""
    dotted = "" if other is None else f"; dotted: {other.name}"
    counted = f"% of programme money{beside_clause(snapshot)}{dotted}; dashed: baseline{shaded}"
    finding = share_finding(
        HOSPITAL_SHARE, float(shares[0, 0]), float(shares[0, place]), snapshot.target_year
    )
    if other is not None:
        finding += f"; {percent(float(other.share[place]))} {other.name}"
    return ChartData(
        key=KEY,
        name=NAME,
        title=with_range(finding, snapshot, KEY, percent),
        subtitle=f"{counted}; dots: England {years}, as published",
        wanted=(max(float(low) - _HEADROOM, 0.0), min(float(high) + _HEADROOM, 1.0)),
        tick=lambda value, _: percent(value, 0),
        marks=_marks(snapshot, published, shares, before, pinned, bands, other),
        table=lambda: _table(snapshot, published, pinned, other),
        readings=lambda: _readings(snapshot, published, shares, pinned, other),
        context=(snapshot.area.code, snapshot.view, snapshot.scenario.years),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Other:
    """The hospital share in the other case: as planned, or if hospital overspends."""

    name: str
    brief: str
    share: FloatArray


def _other(snapshot: Snapshot, *, overspent: bool) -> _Other | None:
    found = snapshot.overspending
    if found.chosen:
        return _Other(name="as planned", brief="as planned", share=found.planned.hospital_share)
    if not overspent:
        return None
    name = f"if {overspent_part(found)} is spent all the same"
    return _Other(name=name, brief="overspent", share=found.overspent.hospital_share)


def _published() -> tuple[Landmarks, Landmarks]:
    return landmarks("hospital_share"), landmarks("primary_care_share")


def _shares(results: Results) -> FloatArray:
    """Return both shares by year, shape (2, years) [share]."""
    return np.stack([results.hospital_share, results.primary_care_share])


def _bands(snapshot: Snapshot) -> list[Band | None]:
    return [snapshot.bands.lines.get(key) if snapshot.bands else None for key in _BANDED]


def _marks(  # noqa: PLR0917 - all that is drawn
    snapshot: Snapshot,
    published: tuple[Landmarks, Landmarks],
    shares: FloatArray,
    before: FloatArray,
    pinned: FloatArray,
    bands: list[Band | None],
    other: _Other | None,
) -> YearMarks:
    lines: list[Line] = []
    for share, ghost, colour in zip(shares, before, COLOURS, strict=True):
        if np.abs(share - ghost).max() > _SEEN:
            lines.append(Line(values=ghost, colour=colour, key=colour, dash=Dash.DASHED, width=1.0))
        lines.append(Line(values=share, colour=colour, key=colour))
    if other is not None:
        lines.append(Line(values=other.share, colour=COLOURS[0], key=COLOURS[0], dash=Dash.DOTTED))
    if snapshot.beside:
        letter = snapshot.beside.letter
        lines += [
            Line(values=line, colour=colour, key=colour, dash=Dash.DASH_DOT, width=1.5, letter=letter)
            for line, colour in zip(pinned, COLOURS, strict=True)
        ]
    labels = [
        EndLabel(
            value=float(share[-1]),
            forms=((name,),),
            colour=colour,
            key=colour,
        )
        for name, share, colour in zip(BRIEF, shares, COLOURS, strict=True)
    ]
    if other is not None:
        labels.append(
            EndLabel(value=float(other.share[-1]), forms=((other.brief,),), colour=COLOURS[0], key=COLOURS[0])
        )
    limit = published[0].target
    if limit:
        text, by = percent(limit.value, 0), f"({RECOMMENDED_BY})"
        forms = ((f"{text} {by}",), (f"{text} {by}",), (text, by), (text,))
        labels.append(EndLabel(value=limit.value, forms=forms, colour="landmark"))
    return YearMarks(
        first_year=snapshot.results.first_year,
        count=shares.shape[1],
        marked=snapshot.target_year,
        bands=tuple(
            FillBetween(low=band.low, high=band.high, colour=colour, key=colour)
            for band, colour in zip(bands, COLOURS, strict=True)
            if band is not None
        ),
        lines=tuple(lines),
        levels=(ReferenceLine(value=limit.value),) if limit else (),
        labels=tuple(labels),
        values=tuple(
            MarkedValue(
                value=float(share[snapshot.target_index]),
                text=percent(float(share[snapshot.target_index])),
                colour=colour,
                key=colour,
            )
            for share, colour in zip(shares, COLOURS, strict=True)
        ),
        published=Published(
            years=tuple(str(mark.year) for mark in published[0].marks),
            values=np.array([[mark.value for mark in one.marks] for one in published]),
            colours=COLOURS,
            texts=tuple(tuple(percent(mark.value, 0) for mark in one.marks) for one in published),
        ),
    )


def _readings(
    snapshot: Snapshot,
    published: tuple[Landmarks, Landmarks],
    shares: FloatArray,
    pinned: FloatArray,
    other: _Other | None,
) -> tuple[Reading, ...]:
    """Read both lines year by year, then the pinned ones, then the published shares."""
    years, who = [year_label(year) for year in snapshot.results.years], beside_name(snapshot)
    found = [
        Reading(place, float(share), f"{name}, {years[place]}", percent(float(share)), name)
        for name, line in zip(NAMES, shares, strict=True)
        for place, share in enumerate(line)
    ]
    if other is not None:
        called = f"{NAMES[0]} {other.name}"
        found += [
            Reading(place, float(share), f"{called}, {years[place]}", percent(float(share)), called)
            for place, share in enumerate(other.share)
        ]
    found += [
        Reading(
            place, float(share), f"{name}, {years[place]}, {who}", percent(float(share)), f"{name}, {who}"
        )
        for name, line in zip(NAMES, pinned, strict=False)
        for place, share in enumerate(line)
    ]
    found += [
        Reading(place - len(one.marks), mark.value, f"{name}, {mark.label}", percent(mark.value, 0))
        for name, one in zip(NAMES, published, strict=True)
        for place, mark in enumerate(one.marks)
    ]
    return tuple(found)


def _table(
    snapshot: Snapshot,
    published: tuple[Landmarks, Landmarks],
    pinned: FloatArray,
    other: _Other | None,
) -> ChartTable:
    """Return both shares by year, with and without the scenario, and the published ones."""
    bands, who = _bands(snapshot), beside_name(snapshot)
    columns = (
        "Year",
        *NAMES,
        *(f"{name}, baseline" for name in NAMES),
        *(f"{name}, {end}" for name in NAMES for end in RANGE_COLUMNS),
        *(f"{name}, {who}" for name, _ in zip(NAMES, pinned, strict=False)),
        *([] if other is None else [f"{NAMES[0]} {other.name}"]),
    )
    every = np.concatenate([_shares(snapshot.results), _shares(snapshot.reference)])
    rows = [
        (
            year_label(year),
            *(percent(float(share)) for share in every[:, place]),
            *(end for band in bands for end in both_ends(band, place, percent)),
            *(percent(float(line[place])) for line in pinned),
            *([] if other is None else [percent(float(other.share[place]))]),
        )
        for place, year in enumerate(snapshot.results.years)
    ]
    known = [
        (
            hospital.label,
            percent(hospital.value, 0),
            percent(primary.value, 0),
            *("" for _ in columns[3:]),  # only the shares themselves are published
        )
        for hospital, primary in zip(*(one.marks for one in published), strict=True)
    ]
    return ChartTable(columns, (*known, *rows))
