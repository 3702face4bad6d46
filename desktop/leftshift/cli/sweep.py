"""The command that runs a scenario over values of levers and areas, here or on a cluster."""

import argparse
import csv
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift.cli.command import DECIMALS, Command, QuestionError, names, print_progress

if TYPE_CHECKING:
    from leftshift.session.sweep.plan import SweepPlan
    from leftshift.session.sweep.runs import SweepRun

STOPPED: Final = 130
"""Exit code when the person at the keyboard stopped it."""
_TIMES_TOLD: Final = 20


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "levers", metavar="LEVER=FROM:TO:STEP", nargs="+", help="such as running_costs.cut=0:50%%:10%%"
    )
    parser.add_argument(
        "--areas", type=names, default=(), help="codes with commas, or a kind such as icb_2026"
    )
    parser.add_argument(
        "--draws", type=int, default=0, help="draws behind an 80 %% likely range (default: no range)"
    )
    parser.add_argument("--workers", type=int, default=0, help="processes to run on (default: one a core)")
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="run on a Dask cluster instead")
    parser.add_argument(
        "--checkpoint", metavar="FILE", type=Path, help="keep what is done in FILE, and go on from there"
    )
    parser.add_argument("--format", choices=("csv", "json"), default="csv")


def _sweep(options: argparse.Namespace) -> int:
    from leftshift.session.named_levers import LeverError
    from leftshift.session.sweep.checkpoint import CheckpointError
    from leftshift.session.sweep.workers import WorkersError, on_cluster, on_cores, run_sweep
    from leftshift.storage.refusal import printable

    work = on_cluster(options.scheduler) if options.scheduler else on_cores(max(0, options.workers))
    told = _Told()
    try:
        plan = _plan(options)
        runs = run_sweep(plan, work, checkpoint=options.checkpoint, progress=told)
    except (LeverError, CheckpointError, WorkersError) as refusal:
        raise QuestionError(str(refusal)) from refusal
    except KeyboardInterrupt:
        kept = (
            f"Start it again as it was to go on from {options.checkpoint}."
            if options.checkpoint
            else "With --checkpoint FILE what is done would have been kept."
        )
        print(printable(f"leftshift: the sweep was stopped. {kept}"), file=sys.stderr)
        return STOPPED
    _print_runs(plan, runs, as_json=options.format == "json")
    return 0


def _plan(options: argparse.Namespace) -> "SweepPlan":
    from leftshift.evidence.areas import area_of, areas_in, find_area
    from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS
    from leftshift.session.sweep.plan import plan_of, swept
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.storage.scenario.writer import scenario_bytes

    scenario = read_scenario(options.file)
    footprint = scenario.area.footprint
    if options.draws and not FEWEST_DRAWS <= options.draws <= MOST_DRAWS:
        raise QuestionError(
            f"--draws is 0, or from {FEWEST_DRAWS:,} to {MOST_DRAWS:,}, not {options.draws:,}."
        )
    chosen = [] if options.areas else [area_of(scenario.area).code]
    for text in options.areas:
        of_kind = [area.code for area in areas_in(footprint) if area.kind == text]
        chosen += of_kind or [find_area(text, footprint).code]
    levers = [swept(text) for text in options.levers]
    return plan_of(scenario_bytes(scenario).decode(), levers, tuple(dict.fromkeys(chosen)), options.draws)


class _Told:
    """Says how far the sweep is, about twenty times."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self, done: int, runs: int) -> None:
        if done >= self._next or done == runs:
            print_progress(done, runs, "")
            self._next = done + max(1, runs // _TIMES_TOLD)


def _print_runs(plan: "SweepPlan", runs: Sequence["SweepRun"], *, as_json: bool) -> None:
    from leftshift.evidence.areas import find_area
    from leftshift.exports.clean import cell, plain
    from leftshift.exports.stamp import NOT_A_FORECAST, program, scenario_id
    from leftshift.session.sweep.runs import OUTCOMES
    from leftshift.storage.scenario.reader import parse_scenario

    scenario = parse_scenario(plan.scenario.encode(), "the plan")
    footprint = scenario.area.footprint
    target = min(scenario.shares.end, scenario.years.last)
    about = {
        "scenario": plain(scenario.name),
        "scenario_id": scenario_id(scenario),
        "worked_out_by": program(),
        "says": NOT_A_FORECAST,
    }
    named = {code: find_area(code, footprint).name for code in plan.areas}
    ranges = [f"{key}_{level}" for level in ("p10", "p90") for key in OUTCOMES] if plan.draws else []
    names = (lever.name for lever in plan.levers)
    head = ("area_code", "area", "year", *names, *OUTCOMES, *ranges, "refused", *about)
    width = len(OUTCOMES) + len(ranges)
    rows = [
        (
            run.area,
            named[run.area],
            target,
            *run.values,
            *_figures((*run.outcomes, *run.low, *run.high), width),
            run.refused,
            *(cell(text) if not as_json else text for text in about.values()),
        )
        for run in runs
    ]
    if as_json:
        print(json.dumps([dict(zip(head, row, strict=True)) for row in rows], indent=1, ensure_ascii=False))
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows([head, *rows])


def _figures(values: Sequence[float], width: int) -> list[float | None]:
    found = values or (math.nan,) * width
    return [None if math.isnan(value) else round(value, DECIMALS) for value in found]


SWEEP: Final = Command("sweep", "run a plan over values of levers and areas", _arguments, _sweep)
