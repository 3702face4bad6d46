"""The command line: starts the window, or answers without one."""

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from leftshift import __doc__ as purpose
from leftshift.model.terms import Footprint

REFUSED = 2
"""Exit code when a file or an argument is refused."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one command; return 0, or 2 with a sentence on standard error when something is refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in _COMMANDS and not given[0].startswith("-")):
        return _open_window(given)
    options = _parser().parse_args(given)
    # The window and numpy are imported only where a command needs them, so that errors come at once.
    from leftshift import cli  # noqa: PLC0415 - see above

    try:
        return int(getattr(cli, f"answer_{options.command}")(options))
    except cli.REFUSALS as refusal:
        print(cli.sentence(refusal), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0


_COMMANDS = ("areas", "new", "run", "check", "picture", "ask", "board", "import", "verify")


_QUESTIONS = ("uncertainty", "sensitivity", "attribution", "goal", "switching", "policy", "bridge")


def _open_window(given: Sequence[str]) -> int:
    if len(given) > 1:
        print(
            f"“{given[0]}” is not a command, and only one file can be opened. "
            f"Commands: {', '.join(_COMMANDS)}; “leftshift --help” explains them.",
            file=sys.stderr,
        )
        return REFUSED
    from leftshift.window.start import start  # noqa: PLC0415 - Qt is loaded only for the window

    return start(Path(given[0]) if given else None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leftshift", description=purpose, usage="leftshift [FILE | COMMAND ...]"
    )
    commands = parser.add_subparsers(dest="command", required=True)

    areas = commands.add_parser("areas", help="list every area with its people and money")
    areas.add_argument("--format", choices=("table", "csv", "json"), default="table")

    new = commands.add_parser("new", help="write the baseline scenario of an area")
    new.add_argument("area", metavar="AREA", help="a code, such as QMM, Y61 or cluster:QHL+QUA, or a name")
    new.add_argument("file", metavar="FILE", type=Path)
    new.add_argument(
        "--footprint",
        type=Footprint,
        choices=list(Footprint),
        help="which boundaries, where a code stands in both (default: 2026/27)",
    )

    run = commands.add_parser("run", help="project a scenario")
    run.add_argument("file", metavar="FILE", type=Path)
    run.add_argument("--format", choices=("table", "json"), default="table")

    board = commands.add_parser("board", help="print every check and measure of a scenario's board")
    board.add_argument("file", metavar="FILE", type=Path)
    board.add_argument("--format", choices=("table", "json"), default="table")

    check = commands.add_parser("check", help="say whether a scenario file is sound")
    check.add_argument("file", metavar="FILE", type=Path)

    ask = commands.add_parser("ask", help="ask a question of a scenario")
    ask.add_argument("file", metavar="FILE", type=Path)
    ask.add_argument("question", choices=_QUESTIONS)
    ask.add_argument("--outcome", default="hospital_share", help="which outcome (default: hospital_share)")
    ask.add_argument("--year", type=_year, help="such as 2030 or 2030/31 (default: when the shares arrive)")
    ask.add_argument("--target", type=_amount, help="such as 0.5 or 50%% (default: the published target)")
    ask.add_argument("--format", choices=("table", "json"), default="table")

    bring = commands.add_parser("import", help="take own figures, or a list of seats, into a scenario")
    bring.add_argument("file", metavar="FILE", type=Path, help="a CSV file or a workbook (.xlsx)")
    bring.add_argument("--area", metavar="AREA", help="whose figures they are (default: the scenario's area)")
    bring.add_argument(
        "--into", metavar="SCENARIO", type=Path, required=True, help="a scenario; made for AREA if missing"
    )
    bring.add_argument("--sheet", help="which sheet, where several hold such a list")

    verify = commands.add_parser("verify", help="check the model against what is published and must hold")
    verify.add_argument("--format", choices=("table", "json"), default="table")

    picture = commands.add_parser("picture", help="save the window on a scenario as a picture")
    picture.add_argument("file", metavar="FILE", type=Path)
    picture.add_argument("png", metavar="PNG", type=Path)
    picture.add_argument("--size", type=_size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    picture.add_argument("--theme", choices=("light", "dark"), default="light")
    return parser


def _year(text: str) -> int:
    """Read 2030 or 2030/31 as a financial year by its first calendar year."""
    first = text.partition("/")[0].strip()
    if not (first.isdecimal() and len(first) == len("2030")):
        raise argparse.ArgumentTypeError(f"“{text}” is not a financial year; write it as 2030 or 2030/31")
    return int(first)


def _amount(text: str) -> float:
    """Read a number, or a percentage as a share."""
    number, percent, rest = text.strip().partition("%")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if rest or not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number; write it as 0.5, 50% or 18.76")
    return value / 100 if percent else value


def _size(text: str) -> tuple[int, int]:
    """Read 1366x768 as width and height [pixels]."""
    width, _, height = text.lower().replace("×", "x").partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write it as 1366x768")
    if not (640 <= int(width) <= 7680 and 480 <= int(height) <= 4320):  # noqa: PLR2004 - screen sizes
        raise argparse.ArgumentTypeError(f"“{text}” is not a screen's size; from 640x480 to 7680x4320 is")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
