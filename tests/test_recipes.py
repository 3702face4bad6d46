"""Each recipe of docs/architecture.md, carried out in a copy of the program as written there, and run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from starting.places import ROOT

_SECTION = re.compile(r"^### (?P<title>.+?)\n(?P<body>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_STEP = re.compile(
    r"^(?:New file `(?P<new>[^`]+)`|In `(?P<file>[^`]+)`, (?P<side>below|above) the line `(?P<line>[^\n]+)`):"
    r"\n\n```\w+\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_IGNORED = shutil.ignore_patterns("__pycache__")


class Recipe(NamedTuple):
    """How many files a recipe may touch, and what must hold once it was carried out."""

    title: str
    most_files: int
    program: str


RECIPES = (
    Recipe(
        "A lever",
        4,
        """
from leftshift.model.terms import INDEX, Sector
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.snapshot.projector import Projector
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.text.explain.explanation import explain
from leftshift.text.explain.figure import Figure
from leftshift.text.levers.policy_list import LEVERS, effect

lever = next(one for one in LEVERS if one.key == "walk_in")
scenario = baseline_scenario(find_area("QMM")).with_policies(walk_in_per_head=10.0)
snapshot = Projector().snapshot(scenario)
charged = snapshot.results.charges[-1, INDEX[Sector.PRIMARY_CARE]]
assert charged > 0, charged
assert effect(lever, snapshot).short.startswith("£")
assert parse_scenario(scenario_bytes(scenario), "a.leftshift") == scenario
assert "£ a head" in explain(Figure(formula="policy_walk_in"), snapshot).steps[0].words
window.session.more.set_policy("walk_in_per_head", 5.0)
window.pages.open("other")
panel = window.plan.levers.panel("more")
panel.folds["walk_in"].open()
assert "walk_in_per_head" in panel.body("walk_in").rows
window.app_actions.open_help("lever_walk_in")
assert "walk-in" in window.pages.page("help").text.toPlainText()
""",
    ),
    Recipe(
        "A chart",
        3,
        """
from leftshift.text.explain.explanation import explain
from leftshift.window.access.action_list import actions_in

chart = window.plan.chart_area.chart("people_by_year")
assert "people are registered in" in chart.title, chart.title
assert len(chart.table().rows) == window.session.scenario.years.count
assert explain(chart.figures()[0], window.session.snapshot).steps[0].words
assert any("Registered people" in command.name for command in actions_in(window.menuBar()))
window.app_actions.open_help("chart_people_by_year")
assert "money per head" in window.pages.page("help").text.toPlainText()
""",
    ),
    Recipe(
        "A kind of area",
        2,
        """
from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline

half = find_area("Northern half of Yorkshire")
assert half.kind == "half"
parts = [float(baseline(find_area(code)).population) for code in ("QOQ", "QWO")]
assert abs(float(baseline(half).population) - sum(parts)) < 1
window.picker.open_list()
tree = window.picker.list.tree
assert tree.topLevelItem(0).text(0) == "Halves of England"
window.picker.list.hide()
""",
    ),
    Recipe(
        "An export",
        1,
        """
from pathlib import Path
from leftshift.window.transfer.chart_copy import save_chart

chart = window.plan.chart_area.chart("spend_by_sector")
save_chart(chart, window.session.snapshot, Path(folder) / "chart.md")
written = (Path(folder) / "chart.md").read_text(encoding="utf-8")
assert chart.title in written
assert "| Year |" in written, written[:200]
""",
    ),
    Recipe(
        "A fact",
        1,
        """
from leftshift.evidence.facts import fact
from leftshift.text.evidence_list import evidence_list

assert fact("C99").value == 42
assert any(row.id == "C99" for row in evidence_list())
""",
    ),
)
_RUN = """
import sys, tempfile
from pathlib import Path
import leftshift
assert Path(leftshift.__file__).is_relative_to(sys.argv[1]), leftshift.__file__
from leftshift.window.start import application, build_window

app = application()
folder = tempfile.mkdtemp(dir=sys.argv[1])
window = build_window(Path(folder))
window.show()
window.show_charts()
app.processEvents()
"""
_END = """
window.session.stack.setClean()
window.close()
"""


def copy_of_the_program(folder: Path) -> None:
    shutil.copytree(ROOT / "desktop" / "leftshift", folder / "leftshift", ignore=_IGNORED)
    for data in ("resources", "seeds"):
        shutil.copytree(ROOT / data, folder / "leftshift" / data, ignore=_IGNORED)


def steps_of(title: str) -> list[re.Match[str]]:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    body = next(section["body"] for section in _SECTION.finditer(text) if section["title"] == title)
    steps = list(_STEP.finditer(body))
    assert len(steps) == body.count("```") // 2, "a block of code that no sentence says where to put"
    return steps


def carry_out(step: re.Match[str], folder: Path) -> str:
    """Do one step and return the file that it touches."""
    if step["new"]:
        path = folder / step["new"]
        assert not path.exists(), path
        path.write_text(step["text"], encoding="utf-8")
        return step["new"]
    path, line = folder / step["file"], f"{step['line']}\n"
    text = path.read_text(encoding="utf-8")
    assert line in text, f"{step['file']} has no line {step['line']}"
    added = f"{line}{step['text']}" if step["side"] == "below" else f"{step['text']}{line}"
    path.write_text(text.replace(line, added, 1), encoding="utf-8")
    return step["file"]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_that_a_recipe_adds_what_it_says_in_as_few_files(recipe: Recipe, tmp_path: Path) -> None:
    copy_of_the_program(tmp_path)
    touched = {carry_out(step, tmp_path) for step in steps_of(recipe.title)}
    assert 0 < len(touched) <= recipe.most_files, touched
    done = subprocess.run(
        [sys.executable, "-c", _RUN + recipe.program + _END, str(tmp_path)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_that_every_recipe_of_the_document_is_carried_out() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [section["title"] for section in _SECTION.finditer(text)] == [recipe.title for recipe in RECIPES]
