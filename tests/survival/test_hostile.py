"""Foreign bytes and damaged files in a short form: nothing uncaught, nothing slow, nothing open changes."""

import random
from pathlib import Path

import pytest

from leftshift.cli.main import main
from leftshift.storage.refusal import printable
from leftshift.storage.spreadsheets.board_columns import find_seats
from leftshift.storage.spreadsheets.csv_file import csv_grids
from tests.survival.fuzzed import mutated, readers
from tests.survival.opened_mutants import opened_mutants
from tests.survival.stateful import stateful

pytestmark = pytest.mark.survival


@pytest.fixture
def chance() -> random.Random:
    return random.Random(11)  # noqa: S311 - the same attempts each time, no secret


@pytest.mark.parametrize("name", readers())
def test_that_a_reader_of_foreign_bytes_refuses_in_words_or_reads(name: str, chance: random.Random) -> None:
    assert mutated(name, 50, chance) == []


def test_that_damaged_files_are_refused_by_the_window_or_opened_whole(chance: random.Random) -> None:
    figure = opened_mutants(40, chance)
    assert figure.broken == ()
    assert not figure.more.startswith("0 refused")
    assert ", 0 accepted" not in figure.more


def test_that_a_plan_is_at_every_step_what_a_simple_reference_says(chance: random.Random) -> None:
    figure = stateful(300, chance)
    assert figure.broken == ()
    assert figure.attempts >= 200


@pytest.mark.parametrize(
    "text",
    [
        "sector,gbp_m\nacu{}te,1400\nacute,1400\n",
        "{}sector,gbp_m\nacute,{}1400\n",
        "role,group,voting\nDirector {},odd {} group,y{}es\n",
        "role,group,voting{}\nDirector,{},{}\n",
    ],
)
@pytest.mark.parametrize(
    "odd", ["\x1b[31m", "\x1b]0;x\x07", "\u202e", "\x85", "\u2028", "\x9b2J", "\u2066"], ids=ascii
)
def test_that_an_import_says_no_control_character_of_a_list_to_a_terminal(
    text: str, odd: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text.replace("{}", odd), encoding="utf-8")
    main(["import", str(path), "--area", "QMM"])
    answer = capsys.readouterr()
    for line in (answer.out + answer.err).split("\n"):
        assert printable(line.replace("\u00a0", " ")) == line.replace("\u00a0", " ")


def test_that_a_long_list_that_names_no_seats_is_not_read_once_for_each_of_its_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []
    monkeypatch.setattr(
        "leftshift.storage.spreadsheets.board_columns.words", lambda text: looked.append(text) or ""
    )
    (grid,) = csv_grids("one,two\n" + "acute,1\n" * 1_500, "list.csv")
    assert find_seats(grid) is None
    assert len(looked) < 20_000
