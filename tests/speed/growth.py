"""How times grow with size: each task at one size, ten and a hundred times it, and the slope between."""

import math
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
from timing import Report, each_ms

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.scenario import Years
from leftshift.questions.measures import measure as measure_of
from leftshift.questions.study import study_of
from leftshift.questions.uncertainty import bands_in_blocks
from leftshift.session.history.saved import HistoryWriter
from leftshift.session.session import Session
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.transfer.samples import first_sample

_SHARE = (measure_of("hospital_share"),)


def measure(report: Report) -> None:
    """Print the medians at each size and the slopes: 1 is in proportion, 0 is no growth."""
    report.heading("Growth: medians at a size, ten and a hundred times it; slope 1 is in proportion")
    for name, sizes, made in (
        ("areas in one call", (4, 40, 400), _areas),
        ("years", (11, 110, 1100), _years),
        ("draws", (1_000, 10_000, 100_000), _draws),
        ("scenarios projected", (4, 40, 400), _scenarios),
        ("steps of history saved", (10, 100, 1_000), _history),
    ):
        taken = [float(np.median(each_ms(made(size), 7, warm_up=1))) for size in sizes]
        slopes = [math.log10(after / before) for before, after in pairwise(taken)]
        times = "  ".join(f"{size:,}: {took:.2f} ms" for size, took in zip(sizes, taken, strict=True))
        report.figure(name, f"{times}  slopes {_written(slopes)}", value=max(slopes), goal=1.15)


def _written(slopes: Sequence[float]) -> str:
    return ", ".join(f"{slope:.2f}" for slope in slopes)


def _areas(count: int) -> Callable[[], object]:
    one = baseline(find_area("T6Y0W"))
    many = Baseline(
        **{item.name: np.stack([np.asarray(getattr(one, item.name))] * count) for item in fields(Baseline)}
    )
    return _projected(many, 11)


def _years(count: int) -> Callable[[], object]:
    return _projected(baseline(find_area("T6Y0W")), count)


def _projected(money: Baseline, years: int) -> Callable[[], object]:
    scenario = baseline_scenario(find_area("T6Y0W"))
    first = scenario.years.first
    scenario = replace(scenario, years=Years(first=first, last=first + years - 1))
    assumptions = Assumptions.of(study_of(baseline_scenario(find_area("T6Y0W"))).values())
    inflation = np.full(years, 0.02)
    levers = levers_of(scenario, baseline(find_area("T6Y0W")).shares)
    return lambda: project(outlook(money, assumptions, inflation, first), levers).unfunded


def _draws(count: int) -> Callable[[], object]:
    study = study_of(first_sample())
    return lambda: bands_in_blocks(study, draws=count, of=_SHARE)


def _scenarios(count: int) -> Callable[[], object]:
    studies = [study_of(first_sample().with_running_costs(cut=place / count / 2)) for place in range(count)]
    return lambda: [project(study.outlook(), study.levers()).unfunded for study in studies]


def _history(count: int) -> Callable[[], object]:
    session = Session(first_sample())
    for place in range(count):
        session.running_costs.set_cut((place % 50) / 100)
        session.settle()
    return lambda: scenario_bytes(
        session.scenario, history=HistoryWriter().saved_history(session.history.recorded())
    )
