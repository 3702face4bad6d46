"""Logs as the AQuA Book asks for: assumptions, decisions, data, versions, tests and limits."""

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Final

from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.baselines import sector_basis
from leftshift.evidence.facts import facts
from leftshift.exports.briefing import (
    ASSUMPTION_COLUMNS,
    DECISION_COLUMNS,
    LIMITS,
    Briefing,
    baseline_source,
)
from leftshift.exports.clean import cell
from leftshift.model.terms import LABELS, year_label
from leftshift.selftest.proof import Finding

_PARTS: Final = ("numpy",)
"""Packages that figures are worked out with."""


def logs(pack: Briefing, findings: Sequence[Finding]) -> Mapping[str, bytes]:
    """Write every log as CSV by the name of its file; `findings` are those of the model's self-test."""
    tables = {
        "log 1 assumptions": (ASSUMPTION_COLUMNS, pack.assumptions),
        "log 2 decisions": (DECISION_COLUMNS, pack.decisions),
        "log 3 data": (("What", "Basis", "Source", "Date", "Link"), tuple(_data(pack))),
        "log 4 versions": (("Part", "Version"), tuple(_versions(pack))),
        "log 5 tests": (("Check", "Result", "Expected", "Found", "Source"), tuple(_tests(pack, findings))),
        "log 6 limits": (("Limit",), tuple((text,) for text in LIMITS)),
    }
    return {f"{name}.csv": _csv(columns, rows, pack) for name, (columns, rows) in tables.items()}


def _data(pack: Briefing) -> Iterator[tuple[str, ...]]:
    scenario = pack.snapshot.scenario
    year = year_label(pack.snapshot.results.first_year)
    for sector, basis in sector_basis(pack.snapshot.area, scenario.own_figures).items():
        yield f"Baseline: {LABELS[sector]}", basis, baseline_source(sector), year, ""
    if scenario.own_figures is not None:
        yield "Own figures", "own figure", scenario.own_figures.source, scenario.own_figures.imported, ""
    used = dict.fromkeys(key for one in assumption_facts() for key in one.facts)
    used |= dict.fromkeys(key for check in pack.snapshot.checks for key in check.source)
    known = facts()
    for key in used:
        one = known[key]
        yield (
            f"{key}: {one.says}",
            "published" if not one.computed else "derived",
            one.source,
            one.date,
            one.link,
        )


def _versions(pack: Briefing) -> Iterator[tuple[str, str]]:
    yield from pack.stamp.rows
    yield "Python", ".".join(str(part) for part in sys.version_info[:3])
    for name in _PARTS:
        yield name, version(name)


def _tests(pack: Briefing, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for one in findings:
        yield one.name, "holds" if one.ok else "FAILED", str(one.expected), str(one.got), one.source
    for row in pack.checks:
        level, asked, met, remark, source = row
        yield f"Board, {level.lower()}: {asked}", met, "", remark, source


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]], pack: Briefing) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(str(one)) for one in row] for row in rows)
    writer.writerow([])
    writer.writerow(["About", cell(pack.stamp.line)])
    # A byte order mark: logs are read in a spreadsheet program, not by machines.
    return ("\ufeff" + text.getvalue()).encode("utf-8")
