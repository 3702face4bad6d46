"""How many small mistakes in the arithmetic the tests would notice: python3 start.py mutate [--sample 200].

cosmic-ray says which mistakes there are: an operator or a comparison is changed, one at a time. `forked.py`
makes them in a process that has loaded the tests, and runs the tests. A mistake that no test notices is
printed. Needs os.fork, so Linux or macOS.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
_LIST = """
import json, sys
from pathlib import Path
from cosmic_ray.commands.init import _all_work_items
from cosmic_ray.modules import find_modules
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
found = []
for item in _all_work_items(find_modules([Path(sys.argv[1])]), {}):
    for one in item.mutations:
        before = one.module_path.read_text(encoding="utf-8")
        after = mutate_code(before, get_operator(one.operator_name)(**one.operator_args), one.occurrence)
        found.append({
            "module": one.module_path.stem, "row": one.start_pos[0], "column": one.start_pos[1],
            "operator": one.operator_name, "before": before, "after": after,
        })
print(json.dumps(found))
"""
"""Run by the tool's own Python, whose packages the project does not need."""


def main() -> int:
    """Run the campaign and print its figures; return 0 if at least 95 % was noticed in every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--sample", type=int, default=0, help="so many mistakes a folder, drawn by the seed (0: all)"
    )
    parser.add_argument("--seed", type=int, default=1, help="which mistakes are drawn")
    parser.add_argument("--folder", choices=[*FOLDERS], action="append", help="only this folder")
    asked = parser.parse_args()
    enough = True
    with tempfile.TemporaryDirectory() as place:
        python = _tool(Path(place))
        for folder in asked.folder or FOLDERS:
            mistakes = _mistakes(python, folder)
            random.Random(asked.seed).shuffle(mistakes)  # noqa: S311 - a sample, not a secret
            missed = _missed(Path(place), folder, mistakes[: asked.sample or None])
            made = len(mistakes[: asked.sample or None])
            noticed = made - len(missed)
            print(*missed, sep="\n")
            drawn = f"{asked.sample} places, seed {asked.seed}" if asked.sample else "every place"
            print(
                f"{datetime.now(UTC):%Y-%m-%d}, {TOOL}, {drawn}; "
                f"{folder}: {noticed} of {made} noticed ({noticed / made:.1%})"
            )
            enough &= noticed * 100 >= made * 95
    return 0 if enough else 1


def _tool(place: Path) -> Path:
    """Set cosmic-ray up beside the project; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(place / "tool")], check=True)
    python = place / "tool" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", TOOL], check=True)
    return python


def _mistakes(python: Path, folder: str) -> list[dict[str, Any]]:
    """List the mistakes that can be made in a folder, by place."""
    where = f"desktop/leftshift/{folder}"
    listed = subprocess.run(
        [str(python), "-c", _LIST, where], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    found = [one for one in json.loads(listed) if one["operator"].endswith(OPERATORS) and not _is_marker(one)]
    return sorted(found, key=lambda one: (one["module"], one["row"], one["column"], one["operator"]))


def _is_marker(one: dict[str, Any]) -> bool:
    """Say whether a star only marks arguments by name, which cosmic-ray takes for a product."""
    line = one["before"].splitlines()[one["row"] - 1]
    return line[one["column"] :].startswith("*,")


def _missed(place: Path, folder: str, mistakes: list[dict[str, Any]]) -> list[str]:
    """Make the mistakes and return those that no test noticed, each in one line."""
    given, answer = place / "mistakes.json", place / "missed.json"
    given.write_text(json.dumps(mistakes), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    told = ["--mistakes", str(given), "--missed", str(answer), "--of", f"leftshift.{folder}"]
    plain = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "tests.mutation.forked"]
    subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *told, *FOLDERS[folder]],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return list(json.loads(answer.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
