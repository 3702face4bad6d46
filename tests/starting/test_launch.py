"""The way the program starts: with its window, as a command, or without a display."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from starting import launch, system
from starting.places import SAMPLE

ROOT = Path("leftshift-folder")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the list of programs that would have been run, each without the path of Python."""
    commands: list[list[str]] = []

    def note(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append([str(word) for word in command[1:]])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("subprocess.run", note)
    monkeypatch.setattr("os.execv", lambda _, command: note(command))
    monkeypatch.setattr(system, "missing_parts", lambda: ())
    return commands


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as on a Linux without any display."""
    monkeypatch.setattr("sys.platform", "linux")
    for sign in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(sign, raising=False)


@pytest.mark.parametrize("sign", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_that_linux_has_a_display_by_any_of_its_signs(sign: str) -> None:
    assert launch.has_display("linux", {sign: "x"})
    assert not launch.has_display("linux", {sign: ""})


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_that_windows_and_macos_always_have_a_display(platform: str) -> None:
    assert launch.has_display(platform, {})


@pytest.mark.parametrize("words", [[], ["mine.leftshift"], [__file__]])
def test_that_nothing_or_one_file_opens_the_window(words: list[str]) -> None:
    assert launch.opens_window(words)


@pytest.mark.parametrize("words", [["areas"], ["run", "mine.leftshift"], ["--version"]])
def test_that_a_command_opens_no_window(words: list[str]) -> None:
    assert not launch.opens_window(words)


@pytest.mark.usefixtures("linux")
def test_that_without_a_display_the_sample_is_answered_as_text_and_picture(
    ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert launch.start(ROOT, []) == 0
    answer, picture = ran
    sample = str(ROOT / SAMPLE)
    assert answer == ["-P", "-m", "leftshift", "run", sample]
    assert picture[:5] == ["-P", "-m", "leftshift", "picture", sample]
    printed = capsys.readouterr().out
    assert "no display" in printed
    assert f"The window as a picture: {picture[5]}" in printed
    Path(picture[5]).parent.rmdir()


@pytest.mark.usefixtures("linux")
def test_that_without_a_display_a_file_is_answered_instead_of_the_sample(ran: list[list[str]]) -> None:
    launch.start(ROOT, ["mine.leftshift"])
    assert ran[0][-2:] == ["run", "mine.leftshift"]
    Path(ran[1][5]).parent.rmdir()


@pytest.mark.usefixtures("linux")
def test_that_a_command_is_passed_on_unchanged_without_a_display(ran: list[list[str]]) -> None:
    launch.start(ROOT, ["areas", "--format", "csv"])
    assert ran[0] == ["-P", "-m", "leftshift", "areas", "--format", "csv"]


@pytest.mark.usefixtures("linux")
def test_that_a_window_short_of_a_library_gets_the_command_named_first(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(system, "missing_parts", lambda: ("libxcb-cursor.so.0",))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    launch.start(ROOT, [])
    assert "libxcb-cursor0" in capsys.readouterr().err
    assert ran[0] == ["-P", "-m", "leftshift"]
