"""Every command refuses what it cannot use: a fixed exit code, one sentence, nothing written."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from leftshift.cli.command import REFUSED, print_progress
from leftshift.cli.exports import draw_in_memory
from leftshift.cli.interrupt import INTERRUPTED
from leftshift.cli.main import COMMANDS, main

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "below_half.leftshift"
USUAL: dict[str, tuple[str, ...]] = {
    "areas": (),
    "new": ("QMM", "{new}"),
    "run": ("{file}",),
    "board": ("{file}",),
    "check": ("{file}",),
    "ask": ("{file}", "bridge"),
    "import": ("{file}", "--area", "QMM"),
    "verify": (),
    "model": (),
    "export": ("{file}", "--to", "{new}"),
    "compare": ("{file}", "{file}"),
    "set": ("{file}", "running_costs.cut=10%", "--into", "{new}"),
    "sweep": ("{file}", "running_costs.cut=0:50%:10%"),
    "picture": ("{file}", "{new}.png"),
    "guide": ("{new}",),
}
"""What each command is usually given; {file} is a file to read and {new} a path to write to."""
FILES: dict[str, bytes | None] = {
    "no file": None,
    "an empty file": b"",
    "bytes": bytes(range(256)) * 4,
    "half a file": SAMPLE.read_bytes()[:500],
    "another format": b'{"format": "shopping list", "version": 1}',
    "a newer version": b'{"format": "leftshift scenario", "version": 999}',
    "a deep file": b"[" * 5_000,
}
ENDS = {
    "an unknown option": ("--nonsense",),
    "one word too many": ("--format",),
    "an unknown format": ("--format", "xml"),
    "a control character": ("\x1b[2J",),
}
READING = [name for name, words in USUAL.items() if "{file}" in words]
WRITING = [name for name, words in USUAL.items() if any("{new}" in word for word in words)]


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Give a command line, and return what it says as it refuses it."""
    try:
        code = main(words)
    except SystemExit as end:  # as argparse refuses
        code = end.code if isinstance(end.code, int) else -1
    out, said = capsys.readouterr()
    assert code == REFUSED
    assert out == ""
    assert "Traceback" not in said
    last = said.strip().splitlines()[-1]
    assert last.startswith("leftshift")
    return last


def given(name: str, tmp_path: Path, **places: Path) -> list[str]:
    """Return a command line with its places filled in."""
    usual = {"file": SAMPLE, "new": tmp_path / "new.leftshift"} | places
    return [name, *(word.format(**usual) for word in USUAL[name])]


def test_that_every_command_is_tried() -> None:
    assert set(USUAL) == set(COMMANDS)


@pytest.mark.parametrize(
    ("name", "kind"),
    # Half a scenario file is read as text by what imports lists, and shown line by line.
    [(name, kind) for name in READING for kind in FILES if (name, kind) != ("import", "half a file")],
)
def test_that_a_file_that_is_none_is_refused_in_a_sentence(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, content = tmp_path / "bad.leftshift", FILES[kind]
    if content is not None:
        file.write_bytes(content)
    before = set(tmp_path.iterdir())
    said = refused(given(name, tmp_path, file=file), capsys)
    assert "bad.leftshift" in said
    assert said.isprintable()
    assert len(said) < 700
    assert set(tmp_path.iterdir()) - {tmp_path / "configuration"} == before


@pytest.mark.parametrize("name", READING)
def test_that_a_folder_is_no_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "bad.leftshift"
    folder.mkdir()
    assert "bad.leftshift" in refused(given(name, tmp_path, file=folder), capsys)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
@pytest.mark.parametrize("name", READING)
def test_that_a_pipe_is_no_file_and_holds_nothing_up(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "bad.leftshift"
    os.mkfifo(pipe)
    assert "bad.leftshift" in refused(given(name, tmp_path, file=pipe), capsys)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", USUAL)
def test_that_arguments_that_cannot_be_are_refused(
    name: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused([*given(name, tmp_path), *ENDS[end]], capsys)
    assert not (tmp_path / "new.leftshift").exists()


@pytest.mark.parametrize("name", [name for name, words in USUAL.items() if words])
def test_that_missing_arguments_are_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused([name], capsys)


@pytest.mark.parametrize("name", [name for name in WRITING if name != "export"])
def test_that_a_folder_that_is_not_there_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(given(name, tmp_path, new=tmp_path / "nowhere" / "new.leftshift"), capsys)
    assert str(tmp_path / "nowhere") in said


@pytest.mark.parametrize(
    "words",
    [
        ("set", "shares.community=200%"),
        ("set", "shares.community=nan"),
        ("set", "nonsense=1"),
        ("set", "shares.community"),
        ("sweep", "running_costs.cut=0:50%:0"),
        ("sweep", "running_costs.cut=50%:0:10%"),
        ("sweep", "running_costs.cut=0:1e9:1e-9"),
        ("sweep", "nonsense=0:1:1"),
        ("ask", "nonsense"),
    ],
    ids=" ".join,
)
def test_that_levers_and_questions_that_cannot_be_are_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    refused([words[0], str(SAMPLE), *words[1:]], capsys)


@pytest.mark.parametrize("area", ["", "ZZZ", "cluster:QMM", "cluster:QMM+QMM", "\x00", "x" * 5_000])
def test_that_an_area_that_cannot_be_is_refused(
    area: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(["new", area, str(tmp_path / "new.leftshift")], capsys)
    assert list(tmp_path.iterdir()) == []


def test_that_a_command_that_is_ended_by_its_user_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("leftshift.storage.scenario.reader.read_scenario", interrupted)
    assert main(["run", str(SAMPLE)]) == INTERRUPTED
    assert capsys.readouterr().err.startswith("leftshift: ended before it was done")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["exprot"], "“export”"),
        (["Borad"], "“board”"),
        (["exprot", "a.leftshift"], "“export”"),
        (["nonsense"], "“leftshift --help”"),
        ([""], "“leftshift --help”"),
    ],
    ids=str,
)
def test_that_a_mistyped_command_opens_no_window_and_is_told_its_spelling(
    words: list[str],
    near: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert near in refused(words, capsys)


@pytest.mark.parametrize("word", ["gone.leftshift", "folder/exprot", "./exprot", "exprot"], ids=str)
def test_that_what_names_a_file_is_opened_in_the_window(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exprot").touch()
    opened = list[Path | None]()
    monkeypatch.setattr("leftshift.window.start.start", lambda path, **_: opened.append(path) or 0)
    monkeypatch.setattr("gc.disable", lambda: None)
    assert main([word]) == 0
    assert opened == [Path(word)]


def test_that_a_column_that_is_not_there_is_refused_also_where_there_is_but_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("Sector,£m\nAcute,1500\nCommunity,300\n", encoding="utf-8")
    assert main(["import", str(ledger), "--area", "QMM", "--amount", "NOSUCH"]) == REFUSED
    assert "“NOSUCH” is no column of amounts; there is B1 “£m”" in capsys.readouterr().err


def test_that_the_scale_of_a_desktop_does_not_change_the_size_of_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_SCALE_FACTOR", "0")
    draw_in_memory()
    assert "QT_SCALE_FACTOR" not in os.environ


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_that_work_goes_on_where_its_progress_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        monkeypatch.setattr("sys.stderr", full)
        print_progress(1, 2, "pieces")
        assert not full.closed
        with suppress(OSError):  # what is still to be written fails once more
            full.close()


def test_that_a_folder_without_a_name_takes_no_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a folder of that name is there already" in refused(["new", "QMM", "/"], capsys)
