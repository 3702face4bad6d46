"""Inputs of formulas: what each is called, its value just now, what it rests on."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from leftshift.evidence.assumptions import AssumptionFact, assumption, assumption_facts
from leftshift.evidence.facts import Fact, fact
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import of_facts
from leftshift.text.explain.input import Input, Standing, Where
from leftshift.text.explain.input_baseline import baseline_input, baseline_share_input, own_input
from leftshift.text.explain.input_choices import back_to_input, lever_input, policy_input, target_share_input
from leftshift.text.explain.input_results import by_sector, result_input
from leftshift.text.numbers import NBSP, number, percent


def inputs_of(reference: str, where: Where) -> Iterator[Input]:
    """Give what a reference such as “assumption:real_growth” means just now.

    Raises:
        KeyError: there is no such kind of input, or nothing of that key.
    """
    kind, _, key = reference.partition(":")
    if kind == "assumption" and key == "*":
        yield from (_assumption(item, where.snapshot) for item in assumption_facts())
    else:
        yield _KINDS[kind](key, where)


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
        standing=Standing.CHOICE if changed else item.kind.value,
        note=item.says if item.is_switch else f"{central}range {reach}. {item.says}",
        sources=of_facts(item.facts),
    )


def _assumption_of(key: str, where: Where) -> Input:
    return _assumption(assumption(key), where.snapshot)


def _fact(key: str, _where: Where) -> Input:
    known = fact(key)
    standing = Standing.DERIVED if known.computed else Standing.PUBLISHED
    return Input(
        label=known.says,
        value=fact_value(known),
        standing=standing,
        note=known.caution,
        sources=of_facts((key,)),
    )


def _functions(_key: str, where: Where) -> Input:
    parts = where.snapshot.scenario.running_costs.functions
    listed = ", ".join(
        f"{FUNCTION_LABELS[f]} {percent(part, 0)}" for f, part in zip(FUNCTIONS, parts, strict=True)
    )
    return Input(label="Split of posts over functions", value=listed, standing=Standing.ASSUMPTION)


_KINDS: Final[Mapping[str, Callable[[str, Where], Input]]] = {
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
    "result": result_input,
    "spend": lambda key, where: by_sector(key, where, where.snapshot.results, "spend", "spend, cash"),
    "nothing_spend": lambda key, where: by_sector(
        key, where, where.snapshot.reference, "spend", "spend with nothing changed, cash"
    ),
    "need_cost": lambda key, where: by_sector(
        key, where, where.snapshot.results, "need_cost", "cost of today’s service, cash"
    ),
}
"""Every kind of input, and how it is read."""
