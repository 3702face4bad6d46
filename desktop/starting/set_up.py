"""The set-up: system libraries, `.venv`, the locked packages and the project itself."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from starting import stamp, system
from starting.failures import SetUpError, sentence_for
from starting.places import CODE, LOCK, script_of, venv_of
from starting.progress import Progress, ShowWord
from starting.stamp import Part

_PIP = ("-I", "-m", "pip", "--disable-pip-version-check", "--no-input")
# Compiling every module would make this half as long again, and no start ever reads most of them.
LOCKED = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile", "--progress-bar=off")
_PROGRAM = "import leftshift.window.main_window, leftshift.window.charts.live_chart"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_EDITABLE = ("--no-deps", "--no-build-isolation", "--editable")


def set_up(root: Path) -> None:
    """Do what is left of the set-up, which is nothing at all after the first time.

    Raises:
        SetUpError: the set-up cannot be finished; the message says why and what to do.
    """
    if not _parts_to_do(root):
        return
    with _one_at_a_time(root):
        parts = _parts_to_do(root)
        if parts:
            _do(parts, root)


def _parts_to_do(root: Path) -> tuple[Part, ...]:
    return stamp.parts_to_do(stamp.recorded_stamp(root), stamp.wanted_stamp(root))


def _do(parts: Sequence[Part], root: Path) -> None:
    wanted = stamp.wanted_stamp(root)
    on_linux = sys.platform.startswith("linux") and Part.ENVIRONMENT in parts
    progress = Progress(len(parts) + on_linux)
    if on_linux:
        _complete_system(progress)
    try:
        stamp.remove_stamp(root)
        for part in parts:
            STEPS[part](root, progress)
        stamp.write_stamp(root, wanted)
    except OSError as error:
        raise SetUpError(sentence_for("writing .venv", str(error))) from error


def _complete_system(progress: Progress) -> None:
    """Bring in what Qt and Python lack; stop only without what the next step cannot do without."""
    with progress.step("Looking for Qt's system libraries and a font") as show_word:
        missing = system.missing_parts()
        debian = system.is_debian()
        if missing and debian:
            show_word(f"installing {len(system.packages_for(missing))} packages")
            system.install(missing)
            missing = system.missing_parts()
    if not missing:
        return
    advice = system.advice(missing, debian=debian, root=system.is_root())
    if system.VENV_MODULE in missing:
        raise SetUpError(advice)
    print(advice, file=sys.stderr)


def _make_environment(root: Path, progress: Progress) -> None:
    with progress.step("Making .venv"):
        run_step([sys.executable, "-m", "venv", "--clear", str(venv_of(root))], "making .venv")


def _install_packages(root: Path, progress: Progress) -> None:
    lock = root / LOCK
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    with progress.step(f"Installing up to {count} locked packages") as show_word:
        run_step(pip_install(root, *LOCKED, "-r", str(lock)), "installing the locked packages", show_word)


def _install_project(root: Path, progress: Progress) -> None:
    with progress.step("Installing Leftshift from this folder"):
        run_step(pip_install(root, *_EDITABLE, str(root)), "installing Leftshift")


def compile_code(root: Path, progress: Progress) -> None:
    """Compile the program and what it loads of the packages, so that no start has to.

    A failure costs speed alone: where Python may not write beside a module, it compiles it at each start.
    """
    python = str(script_of(root, "python"))
    # Set by those who want no such files lying about; here the set-up itself knows where they lie.
    surroundings = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    with progress.step("Compiling Leftshift"):
        for words in (("-m", "compileall", "-qq", str(root / CODE)), ("-P", "-c", _PROGRAM)):
            subprocess.run([python, *words], capture_output=True, check=False, env=surroundings)


def pip_install(root: Path, *words: str) -> list[str]:
    """Return the command that installs into the project's own environment."""
    return [str(script_of(root, "python")), *_PIP, "install", *words]


STEPS = {
    Part.ENVIRONMENT: _make_environment,
    Part.PACKAGES: _install_packages,
    Part.PROJECT: _install_project,
    Part.CODE: compile_code,
}


def run_step(
    command: Sequence[str],
    doing: str,
    show_word: ShowWord | None = None,
    *,
    folder: Path | None = None,
    extra: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Run one program of the set-up to its end in a folder, showing what pip fetches.

    `extra` are variables of its surroundings.

    Raises:
        SetUpError: the program failed.
    """
    # A configuration that installs for the user would be refused inside an environment.
    surroundings = os.environ | {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", **extra}
    lines = []
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings,
        encoding="utf-8",
        errors="replace",
    ) as program:
        for line in program.stdout or ():
            lines.append(line)
            if show_word and line.startswith("Collecting "):
                show_word(line.split()[1].partition("==")[0])
            elif show_word and line.startswith("Installing "):
                show_word("unpacking")
    if program.returncode:
        raise SetUpError(sentence_for(doing, "".join(lines)))


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Let a second start wait for the first one's set-up (Windows itself refuses to touch files in use)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    with (root / "start.py").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
