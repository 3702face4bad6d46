"""What survives kills, faults and a second person: python3 start.py survive [--only fuzz,mutants --seed 1].

Prints the table that docs/survival.md holds, and a line for each promise that was broken.
"""

import argparse
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from tests.survival.figure import Figure

Run = Callable[[random.Random], "Figure | None"]

PARTS: Final[Mapping[str, tuple[int, str]]] = {
    "kills": (10_000, "processes killed while they save"),
    "points": (10_000, "most system calls to kill or fail"),
    "pairs": (2_000, "pairs of processes on one file"),
    "full": (2_000, "saves on a full disk"),
    "lost": (100, "saves for each way to lose a place"),
    "starts": (300, "windows started and ended again"),
    "windows": (300, "windows killed in a drag"),
    "fuzz": (1_000_000, "inputs to each reader of foreign bytes"),
    "mutants": (100_000, "damaged files opened in a window"),
    "steps": (100_000, "steps of a plan beside a reference"),
    "texts": (1, "hostile text in every field, looked at under strace"),
}
"""Each part of the campaign: how many attempts it makes by itself, and of what."""


def asked_for(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; 0 attempts of a part leave it out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, (count, what) in PARTS.items():
        parser.add_argument(f"--{name}", type=int, default=count, help=what)
    parser.add_argument("--only", type=parts_of, help="parts to run, such as fuzz,mutants; all by itself")
    parser.add_argument("--readers", help="readers to fuzz, such as import,cells; all by itself")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    for name in PARTS:
        if asked.only and name not in asked.only:
            setattr(asked, name, 0)
    return asked


def parts_of(text: str) -> frozenset[str]:
    """Read the names of parts.

    Raises:
        argparse.ArgumentTypeError: one of them is none.
    """
    named = frozenset(text.split(","))
    if not named <= PARTS.keys():
        raise argparse.ArgumentTypeError(f"the parts are {', '.join(PARTS)}")
    return named


def runs_of(asked: argparse.Namespace) -> Iterable[Run]:
    """Go through what is asked for, each a line of the table."""
    # Imported once the project's folder is among those that are searched.
    from tests.survival.fuzzed import fuzzed  # noqa: PLC0415
    from tests.survival.killed_saves import interleaved, killed_saves  # noqa: PLC0415
    from tests.survival.killed_windows import killed_windows  # noqa: PLC0415
    from tests.survival.lost_disks import DISKS, full_disk, lost_places  # noqa: PLC0415
    from tests.survival.opened_mutants import opened_mutants  # noqa: PLC0415
    from tests.survival.starts import starts  # noqa: PLC0415
    from tests.survival.stateful import stateful  # noqa: PLC0415
    from tests.survival.traced_saves import WAYS, can_trace, traced_saves  # noqa: PLC0415
    from tests.survival.traced_texts import traced_texts  # noqa: PLC0415

    runs: Mapping[str, tuple[Run, ...]] = {
        "kills": (lambda chance: killed_saves(asked.kills, chance),),
        "points": tuple(
            lambda chance, way=way: traced_saves(asked.points, chance, way) if can_trace() else None
            for way in WAYS
        ),
        "pairs": (lambda chance: interleaved(asked.pairs, chance),),
        "full": tuple(lambda _chance, name=name: full_disk(asked.full, name) for name in DISKS),
        "lost": (lambda chance: lost_places(asked.lost, chance),),
        "starts": (lambda chance: starts(asked.starts, chance),),
        "windows": (lambda chance: killed_windows(asked.windows, chance),),
        "fuzz": (lambda _chance: fuzzed(asked.fuzz, asked.seed, asked.readers),),
        "mutants": (lambda chance: opened_mutants(asked.mutants, chance),),
        "steps": (lambda chance: stateful(asked.steps, chance),),
        "texts": (lambda _chance: traced_texts() if can_trace() else None,),
    }
    return (run for name in PARTS if getattr(asked, name) for run in runs[name])


def main() -> int:
    """Run the campaign and print its figures; return 0 if no promise was broken."""
    asked = asked_for(sys.argv[1:])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    command = " ".join(["python3 start.py survive", *sys.argv[1:]])
    print(
        f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, Python {platform.python_version()}: {command}"
    )
    print("\n| test | attempts | promises broken | more |\n|---|---:|---:|---|", flush=True)
    broken: list[str] = []
    for run in runs_of(asked):
        began = time.perf_counter()
        figure = run(random.Random(asked.seed))  # noqa: S311 - the same attempts each time, no secret
        if figure is None:
            print("| not possible on this system | 0 | 0 | |", flush=True)
            continue
        print(figure, flush=True)
        print(f"{figure.test}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
        broken += figure.broken
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
