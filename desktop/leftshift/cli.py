"""What each command of the command line answers, as text."""

import argparse
import csv
import json
import sys
from pathlib import Path

from leftshift.evidence.areas import Area, AreaError, area_of, areas, find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.start import baseline_scenario
from leftshift.model.own_figures import preview
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS
from leftshift.questions.ask import ask
from leftshift.questions.board_measures import rebalanced
from leftshift.questions.draws import draws_of
from leftshift.questions.study import study_of
from leftshift.selftest.run import verify
from leftshift.session.own_figures import with_own
from leftshift.snapshot.projector import Projector
from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import SaveError, save
from leftshift.storage.scenario.file_checks import file_checks
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.own_list import read_own_list
from leftshift.text.answers.answers import answer_json, answer_table
from leftshift.text.own_figures import preview_text
from leftshift.text.reports.board import board_as_json, board_as_table
from leftshift.text.reports.scenario import as_json, as_table
from leftshift.text.reports.self_test import as_json as findings_as_json
from leftshift.text.reports.self_test import as_text as findings_as_text
from leftshift.text.reports.self_test import for_export


class QuestionError(ValueError):
    """A question that cannot be answered as it was asked; the sentence says what to ask."""


REFUSALS = (AreaError, Refusal, SaveError, QuestionError)
"""What a command may refuse with a sentence."""


_DECIMALS = 6
"""Decimals of £m in listings: a pound; sums over 42 rows stay exact to the thousandth of a million."""


def sentence(refusal: Exception) -> str:
    """Give a refusal as one line for a planner."""
    return f"leftshift: {refusal.args[0] if isinstance(refusal, AreaError) else refusal}"


def answer_areas(options: argparse.Namespace) -> int:
    """List every area with its people and its money by sector [£m, 2025/26]."""
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


def _area_row(area: Area) -> dict[str, str | float]:
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


def answer_new(options: argparse.Namespace) -> int:
    """Write the baseline scenario of an area."""
    area = find_area(options.area, options.footprint)
    save(options.file, scenario_bytes(baseline_scenario(area, footprint=options.footprint)))
    print(f"{options.file}: the baseline scenario of {area.name} ({area.code})")
    return 0


def answer_run(options: argparse.Namespace) -> int:
    """Project a scenario and print what it leads to."""
    scenario = read_scenario(options.file)
    snapshot = Projector().snapshot(scenario)
    tested = for_export(verify())
    if options.format == "json":
        print(as_json(snapshot, self_test=tested))
    else:
        print(as_table(snapshot, self_test=tested))
    return 0


def answer_board(options: argparse.Namespace) -> int:
    """Print every check and measure of a scenario's board."""
    scenario = read_scenario(options.file)
    snapshot = Projector().snapshot(scenario)
    balanced = rebalanced(scenario, snapshot.area, snapshot.board_measures.basis)
    print(
        board_as_json(snapshot, balanced) if options.format == "json" else board_as_table(snapshot, balanced)
    )
    return 0


def answer_import(options: argparse.Namespace) -> int:
    """Take own figures or a list of seats into a scenario file, and print what they change."""
    found = read_own_list(options.file, sheet=options.sheet)
    scenario = _scenario_for(options.area, options.into)
    if isinstance(found, Ledger):
        own = found.own_figures
        print(preview_text(preview(own, baseline(area_of(scenario.area))), found.mended))
        scenario = with_own(scenario, own)
    else:
        before = len(scenario.board.seats)
        scenario = scenario.with_board(seats=found.seats)
        print("\n".join([f"A board of {len(found.seats)} in place of one of {before}.", *found.mended]))
    save(options.into, scenario_bytes(scenario))
    print(f"{options.into}: holds what {found.source} says")
    return 0


def _scenario_for(area: str | None, path: Path) -> Scenario:
    """Read the scenario, which must be of the area, or begin one on the area's baseline.

    Raises:
        AreaError: the area is unknown, is not the scenario's, or is not given though there is no scenario.
    """
    if not path.exists():
        if area is None:
            raise AreaError(f"There is no {path} yet: give --area, so that it can be made.")
        return baseline_scenario(find_area(area))
    scenario = read_scenario(path)
    theirs = area_of(scenario.area)
    if area is not None and find_area(area, scenario.area.footprint).code != theirs.code:
        raise AreaError(f"{path} is a scenario of {theirs.name} ({theirs.code}), not of {area}.")
    return scenario


def answer_verify(options: argparse.Namespace) -> int:
    """Run the self-test; return 1 where something does not hold."""
    findings = verify(file_checks())
    print(findings_as_json(findings) if options.format == "json" else findings_as_text(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def answer_check(options: argparse.Namespace) -> int:
    """Say whether a scenario file is sound."""
    scenario = read_scenario(options.file)
    print(f"{options.file}: sound. “{scenario.name}”, {scenario.area.footprint} footprint.")
    return 0


def answer_ask(options: argparse.Namespace) -> int:
    """Ask a question of a scenario and print the answer.

    Raises:
        QuestionError: the outcome or the year is unknown, or a target is needed and none is published.
    """
    scenario = read_scenario(options.file)
    study = study_of(scenario)
    draws, seed = draws_of(scenario)
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
    print(answer_json(study, answer) if options.format == "json" else answer_table(study, answer))
    return 0


def answer_picture(options: argparse.Namespace) -> int:
    """Save the window on a scenario as a picture."""
    scenario = read_scenario(options.file)
    from leftshift.window.transfer.picture import save_picture  # noqa: PLC0415 - Qt is loaded only for pictures

    save_picture(scenario, options.file, options.png, size=options.size, theme=options.theme)
    print(f"{options.png}")
    return 0
