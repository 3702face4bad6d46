"""The model a second time, in plain Python, one year and one sector after the other: what model/ is held to.

Written from the description of the model, without numpy and without a line of the program, so that a
mistake in one is not a mistake in the other. Money in £m cash, shares from 0 to 1.
"""

import csv
import math
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECTORS = (
    "acute",
    "specialised",
    "mental_health",
    "community",
    "primary_care",
    "prescribing",
    "continuing_care",
)
HOSPITAL = ("acute", "specialised")
NEAR_HOME = ("community", "primary_care")


def rows(name: str) -> list[dict[str, str]]:
    """Read one of the tables."""
    with (ROOT / "resources" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def assumed() -> dict[str, float]:
    """Read the central value of every assumption."""
    text = (ROOT / "seeds" / "assumptions.toml").read_text(encoding="utf-8")
    return {key: entry["central"] for key, entry in tomllib.loads(text).items()}


@dataclass
class Plan:
    """What a planner chose; the defaults choose nothing."""

    shares: dict[str, float] = field(default_factory=dict)
    """Change of a sector's share by the target year [share]."""
    start: int = 2025
    end: int = 2030
    ramp: str = "straight"
    cut: float = 0.0
    cut_start: int = 2025
    cut_end: int = 2027
    reinvested: float = 1.0
    to: dict[str, float] = field(default_factory=lambda: {"community": 0.5, "primary_care": 0.5})
    protected: tuple[str, ...] = ()
    own_deficit: float | None = None
    deficit_removed: bool = False
    own_allocations: dict[int, float] = field(default_factory=dict)
    double_running: float = 0.0
    double_running_years: int = 0
    assumptions: dict[str, float] = field(default_factory=dict)
    years: int = 10


def weights_of(kind: str, name: str) -> dict[str, float]:
    """Give the weight of each ICB in an area."""
    found = {}
    for row in rows("areas"):
        if row["kind"] == kind and row["name"] == name:
            part = float(row["patients"]) / float(row["of_patients"]) if row["of_patients"] else 1.0
            found[row["member"]] = part
    return found


def icbs() -> dict[str, dict[str, float]]:
    """Work out the starting money of each ICB, before anything is added up."""
    finance = {row["ods_code"]: row for row in rows("icb_finance")}
    with (ROOT / "tests" / "evidence" / "expected_sector_baseline.csv").open(encoding="utf-8") as lines:
        money = {row["ods_code"]: row for row in csv.DictReader(lines)}
    deficits = {row["ods_code"]: float(row["gbp_m"]) for row in rows("opening_deficit")}
    left = 2200 - sum(deficits.values())
    unknown = sum(
        float(row["core_services_allocation_2025_26_gbp_m"])
        for code, row in finance.items()
        if code not in deficits
    )
    found = {}
    for code, row in finance.items():
        core = float(row["core_services_allocation_2025_26_gbp_m"])
        distance = float(row["core_distance_from_target_2025_26_pct"]) / 100
        own = {sector: float(money[code][f"{sector}_gbp_m"]) for sector in SECTORS}
        found[code] = own | {
            "core": core,
            "target": core / (1 + distance),
            "other": float(row["primary_medical_care_allocation_2025_26_gbp_m"])
            + float(row["other_primary_care_allocation_2025_26_gbp_m"])
            + float(row["specialised_allocation_2025_26_gbp_m"]),
            "people": float(row["registered_population_2025_26"]),
            "allowance": float(row["running_cost_allowance_2025_26_gbp_m"]),
            "operating": float(row["reported_operating_cost_baseline_2025_gbp_m"] or "nan"),
            "deficit": deficits.get(code, left * core / unknown),
        }
    scale = sum(one["core"] for one in found.values()) / sum(one["target"] for one in found.values())
    for one in found.values():
        one["target"] *= scale
    return found


def prices(years: int, later: float) -> list[float]:
    """Chain the deflator from 2025/26 on."""
    index = {int(row["year"]): float(row["index_2024_100"]) for row in rows("gdp_deflator")}
    path = [1.0]
    for year in range(2026, 2026 + years):
        growth = index[year] / index[year - 1] if year in index else 1 + later
        path.append(path[-1] * growth)
    return path


def ramp(kind: str, year: int, start: int, end: int) -> float:
    """How far a lever has moved by a year."""
    x = min(1.0, max(0.0, (year - start) / (end - start)))
    return {"straight": x, "smooth": 3 * x**2 - 2 * x**3, "early": 1 - (1 - x) ** 2, "late": x**2}[kind]


def project(  # noqa: C901, PLR0912, PLR0915 - one formula after the other, as in a spreadsheet
    weights: dict[str, float], plan: Plan
) -> dict[str, list[Any]]:
    """Work one plan out for one area, year by year."""
    given = {**assumed(), **plan.assumptions}
    boards = icbs()

    def total(name: str) -> float:
        return sum(part * boards[code][name] for code, part in weights.items())

    core, target, other = total("core"), total("target"), total("other")
    operating = pay = 0.0
    for code, part in weights.items():
        board = boards[code]
        cost = board["operating"]
        if math.isnan(cost):
            cost = board["people"] * given["operating_cost_per_head"] / 1e6
        operating += part * cost
        pay += part * max(0.0, cost - board["allowance"])
    base = {sector: total(sector) for sector in SECTORS}
    base["acute"] = (
        core - pay - sum(base[s] for s in ("mental_health", "community", "prescribing", "continuing_care"))
    )
    whole = sum(base.values())
    w0 = {sector: base[sector] / whole for sector in SECTORS}
    deficit = total("deficit") if plan.own_deficit is None else plan.own_deficit
    index = prices(plan.years, given["later_inflation"])

    out: dict[str, list[Any]] = defaultdict(list)
    growth, extra = 1.0, []
    posts_before = 0.0
    for t in range(plan.years + 1):
        year = 2025 + t
        if t == 1:
            growth *= 1 + given["growth_2026"]
        elif t == 2:
            growth *= 1 + given["growth_2027"]
        elif t == 3:
            growth *= (1 + given["real_growth_2028"]) * index[t] / index[t - 1]
        elif t > 3:
            growth *= (1 + given["real_growth"]) * index[t] / index[t - 1]
        left = max(0.0, 1 - t / given["convergence_years"]) if given["convergence"] else 1.0
        allocation = growth * (target + (core - target) * left) + other * growth
        allocation = plan.own_allocations.get(year, allocation)
        programme_pay = pay * index[t]
        money = allocation - programme_pay

        k_cut = ramp("straight", year, plan.cut_start, plan.cut_end)
        saving = plan.cut * k_cut * operating * index[t]
        posts = plan.cut * k_cut * operating * 1e6 / given["saving_per_post"]
        one_off = (posts - posts_before) * given["one_off_per_post"] * index[t] / 1e6
        posts_before = posts
        reinvested = plan.reinvested * max(0.0, saving - one_off)

        k = given["delivery"] * ramp(plan.ramp, year, plan.start, plan.end)
        spend = {s: money * (w0[s] + k * plan.shares.get(s, 0.0)) for s in SECTORS}
        for s, part in plan.to.items():
            spend[s] += reinvested * part

        gross, cost, charges = {}, {}, {}
        before = given["delivery"] * ramp(plan.ramp, year - plan.double_running_years, plan.start, plan.end)
        for s in SECTORS:
            first = base[s]
            if s == "acute":
                first += deficit * (
                    max(0.0, 1 - t / given["convergence_years"]) if plan.deficit_removed else 1.0
                )
            gross[s] = first * ((1 + given[f"need_{s}"]) * (1 + given[f"price_{s}"])) ** t * index[t]
            cost[s] = gross[s] * (1 - given[f"efficiency_{s}"]) ** t
            given_up = max(0.0, -plan.shares.get(s, 0.0)) * money
            charges[s] = (
                plan.double_running * (k - before) * given_up
                if year - plan.double_running_years >= 2025
                else plan.double_running * k * given_up
            )
        # What care near home avoids: earlier years as spent, this year as planned.
        near = sum(spend[s] - money * w0[s] for s in NEAR_HOME) / index[t]
        lag = given["lag_years"]
        found = sum(max(0.0, 1 - abs(t - lag - u)) * x for u, x in enumerate([*extra, near]))
        freed = max(0.0, given["hospital_cost_avoided"] * found * index[t])
        avoided = min(given["cashable_share"] * freed, cost["acute"] + charges["acute"])
        stranded = (1 - given["cashable_share"]) * freed

        needed = {s: cost[s] + charges[s] - (avoided if s == "acute" else 0.0) for s in SECTORS}
        short = {s: max(0.0, needed[s] - spend[s]) for s in HOSPITAL}
        payers = [s for s in SECTORS if s not in HOSPITAL and s not in plan.protected]
        room = sum(spend[s] for s in payers)
        if sum(short.values()) > 0 and room > 0:
            eaten = min(given["overspend"] * sum(short.values()), room)
            for s in HOSPITAL:
                spend[s] += eaten * short[s] / sum(short.values())
            for s in payers:
                spend[s] -= eaten * spend[s] / room
        extra.append(sum(spend[s] - money * w0[s] for s in NEAR_HOME) / index[t])

        pressure = {s: needed[s] - spend[s] for s in SECTORS}
        met = sum(spend.values()) - sum(charges.values()) + avoided
        people = total("people") * (1 + given["population_growth"]) ** t
        out["allocation"].append(allocation)
        out["programme_pay"].append(programme_pay)
        out["spend"].append(spend)
        out["gross"].append(gross)
        out["cost"].append(cost)
        out["charges"].append(charges)
        out["avoided"].append(avoided)
        out["stranded"].append(stranded)
        out["pressure"].append(pressure)
        out["unfunded"].append(sum(max(0.0, p) for p in pressure.values()))
        out["hospital_unfunded"].append(sum(max(0.0, pressure[s]) for s in HOSPITAL))
        out["new_care"].append(sum(max(0.0, -p) for p in pressure.values()))
        out["savings_to_find"].append(sum(gross.values()) - met)
        out["required_efficiency"].append(1 - (met / sum(gross.values())) ** (1 / t) if t else None)
        out["hospital_share"].append((spend["acute"] + spend["specialised"]) / (money + reinvested))
        out["operating_cost"].append(operating * index[t])
        out["saving"].append(saving)
        out["one_off"].append(one_off)
        out["posts"].append(posts)
        out["reinvested"].append(reinvested)
        out["running_cost_real"].append((operating * index[t] - saving) * 1e6 / people / index[t])
    return out
