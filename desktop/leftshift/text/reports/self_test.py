"""The findings of the self-test as plain text and as JSON."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import fact
from leftshift.evidence.tables import sources
from leftshift.selftest.proof import Finding
from leftshift.text.numbers import counted, number

_MARKS: Final = {True: "ok    ", False: "FAILED"}
_INDENT: Final = " " * (len(_MARKS[True]) + 2)


def summary(findings: Sequence[Finding]) -> str:
    """Say in one sentence how many checks hold, for a status line."""
    failed = sum(not finding.ok for finding in findings)
    seconds = number(math.fsum(finding.seconds for finding in findings), 1)
    all_checks = counted(len(findings), "check", "checks")
    if not findings:
        return "Nothing was checked."
    if failed:
        return (
            f"{number(failed)} of {all_checks} failed ({seconds} s). Do not rely on this copy of Leftshift."
        )
    return f"{'The one check holds' if len(findings) == 1 else f'All {all_checks} hold'} ({seconds} s)."


def for_export(findings: Sequence[Finding]) -> str:
    """Say how many checks hold, in words that are the same every time the same things are exported."""
    held = sum(finding.ok for finding in findings)
    warning = ": do not rely on these figures" if held < len(findings) else ""
    return f"{number(held)} of {counted(len(findings), 'check', 'checks')} hold{warning}."


def source_words(source: str) -> str:
    """Name the sources of a check, each with its code behind it, such as: Pay scales (C13)."""
    return "; ".join(dict.fromkeys(map(_source, source.split(", "))))


def _source(key: str) -> str:
    if key in sources():
        return f"{sources()[key].title} ({key})"
    try:
        return f"{fact(key).source} ({key})"
    except EvidenceError:
        return key  # a check of the program’s own, or a source that is named already


def as_text(findings: Sequence[Finding]) -> str:
    """Write each finding with its source, failures with what was expected and what came; then the summary."""
    lines = []
    for finding in findings:
        lines.append(f"{_MARKS[finding.ok]}  {finding.name} [{finding.source}]")
        if not finding.ok:
            lines.append(f"{_INDENT}expected {finding.expected}")
            lines.append(f"{_INDENT}found    {finding.got}")
    return "\n".join([*lines, summary(findings)])


def as_json(findings: Sequence[Finding]) -> str:
    """Write the findings as JSON, with whether all of them hold."""
    held = {"ok": bool(findings) and all(finding.ok for finding in findings), "summary": summary(findings)}
    rows = [asdict(finding) for finding in findings]
    return json.dumps({**held, "findings": rows}, indent=2, ensure_ascii=False)
