"""Every broken file is refused at its place, with the reason and what is allowed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import read_scenario

MUSEUM = Path(__file__).parent / "museum"
PIECES: dict[str, dict[str, Any]] = tomllib.loads((MUSEUM / "museum.toml").read_text(encoding="utf-8"))


def test_that_every_file_of_the_museum_has_its_entry() -> None:
    files = {path.stem for path in MUSEUM.glob("*.leftshift")}
    assert files == {*PIECES, "sound"}


def test_that_the_file_all_pieces_are_made_from_is_sound() -> None:
    assert read_scenario(MUSEUM / "sound.leftshift").name == "More care near home"


@pytest.mark.parametrize("name", PIECES)
def test_that_a_broken_file_is_refused_with_place_reason_and_what_is_allowed(name: str) -> None:
    piece = PIECES[name]
    with pytest.raises(Refusal) as caught:
        read_scenario(MUSEUM / f"{name}.leftshift")
    refusal = caught.value
    assert refusal.file == f"{name}.leftshift"
    assert (refusal.line, refusal.place) == (piece["line"], piece["place"])
    assert piece["wrong"] in refusal.wrong
    assert piece["allowed"] in refusal.allowed
    said = str(refusal)
    assert said.startswith(f"{name}.leftshift, line {piece['line']}, {piece['place']}: ")
    assert refusal.todo
    assert said.endswith(refusal.todo)
    assert "\n" not in said
