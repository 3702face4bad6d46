"""Whatever an argument holds, what is said of it prints, and is short enough to read."""

from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED
from leftshift.cli.main import main

SAMPLE = str(Path(__file__).parents[2] / "resources" / "samples" / "below_half.leftshift")
HOSTILE = {
    "control characters": "\x1b[31m\x07\x85\u2028\u2029\x0b",
    "turned": "\u202egnp.\u2066",
    "no characters": "\ud800\udcff\ufeff\u0000",
    "long": "x y " * 800,
}
PLACES: dict[str, tuple[str, ...]] = {
    "an option": ("verify", "--{}"),
    "a word too many": ("model", "{}"),
    "a choice": ("run", SAMPLE, "--format", "{}"),
    "a size": ("picture", SAMPLE, "p.png", "--size", "{}"),
    "a year": ("import", SAMPLE, "--area", "QMM", "--year", "{}"),
    "a lever": ("set", SAMPLE, "{}=1"),
    "its value": ("set", SAMPLE, "shares.community={}"),
    "a range": ("sweep", SAMPLE, "running_costs.cut={}"),
    "a question": ("ask", SAMPLE, "{}"),
    "an area": ("new", "{}", "p.leftshift"),
    "a file": ("run", "{}.leftshift"),
    "two files": ("{}", "{}"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_that_what_is_said_of_an_argument_prints_and_is_short(
    place: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main([word.format(text) for word in PLACES[place]])
    except SystemExit as end:  # as argparse refuses
        code = end.code if isinstance(end.code, int) else -1
    out, said = capsys.readouterr()
    last = said.strip().splitlines()[-1]
    assert (code, out) == (REFUSED, "")
    assert said.replace("\n", "").isprintable()
    assert last.startswith("leftshift")
    assert len(last) <= 400


def test_that_a_folder_with_too_long_a_name_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", SAMPLE, "--to", str(tmp_path / ("x" * 300)), "--kind", "json"]) == REFUSED
    said = capsys.readouterr().err.splitlines()[-1]
    assert "x" * 300 in said
    assert said.startswith("leftshift: ")


def test_that_paths_that_are_written_are_told_in_characters_that_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", SAMPLE, "--to", str(tmp_path / "a\x1b[31m\nb"), "--kind", "json"]) == 0
    out = capsys.readouterr().out
    assert all(line.isprintable() for line in out.splitlines())
    assert str(tmp_path / "a�[31m b") in out


def test_that_a_plan_is_no_list_to_import(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", SAMPLE, "--area", "QMM"]) == REFUSED
    assert "this is a plan of Leftshift, not a list" in capsys.readouterr().err
