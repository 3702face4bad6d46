"""What a command is, the arguments that several share, and what each may say and save."""

import argparse
import math
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from leftshift.model.scenario import Scenario
    from leftshift.storage.scenario.saved_history import SavedHistory

REFUSED: Final = 2
"""Exit code when a file or an argument is refused."""


DECIMALS: Final = 6
"""Decimals of £m in listings: a pound; sums over 42 rows stay exact to the thousandth of a million."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    says: str
    """What it does, for --help."""
    arguments: Callable[[argparse.ArgumentParser], None]
    """Declares what it can be given."""
    answer: Callable[[argparse.Namespace], int]
    """Answers on standard output; returns the exit code. May raise what `main` lists as refusals."""


class QuestionError(ValueError):
    """A question that cannot be answered as it was asked; the sentence says what to ask."""


def file_and_format(parser: argparse.ArgumentParser) -> None:
    """Declare the scenario file and the format of the answer."""
    parser.add_argument("file", metavar="FILE", type=Path)
    format_argument(parser)


def format_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the format of an answer."""
    parser.add_argument("--format", choices=("table", "json"), default="table")


def force_argument(parser: argparse.ArgumentParser) -> None:
    """Declare that files may be replaced."""
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def year(text: str) -> int:
    """Read 2030 or 2030/31 as a financial year by its first calendar year."""
    first = text.partition("/")[0].strip()
    if not (first.isdecimal() and len(first) == len("2030")):
        raise argparse.ArgumentTypeError(f"“{text}” is not a financial year; write it as 2030 or 2030/31")
    return int(first)


def amount(text: str) -> float:
    """Read a number, or a percentage as a share."""
    number, percent, rest = text.strip().partition("%")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if rest or not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number; write it as 0.5, 50% or 18.76")
    return value / 100 if percent else value


def names(text: str) -> tuple[str, ...]:
    """Read names with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def check_free(path: Path, *, force: bool) -> None:
    """See that nothing is there that would be replaced unasked.

    Raises:
        SaveError: something is, and --force was not said.
    """
    from leftshift.storage.saver import SaveError

    if not force and os.path.lexists(path):
        what = "folder" if path.is_dir() else "file"
        raise SaveError(
            path, f"a {what} of that name is there already", "Choose another name, or say --force."
        )


def save_changed(
    path: Path, before: "Scenario", history: "SavedHistory | None", after: "Scenario", said: str
) -> None:
    """Save what a command made of a plan, as one step more of its history, where it has one.

    Raises:
        SaveError: it could not be saved.
    """
    from leftshift.session.history.saved import continued

    left_out = 0
    if history is not None and after != before:
        history, left_out = continued(history, before, after, said)
    save_scenario(path, after, history)
    if left_out:
        told = f"a file has no room for the oldest steps of its history: {left_out} were left out."
        print(f"leftshift: {told}", file=sys.stderr)


def save_scenario(path: Path, scenario: "Scenario", history: "SavedHistory | None" = None) -> None:
    """Save a scenario; what was there is kept beside it and among the versions of the file.

    Raises:
        SaveError: it could not be saved.
    """
    from leftshift.storage.saver import save
    from leftshift.storage.scenario.writer import scenario_bytes
    from leftshift.storage.settings import settings_folder
    from leftshift.storage.versions import keep_version

    data = scenario_bytes(scenario, history=history)
    told = save(path, data, keep=lambda file, old: keep_version(settings_folder(), file, old))
    if told:
        print(f"leftshift: {told}", file=sys.stderr)


def print_progress(done: int, whole: int, what: str) -> None:
    """Say on standard error how far a long command is; where nobody can be told, it goes on all the same."""
    with suppress(OSError):
        print(f"{done} of {whole} {what}".rstrip(), file=sys.stderr)
