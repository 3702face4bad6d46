"""What can be asked of running costs, other levers, posts by function and assumptions, each an undo step."""

from collections.abc import Sequence
from dataclasses import replace

from leftshift.evidence.assumptions import assumption, central_values
from leftshift.evidence.levers import defaults, limit
from leftshift.evidence.start import first_policies, least_allocation
from leftshift.model.own_figures import OwnAllocation
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.scenario import RunningCostLever, Scenario
from leftshift.model.shares import split_moved
from leftshift.model.terms import (
    FUNCTION_LABELS,
    FUNCTIONS,
    INDEX,
    LABELS,
    Function,
    Ramp,
    Sector,
    year_label,
)
from leftshift.questions.study import with_assumptions
from leftshift.session.editor import Editor
from leftshift.text.levers.choices import LABELS_OF_CHOICES, list_words
from leftshift.text.levers.comparison import with_unit
from leftshift.text.numbers import percent


class OtherEdits:
    """Turns what is asked into changes of the other levers, the posts and the assumptions."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_policy(self, name: str, value: float) -> None:
        """Set one field of the other levers, within its limits. Repeated within a gesture, it is one step.

        Raises:
            EvidenceError: there is no such lever.
        """
        reach = limit(name)
        policies = self._policies.with_number(name, min(max(value, reach.low), reach.high))
        text = with_unit(float(getattr(policies, name)), reach.unit, 1)
        self._editor.extend_step(self._with_policies(policies), f"{reach.label}: {text}")

    def choose(self, name: str, value: object) -> None:
        """Set one field that is a choice or a list. Repeated within a gesture, it is one step."""
        policies = replace(self._policies, **{name: value})  # type: ignore[arg-type]  # the name is a field's
        text = f"{LABELS_OF_CHOICES[name]}: {list_words(name, policies)}"
        self._editor.extend_step(self._with_policies(policies), text)

    def set_own_deficit(self, deficit: float | None) -> None:
        """Set the area's own opening deficit [£m cash], or go back to the published or estimated one."""
        reach = limit("opening_deficit")
        if deficit is not None:
            deficit = min(max(deficit, reach.low), reach.high)
        text = "as published" if deficit is None else with_unit(deficit, reach.unit, 1)
        after = replace(self._editor.scenario, own_deficit=deficit)
        self._editor.extend_step(after, f"{reach.label}: {text}")

    def set_own_allocation(self, year: int, money: float | None) -> None:
        """Set the area's own allocation of a year [£m cash], or go back to what is worked out."""
        reach, scenario = limit("own_allocation"), self._editor.scenario
        kept = [given for given in scenario.own_allocations if given.year != year]
        text = "as worked out"
        if money is not None:
            money = min(max(money, least_allocation(scenario.area, scenario.own_figures)), reach.high)
            kept.append(OwnAllocation(year=year, money=money))
            text = with_unit(money, reach.unit, 1)
        after = replace(scenario, own_allocations=tuple(sorted(kept, key=lambda given: given.year)))
        self._editor.extend_step(after, f"Allocation of {year_label(year)}: {text}")

    def set_devolved(self, sector: Sector, share: float) -> None:
        """Set the part of a sector's budget that is devolved [share]. Within a gesture, one step."""
        place, parts = INDEX[sector], self._policies.devolved
        parts = (*parts[:place], min(max(share, 0.0), 1.0), *parts[place + 1 :])
        text = f"{percent(parts[place])} of {LABELS[sector]} devolved"
        self._editor.extend_step(self._with_policies(replace(self._policies, devolved=parts)), text)

    def set_policy_years(self, start: int | None, end: int | None) -> None:
        """Give the other levers years of their own, or let them come in with the shares."""
        if start is None or end is None:
            text = "Other changes phased in with the shares"
            start = end = None
        elif start < end:
            text = f"Other changes phased in {year_label(start)} to {year_label(end)}"
        else:
            return
        self._editor.make_step(self._with_policies(replace(self._policies, start=start, end=end)), text)

    def reset_policies(self, names: Sequence[str], what: str) -> None:
        """Switch some fields of the other levers off; `what` names them."""
        first = first_policies()
        off = {name: getattr(first, name) for name in names}
        self._editor.make_step(self._with_policies(replace(self._policies, **off)), f"Reset {what}")

    def set_function_share(self, function: Function, share: float) -> None:
        """Set one function's part of the posts [share]; the others share the rest. A gesture is one step."""
        parts = split_moved(self._costs.functions, FUNCTIONS.index(function), share)
        text = f"{percent(share)} of posts in {FUNCTION_LABELS[function].lower()}"
        self._editor.extend_step(self._with_costs(replace(self._costs, functions=parts)), text)

    def protect(self, function: Function, on: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Keep a function's posts, so that the others carry the cut, or let it carry its part again."""
        kept = self._costs.protected
        kept = kept | {function} if on else kept - {function}
        text = f"{'Protect' if on else 'Do not protect'} {FUNCTION_LABELS[function].lower()}"
        self._editor.make_step(self._with_costs(replace(self._costs, protected=kept)), text)

    def reset_functions(self) -> None:
        """Split the posts as at first, and protect none."""
        costs = replace(self._costs, functions=defaults().functions, protected=frozenset())
        self._editor.make_step(self._with_costs(costs), "Reset posts by function")

    def set_assumption(self, key: str, value: float) -> None:
        """Set one assumption. Repeated within a gesture, it is one step."""
        text = f"Assumption: {key.replace('_', ' ')}"
        scenario = self._editor.scenario
        self._editor.extend_step(with_assumptions(scenario, {**scenario.assumptions, key: value}), text)

    def reset_assumption(self, key: str) -> None:
        """Set one assumption back to its central value.

        Raises:
            EvidenceError: there is no such assumption.
        """
        item = assumption(key)
        scenario = self._editor.scenario
        after = with_assumptions(scenario, {**scenario.assumptions, key: item.central})
        self._editor.make_step(after, f"Reset: {item.label}")

    def reset_assumptions(self) -> None:
        """Set every assumption back to its central value."""
        after = with_assumptions(self._editor.scenario, central_values())
        self._editor.make_step(after, "Reset all assumptions")

    @property
    def _policies(self) -> PolicyLevers:
        return self._editor.scenario.policies

    def _with_policies(self, policies: PolicyLevers) -> Scenario:
        return replace(self._editor.scenario, policies=policies)

    @property
    def _costs(self) -> RunningCostLever:
        return self._editor.scenario.running_costs

    def _with_costs(self, costs: RunningCostLever) -> Scenario:
        return replace(self._editor.scenario, running_costs=costs)


class RunningCostEdits:
    """Turns what is asked into changes of the cut and of what becomes of the saving."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_cut(self, cut: float) -> None:
        """Set the cut to operating cost [share]. Repeated within a gesture, it is one step."""
        after = self._with(replace(self._lever, cut=cut))
        self._editor.extend_step(after, f"Running costs cut by {percent(cut)}")

    def set_years(self, start: int, end: int) -> None:
        """Set the years in which the cut begins and is complete."""
        if start < end:
            after = self._with(replace(self._lever, start=start, end=end))
            self._editor.make_step(after, f"Years of the cut {year_label(start)} to {year_label(end)}")

    def set_ramp(self, ramp: Ramp) -> None:
        """Choose how the cut is made between the two years."""
        self._editor.make_step(self._with(replace(self._lever, ramp=ramp)), f"Cut phased in: {ramp}")

    def set_reinvested(self, share: float) -> None:
        """Set the share of the net saving that goes back into care [share]."""
        after = self._with(replace(self._lever, reinvested=share))
        self._editor.extend_step(after, f"{percent(share)} reinvested")

    def set_reinvested_to(self, sector: Sector, share: float) -> None:
        """Set the part of the reinvested saving one sector gets; the others share the rest."""
        after = self._with(replace(self._lever, to=split_moved(self._lever.to, INDEX[sector], share)))
        self._editor.extend_step(after, f"{percent(share)} of reinvestment to {LABELS[sector]}")

    @property
    def _lever(self) -> RunningCostLever:
        return self._editor.scenario.running_costs

    def _with(self, lever: RunningCostLever) -> Scenario:
        return replace(self._editor.scenario, running_costs=lever)
