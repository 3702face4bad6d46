"""Sweeps: what they run, and that neither workers nor a stop on the way change what comes out."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.session.named_levers import LeverError, with_lever
from leftshift.session.sweep.checkpoint import CheckpointError
from leftshift.session.sweep.plan import SweepBlock, SweepPlan, plan_of, swept
from leftshift.session.sweep.runs import OUTCOMES
from leftshift.session.sweep.workers import (
    Finished,
    WorkersError,
    in_this_process,
    on_cluster,
    on_cores,
    run_sweep,
)
from leftshift.snapshot.projector import Projector
from leftshift.storage.scenario.writer import scenario_bytes


@pytest.fixture
def scenario() -> Scenario:
    return baseline_scenario(find_area("South West London"))


def planned(scenario: Scenario, *levers: str, areas: Sequence[str] = ("QWE",), draws: int = 0) -> SweepPlan:
    return plan_of(scenario_bytes(scenario).decode(), [swept(text) for text in levers], areas, draws)


@pytest.fixture
def wide(scenario: Scenario) -> SweepPlan:
    return planned(scenario, "running_costs.cut=0:0.5:0.005", areas=("QWE", "QYG", "QHM"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("running_costs.cut=0:0.3:0.1", (0.0, 0.1, 0.2, 0.3)),
        ("running_costs.cut=0:50%:25%", (0.0, 0.25, 0.5)),
        ("running_costs.cut=3:1:-1", (3.0, 2.0, 1.0)),
        ("running_costs.cut=2:2:1", (2.0,)),
    ],
)
def test_that_a_sweep_holds_both_ends(text: str, values: tuple[float, ...]) -> None:
    assert swept(text).values == values


@pytest.mark.parametrize("text", ["a", "a=1", "a=1:2", "a=0:1:0", "a=0:1:-1", "a=x:1:1", "a=0:1:1e-9"])
def test_that_a_sweep_that_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(LeverError):
        swept(text)


def test_that_too_many_runs_are_refused_before_any_is_run(scenario: Scenario) -> None:
    with pytest.raises(LeverError, match="is the most"):
        planned(scenario, "running_costs.cut=0:0.5:0.0005", "running_costs.reinvested=0:1:0.0009")


def test_that_the_blocks_of_a_sweep_hold_every_run_once(wide: SweepPlan) -> None:
    runs = [(block.area, run) for block in wide.blocks() for run in range(block.first, block.last)]
    assert runs == [(area, run) for area in wide.areas for run in range(101)]


def test_that_a_run_of_a_sweep_is_what_the_program_says(scenario: Scenario) -> None:
    plan = planned(scenario, "running_costs.cut=0.2:0.4:0.2", "shares.community=0.11:0.11:1")
    runs = run_sweep(plan, in_this_process)
    changed = with_lever(with_lever(scenario, "running_costs.cut", "0.4"), "shares.community", "0.11")
    snapshot = Projector().snapshot(changed)
    outcomes = dict(zip(OUTCOMES, runs[1].outcomes, strict=True))
    place = snapshot.target_index
    assert [run.values for run in runs] == [(0.2, 0.11), (0.4, 0.11)]
    assert outcomes["hospital_share"] == pytest.approx(float(snapshot.results.hospital_share[place]))
    assert outcomes["hospital_unfunded"] == pytest.approx(float(snapshot.results.hospital_unfunded[place]))


def test_that_a_sweep_over_areas_carries_the_scenario(scenario: Scenario) -> None:
    other = find_area("QYG")
    mine = replace(scenario, name="mine")
    (run,) = run_sweep(planned(mine, "running_costs.cut=0:0:1", areas=("QYG",)), in_this_process)
    start = Projector().snapshot(baseline_scenario(other)).results
    assert run.outcomes[0] == pytest.approx(float(start.hospital_share[5]))


def test_that_a_run_that_cannot_be_says_why(scenario: Scenario) -> None:
    locked = scenario.with_shares(locked=frozenset({Sector.ACUTE}))
    (run,) = run_sweep(planned(locked, "shares.acute=0.3:0.3:1"), in_this_process)
    assert run.outcomes == ()
    assert "locked" in run.refused


def test_that_a_likely_range_of_a_run_holds_the_middle_of_its_draws(scenario: Scenario) -> None:
    (run,) = run_sweep(planned(scenario, "running_costs.cut=0:0:1", draws=200), in_this_process)
    unfunded = OUTCOMES.index("unfunded")
    assert run.low[unfunded] < run.high[unfunded]


def test_that_the_number_of_workers_changes_no_result(wide: SweepPlan) -> None:
    assert run_sweep(wide, on_cores(2)) == run_sweep(wide, in_this_process)


def test_that_no_worker_outlives_a_sweep_that_was_killed() -> None:
    begun = (
        "import multiprocessing, os\n"
        "from leftshift.session.sweep.workers import end_with_parent\n"
        "from concurrent.futures import ProcessPoolExecutor as Pool\n"
        "pool = Pool(1, mp_context=multiprocessing.get_context('spawn'), initializer=end_with_parent)\n"
        "pool.submit(os.getpid).result()\n"
        "os._exit(9)\n"
    )
    # Its standard output is open for as long as a process is there that has it.
    done = subprocess.run([sys.executable, "-c", begun], capture_output=True, timeout=20, check=False)
    assert done.returncode == 9


def stopping_after(count: int) -> tuple[list[SweepBlock], "StoppingWork"]:
    ran: list[SweepBlock] = []
    return ran, StoppingWork(count, ran)


class StoppingWork:
    """Runs blocks here, and is stopped from the keyboard after so many."""

    def __init__(self, count: int, ran: list[SweepBlock]) -> None:
        self._count = count
        self._ran = ran

    def __call__(self, plan: SweepPlan, blocks: Sequence[SweepBlock]) -> Finished:
        for block, runs in in_this_process(plan, blocks[: self._count]):
            self._ran.append(block)
            yield block, runs
        raise KeyboardInterrupt


@pytest.mark.parametrize("torn", [0, 7], ids=["whole lines", "half a line"])
def test_that_a_stopped_sweep_goes_on_from_its_checkpoint(wide: SweepPlan, tmp_path: Path, torn: int) -> None:
    kept = tmp_path / "sweep.checkpoint"
    ran, work = stopping_after(4)
    with pytest.raises(KeyboardInterrupt):
        run_sweep(wide, work, checkpoint=kept)
    os.truncate(kept, kept.stat().st_size - torn)
    ran_again, work = stopping_after(len(wide.blocks()))
    with pytest.raises(KeyboardInterrupt):
        run_sweep(wide, work, checkpoint=kept)
    assert len(ran_again) == len(wide.blocks()) - len(ran) + (torn > 0)
    assert run_sweep(wide, in_this_process, checkpoint=kept) == run_sweep(wide, in_this_process)


def test_that_the_checkpoint_of_another_sweep_is_refused_and_kept(
    wide: SweepPlan, scenario: Scenario, tmp_path: Path
) -> None:
    kept = tmp_path / "sweep.checkpoint"
    run_sweep(planned(scenario, "running_costs.cut=0:0:1"), in_this_process, checkpoint=kept)
    before = kept.read_bytes()
    with pytest.raises(CheckpointError, match="another sweep"):
        run_sweep(wide, in_this_process, checkpoint=kept)
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"my notes\n", b"[]\n", b'{"a": 1}\n', b'{"a": 1}', b"\xff\xfe\n", b"[" * 99_999 + b"\n"]
)
def test_that_a_file_that_is_no_checkpoint_is_refused_and_kept(
    wide: SweepPlan, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(CheckpointError, match="no checkpoint"):
        run_sweep(wide, in_this_process, checkpoint=file)
    assert file.read_bytes() == content


def test_that_a_full_disk_is_told_with_the_path_of_the_checkpoint(
    wide: SweepPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    kept = tmp_path / "sweep.checkpoint"
    with pytest.raises(OSError, match="No space left") as said:
        run_sweep(wide, in_this_process, checkpoint=kept)
    assert said.value.filename == str(kept)


@pytest.mark.skipif(os.name != "posix", reason="makes a pipe")
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_that_what_is_no_file_is_no_checkpoint(wide: SweepPlan, tmp_path: Path, kind: str) -> None:
    odd = tmp_path / "odd"
    odd.mkdir() if kind == "folder" else os.mkfifo(odd)
    with pytest.raises(CheckpointError, match="no checkpoint"):
        run_sweep(wide, in_this_process, checkpoint=odd)


SPOILED: dict[str, tuple[str, object]] = {
    "another area": ("area", "\x1b[2J"),
    "other values": ("values", [9.0]),
    "an outcome too few": ("outcomes", [1.0]),
    "figures beside a reason": ("refused", "=1+1"),
    "a likely range unasked": ("low", [1.0]),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_that_a_block_that_is_not_what_the_sweep_asks_for_is_run_again(
    wide: SweepPlan, tmp_path: Path, spoiled: str
) -> None:
    kept = tmp_path / "sweep.checkpoint"
    sound = run_sweep(wide, in_this_process, checkpoint=kept)
    head, first, *rest = kept.read_text().splitlines(keepends=True)
    block = json.loads(first)
    field, value = SPOILED[spoiled]
    block["runs"][0][field] = value
    kept.write_text("".join((head, json.dumps(block) + "\n", *rest)))
    ran, work = stopping_after(len(wide.blocks()))
    with pytest.raises(KeyboardInterrupt):
        run_sweep(wide, work, checkpoint=kept)
    assert [block.place for block in ran] == [0]
    assert run_sweep(wide, in_this_process, checkpoint=kept) == sound


def test_that_a_cluster_that_is_not_there_is_said(wide: SweepPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leftshift.session.sweep.workers.ANSWER_MOST", 1)
    with pytest.raises(WorkersError, match=r"dask\.distributed|No Dask scheduler"):
        run_sweep(wide, on_cluster("tcp://127.0.0.1:9"))
