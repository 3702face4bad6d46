"""The command line: each command with its arguments and its answer, and the list of all of them.

Commands import what they need when they run, so that a wrong argument is refused at once; what draws is
loaded for the window alone.
"""

import argparse
import csv
import io
import json
import math
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift import __doc__ as purpose

if TYPE_CHECKING:
    from leftshift.evidence.areas import Area
    from leftshift.exports.pack import Kind
    from leftshift.model.scenario import Scenario

REFUSED: Final = 2
"""Exit code when a file or an argument is refused."""
NOT_WRITTEN: Final = 4
"""Exit code when the answer cannot be written to where it was sent."""
_DECIMALS: Final = 6
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
    """Answers on standard output; returns the exit code. May raise one of `_refusals`."""


class QuestionError(ValueError):
    """A question that cannot be answered as it was asked; the sentence says what to ask."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one command, or open the window.

    Characters that the output cannot show are replaced. Returns the exit code: 0, or, each with a sentence on
    standard error, 2 when something is refused, 3 when no window can be shown, and 4 when the answer cannot
    be written.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _open_window(given)
    try:
        options = _parser(given[0]).parse_args(given)
        code = COMMANDS[options.command].answer(options)
        if sys.stdout:
            sys.stdout.flush()
    except _refusals() as refusal:
        return _say(str(refusal), REFUSED)
    except OSError as error:
        if error.filename is not None:
            raise
        # What is still to be written would fail once more when Python ends.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until Python ends
        return _say(f"the answer could not be written in full: {error.strerror}.", NOT_WRITTEN)
    return code


def _say(sentence: str, code: int) -> int:
    """Say on standard error what went wrong, if anyone can be told, and return the exit code."""
    with suppress(OSError):
        print(f"leftshift: {sentence}", file=sys.stderr, flush=True)
    return code


def _open_window(given: Sequence[str]) -> int:
    if len(given) > 1:
        return _say(
            f"“{given[0]}” is not a command, and only one file can be opened. "
            f"Commands: {', '.join(COMMANDS)}; “leftshift --help” explains them.",
            REFUSED,
        )
    from leftshift.window.start import start

    return start(Path(given[0]) if given else None)


def _parser(asked: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leftshift", description=purpose, usage="leftshift [FILE | COMMAND ...]"
    )
    parser.add_argument("--version", action=_Version, help="say which program, model and data this is")
    commands = parser.add_subparsers(dest="command", required=True)
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
    """List what a command may refuse with a sentence."""
    from leftshift.evidence.areas import AreaError
    from leftshift.storage.refusal import Refusal
    from leftshift.storage.saver import SaveError

    return AreaError, Refusal, SaveError, QuestionError


# Areas and scenarios -----------------------------------------------------------------------------------


def _areas_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _areas(options: argparse.Namespace) -> int:
    from leftshift.evidence.areas import areas

    rows = [_area_row(area) for area in areas()]
    if options.format == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    elif options.format == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        print(f"{'code':<22} {'kind':<9} {'people':>11} {'£m':>11}  name")
        for row in rows:
            print(
                f"{row['code']:<22} {row['kind']:<9} {row['population']:>11,} "
                f"{row['programme_total_gbp_m']:>11,.1f}  {row['name']}"
            )
    return 0


def _area_row(area: "Area") -> dict[str, str | float]:
    """Describe an area: its people, and its money by sector in the first year [£m]."""
    from leftshift.evidence.baselines import baseline
    from leftshift.model.terms import SECTORS

    known = baseline(area)
    money = known.money.tolist()
    return {
        "code": area.code,
        "kind": area.kind,
        "name": area.name,
        "population": round(float(known.population)),
        "programme_total_gbp_m": round(float(known.total), _DECIMALS),
        **{f"{sector}_gbp_m": round(money[i], _DECIMALS) for i, sector in enumerate(SECTORS)},
    }


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    from leftshift.model.terms import Footprint

    parser.add_argument("area", metavar="AREA", help="a code, such as QMM, Y61 or cluster:QHL+QUA, or a name")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--footprint",
        type=Footprint,
        choices=list(Footprint),
        help="which boundaries, where a code stands in both (default: 2026/27)",
    )
    _force(parser)


def _new(options: argparse.Namespace) -> int:
    from leftshift.evidence.areas import find_area
    from leftshift.evidence.start import baseline_scenario

    area = find_area(options.area, options.footprint)
    _check_free(options.file, force=options.force)
    _save_scenario(options.file, baseline_scenario(area, footprint=options.footprint))
    print(f"{options.file}: the baseline scenario of {area.name} ({area.code})")
    return 0


def _check_free(path: Path, *, force: bool) -> None:
    """See that nothing is there that would be replaced unasked.

    Raises:
        SaveError: something is, and --force was not said.
    """
    from leftshift.storage.saver import SaveError

    if not force and os.path.lexists(path):
        raise SaveError(path, "a file of that name is there already", "Choose another name, or say --force.")


def _save_scenario(path: Path, scenario: "Scenario") -> None:
    """Save a scenario; what was there is kept beside it and among the versions of the file.

    Raises:
        SaveError: it could not be saved.
    """
    from leftshift.storage.saver import save
    from leftshift.storage.scenario.writer import scenario_bytes
    from leftshift.storage.settings import settings_folder
    from leftshift.storage.versions import keep_version

    told = save(
        path, scenario_bytes(scenario), keep=lambda file, old: keep_version(settings_folder(), file, old)
    )
    if told:
        print(f"leftshift: {told}", file=sys.stderr)


def _file_and_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    _format(parser)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table")


def _run(options: argparse.Namespace) -> int:
    from leftshift.selftest.run import verify
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.text.reports.scenario import as_json, as_table
    from leftshift.text.reports.self_test import for_export

    snapshot = Projector().snapshot(read_scenario(options.file))
    written = as_json if options.format == "json" else as_table
    print(written(snapshot, self_test=for_export(verify())))
    return 0


def _board(options: argparse.Namespace) -> int:
    from leftshift.questions.board_measures import rebalanced
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.text.reports.board import board_as_json, board_as_table

    scenario = read_scenario(options.file)
    snapshot = Projector().snapshot(scenario)
    balanced = rebalanced(scenario, snapshot.area, snapshot.board_measures.basis)
    written = board_as_json if options.format == "json" else board_as_table
    print(written(snapshot, balanced))
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def _check(options: argparse.Namespace) -> int:
    from leftshift.storage.scenario.reader import notices, read_scenario

    scenario = read_scenario(options.file)
    for told in notices(options.file):
        print(told)
    print(f"{options.file}: sound. “{scenario.name}”, {scenario.area.footprint} footprint.")
    return 0


# Questions ---------------------------------------------------------------------------------------------


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    from leftshift.questions.ask import DEFAULT_OUTCOME, QUESTION_KEYS

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("question", choices=QUESTION_KEYS)
    parser.add_argument(
        "--outcome", default=DEFAULT_OUTCOME, help=f"which outcome (default: {DEFAULT_OUTCOME})"
    )
    parser.add_argument(
        "--year", type=_year, help="such as 2030 or 2030/31 (default: when the shares arrive)"
    )
    parser.add_argument("--target", type=_amount, help="such as 0.5 or 50%% (default: the published target)")
    _format(parser)


def _ask(options: argparse.Namespace) -> int:
    from leftshift.questions.ask import ask
    from leftshift.questions.draws import draws_of
    from leftshift.questions.study import study_of
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.text.reports.answers import answer_json, answer_table

    study = study_of(read_scenario(options.file))
    draws, seed = draws_of(study.scenario)
    try:
        answer = ask(
            study,
            options.question,
            outcome=options.outcome,
            year=options.year,
            target=options.target,
            draws=draws,
            seed=seed,
        )
    except ValueError as error:
        raise QuestionError(str(error)) from error
    written = answer_json if options.format == "json" else answer_table
    print(written(study, answer))
    return 0


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


# Import, self-test, picture ----------------------------------------------------------------------------


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file or a workbook (.xlsx)")
    parser.add_argument(
        "--area", metavar="AREA", help="whose figures they are (default: the scenario's area)"
    )
    parser.add_argument(
        "--into",
        metavar="SCENARIO",
        type=Path,
        help="a scenario; made for AREA if missing (default: show the preview, change nothing)",
    )
    parser.add_argument("--sheet", help="which sheet, where several hold such a list")
    parser.add_argument("--amount", metavar="HEADING", help="which column holds the amounts, or its letter")
    parser.add_argument("--unit", metavar="gbp|gbp_k|gbp_m|gbp_bn", help="what one of an amount is")
    parser.add_argument("--year", type=_year, help="take the figures of this year as they are")
    parser.add_argument("--decimal", choices=("comma", "point"), help="whether a comma is a decimal sign")
    parser.add_argument("--hidden", choices=("take", "leave_out"), help="what to do with hidden rows")
    parser.add_argument("--votes", choices=("yes", "no"), help="whether all vote, where the file is silent")
    for option, value, says in _IMPORT_ANSWERS:
        parser.add_argument(option, metavar=value, action="append", default=[], help=says)
    parser.add_argument("--add-up", action="store_true", help="add up the rows of each sector")
    parser.add_argument("--ignore-total", action="store_true", help="go on where a total does not agree")
    parser.add_argument("--other-area", action="store_true", help="go on where the file names another area")


_IMPORT_ANSWERS: Final = (
    ("--map", "NAME=SECTOR", "which sector a row is of; leave_out takes nothing of it"),
    ("--twice", "SECTOR=CELL", "which row of a sector to take; add adds them up"),
    ("--accept", "SECTOR", "take a figure that is far off the derived one"),
    ("--keep", "SECTOR", "keep the derived figure instead of one that is far off"),
    ("--group", "NAME=GROUP", "which group a seat is of; leave_out takes nothing of it"),
    ("--vote", "TEXT=yes|no", "whether what stands in the column of votes, or a cell of it, is a vote"),
)


def _import(options: argparse.Namespace) -> int:
    from leftshift.session.lock import locked

    if options.into is None:
        return _import_now(options)
    with locked(options.into):  # two imports at once read and save one after the other
        return _import_now(options)


def _import_now(options: argparse.Namespace) -> int:
    from leftshift.evidence.areas import area_of, find_area
    from leftshift.evidence.baselines import baseline
    from leftshift.evidence.start import baseline_scenario, with_own
    from leftshift.model.own_figures import preview
    from leftshift.storage.spreadsheets.ledger import Ledger
    from leftshift.storage.spreadsheets.option_answers import answers_of
    from leftshift.storage.spreadsheets.own_list import understand
    from leftshift.storage.spreadsheets.reading import lines_text
    from leftshift.storage.spreadsheets.sheet_file import read_file
    from leftshift.text.own_figures import preview_text

    if options.into is None and options.area is None:
        raise QuestionError("Say with --into which scenario takes it, or with --area whose figures they are.")
    scenario = None if options.into is None else _scenario_for(options.area, options.into)
    area = find_area(options.area) if scenario is None else area_of(scenario.area)
    try:
        answers = answers_of(vars(options))
    except ValueError as error:
        raise QuestionError(str(error)) from error
    reading = understand(read_file(options.file), area, answers)
    print(lines_text(reading.lines))
    if reading.open:
        print("\n".join(reading.notes))
        asked = "\n".join(f"- {question.in_words}" for question in reading.open)
        print(f"leftshift: nothing was imported, as this is not certain:\n{asked}", file=sys.stderr)
        return REFUSED
    found = reading.settled()
    if isinstance(found, Ledger):
        own = found.own_figures
        print(preview_text(preview(own, baseline(area)), found.mended))
        scenario = None if scenario is None else with_own(scenario, own)
    else:
        before = baseline_scenario(area) if scenario is None else scenario
        said = f"A board of {len(found.seats)} in place of one of {len(before.board.seats)}."
        print("\n".join([said, *found.mended]))
        scenario = None if scenario is None else scenario.with_board(seats=found.seats)
    if scenario is None:
        print("Nothing was changed; --into names the scenario that takes it.")
    else:
        _save_scenario(options.into, scenario)
        print(f"{options.into}: holds what {found.source} says")
    return 0


def _scenario_for(area: str | None, path: Path) -> "Scenario":
    """Read the scenario, which must be of the area, or begin one on the area's baseline.

    Raises:
        AreaError: the area is unknown, is not the scenario's, or is not given though there is no scenario.
    """
    from leftshift.evidence.areas import AreaError, area_of, find_area
    from leftshift.evidence.start import baseline_scenario
    from leftshift.storage.scenario.reader import read_scenario

    if not path.exists():
        if area is None:
            raise AreaError(f"There is no {path} yet: give --area, so that it can be made.")
        return baseline_scenario(find_area(area))
    scenario = read_scenario(path)
    theirs = area_of(scenario.area)
    if area is not None and find_area(area, scenario.area.footprint).code != theirs.code:
        raise AreaError(f"{path} is a scenario of {theirs.name} ({theirs.code}), not of {area}.")
    return scenario


def _verify(options: argparse.Namespace) -> int:
    from leftshift.selftest.run import verify
    from leftshift.storage.scenario.file_checks import file_checks
    from leftshift.text.reports.self_test import as_json, as_text

    findings = verify(file_checks())
    print(as_json(findings) if options.format == "json" else as_text(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def _picture_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("png", metavar="PNG", type=Path)
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    _force(parser)


def _picture(options: argparse.Namespace) -> int:
    from leftshift.storage.scenario.reader import read_scenario

    scenario = read_scenario(options.file)  # refused before Qt is loaded
    from leftshift.window.transfer.picture import save_picture

    _check_free(options.png, force=options.force)
    save_picture(scenario, options.png, size=options.size, theme=options.theme)
    print(f"{options.png}")
    return 0


def _size(text: str) -> tuple[int, int]:
    """Read 1366x768 as width and height [pixels]."""
    width, _, height = text.lower().replace("×", "x").partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write it as 1366x768")
    if not (640 <= int(width) <= 7680 and 480 <= int(height) <= 4320):  # noqa: PLR2004 - screen sizes
        raise argparse.ArgumentTypeError(f"“{text}” is not a screen's size; from 640x480 to 7680x4320 is")
    return int(width), int(height)


# Export, compare, set, sweep ---------------------------------------------------------------------------


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    from leftshift.exports.pack import Kind

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="made if it is not there")
    parser.add_argument(
        "--kind",
        type=_listed(Kind),
        default=tuple(Kind),
        metavar=",".join(Kind),
        help="which pieces (default: all)",
    )
    parser.add_argument("--chart", type=_names, default=(), help="which charts, such as bridge,board")
    parser.add_argument("--scale", type=_scale, default=2.0, help="dots to a pixel of pictures, 1 to 4")
    parser.add_argument("--bom", action="store_true", help="begin CSV with a byte order mark, as Excel asks")
    _force(parser)


def _export(options: argparse.Namespace) -> int:
    from leftshift.exports.charts import CHART_KEYS
    from leftshift.exports.pack import Order, PackContent, Painter, pack, write_pack
    from leftshift.selftest.run import verify
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.scenario.reader import read_with_history

    unknown = [key for key in options.chart if key not in CHART_KEYS]
    if unknown:
        raise QuestionError(f"No chart is called “{unknown[0]}”. There are: {', '.join(CHART_KEYS)}.")
    scenario, history = read_with_history(options.file)

    def painter() -> Painter:
        from leftshift.window.transfer.pack_painter import PackPainter

        return PackPainter()

    source = PackContent(
        snapshot=Projector().snapshot(scenario), findings=tuple(verify()), history=history, painter=painter
    )
    order = Order(kinds=options.kind, charts=options.chart, scale=options.scale, byte_order_mark=options.bom)
    made = pack(source, order, progress=lambda done, what: _print_progress(done, len(order.kinds), what))
    for path in write_pack(made, options.to, replace=options.force):
        print(path)
    return 0


def _compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--format", choices=("table", "json", "xlsx", "html"), default="table")
    parser.add_argument("--to", metavar="PATH", type=Path, help="where a workbook or a page is written")
    _force(parser)


def _compare(options: argparse.Namespace) -> int:
    from leftshift.exports.comparison import Comparison
    from leftshift.exports.pack import write_pack
    from leftshift.selftest.run import verify
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.text.reports.self_test import for_export

    if len(options.files) == 1:
        raise QuestionError("Give at least two files to compare.")
    snapshots = [Projector().snapshot(read_scenario(file)) for file in options.files]
    found = Comparison(snapshots, for_export(verify()))
    if options.format in {"xlsx", "html"}:
        if options.to is None:
            raise QuestionError(f"Say with --to where the {options.format} file is to be written.")
        data = found.xlsx() if options.format == "xlsx" else found.html()
        for path in write_pack({options.to.name: data}, options.to.parent, replace=options.force):
            print(path)
    else:
        print(found.json() if options.format == "json" else found.table())
    return 0


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("levers", metavar="LEVER=VALUE", nargs="+", help="such as shares.community=12%%")
    parser.add_argument("--into", metavar="SCENARIO", type=Path, help="another file (default: FILE itself)")
    _force(parser)


def _set(options: argparse.Namespace) -> int:
    from leftshift.session.lock import locked
    from leftshift.session.named_levers import LeverError, with_lever
    from leftshift.storage.scenario.reader import read_scenario

    into = options.into or options.file
    if options.into is not None:
        _check_free(into, force=options.force)
    with locked(into):
        scenario = read_scenario(options.file)
        for text in options.levers:
            name, equals, value = text.partition("=")
            if not equals:
                raise QuestionError(f"“{text}” is no lever with its value; write it as lever=value.")
            try:
                scenario = with_lever(scenario, name.strip(), value)
            except LeverError as refusal:
                raise QuestionError(str(refusal)) from refusal
        _save_scenario(into, scenario)
    print(f"{into}: {', '.join(options.levers)}")
    return 0


def _sweep_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "levers", metavar="LEVER=FROM:TO:STEP", nargs="+", help="such as running_costs.cut=0:50%%:10%%"
    )
    parser.add_argument(
        "--areas", type=_names, default=(), help="codes with commas, or a kind such as icb2026"
    )
    parser.add_argument("--format", choices=("csv", "json"), default="csv")


def _sweep(options: argparse.Namespace) -> int:
    from leftshift.evidence.areas import area_of, areas, find_area
    from leftshift.session.named_levers import LeverError
    from leftshift.session.sweep import OUTCOMES, RUNS_MOST, sweep, swept
    from leftshift.storage.scenario.reader import read_scenario

    scenario = read_scenario(options.file)
    chosen = [area_of(scenario.area)] if not options.areas else []
    for text in options.areas:
        of_kind = [area for area in areas() if area.kind == text]
        chosen += of_kind or [find_area(text, scenario.area.footprint)]
    try:
        levers = [swept(text) for text in options.levers]
        runs = math.prod(len(lever.values) for lever in levers) * len(chosen)
        head = ("area_code", "area", *(lever.name for lever in levers), *OUTCOMES, "refused")
        rows = []
        for done, run in enumerate(sweep(scenario, levers, chosen), start=1):
            outcomes = run.outcomes or (math.nan,) * len(OUTCOMES)
            figures = [None if math.isnan(one) else round(one, _DECIMALS) for one in outcomes]
            rows.append((run.area.code, run.area.name, *run.values, *figures, run.refused))
            if done % max(1, min(runs, RUNS_MOST) // 20) == 0:
                _print_progress(done, runs, "")
    except LeverError as refusal:
        raise QuestionError(str(refusal)) from refusal
    if options.format == "json":
        print(json.dumps([dict(zip(head, row, strict=True)) for row in rows], indent=1, ensure_ascii=False))
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([head, *rows])
    return 0


def _print_progress(done: int, whole: int, what: str) -> None:
    """Say on standard error how far a long command is."""
    print(f"{done} of {whole} {what}".rstrip(), file=sys.stderr)


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _listed(kinds: "type[Kind]") -> "Callable[[str], tuple[Kind, ...]]":
    def read(text: str) -> "tuple[Kind, ...]":
        unknown = [name for name in _names(text) if name not in set(kinds)]
        if unknown:
            raise argparse.ArgumentTypeError(f"“{unknown[0]}” is none of {', '.join(kinds)}")
        return tuple(dict.fromkeys(kinds(name) for name in _names(text)))

    return read


def _scale(text: str) -> float:
    """Read dots to a pixel, from 1 to 4."""
    value = _amount(text)
    if not 1 <= value <= 4:  # noqa: PLR2004 - as the window offers
        raise argparse.ArgumentTypeError(f"“{text}” is not from 1 to 4")
    return value


COMMANDS: Final = {
    command.name: command
    for command in (
        Command("areas", "list every area with its people and money", _areas_arguments, _areas),
        Command("new", "write the baseline scenario of an area", _new_arguments, _new),
        Command("run", "project a scenario", _file_and_format, _run),
        Command("board", "print every check and measure of a scenario's board", _file_and_format, _board),
        Command("check", "say whether a scenario file is sound", _check_arguments, _check),
        Command("ask", "ask a question of a scenario", _ask_arguments, _ask),
        Command(
            "import", "take own figures, or a list of seats, into a scenario", _import_arguments, _import
        ),
        Command("verify", "check the model against what is published and must hold", _format, _verify),
        Command("export", "write a pack: workbook, slides, document …", _export_arguments, _export),
        Command("compare", "put scenarios side by side", _compare_arguments, _compare),
        Command("set", "set levers and assumptions of a scenario", _set_arguments, _set),
        Command("sweep", "run a scenario over values of levers and areas", _sweep_arguments, _sweep),
        Command("picture", "save the window on a scenario as a picture", _picture_arguments, _picture),
    )
}
"""Every command by its name, in the order of --help."""
