"""What survives kills, faults and a second person: python3 start.py survive [--kills 10000 --seed 1].

Prints the table that docs/survival.md holds, and a line for each promise that was broken.
"""

import argparse
import os
import platform
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> int:
    """Run the campaign and print its figures; return 0 if no promise was broken."""
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

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=10_000, help="processes killed while they save")
    parser.add_argument("--windows", type=int, default=300, help="windows killed in a drag")
    parser.add_argument("--starts", type=int, default=300, help="windows started and ended again")
    parser.add_argument("--pairs", type=int, default=2_000, help="pairs of processes on one file")
    parser.add_argument("--points", type=int, default=10_000, help="most system calls to kill or fail")
    parser.add_argument("--full", type=int, default=2_000, help="saves on a full disk")
    parser.add_argument("--lost", type=int, default=100, help="saves for each way to lose a place")
    parser.add_argument("--fuzz", type=int, default=1_000_000, help="inputs to each reader of foreign bytes")
    parser.add_argument("--mutants", type=int, default=100_000, help="damaged files opened in a window")
    parser.add_argument("--steps", type=int, default=100_000, help="steps of a plan beside a reference")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    runs = (
        lambda chance: killed_saves(asked.kills, chance),
        *(
            lambda chance, way=way: traced_saves(asked.points, chance, way) if can_trace() else None
            for way in WAYS
        ),
        lambda chance: interleaved(asked.pairs, chance),
        *(lambda _chance, name=name: full_disk(asked.full, name) for name in DISKS),
        lambda chance: lost_places(asked.lost, chance),
        lambda chance: starts(asked.starts, chance),
        lambda chance: killed_windows(asked.windows, chance),
        lambda _chance: fuzzed(asked.fuzz, asked.seed),
        lambda chance: opened_mutants(asked.mutants, chance),
        lambda chance: stateful(asked.steps, chance),
        lambda _chance: traced_texts() if can_trace() else None,
    )
    command = " ".join(["python3 start.py survive", *sys.argv[1:]])
    print(
        f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, Python {platform.python_version()}: {command}"
    )
    print("\n| test | attempts | promises broken | more |\n|---|---:|---:|---|", flush=True)
    broken: list[str] = []
    for run in runs:
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
