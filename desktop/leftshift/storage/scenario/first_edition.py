"""Files of version 1: what the first edition of the model made of them, and which change moved it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from leftshift.evidence.areas import area_of
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.baselines import baseline
from leftshift.model.baseline import Baseline
from leftshift.model.own_figures import with_own_deficit, with_own_figures
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, Sector, year_label
from leftshift.questions.study import Study, study_of
from leftshift.storage.scenario.amounts import amount
from leftshift.storage.scenario.saved_history import BREAK, SavedHistory
from leftshift.storage.scenario.shapes import Json

_SAME: Final = 1e-9
"""What shares that were never moved may differ by rounding [share]."""
_TARGETS: Final = BREAK.join(("levers", "shares", "target", ""))
_HALF: Final = 0.05
"""What is written as nought [£m]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """The same file from the first edition to this one, one change after the other."""

    first: Results
    zero_sum: Results
    pay_apart: Results
    now: Results


def with_new_baseline(scenario: Scenario) -> Scenario:
    """Let shares that a file of version 1 never moved stand at the baseline of this edition.

    In the first edition programme pay was part of acute; shares that were moved stay as the file has them.
    """
    study = study_of(scenario)
    before = _first_baseline(scenario).shares
    if not np.allclose(before, scenario.shares.target, rtol=0, atol=_SAME):
        return scenario
    return scenario.with_shares(target=tuple(study.start_shares.tolist()))


def history_on(scenario: Scenario, before: Scenario, history: SavedHistory) -> SavedHistory:
    """Let the steps of a history say their own shares whole, where the scenario's have a new baseline.

    A step holds only what differs from the file's scenario, which was `before`.
    """
    if scenario.shares.target == before.shares.target:
        return history
    all_old = dict(zip((f"{_TARGETS}{sector}" for sector in SECTORS), before.shares.target, strict=True))

    def whole(differs: Mapping[str, Json]) -> Mapping[str, Json]:
        return {**all_old, **differs} if any(place in all_old for place in differs) else differs

    steps = tuple(replace(step, differs=whole(step.differs)) for step in history.steps)
    return replace(history, steps=steps)


def comparison(old: Scenario, scenario: Scenario) -> Iterator[str]:
    """Say what the first edition made of a file in its target year, what this one makes of it, and why.

    `old` has the shares of the file; both rest on the assumptions of the file.
    """
    study = study_of(scenario)
    year = study.target_year
    place, label = study.place(year), year_label(year)
    steps = _steps(old, study)
    before, zero_sum, pay_apart, settled = (
        float(one.pressure[place].sum()) for one in (steps.first, steps.zero_sum, steps.pay_apart, steps.now)
    )
    unfunded = float(steps.now.unfunded[place])
    yield f"Unfunded in all, {label}: {_balance(before)} in the first edition, {_money(unfunded)} now."
    moved = (
        ("what one sector has above its cost no longer pays for another’s shortfall", unfunded - settled),
        ("moving an area towards its target takes from others what it gives", zero_sum - before),
        ("programme pay is a line of its own", pay_apart - zero_sum),
        ("the opening deficit is part of what is unfunded", settled - pay_apart),
    )
    said = "; ".join(f"{what}: {_signed(change)}" for what, change in moved)
    yield f"Which change moved it: {said}."
    share_then, share_now = (float(one.hospital_share[place]) for one in (steps.first, steps.now))
    then, now = amount(share_then, "share"), amount(share_now, "share")
    why = "" if then == now else ", as programme pay is no longer part of hospital"
    yield f"Hospital share, {label}: {then} in the first edition, {now} now{why}."
    limit = study.values()["envelope_per_head"]
    cash, real = (
        float(line[place]) for line in (steps.first.operating_cost_per_head, steps.now.running_cost_per_head)
    )
    yield (
        f"Running cost a head, {label}: {amount(cash, '£ a head')} in cash in the first edition, "
        f"{amount(real, '£ a head')} in 2025/26 prices now, beside a limit of {amount(limit, '£ a head')} "
        "in 2025/26 prices."
    )
    central = central_values()
    own = sum(scenario.assumptions[key] != value for key, value in central.items())
    yield (
        f"Both use the assumptions of the file. Of these {own} differ from today’s central values; "
        "“Reset all” beside the assumptions takes those."
    )


def _steps(old: Scenario, study: Study) -> _Steps:
    first = _first_baseline(old)
    alone = replace(old, policies=replace(old.policies, double_running=0.0, deficit_removed=False))

    def project_on(money: Baseline, scenario: Scenario) -> Results:
        on = replace(study, baseline=money, scenario=scenario)
        return project(on.outlook(), levers_of(scenario, on.start_shares))

    there = study.scenario
    kept = with_own_figures(baseline(area_of(old.area)), old.own_figures)
    return _Steps(
        first=project_on(first, alone),
        zero_sum=project_on(replace(first, convergence_target=_zero_sum(kept, first)), alone),
        pay_apart=project_on(with_own_deficit(kept, 0.0), there),
        now=project(study.outlook(), study.levers()),
    )


def _first_baseline(scenario: Scenario) -> Baseline:
    """Give the baseline of the first edition: pay in acute, the target as published, no opening deficit."""
    known = baseline(area_of(scenario.area))
    money = known.money.copy()
    money[..., INDEX[Sector.ACUTE]] += known.programme_pay
    nothing = np.zeros_like(known.programme_pay)
    first = replace(
        known,
        money=money,
        programme_pay=nothing,
        programme_pay_published=nothing,
        allowance_estimated=np.full_like(nothing, np.inf),  # so that no pay is above the allowance
        convergence_target=known.core_target,
    )
    own = with_own_figures(first, scenario.own_figures)
    return with_own_deficit(own, 0.0)


def _zero_sum(kept: Baseline, first: Baseline) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Scale the target of this edition to the money of the first one."""
    return np.asarray(kept.convergence_target * (first.core / kept.core))


def _balance(unfunded: float) -> str:
    return _money(unfunded) if unfunded >= -_HALF else f"nothing, with {_money(-unfunded)} left over"


def _money(value: float) -> str:
    return amount(value, "£m")


def _signed(value: float) -> str:
    return f"+{_money(value)}" if value >= _HALF else _money(value) if value <= -_HALF else "£0m"
