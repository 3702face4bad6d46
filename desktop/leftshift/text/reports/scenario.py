"""A scenario's results as JSON and as plain text."""

import json
from collections import Counter
from dataclasses import replace

import numpy as np

from leftshift.board.rules import Level
from leftshift.board.voices import GROUP_NAMES
from leftshift.model.commissioning import posts_by_function
from leftshift.model.own_figures import OwnFigures
from leftshift.model.own_lists import outside_share, schemes_left
from leftshift.model.policies import capital_path, devolved, policy_ramp
from leftshift.model.prices import ramp_path
from leftshift.model.terms import FUNCTIONS, LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.overspend import overspend_finding
from leftshift.text.levers.policy_list import LEVERS, effect, is_on
from leftshift.text.numbers import money, number, percent, pounds, shown_shares
from leftshift.text.own_figures import own_in_words, own_sectors

NOT_A_FORECAST = "A what-if calculation, not a forecast."


def as_json(snapshot: Snapshot, *, self_test: str) -> str:
    """Write results as JSON: money in £m cash, shares from 0 to 1, one value a year.

    `own_figures` names the figures used in place of the published baseline; null where there are none.
    `self_test` is the summary of the model's self-test, so that whoever gets the results can see it.
    """
    scenario, area, results, board = (
        snapshot.scenario,
        snapshot.area,
        snapshot.results,
        snapshot.representation,
    )
    seats = Counter(seat.group for seat in scenario.board.seats)
    return json.dumps(
        {
            "name": scenario.name,
            "area": {"code": area.code, "kind": area.kind, "name": area.name},
            "says": NOT_A_FORECAST,
            "self_test": self_test,
            "own_figures": _own(scenario.own_figures),
            "years": results.years,
            "allocation_gbp_m": _numbers(results.allocation),
            "spend_gbp_m": _by_sector(results.spend),
            "programme_pay_gbp_m": _numbers(results.programme_pay),
            "need_cost_gbp_m": _by_sector(results.need_cost),
            "charges_gbp_m": _by_sector(np.broadcast_to(results.charges, results.spend.shape)),
            "pressure_gbp_m": _by_sector(results.pressure),
            "unfunded_gbp_m": _numbers(results.unfunded),
            "hospital_unfunded_gbp_m": _numbers(results.hospital_unfunded),
            "new_care_gbp_m": _numbers(results.new_care),
            "savings_to_find_gbp_m": _numbers(results.savings_to_find),
            "required_efficiency": [None, *_numbers(results.required_efficiency[1:])],
            "avoided_gbp_m": _numbers(results.avoided),
            "stranded_gbp_m": _numbers(results.stranded),
            "surplus_gbp_m": _numbers(results.surplus),
            "contacts_outside_hospital": _known(results.contacts_outside_hospital),
            "staff": {
                "for_new_care": _numbers(results.staff_for_new_care),
                "hospital_paid_by_money_moved_out": _numbers(results.hospital_staff_paid),
            },
            "near_home_per_head_real_gbp": {
                "most_deprived_fifth": _known(results.near_home_deprived),
                "everybody_else": _known(results.near_home_elsewhere),
            },
            "beds": {"paid_for": _known(results.beds), "needed": _numbers(results.beds_needed)},
            "posts_by_function": _posts(snapshot),
            "unallocated_gbp_m": _numbers(results.unallocated),
            "reinvested_gbp_m": _numbers(results.reinvested),
            "hospital_share": _numbers(results.hospital_share),
            "primary_care_share_wide": _numbers(results.primary_care_share),
            "deflator_index": _numbers(results.deflator),
            "population": _numbers(results.population),
            "if_hospital_overspends": _overspent(snapshot),
            "other_levers": _other_levers(snapshot),
            "running_costs": {
                "operating_cost_gbp_m": _numbers(results.operating_cost),
                "saving_gbp_m": _numbers(results.saving),
                "one_off_gbp_m": _numbers(results.one_off),
                "posts_removed": _numbers(results.posts_removed),
                "per_head_gbp": _numbers(results.operating_cost_per_head),
                "per_head_real_gbp": _numbers(results.running_cost_per_head),
            },
            "board": {
                "seats_by_group": {str(group): count for group, count in seats.items()},
                "gallagher": board.gallagher,
                "loosemore_hanby": board.loosemore_hanby,
                "statutory": [
                    {"rule": check.rule, "met": check.met, "source": list(check.source)}
                    for check in snapshot.checks
                    if check.level is Level.STATUTE
                ],
            },
        },
        indent=2,
        ensure_ascii=False,
        allow_nan=False,
    )


def _numbers(values: FloatArray) -> list[float]:
    return [float(value) for value in values]


def _known(values: FloatArray) -> list[float] | None:
    """Write a value a year; null where there is nothing or nobody to count it for."""
    return _numbers(values) if np.isfinite(values).all() else None


def _by_sector(values: FloatArray) -> dict[str, list[float]]:
    return {str(sector): _numbers(values[:, place]) for place, sector in enumerate(SECTORS)}


def _overspent(snapshot: Snapshot) -> dict[str, object]:
    """Write what becomes of the plan where a part of what hospital lacks is spent all the same."""
    found = snapshot.overspending
    return {
        "part_of_what_hospital_lacks": found.part,
        "assumed": found.chosen,
        "says": overspend_finding(found, snapshot.target_index, View.CASH),
        "planned_spend_gbp_m": _by_sector(found.planned.spend),
        "spend_gbp_m": _by_sector(found.overspent.spend),
        "hospital_share": _numbers(found.overspent.hospital_share),
    }


def _other_levers(snapshot: Snapshot) -> dict[str, object]:
    """Write what each of the other levers does, and the money that stands in no line above."""
    scenario, results = snapshot.scenario, snapshot.results
    chosen, in_cash = scenario.policies, replace(snapshot, view=View.CASH)
    given = devolved(results.spend, chosen.devolved, _ramp(snapshot))
    left, measures = schemes_left(chosen.schemes)
    gone = np.zeros(len(results.years)) if results.deficit_gone is None else results.deficit_gone
    return {
        "says": {
            lever.key: (effect(lever, in_cash).sentence or lever.off) if is_on(lever, chosen) else lever.off
            for lever in LEVERS
        },
        "double_running_gbp_m": _numbers(results.double_running),
        "operating_charge_gbp_m": _numbers(results.operating_charge),
        "capital_gbp_m": _numbers(capital_path(scenario)),
        "devolved_gbp_m": _by_sector(given),
        "opening_deficit_gone_gbp_m": _numbers(gone),
        "schemes_left": left,
        "scheme_measures_left": measures,
        "measures_outside_hospital": {
            "now": outside_share(metric.tag for metric in chosen.metrics if metric.now),
            "as_wanted": outside_share(metric.tag for metric in chosen.metrics if metric.then),
        },
    }


def _ramp(snapshot: Snapshot) -> FloatArray:
    """Return how far the other levers have come in, shape (years,) [share]."""
    shares, years = snapshot.scenario.shares, snapshot.scenario.years
    moved = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    return policy_ramp(snapshot.scenario, moved)


def _posts(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    lever, results = snapshot.scenario.running_costs, snapshot.results
    given = results.outlook.assumptions
    posts = posts_by_function(lever, snapshot.baseline, results, given.saving_per_post)
    return {
        str(function): {
            "before": float(posts.before[place]),
            "by_year": _numbers(posts.after[:, place]),
        }
        for place, function in enumerate(FUNCTIONS)
    }


def _own(own: OwnFigures | None) -> dict[str, object] | None:
    if own is None:
        return None
    return {
        "source": own.source,
        "year": own.year,
        "imported": own.imported,
        "sectors": [str(sector) for sector in own_sectors(own)],
    }


def as_table(snapshot: Snapshot, *, self_test: str) -> str:
    """Write results as plain text.

    Sectors that start from own figures say so. `self_test` is the summary of the model's self-test.
    """
    scenario, area, results, board = (
        snapshot.scenario,
        snapshot.area,
        snapshot.results,
        snapshot.representation,
    )
    target = snapshot.target_index
    own = scenario.own_figures
    lines = [f"{scenario.name} · {area.name} ({area.code})", NOT_A_FORECAST]
    lines += [] if own is None else [f"Starts from {own_in_words(own)}, in place of the published baseline."]
    lines += [""]
    lines += [f"{'':<10}{'allocation':>12}{'hospital':>10}{'primary care':>14}{'running cost':>14}"]
    lines += [f"{'':<10}{'£m cash':>12}{'share':>10}{'share, wide':>14}{'£ a head':>14}"]
    lines += [
        f"{year_label(year):<10}{number(float(results.allocation[i]), 1):>12}"
        f"{percent(float(results.hospital_share[i])):>10}{percent(float(results.primary_care_share[i])):>14}"
        f"{pounds(float(results.operating_cost_per_head[i])):>14}"
        for i, year in enumerate(results.years)
    ]
    lines += ["", f"Spend by sector in {year_label(results.years[target])}, cash"]
    shares = shown_shares((results.spend[target] / results.total[target]).tolist())
    lines += [
        f"  {LABELS[sector]:<18}{money(float(results.spend[target, i])):>10}"
        f"{shares[i]:>10}"
        f"{'  from an own figure' if sector in own_sectors(own) else ''}"
        for i, sector in enumerate(SECTORS)
    ]
    lines += ["", f"Board of {len(scenario.board.seats)}"]
    groups = Counter(seat.group for seat in scenario.board.seats)
    lines += [f"  {GROUP_NAMES[group]:<32}{count:>3}" for group, count in groups.items()]
    if board.gallagher is not None:
        lines += [f"  Gallagher index of provider seats against spend: {number(board.gallagher, 1)} points"]
    lines += ["", "What statute asks"]
    marks = {True: "met", False: "NOT MET", None: "does not apply"}
    lines += [
        f"  {marks[check.met]:<15}{check.rule} ({', '.join(check.source)})"
        for check in snapshot.checks
        if check.level is Level.STATUTE
    ]
    lines += ["", f"Self-test of the model: {self_test}"]
    return "\n".join(lines)
