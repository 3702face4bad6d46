"""A sweep on a real Dask cluster of this machine, one of whose workers is killed on the way."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.session.sweep.plan import SweepBlock, SweepPlan, plan_of, swept
from leftshift.session.sweep.workers import Finished, in_this_process, on_cluster, run_sweep
from leftshift.storage.scenario.writer import scenario_bytes

WORKERS = 2
SECONDS = 60


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path, ending: ExitStack) -> None:
        self._folder = folder
        self._ending = ending
        self._told = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--no-dashboard")
        self.workers = [
            self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(WORKERS)
        ]
        from dask.distributed import Client  # noqa: PLC0415 - takes seconds, which collecting must not

        with Client(scheduler_file=str(self._told), timeout=SECONDS) as client:
            client.wait_for_workers(WORKERS, timeout=SECONDS)
            self.address = client.scheduler.address

    def _start(self, what: str, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._told), *words]
        process = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._ending.callback(process.wait)
        self._ending.callback(process.kill)
        return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as ending:
        yield Cluster(tmp_path, ending)


@pytest.mark.filterwarnings("default")
def test_that_a_cluster_gives_the_same_results_though_a_worker_is_killed(cluster: Cluster) -> None:
    scenario = scenario_bytes(baseline_scenario(find_area("South West London"))).decode()
    plan = plan_of(scenario, [swept("running_costs.cut=0:0.5:0.002")], ("QWE", "QYG"), draws=1000)
    killed: list[SweepBlock] = []

    def work(plan: SweepPlan, blocks: Sequence[SweepBlock]) -> Finished:
        for block, runs in on_cluster(cluster.address)(plan, blocks):
            if not killed:
                killed.append(block)
                cluster.workers[0].kill()
            yield block, runs

    assert run_sweep(plan, work) == run_sweep(plan, in_this_process)
    assert killed
    assert cluster.workers[0].wait(SECONDS) != 0
