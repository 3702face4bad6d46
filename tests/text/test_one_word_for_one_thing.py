"""What is shown says one word for one thing, as the glossary does, and none that nobody says aloud."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[2]
_LOSERS: Final = {
    r"near home|nearer home": "closer to home",
    r"scenarios?": "plan",
    r"partner seats?": "provider seats",
    r"envelope": "limit",
    r"hair|in hand|take off|rests on|held against|as at first": "plain words",
    r"program of|center|organiz|prioritiz|utiliz|analyz": "British spelling",
}
"""A word that is not shown, and what is said in its place."""
_MACHINES: Final = {
    "leftshift scenario",  # the first line of every file ever saved
    "difference scenarios",  # what somebody may type into the list of commands
}
_SOURCES: Final = ("title", "quote", "link", "publisher", "source")
"""Entries of the evidence that are as their publisher wrote them."""


@cache
def _shown() -> tuple[tuple[str, str], ...]:
    """Return every text that is shown, with its place."""
    return (*_of_code(), *_of_resources())


def _of_code() -> Iterator[tuple[str, str]]:
    for path in sorted((_ROOT / "desktop/leftshift").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"cast", "ValueError"}:
                silent |= {id(each) for each in ast.walk(node)}
            if isinstance(node, ast.AnnAssign | ast.arg | ast.FunctionDef):
                hint = node.returns if isinstance(node, ast.FunctionDef) else node.annotation
                silent |= {id(each) for each in ast.walk(hint)} if hint is not None else set()
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in silent or not isinstance(node.value, str):
                continue
            if " " in node.value or node.value[:1].isupper():
                yield f"{path.relative_to(_ROOT)}:{node.lineno}", node.value


def _of_resources() -> Iterator[tuple[str, str]]:
    for path in (*(_ROOT / "resources/help").glob("*.md"), *(_ROOT / "resources/samples").iterdir()):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.relative_to(_ROOT)}:{number}", line.removeprefix('  "format": ')
    for path in (_ROOT / "resources/formulas.toml", *(_ROOT / "seeds").glob("*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            name, _, text = line.partition(" = ")
            if text.startswith('"') and (path.name == "formulas.toml" or name not in _SOURCES):
                yield f"{path.relative_to(_ROOT)}:{number}", text


@pytest.mark.parametrize("loser", _LOSERS)
def test_that_what_is_shown_says_the_word_of_the_glossary(loser: str) -> None:
    """Two words for one thing are two things to whoever reads them."""
    pattern = re.compile(rf"\b(?:{loser})\b", re.IGNORECASE)
    found = [
        f"{place}: {text[:120]!r}: say “{_LOSERS[loser]}”"
        for place, text in _shown()
        if text.strip('",') not in _MACHINES and pattern.search(text)
    ]
    assert not found, "\n".join(found)
