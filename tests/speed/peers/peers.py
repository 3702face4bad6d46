"""Leftshift beside other ways to draw the same charts from the same model: start.py bench --peers.

Each peer is a process of its own, in one environment of their own (peers.lock). All work out the same
projection with the same thousand draws at each step, draw the same three charts and four outcomes
at 1366×768, and are timed from the slider's new value until everything is painted. The workbook, which has
no draws, is recalculated by LibreOffice, which paints the one sheet in view with its chart.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NAMES = {
    "leftshift": "Leftshift",
    "qtcharts": "Qt Charts",
    "matplotlib": "matplotlib, QtAgg",
    "panel": "Panel page in Chromium",
    "libreoffice": "workbook in LibreOffice, one sheet",
}


def main() -> int:
    """Run every peer and print the table; return 1 if one could not run."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder, "environment"))
        rows = {name: told(python, name, folder) for name in NAMES}
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    print(f"\n{day}, {platform.system()}, {os.cpu_count()} cores, python3 start.py bench --peers\n")
    print("| what draws | p50 ms | p95 ms | × Leftshift | started s | memory MB |\n|---|---|---|---|---|---|")
    ours = rows["leftshift"]
    for name, row in rows.items():
        if row is None:
            print(f"| {NAMES[name]} | could not run | | | | |")
            continue
        p50, p95 = np.percentile(row["taken"], [50, 95])
        ratio = f"{p50 / np.median(ours['taken']):.1f}" if ours else ""
        print(
            f"| {NAMES[name]} | {p50:.1f} | {p95:.1f} | {ratio} | {row['start']:.2f} | {row['memory']:.0f} |"
        )
    return 0 if all(rows.values()) else 1


def environment(place: Path) -> str:
    """Make the peers' environment from its lock and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    python = str(place / "bin" / "python")
    pip = [
        python,
        "-I",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--quiet",
        "--require-hashes",
    ]
    lock = [*pip, "--no-deps", "--only-binary=:all:", "-r", str(HERE / "peers.lock")]
    subprocess.run(lock, check=True)
    project = [
        python,
        "-I",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        str(ROOT),
    ]
    subprocess.run(project, check=True)
    return python


def told(python: str, name: str, folder: str) -> dict | None:
    """Run a peer and return its figures; None, with its last words, if it could not run."""
    settings = Path(folder, f"settings_{name}")
    settings.mkdir()
    command = [python, str(HERE / f"{name}_peer.py"), str(settings)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        print(f"{NAMES[name]}: {' '.join(done.stderr.split()[-30:])}", file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
