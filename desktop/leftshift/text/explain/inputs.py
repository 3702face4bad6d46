"""Inputs of formulas: what each is called, its value at a moment, and what kind of figure it is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from leftshift.evidence.assumptions import AssumptionFact, assumption, assumption_facts
from leftshift.evidence.facts import Fact, fact
from leftshift.model.results import Results
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, INDEX, LABELS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import of_facts
from leftshift.text.explain.baseline_inputs import baseline_input, baseline_share_input, own_input
from leftshift.text.explain.choice_inputs import back_to_input, lever_input, policy_input, target_share_input
from leftshift.text.explain.input import FigureKind, Input, Moment
from leftshift.text.numbers import NBSP, money, number, people, percent, pounds


def inputs_of(reference: str, moment: Moment) -> Iterator[Input]:
    """Give what a reference such as “assumption:real_growth” means just now.

    Raises:
        KeyError: there is no such kind of input, or nothing of that key.
    """
    kind, _, key = reference.partition(":")
    if kind == "assumption" and key == "*":
        yield from (_assumption(item, moment.snapshot) for item in assumption_facts())
    else:
        yield _KINDS[kind](key, moment)


def assumption_value(item: AssumptionFact, value: float) -> str:
    """Write the value of an assumption with its unit [the assumption's unit]."""
    if item.is_switch:
        return "on" if value else "off"
    if item.is_share:
        return f"{percent(value, item.decimals)}{item.unit.removeprefix('share')}"
    return _with_unit(number(value, item.decimals), item.unit)


def fact_value(known: Fact) -> str:
    """Write the figure or the figures of a fact with their unit."""
    written = [number(value, _decimals(value)) for value in known.values]
    if known.parts:
        pairs = zip(known.parts, written, strict=True)
        return "; ".join(f"{part}: {value}" for part, value in pairs) + f" [{known.unit}]"
    return _with_unit(written[0], known.unit) if written else "in words"


def _with_unit(written: str, unit: str) -> str:
    if unit.startswith("£m"):
        return f"£{written}m{unit.removeprefix('£m')}"
    if unit.startswith("£"):
        return f"£{written}{unit.removeprefix('£')}"
    return f"{written}{NBSP if unit.startswith('%') else ' '}{unit}"


def _decimals(value: float) -> int:
    text = f"{value:.4f}".rstrip("0")
    return len(text.partition(".")[2])


def _assumption(item: AssumptionFact, snapshot: Snapshot) -> Input:
    value = snapshot.scenario.assumptions.get(item.key, item.central)
    changed = value != item.central
    reach = f"{assumption_value(item, item.low)} to {assumption_value(item, item.high)}"
    central = f"changed from {assumption_value(item, item.central)}; " if changed else ""
    return Input(
        label=item.label,
        value=assumption_value(item, value),
        kind=FigureKind.CHOICE if changed else item.kind.value,
        note=item.says if item.is_switch else f"{central}range {reach}. {item.says}",
        sources=of_facts(item.facts),
    )


def _assumption_of(key: str, moment: Moment) -> Input:
    return _assumption(assumption(key), moment.snapshot)


def _fact(key: str, _moment: Moment) -> Input:
    known = fact(key)
    kind = FigureKind.DERIVED if known.computed else FigureKind.PUBLISHED
    return Input(
        label=known.says,
        value=fact_value(known),
        kind=kind,
        note=known.caution,
        sources=of_facts((key,)),
    )


def _functions(_key: str, moment: Moment) -> Input:
    parts = moment.snapshot.scenario.running_costs.functions
    listed = ", ".join(
        f"{FUNCTION_LABELS[f]} {percent(part, 0)}" for f, part in zip(FUNCTIONS, parts, strict=True)
    )
    return Input(label="Split of posts over functions", value=listed, kind=FigureKind.ASSUMPTION)


def _result(key: str, moment: Moment) -> Input:
    """Give one result of the year; `key` is a field of Results of shape (years,)."""
    label, write = _RESULTS[key]
    value = float(getattr(moment.snapshot.results, key)[moment.place])
    return Input(label=f"{label}, {moment.year}", value=write(value), kind=FigureKind.DERIVED)


_RESULTS: Final[Mapping[str, tuple[str, Callable[[float], str]]]] = {
    "allocation": ("Programme allocation, cash", money),
    "programme_pay": ("Programme pay, cash", money),
    "money": ("Money of the seven sectors, cash", money),
    "total": ("All money of the sectors, cash", money),
    "unfunded": ("Unfunded in all, cash", money),
    "hospital_unfunded": ("Unfunded in hospital, cash", money),
    "new_care": ("New care bought, cash", money),
    "savings_to_find": ("Savings to find, cash", money),
    "unallocated": ("Unallocated pool, cash", money),
    "reinvested": ("Saving put back into care, cash", money),
    "operating_cost": ("Operating cost before the cut, cash", money),
    "operating_charge": ("What the other levers charge to operating cost, cash", money),
    "running_cost_per_head": ("Running cost a head, 2025/26 prices", pounds),
    "saving": ("Saving, cash", money),
    "one_off": ("One-off cost, cash", money),
    "posts_removed": ("Posts removed so far", people),
    "deflator": ("Prices, 2025/26 being 1", lambda value: number(value, 4)),
    "population": ("Registered people", people),
    "extra_near_home": ("Real extra spend on community and primary care, 2025/26 prices", money),
    "avoided": ("Hospital cost avoided, cash", money),
    "double_running": ("Double running, cash", money),
}


def _by_sector(key: str, moment: Moment, results: Results, name: str, label: str) -> Input:
    """Give one sector's part of a result of shape (years, sectors) in the year [£m cash]."""
    sector = Sector(key)
    value = float(getattr(results, name)[moment.place, INDEX[sector]])
    return Input(
        label=f"{LABELS[sector]}: {label}, {moment.year}", value=money(value), kind=FigureKind.DERIVED
    )


_KINDS: Final[Mapping[str, Callable[[str, Moment], Input]]] = {
    "assumption": _assumption_of,
    "fact": _fact,
    "assumed": _functions,
    "baseline": baseline_input,
    "baseline_share": baseline_share_input,
    "own": own_input,
    "target_share": target_share_input,
    "back_to": back_to_input,
    "lever": lever_input,
    "policy": policy_input,
    "result": _result,
    "spend": lambda key, moment: _by_sector(key, moment, moment.snapshot.results, "spend", "spend, cash"),
    "nothing_spend": lambda key, moment: _by_sector(
        key, moment, moment.snapshot.reference, "spend", "spend with nothing changed, cash"
    ),
    "need_cost": lambda key, moment: _by_sector(
        key, moment, moment.snapshot.results, "need_cost", "cost of today’s service, cash"
    ),
}
"""Every kind of input, and how it is read."""
