"""The command that takes own figures, or a list of seats, from a spreadsheet."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift.cli.command import REFUSED, Command, QuestionError, save_changed, year

if TYPE_CHECKING:
    from leftshift.model.scenario import Scenario
    from leftshift.storage.scenario.saved_history import SavedHistory

PARTLY: Final = 5
"""Exit code when an imported list has no figure for some sectors: Leftshift's own figures stay for these."""


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file or a workbook")
    parser.add_argument("--area", metavar="AREA", help="whose figures they are (default: the plan's area)")
    parser.add_argument(
        "--into",
        metavar="PLAN",
        type=Path,
        help="a plan; made for AREA if missing (default: show the preview, change nothing)",
    )
    parser.add_argument("--sheet", help="which sheet, by its name or its number, such as #2")
    parser.add_argument("--amount", metavar="HEADING|CELL|sum", help="which column holds the amounts")
    parser.add_argument("--unit", metavar="gbp|gbp_k|gbp_m|gbp_bn", help="what one of an amount is")
    parser.add_argument("--shares-of", metavar="own_total|GBP_M", help="turn shares into money by a total")
    parser.add_argument("--year", type=year, help="use the figures of this year as they are")
    parser.add_argument("--decimal", choices=("comma", "point"), help="whether a comma is a decimal sign")
    parser.add_argument("--hidden", choices=("take", "leave_out"), help="what to do with hidden rows")
    parser.add_argument("--votes", choices=("yes", "no"), help="whether all vote, where the file is silent")
    for option, value, says in _IMPORT_ANSWERS:
        parser.add_argument(option, metavar=value, action="append", default=[], help=says)
    parser.add_argument("--add-up", action="store_true", help="add up the rows of each sector")
    parser.add_argument("--ignore-total", action="store_true", help="go on where a total does not agree")
    parser.add_argument(
        "--whole-year", action="store_true", help="the amounts are of the area and a whole year"
    )
    parser.add_argument("--other-area", action="store_true", help="go on where the file names another area")


_IMPORT_ANSWERS: Final = (
    ("--map", "CELL=SECTOR", "which sector the name in a cell is of; leave_out ignores it; or NAME=SECTOR"),
    ("--twice", "SECTOR=CELL", "which row of a sector to take; add adds them up"),
    ("--accept", "SECTOR", "accept a figure that is far from the derived one"),
    ("--keep", "SECTOR", "keep the derived figure instead of one that is far from it"),
    ("--group", "CELL=GROUP", "which group a seat is of; leave_out ignores it; or NAME=GROUP"),
    ("--seat", "CELL=yes|leave_out", "whether a row that is in doubt is a seat"),
    ("--vote", "CELL=yes|no", "whether a cell of the column of votes, or its text, is a vote"),
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
    from leftshift.storage.refusal import printable
    from leftshift.storage.spreadsheets.ledger import Ledger
    from leftshift.storage.spreadsheets.option_answers import answers_of
    from leftshift.storage.spreadsheets.own_list import understand
    from leftshift.storage.spreadsheets.reading import lines_text
    from leftshift.storage.spreadsheets.sheet_file import read_file
    from leftshift.text.own_figures import preview_text

    if options.into is None and options.area is None:
        raise QuestionError("Say with --into which plan takes it, or with --area whose figures they are.")
    plan, history = (None, None) if options.into is None else _plan_for(options.area, options.into)
    area = find_area(options.area) if plan is None else area_of(plan.area)
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
        changed = None if plan is None else with_own(plan, own)
    else:
        before = baseline_scenario(area) if plan is None else plan
        said = f"A board of {len(found.seats)} in place of one of {len(before.board.seats)}."
        print("\n".join([said, *found.mended]))
        changed = None if plan is None else plan.with_board(seats=found.seats)
    if plan is None or changed is None:
        print("Nothing was changed; --into names the plan that takes it.")
        return 0
    save_changed(options.into, plan, history, changed, f"Import {found.source}")
    print(printable(f"{options.into}: holds what {found.source} says"))
    return PARTLY if isinstance(found, Ledger) and None in found.sectors else 0


def _plan_for(area: str | None, path: Path) -> "tuple[Scenario, SavedHistory | None]":
    """Read the plan with its history, which must be of the area, or begin one on the area's baseline.

    Raises:
        AreaError: the area is unknown, is not the scenario's, or is not given though there is no scenario.
    """
    from leftshift.evidence.areas import AreaError, area_of, find_area
    from leftshift.evidence.start import baseline_scenario
    from leftshift.storage.scenario.reader import read_with_history

    if not path.exists():
        if area is None:
            raise AreaError(f"There is no {path} yet: give --area, so that it can be made.")
        return baseline_scenario(find_area(area)), None
    scenario, history = read_with_history(path)
    theirs = area_of(scenario.area)
    if area is not None and find_area(area, scenario.area.footprint).code != theirs.code:
        raise AreaError(f"{path} is a plan of {theirs.name} ({theirs.code}), not of {area}.")
    return scenario, history


IMPORT: Final = Command(
    "import", "import own figures, or a list of seats, into a plan", _import_arguments, _import
)
