"""Who runs the blocks of a sweep: this process, others on its cores, or the workers of a Dask cluster."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

from leftshift.session.sweep.checkpoint import Checkpoint
from leftshift.session.sweep.plan import SweepBlock, SweepPlan
from leftshift.session.sweep.runs import SweepRun, run_block

Finished = Iterator[tuple[SweepBlock, tuple[SweepRun, ...]]]
Work = Callable[[SweepPlan, Sequence[SweepBlock]], Finished]
"""Runs blocks and yields each as it is finished, in any order."""
Progress = Callable[[int, int], None]
_FEW: Final = 2
"""Blocks that are done before other processes have even started."""
_TRIES: Final = 3
"""How often a block is given to workers that end while they have it."""
ANSWER_MOST: Final = 10
"""How long a cluster may take to answer at first [s]."""


class WorkersError(RuntimeError):
    """The workers cannot be reached, or ended; the sentence says what to do."""


def run_sweep(
    plan: SweepPlan,
    work: Work,
    *,
    checkpoint: Path | None = None,
    progress: Progress = lambda _done, _runs: None,
) -> tuple[SweepRun, ...]:
    """Run a sweep and return its runs in the order of the plan, whoever ran them.

    `progress` hears how many runs are done, and of how many. With a checkpoint, finished blocks are kept in
    that file and are not run again.

    Raises:
        CheckpointError: the checkpoint is of another sweep.
        LeverError: a lever is not known.
        WorkersError: the workers cannot be reached, or ended.
        OSError: the checkpoint cannot be read or written.
    """
    blocks = plan.blocks()
    if checkpoint is None:
        done: dict[int, tuple[SweepRun, ...]] = {}
        for block, runs in work(plan, blocks):
            done[block.place] = runs
            progress(sum(map(len, done.values())), plan.runs)
    else:
        with closing(Checkpoint(checkpoint, plan)) as kept:
            done = dict(kept.done)
            for block, runs in work(plan, [block for block in blocks if block.place not in done]):
                kept.add(block.place, runs)
                done[block.place] = runs
                progress(sum(map(len, done.values())), plan.runs)
    return tuple(run for block in blocks for run in done[block.place])


def in_this_process(plan: SweepPlan, blocks: Sequence[SweepBlock]) -> Finished:
    """Run blocks one after another."""
    for block in blocks:
        yield block, run_block(plan, block)


def on_cores(workers: int = 0) -> Work:
    """Run blocks on so many processes, one a core unless said otherwise."""
    count = workers or os.cpu_count() or 1

    def work(plan: SweepPlan, blocks: Sequence[SweepBlock]) -> Finished:
        if count == 1 or len(blocks) <= _FEW:
            yield from in_this_process(plan, blocks)
            return
        # Begun afresh: a copy of this process would hold its locks and threads.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=spawn, initializer=end_with_parent) as pool:
            with _deaf_to_interrupts():  # Ctrl+C reaches every process of a terminal, and this one decides
                asked = {pool.submit(run_block, plan, block): block for block in blocks}
            try:
                for future in as_completed(asked):
                    yield asked.pop(future), future.result()
            except BrokenProcessPool:
                raise WorkersError(
                    "A worker was ended from outside, perhaps for want of memory. Start the same sweep again "
                    "with fewer --workers; with --checkpoint it goes on where it was."
                ) from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    return work


def end_with_parent() -> None:
    """Let this worker end as soon as the process that began it does, though that was killed."""
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes that are begun meanwhile be deaf to Ctrl+C for all their life, which they inherit."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def on_cluster(address: str) -> Work:
    """Run blocks on the workers of a Dask cluster, whose scheduler is at an address such as tcp://host:8786.

    A block whose worker ends is given to another. The cluster needs the same version of Leftshift.
    """

    def work(plan: SweepPlan, blocks: Sequence[SweepBlock]) -> Finished:
        try:
            from dask.distributed import Client  # noqa: PLC0415 - an extra that few install
            from dask.distributed import as_completed as as_finished  # noqa: PLC0415 - likewise
        except ImportError:
            raise WorkersError(
                "A cluster needs dask.distributed, which is not installed: pip install leftshift[cluster]."
            ) from None
        try:
            client = Client(address, timeout=ANSWER_MOST)
        except (OSError, ValueError) as error:
            raise WorkersError(f"No Dask scheduler answers at {address}: {error}.") from None
        with client:
            asked = {
                client.submit(run_block, plan, block, pure=False, retries=_TRIES): block for block in blocks
            }
            for future in as_finished(asked):
                yield asked.pop(future), future.result()

    return work
