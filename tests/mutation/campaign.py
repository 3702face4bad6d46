"""How many small mistakes in the arithmetic the tests would notice: python3 start.py mutate [--sample 200].

cosmic-ray makes the mistakes, one at a time, in copies of the project: an operator or a comparison is changed
and the tests of the same folder are run. A mistake that no test notices is printed as a patch.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = "cosmic-ray==8.7.0"
FOLDERS = {
    "model": ("tests/model", "tests/questions"),
    "board": ("tests/board",),
    "questions": ("tests/questions",),
}
"""Where mistakes are made, and the tests that must notice them."""
OPERATORS = (
    *("Mul_Div", "Div_Mul", "Add_Sub", "Sub_Add", "Pow_Mul", "FloorDiv_Div"),
    *("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_Gt", "Gt_Lt", "Eq_NotEq", "NotEq_Eq"),
    *("USub_UAdd", "AndWithOr", "OrWithAnd"),
)
_COPIED = ("desktop", "resources", "seeds", "tests", "pyproject.toml", "README.md", "docs")
_SECONDS = 240
"""How long the tests may run on one mistake before it counts as noticed [s]."""


def main() -> int:
    """Run the campaign and print its figures; return 0 if at least 95 % was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="so many mistakes, drawn by the seed (0: all)")
    parser.add_argument("--seed", type=int, default=1, help="which mistakes are drawn")
    parser.add_argument("--folder", choices=[*FOLDERS], action="append", help="only this folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        tool = _tool(Path(place))
        copies = [_copy(Path(place, f"copy{one}")) for one in range(os.cpu_count() or 1)]
        noticed: Counter[str] = Counter()
        made: Counter[str] = Counter()
        missed: list[str] = []
        for folder in asked.folder or FOLDERS:
            for caught, patch in _campaign(tool, copies, folder, asked.sample, asked.seed):
                made[folder] += 1
                noticed[folder] += caught
                if not caught:
                    missed.append(patch)
        print("\n".join(missed))
        print(f"\n{datetime.now(UTC):%Y-%m-%d}, {TOOL}, seed {asked.seed}, sample {asked.sample or 'all'}")
        for folder, count in made.items():
            print(f"{folder}: {noticed[folder]} of {count} noticed ({noticed[folder] / count:.1%})")
    return 0 if noticed.total() * 100 >= made.total() * 95 else 1


def _tool(place: Path) -> str:
    """Set cosmic-ray up beside the project, whose packages it does not need; return its program."""
    venv = place / "tool"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    programs = venv / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "--quiet", TOOL], check=True)
    return str(programs / "cosmic-ray")


def _copy(target: Path) -> Path:
    """Copy the project, so that no mistake is ever made in the folder one works in."""
    target.mkdir()
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def _campaign(tool: str, copies: list[Path], folder: str, sample: int, seed: int) -> list[tuple[bool, str]]:
    """Make the mistakes of one folder, shared out over the copies; return of each whether it was noticed."""
    config = copies[0] / "mutation.toml"
    config.write_text(
        "[cosmic-ray]\n"
        f'module-path = "desktop/leftshift/{folder}"\n'
        f"timeout = {_SECONDS}.0\n"
        "excluded-modules = []\n"
        f"test-command = '{sys.executable} -m pytest -x -q -p no:cacheprovider "
        f"{' '.join(FOLDERS[folder])}'\n"
        '[cosmic-ray.distributor]\nname = "local"\n',
        encoding="utf-8",
    )
    first = copies[0] / f"{folder}.sqlite"
    subprocess.run([tool, "init", config.name, first.name], cwd=copies[0], check=True)
    with closing(sqlite3.connect(first)) as store:
        found = store.execute(
            "SELECT module_path, start_pos_row, start_pos_col, operator_name, job_id FROM mutation_specs"
        ).fetchall()
    # Sorted by place, for the keys are drawn anew each time.
    jobs = [job for *_place, operator, job in sorted(found) if operator.endswith(OPERATORS)]
    random.Random(seed).shuffle(jobs)  # noqa: S311 - a sample, not a secret
    jobs = jobs[: sample or None]
    shares = [jobs[start :: len(copies)] for start in range(len(copies))]
    with ThreadPoolExecutor(len(copies)) as pool:
        parts = pool.map(lambda each: _exec(tool, *each, config, first), zip(copies, shares, strict=True))
        return [one for part in parts for one in part]


def _exec(tool: str, copy: Path, jobs: list[str], config: Path, first: Path) -> list[tuple[bool, str]]:
    """Run the tests on the mistakes of one copy."""
    mine = copy / f"mine_{first.name}"
    shutil.copy(first, mine)
    if config.parent != copy:
        shutil.copy(config, copy / config.name)
    kept = ",".join("?" for _ in jobs)
    with closing(sqlite3.connect(mine)) as store, store:
        for table in ("mutation_specs", "work_items"):
            store.execute(f"DELETE FROM {table} WHERE job_id NOT IN ({kept})", jobs)  # noqa: S608 - marks only
    environment = os.environ | {
        "PYTHONPATH": str(copy / "desktop"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis"),
    }
    subprocess.run([tool, "exec", config.name, mine.name], cwd=copy, env=environment, check=True)
    with closing(sqlite3.connect(mine)) as store:
        rows = store.execute("SELECT test_outcome, diff FROM work_results").fetchall()
    return [(test != "SURVIVED", patch or "") for test, patch in rows]


if __name__ == "__main__":
    sys.exit(main())
