"""The command line: each command with its arguments and its answer, and the list of all of them.

Commands import what they need when they run, so that a wrong argument is refused at once; what draws is
loaded for the window alone.
"""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from leftshift import __doc__ as purpose
from leftshift.cli.command import REFUSED, QuestionError
from leftshift.cli.exports import COMPARE, EXPORT, GUIDE, PICTURE
from leftshift.cli.imports import IMPORT
from leftshift.cli.interrupt import ENDED, INTERRUPTED
from leftshift.cli.reports import ASK, BOARD, MODEL, RUN, VERIFY
from leftshift.cli.scenarios import AREAS, CHECK, NEW, SET
from leftshift.cli.sweep import SWEEP

NOT_WRITTEN: Final = 4
"""Exit code when the answer cannot be written to where it was sent."""
_SAID_MOST: Final = 400
"""Characters of what is said of arguments, and of a file that is refused."""
_PATH_MOST: Final = 5_000
"""Characters of a sentence that names a path, which is never cut."""
WITHOUT_SETTINGS: Final = "--without-settings"
"""Opens the window with the first settings: a way in where a fault of the program meets the planner's own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one command, or open the window.

    Characters that the output cannot show are replaced. Returns the exit code: 0, or, each with a sentence on
    standard error, 2 when something is refused, 3 when no window can be shown, 4 when the answer cannot be
    written, and 130 when it is interrupted.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed: print would write what belongs there to the other one
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] == WITHOUT_SETTINGS:
        return _open_window(given[1:], with_settings=False)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _open_window(given)
    try:
        options = _parser(given[0]).parse_args(given)
        code = COMMANDS[options.command].answer(options)
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _say(ENDED, INTERRUPTED)
    except _refusals() as end:
        return _ended(end)
    return code


def _ended(end: Exception) -> int:
    """Say why a command ended before it was done, and return the exit code."""
    from leftshift.storage.saver import SaveError

    if isinstance(end, OSError) and end.filename is None:
        # What is still to be written would fail once more when Python ends.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until Python ends
        return _say(f"the answer could not be written in full: {end.strerror}.", NOT_WRITTEN)
    if isinstance(end, OSError):
        return _say(f"{end.filename} cannot be used: {end.strerror}.", REFUSED, _PATH_MOST)
    return _say(str(end), REFUSED, _PATH_MOST if isinstance(end, SaveError) else _SAID_MOST)


def _say(sentence: str, code: int, most: int = _SAID_MOST) -> int:
    """Say on standard error what went wrong, if anyone can be told, and return the exit code."""
    from leftshift.storage.refusal import shortened

    with suppress(OSError):
        print(shortened(f"leftshift: {sentence}", most), file=sys.stderr, flush=True)
    return code


def _open_window(given: Sequence[str], *, with_settings: bool = True) -> int:
    if len(given) > 1 or (given and not _names_file(given[0])):
        near = get_close_matches(given[0].casefold(), COMMANDS)
        meant = f" Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
        why = "and only one file can be opened" if len(given) > 1 else "and no file has this name"
        return _say(
            f"“{given[0]}” is not a command, {why}.{meant} "
            f"Commands: {', '.join(COMMANDS)}; “leftshift --help” explains them.",
            REFUSED,
        )
    # Nothing that is loaded now is garbage; the window has it looked for again once it is painted.
    gc.disable()
    from leftshift.window.start import start

    return start(Path(given[0]) if given else None, with_settings=with_settings)


def _names_file(word: str) -> bool:
    """Whether a word means a file rather than a mistyped command: it has a folder, an ending, or is there.

    What it names need not be there: the window says so where it was opened by a double click.
    """
    path = Path(word)
    return path.name != word or bool(path.suffix) or os.path.lexists(word)


class _Parser(argparse.ArgumentParser):
    """Refuses arguments in characters that print, and not in more of them than can be read."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong with the arguments, and end."""
        from leftshift.storage.refusal import shortened

        with suppress(OSError):
            self.print_usage(sys.stderr)
            print(shortened(f"{self.prog}: {message}", _SAID_MOST), file=sys.stderr, flush=True)
        sys.exit(REFUSED)


def _parser(asked: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="leftshift", description=purpose, usage="leftshift [FILE | COMMAND ...]")
    parser.add_argument(
        WITHOUT_SETTINGS,
        action="store_true",
        help="open the window with the usual settings, where yours stop it",
    )
    parser.add_argument("--version", action=_Version, help="say which program, model and data this is")
    commands = parser.add_subparsers(dest="command", required=True, prog="leftshift")
    for command in COMMANDS.values():
        own = commands.add_parser(command.name, help=command.says)
        if command.name == asked:
            command.arguments(own)
    return parser


class _Version(argparse.Action):
    """Says which versions answer, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        from leftshift.exports.stamp import versions

        print(versions(), flush=True)
        parser.exit()


def _refusals() -> tuple[type[Exception], ...]:
    """List what may end a command with a sentence: refusals, and what the system says of a file."""
    from leftshift.evidence.areas import AreaError
    from leftshift.storage.refusal import Refusal
    from leftshift.storage.saver import SaveError

    return AreaError, Refusal, SaveError, QuestionError, OSError


COMMANDS: Final = {
    command.name: command
    for command in (
        AREAS,
        NEW,
        RUN,
        BOARD,
        CHECK,
        ASK,
        IMPORT,
        VERIFY,
        MODEL,
        EXPORT,
        COMPARE,
        SET,
        SWEEP,
        PICTURE,
        GUIDE,
    )
}
"""Every command by its name, in the order of --help."""
