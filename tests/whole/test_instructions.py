"""What one projection costs in instructions of the processor, counted by callgrind where it is installed."""

import re
import shutil
import subprocess
import sys
from itertools import pairwise

import pytest

PROGRAM = """
import gc, os, subprocess
import numpy as np
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.projection import project
from leftshift.questions.study import study_of

study = study_of(baseline_scenario(find_area("QWE")))
outlook, levers = study.outlook(), study.levers()
sums = np.ones((study.scenario.years.count, len(study.start_shares)))

def callgrind(word):
    command = ["callgrind_control", word, str(os.getpid())]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

def projected():
    project(outlook, levers).unfunded

def added():
    np.add(sums, sums)

gc.disable()
for do in (projected, added):
    do()
callgrind("--instr=on")
for do, times in ((lambda: None, 1), (projected, 10), (added, 1000), (lambda: None, 1)):
    for _ in range(times):
        do()
    callgrind("-e")
"""
PROJECTIONS, ADDITIONS = 10, 1000
MOST = 150
"""Additions of two arrays of years and sectors, as numpy does them, that one projection may cost."""


@pytest.mark.skipif(shutil.which("callgrind_control") is None, reason="valgrind is not installed")
def test_that_a_projection_costs_no_more_instructions_than_it_must() -> None:
    words = ["valgrind", "--tool=callgrind", "--instr-atstart=no", "--callgrind-out-file=/dev/null"]
    ran = subprocess.run(
        [*words, sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=100
    )
    counts = [int(count.replace(",", "")) for count in re.findall(r"Th 1 +([\d,]+)", ran.stdout)]
    start, projections, additions, nothing = (after - before for before, after in pairwise([0, *counts]))
    assert start > 0
    one, addition = (projections - nothing) / PROJECTIONS, (additions - nothing) / ADDITIONS
    assert one / addition <= MOST, f"{one:,.0f} instructions, {one / addition:.0f} additions"
