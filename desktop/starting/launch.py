"""The start of the program, and the same answers as text and picture where there is no display."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from starting import system
from starting.places import SAMPLE, script_of

_FILE_ENDING = ".leftshift"


def has_display(platform: str, surroundings: Mapping[str, str]) -> bool:
    """Return whether a window can be shown: only Linux lacks displays, and Qt may draw elsewhere."""
    signs = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(surroundings.get(sign) for sign in signs)


def opens_window(words: Sequence[str]) -> bool:
    """Return whether the program would open its window: given nothing, or one file and no command."""
    return not words or (len(words) == 1 and (words[0].endswith(_FILE_ENDING) or Path(words[0]).is_file()))


def program(root: Path, *words: str) -> list[str]:
    """Return the command that runs the program, which no module in the user's current folder can shadow."""
    return [str(script_of(root, "python")), "-P", "-m", "leftshift", *words]


def start(root: Path, words: Sequence[str]) -> int:
    """Start the program with the words given, or answer without a display; return its exit code."""
    if not opens_window(words):
        return replace_process(program(root, *words))
    if not has_display(sys.platform, os.environ):
        return answer_without_display(root, words[0] if words else str(root / SAMPLE))
    _say_what_is_missing()
    return replace_process(program(root, *words))


def replace_process(command: list[str]) -> int:
    """Run the command in place of this process, so that no second one waits; on Windows wait for it."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606 - the command is our own Python, with no shell
    return subprocess.run(command, check=False).returncode


def answer_without_display(root: Path, scenario: str) -> int:
    """Print what the scenario leads to and draw the window into a picture; return the exit code."""
    name = Path(scenario).name
    print(f"There is no display here, so no window can open. This is what {name} leads to:\n", flush=True)
    answered = subprocess.run(program(root, "run", scenario), check=False)
    if answered.returncode:
        return answered.returncode
    picture = Path(tempfile.mkdtemp(prefix="leftshift-")) / "window.png"
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    drawn = subprocess.run(program(root, "picture", scenario, str(picture)), env=surroundings, check=False)
    if drawn.returncode == 0:
        print(f"\nThe window as a picture: {picture}")
        return 0
    _say_what_is_missing()
    return drawn.returncode


def _say_what_is_missing() -> None:
    """Name the command that helps before Qt stops the program with words that name none."""
    advice = system.advice_now()
    if advice:
        print(advice, file=sys.stderr)
