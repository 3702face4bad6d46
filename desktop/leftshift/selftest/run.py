"""The self-test in the box: published examples and invariants, tried in the running program."""

from collections.abc import Iterable
from functools import cache

from leftshift.selftest.invariants import invariant_checks
from leftshift.selftest.oracles import oracle_checks
from leftshift.selftest.proof import Finding, SelfCheck, findings

__all__ = ["Finding", "SelfCheck", "own_checks", "verified", "verify"]


def own_checks() -> tuple[SelfCheck, ...]:
    """List all checks of the model, the boards and the evidence."""
    return (*oracle_checks(), *invariant_checks())


def verify(more: Iterable[SelfCheck] = ()) -> tuple[Finding, ...]:
    """Try everything that must hold, and `more` from layers above; takes less than three seconds.

    A check that breaks down is a finding that is not ok, never an exception.
    """
    return findings((*own_checks(), *more))


@cache
def verified() -> tuple[Finding, ...]:
    """Return what `verify` finds, tried once in a running program: for what is made often, such as a copy."""
    return verify()
