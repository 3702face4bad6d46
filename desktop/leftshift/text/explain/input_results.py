"""Inputs that were worked out: results of a year."""

from collections.abc import Callable, Mapping
from typing import Final

from leftshift.model.results import Results
from leftshift.model.terms import INDEX, LABELS, Sector
from leftshift.text.explain.input import Input, Standing, Where
from leftshift.text.numbers import money, number, people, pounds


def result_input(key: str, where: Where) -> Input:
    """Give one result of the year."""
    label, write = _RESULTS[key]
    value = float(getattr(where.snapshot.results, key)[where.place])
    return Input(label=f"{label}, {where.year}", value=write(value), standing=Standing.DERIVED)


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


def by_sector(key: str, where: Where, results: Results, name: str, label: str) -> Input:
    """Give one sector's part of a result of the year [£m cash]."""
    sector = Sector(key)
    value = float(getattr(results, name)[where.place, INDEX[sector]])
    return Input(
        label=f"{LABELS[sector]}: {label}, {where.year}", value=money(value), standing=Standing.DERIVED
    )
