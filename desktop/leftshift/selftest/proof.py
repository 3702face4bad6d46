"""Proof: one thing that must hold, how it is tried, and what was found."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


class CheckResult(NamedTuple):
    """What trying one thing gave."""

    ok: bool
    expected: str
    got: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """One thing that must hold, and how to try it."""

    name: str
    """What must hold, in one sentence."""
    source: str
    """Ids of facts, titles of documents, or the section of the model that says so."""
    run: Callable[[], CheckResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found."""

    name: str
    ok: bool
    expected: str
    got: str
    source: str
    seconds: float
    """How long it took [s]."""


def findings(checks: Iterable[SelfCheck]) -> tuple[Finding, ...]:
    """Try everything; a check that breaks down has found that its promise does not hold."""
    return tuple(map(_finding, checks))


def near(what: str, expected: float, got: float, within: float) -> CheckResult:
    """Compare two numbers, both written with `what` as their unit."""
    unit = f" {what}" if what else ""
    return CheckResult(
        abs(got - expected) <= within, f"{expected:,.10g}{unit} ± {within:g}", f"{got:,.10g}{unit}"
    )


def largest(deviation: float, most: float, what: str) -> CheckResult:
    """Compare the largest deviation found with the largest allowed; not a number fails."""
    return CheckResult(deviation <= most, f"{what}: at most {most:g}", f"{deviation:.3g}")


def _finding(check: SelfCheck) -> Finding:
    begun = time.perf_counter()
    try:
        outcome = check.run()
    except Exception as fault:  # noqa: BLE001 - whatever breaks, the other checks are still to be seen
        outcome = CheckResult(ok=False, expected="an answer", got=f"{type(fault).__name__}: {fault}")
    return Finding(
        name=check.name,
        ok=outcome.ok,
        expected=outcome.expected,
        got=outcome.got,
        source=check.source,
        seconds=time.perf_counter() - begun,
    )
