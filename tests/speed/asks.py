"""How long the questions take, each beside copying the same arrays once: the memory floor."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from timing import Report, each_ms, spread

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Ramp
from leftshift.questions.attribution import attribution
from leftshift.questions.measures import measure
from leftshift.questions.sensitivity import tornado
from leftshift.questions.study import Study, study_of
from leftshift.questions.uncertainty import Uncertainty
from leftshift.session.bands import BANDED
from leftshift.window.transfer.samples import first_sample

YEARS, SECTORS, RUNS = 11, 7, 4096
_MEGABYTE = 1024
_PEAK = """
from pathlib import Path
from leftshift.questions.study import study_of
from leftshift.questions.measures import measure
from leftshift.questions.uncertainty import bands_in_blocks
from leftshift.session.bands import BANDED
from leftshift.window.transfer.samples import first_sample
bands_in_blocks(study_of(first_sample()), draws=100_000, of=tuple(measure(key) for key in BANDED))
status = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def measure_all(report: Report) -> None:
    """Measure every question on the sample, in one run."""
    report.heading("Questions, on the sample scenario, 11 years")
    study = study_of(first_sample())
    _draws(report, study)
    share = measure("hospital_share")
    taken = each_ms(lambda: tornado(study, share, 2030), 300)
    _row(report, "what matters most (tornado)", taken, goal=2, floor=_copy(102, YEARS, SECTORS))
    moved = _twelve_groups(study)
    taken = each_ms(lambda: attribution(moved, share, 2030), 100)
    _row(report, "what each lever did, 4,096 runs", taken, goal=25, floor=_copy(RUNS, YEARS, SECTORS))
    if Path("/proc/self/status").exists():
        command = [sys.executable, "-c", _PEAK]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        peak = int(done.stdout) / _MEGABYTE
        report.figure("peak memory, 100,000 draws", f"{peak:7.0f} MB", value=peak, goal=600)


def _draws(report: Report, study: Study) -> None:
    wanted = tuple(measure(key) for key in BANDED)
    quick = Uncertainty()
    cuts = iter(np.linspace(0.1, 0.5, 2000).tolist())

    def lever_moved() -> object:
        scenario: Scenario = study.scenario.with_running_costs(cut=next(cuts))
        return quick.bands(replace(study, scenario=scenario), of=wanted)

    taken = each_ms(lever_moved, 500)
    floor = _copy(1000, YEARS, SECTORS)
    _row(report, f"1,000 draws, {len(wanted)} lines, a lever moved", taken, goal=4, floor=floor)


def _twelve_groups(study: Study) -> Study:
    """A scenario that moves twelve groups of levers or more, so that there are 4,096 runs."""
    scenario = study.scenario.with_shares(ramp=Ramp.SMOOTH)
    scenario = scenario.with_running_costs(ramp=Ramp.LATE, reinvested=0.8)
    scenario = scenario.with_policies(
        advice_requests=50_000.0,
        parity_staff=500.0,
        parity_uplift=0.05,
        board_leads=4,
        board_sessions=12.0,
        teams_coverage=0.5,
        support_per_head=2.0,
        double_running=0.1,
        double_running_years=2,
    )
    scenario = scenario.with_assumption("real_growth", 0.03)
    moved = replace(study, scenario=scenario.with_board(seats=scenario.board.seats[:-1]))
    runs = 2 ** len(attribution(moved, measure("hospital_share"), 2030).contributions)
    if runs != RUNS:
        raise AssertionError(f"the scenario moves levers for {runs} runs, not {RUNS}")
    return moved


def _copy(*shape: int) -> np.ndarray:
    """Copy an array of a shape once [ms]."""
    source, target = np.ones(shape), np.empty(shape)
    return each_ms(lambda: np.copyto(target, source), 50, warm_up=5)


def _row(report: Report, name: str, taken: np.ndarray, *, goal: float, floor: np.ndarray) -> None:
    middle = float(np.median(taken))
    ratio = middle / float(np.median(floor))
    report.figure(name, f"{spread(taken)}  {ratio:6.0f} × one copy", value=middle, goal=goal)
