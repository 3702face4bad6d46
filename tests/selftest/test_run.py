"""The self-test: all holds, each check can fail, and a check that breaks down is a finding."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from leftshift.board import apportionment, power, representation, templates
from leftshift.evidence import baselines
from leftshift.evidence.areas import ENGLAND
from leftshift.evidence.entries import EvidenceError
from leftshift.model import need, outlook, prices, running_costs, shares, spend
from leftshift.model.scenario import Scenario
from leftshift.selftest import oracles
from leftshift.selftest.proof import CheckResult, SelfCheck, findings, largest
from leftshift.selftest.run import own_checks, verify

Break = Callable[[pytest.MonkeyPatch], None]
NAMES = [check.name for check in own_checks()]
SECONDS = 3.0
"""Longest the self-test may last; it needs a tenth of that on two shared cores [s]."""


def instead(module: Any, name: str, made: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Break:
    """Return what puts a broken version of a function in its place."""
    return lambda patch: patch.setattr(module, name, made(getattr(module, name)))


def method(name: str) -> Break:
    return lambda patch: patch.setitem(
        apportionment.METHODS, name, lambda votes, seats, _: [int(seats)] * len(votes)
    )


def wrong_index(real: Callable[..., float]) -> Callable[..., float]:
    return lambda *given: real(*given) * 1.001


def wrong_power(_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda _quota, votes: [Fraction(vote, sum(votes)) for vote in votes]


def more_people(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda: replace(real(), population=real().population + 1)


def more_money(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda: replace(real(), money=real().money + 0.01)


def not_zero_sum(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda: replace(real(), convergence_target=real().core_target)


def more_than_england(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda area: replace(real(area), money=real(area).money * (1 + 1e-9 * (area.kind != ENGLAND)))


def one_bit_up(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given: np.nextafter(real(*given), 2)


def times(factor: float) -> Callable[..., Any]:
    return lambda real: lambda *given: real(*given) * factor


def plus_one(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given: real(*given) + 1


def looks_at_shares(real: Callable[..., Any]) -> Callable[..., Any]:
    def cut_less_when_there_is_a_pool(scenario: Scenario, **changes: Any) -> Scenario:
        if scenario.shares.unallocated:
            changes["cut"] /= 2
        moved: Scenario = real(scenario, **changes)
        return moved

    return cut_less_when_there_is_a_pool


def ignores_locks(real: Callable[..., Any]) -> Callable[..., Any]:
    def move(lever: shares.ShareLever, *given: Any, **named: Any) -> shares.Move:
        moved = real(replace(lever, locked=frozenset()), *given, **named)
        return replace(moved, lever=replace(moved.lever, locked=lever.locked))

    return move


POWER = instead(power, "banzhaf", wrong_power)
BREAKS: dict[str, Break] = {
    "£7.4m in 1998-99 is £8.36m in 2003-04 prices.": instead(
        prices, "real_terms", lambda _: lambda cash, deflator: cash * deflator
    ),
    "£104,000 once for £72,300 a year pays for itself in 1.44 years.": instead(
        running_costs, "payback_years", lambda _: lambda once, yearly: yearly / once
    ),
    "Ten seats by D’Hondt for votes 6100, 5000, 900.": method("D'Hondt"),
    "Ten seats by Sainte-Laguë for the same votes.": method("Sainte-Laguë"),
    "Ten seats by largest remainder for the same votes.": method("Largest remainder"),
    "Seven seats by D’Hondt for votes 53, 24, 23.": method("D'Hondt"),
    "Seven seats by Sainte-Laguë for the same votes.": method("Sainte-Laguë"),
    "Seven seats by largest remainder for the same votes.": method("Largest remainder"),
    "Power at quota 4 with votes 3, 2, 1.": POWER,
    "Power at quota 51 with votes 50, 49, 1.": POWER,
    "Power at quota 6 with votes 4, 3, 2, 1.": POWER,
    "Nassau County 1958: three of six decide everything.": POWER,
    "Nassau County 1964: likewise.": POWER,
    "Power at quota 8 with votes 7, 5, 2.": instead(power, "shapley_shubik", wrong_power),
    "Gallagher index of New Zealand 2005.": instead(representation, "gallagher", wrong_index),
    "Loosemore–Hanby index of the same election.": instead(representation, "loosemore_hanby", wrong_index),
    "The smallest board has ten seats and meets the law.": instead(
        templates, "minimum", lambda real: lambda: replace(real(), seats=real().seats[:-1])
    ),
    "Sectors and running costs add up to each published allocation.": instead(
        baselines, "all_icbs", more_money
    ),
    "The people of all ICBs are those of the allocations.": instead(baselines, "all_icbs", more_people),
    "The areas of each kind add up to England to the penny.": instead(
        baselines, "baseline", more_than_england
    ),
    "Shares and the pool add up to 1 in every year and area.": instead(spend, "share_path", times(1 + 1e-9)),
    "Sectors and the pool add up to the total in every year and area.": instead(
        spend, "spend_path", times(1 + 1e-6)
    ),
    "A plan with nothing changed is the baseline, bit for bit.": instead(spend, "share_path", one_bit_up),
    "The order of lever moves does not matter.": instead(Scenario, "with_running_costs", looks_at_shares),
    "Scaling all money scales every pound and no share.": instead(outlook, "allocation_path", plus_one),
    "Every merged area equals the sum of its parts.": instead(outlook, "allocation_path", plus_one),
    "No pound is used twice: sectors and programme pay keep to the allocation and the saving.": instead(
        spend, "spend_path", times(1.001)
    ),
    "England’s core allocation grows by exactly the published rate, whatever converges.": instead(
        baselines, "all_icbs", not_zero_sum
    ),
    "£1 moved out of hospital leaves £1 unfunded and buys £1 of new care.": instead(
        need, "above_zero", times(1.001)
    ),
    "What is locked stays, and shares still add up to 1.": instead(shares, "move_share", ignores_locks),
}


@cache
def found() -> dict[str, Any]:
    return {finding.name: finding for finding in verify()}


@pytest.mark.parametrize("name", NAMES)
def test_that_everything_holds_in_this_copy(name: str) -> None:
    finding = found()[name]
    assert finding.ok, f"expected {finding.expected}, got {finding.got}"
    assert finding.source
    assert finding.expected
    assert finding.got


def test_that_every_check_has_a_break_here_and_its_own_name() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert set(NAMES) == set(BREAKS)


@pytest.mark.parametrize("name", BREAKS)
def test_that_a_check_fails_when_what_it_checks_is_broken(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[name](monkeypatch)
    (finding,) = findings([check for check in own_checks() if check.name == name])
    assert not finding.ok
    assert finding.got != finding.expected


def test_that_the_self_test_takes_less_than_three_seconds() -> None:
    assert sum(finding.seconds for finding in found().values()) < SECONDS


def test_that_a_check_that_breaks_down_is_a_finding_and_the_next_is_still_tried() -> None:
    def breaks() -> CheckResult:
        raise ZeroDivisionError("division by zero")

    fine = SelfCheck(name="fine", source="here", run=lambda: CheckResult(ok=True, expected="1", got="1"))
    first, second = findings((SelfCheck(name="breaks", source="here", run=breaks), fine))
    assert (first.ok, first.got) == (False, "ZeroDivisionError: division by zero")
    assert second.ok


def test_that_layers_above_can_add_checks_of_their_own() -> None:
    more = SelfCheck(name="more", source="above", run=lambda: CheckResult(ok=False, expected="1", got="2"))
    assert [finding.name for finding in verify((more,))] == [*NAMES, "more"]


def test_that_not_a_number_never_passes() -> None:
    assert not largest(float("nan"), 1.0, "gap").ok


def test_that_an_example_without_a_formula_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = MappingProxyType({"odd": {"formula": "alchemy", "says": "", "source": ""}})
    monkeypatch.setattr(oracles, "_examples", lambda: unknown)
    with pytest.raises(EvidenceError, match=r"oracles\.toml, entry odd: there is no formula alchemy"):
        oracles.oracle_checks()
