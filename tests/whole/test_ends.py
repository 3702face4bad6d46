"""How a command ends: its exit code and what it says, wherever its answer goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leftshift.cli.interrupt import INTERRUPTED
from leftshift.cli.main import NOT_WRITTEN
from leftshift.window.start import NO_WINDOW

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "below_half.leftshift"
COMMANDS = {
    "areas": ("areas",),
    "ask": ("ask", str(SAMPLE), "bridge"),
    "board": ("board", str(SAMPLE)),
    "run": ("run", str(SAMPLE)),
    "version": ("--version",),
}


def end_of(
    *words: str, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "leftshift", *words],
        env={key: value for key, value in os.environ.items() if key != "DISPLAY"} | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_that_any_encoding_of_the_output_will_do(words: tuple[str, ...], encoding: str) -> None:
    done = end_of(*words, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding).strip()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_that_an_output_that_is_full_is_said(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = end_of(*words, stdout=full.fileno())
    assert done.returncode == NOT_WRITTEN
    assert done.stderr.decode() == (
        "leftshift: the answer could not be written in full: No space left on device.\n"
    )


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_that_a_reader_that_went_away_is_said(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = end_of(*words, stdout=writer)
    os.close(writer)
    assert done.returncode == NOT_WRITTEN
    assert done.stderr.decode().startswith("leftshift: the answer could not be written in full")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell that closes an end")
@pytest.mark.parametrize("words", [("areas", "--format", "csv"), ("run", str(SAMPLE))], ids=["csv", "run"])
def test_that_an_end_that_is_closed_takes_nothing_down_and_the_other_stays_clean(
    words: tuple[str, ...],
) -> None:
    closed = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "leftshift", *words],
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_that_the_work_is_done_also_where_it_cannot_be_told(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = end_of("new", "QMM", str(tmp_path / "mine.leftshift"), stdout=writer)
    os.close(writer)
    assert done.returncode == NOT_WRITTEN
    assert (tmp_path / "mine.leftshift").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="the platforms of Linux")
@pytest.mark.parametrize(
    ("platform", "words"),
    # A frame buffer that is not there is a platform with no screen.
    [("xcb", (str(SAMPLE),)), ("nonsense", ()), ("linuxfb:fb=/nowhere", ())],
    ids=["xcb", "unknown", "no screen"],
)
def test_that_a_window_that_cannot_be_shown_is_said(words: tuple[str, ...], platform: str) -> None:
    done = end_of(*words, QT_QPA_PLATFORM=platform)
    assert done.returncode == NO_WINDOW
    assert "no window can be shown here" in done.stderr.decode()


def test_that_ctrl_c_ends_it_in_a_sentence_while_modules_are_still_loaded(tmp_path: Path) -> None:
    slow = "import signal; signal.raise_signal(signal.SIGINT)"
    (tmp_path / "slow.py").write_text(slow, encoding="utf-8")
    heard = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # also in the background
    )
    begun = f"{heard}; import leftshift.cli.interrupt as ctrl_c; ctrl_c.end_on_interrupt(); import slow"
    done = subprocess.run(
        [sys.executable, "-c", begun], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (INTERRUPTED, b"")
    assert done.stderr.decode().startswith("leftshift: ended before it was done")
    assert len(done.stderr.splitlines()) == 1


def test_that_the_versions_are_said() -> None:
    lines = end_of("--version").stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["Leftshift", "Model:", "Data:", "Qt", "Python"]
