"""Every hostile file is refused in words by window and command line, and what is open stays."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.cli.command import REFUSED
from leftshift.cli.main import main
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application, build_window
from tests.survival.hostile_files import Piece, pieces
from tests.survival.opened_mutants import SAID_MOST, open_in, wrong_refusal

OLDER = Path(__file__).parents[1] / "storage/museum"


def _older() -> Iterator[Piece]:
    """List the broken files that the reader is tested with."""
    table = tomllib.loads((OLDER / "museum.toml").read_text(encoding="utf-8"))
    for name, piece in table.items():
        data = (OLDER / f"{name}.leftshift").read_bytes()
        yield Piece(name, piece["place"], piece["wrong"], lambda path, data=data: path.write_bytes(data))


MUSEUM = (*pieces(), *_older())


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    application()
    made = build_window(tmp_path_factory.mktemp("configuration"))
    yield made
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_the_museum_is_as_large_as_promised_and_each_piece_has_its_own_name() -> None:
    assert len({piece.name for piece in MUSEUM}) == len(MUSEUM) >= 150


@pytest.mark.parametrize("piece", MUSEUM, ids=lambda piece: piece.name)
def test_that_a_hostile_file_is_refused_by_window_and_command_line(
    piece: Piece, window: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.leftshift"
    piece.build(path)
    held = window.session.scenario, window.document.path, window.document.is_saved
    (said,) = open_in(window, path)
    assert (window.session.scenario, window.document.path, window.document.is_saved) == held
    assert wrong_refusal([said], path.name) == ""
    assert f"{piece.place}: " in said
    assert piece.said in said
    assert main(["check", str(path)]) == REFUSED
    answer = capsys.readouterr()
    assert (answer.out, answer.err) == ("", f"leftshift: {said}\n")
    assert len(answer.err.strip()) <= SAID_MOST
