"""Commands that print what a scenario leads to: its results, its board, answers, many runs, the self-test."""

import argparse
import csv
import json
import math
import sys
from pathlib import Path
from typing import Final

from leftshift.cli.command import (
    DECIMALS,
    Command,
    QuestionError,
    amount,
    file_and_format,
    format_argument,
    names,
    print_progress,
    year,
)


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


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    from leftshift.questions.ask import DEFAULT_OUTCOME, QUESTION_KEYS

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("question", choices=QUESTION_KEYS)
    parser.add_argument(
        "--outcome", default=DEFAULT_OUTCOME, help=f"which outcome (default: {DEFAULT_OUTCOME})"
    )
    parser.add_argument("--year", type=year, help="such as 2030 or 2030/31 (default: when the shares arrive)")
    parser.add_argument("--target", type=amount, help="such as 0.5 or 50%% (default: the published target)")
    format_argument(parser)


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


def _sweep_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "levers", metavar="LEVER=FROM:TO:STEP", nargs="+", help="such as running_costs.cut=0:50%%:10%%"
    )
    parser.add_argument(
        "--areas", type=names, default=(), help="codes with commas, or a kind such as icb2026"
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
            figures = [None if math.isnan(one) else round(one, DECIMALS) for one in outcomes]
            rows.append((run.area.code, run.area.name, *run.values, *figures, run.refused))
            if done % max(1, min(runs, RUNS_MOST) // 20) == 0:
                print_progress(done, runs, "")
    except LeverError as refusal:
        raise QuestionError(str(refusal)) from refusal
    if options.format == "json":
        print(json.dumps([dict(zip(head, row, strict=True)) for row in rows], indent=1, ensure_ascii=False))
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([head, *rows])
    return 0


def _verify(options: argparse.Namespace) -> int:
    from leftshift.selftest.run import verify
    from leftshift.storage.scenario.file_checks import file_checks
    from leftshift.text.reports.self_test import as_json, as_text

    findings = verify(file_checks())
    print(as_json(findings) if options.format == "json" else as_text(findings))
    return 0 if all(finding.ok for finding in findings) else 1


RUN: Final = Command("run", "project a scenario", file_and_format, _run)
BOARD: Final = Command(
    "board", "print every check and measure of a scenario's board", file_and_format, _board
)
ASK: Final = Command("ask", "ask a question of a scenario", _ask_arguments, _ask)
VERIFY: Final = Command(
    "verify", "check the model against what is published and must hold", format_argument, _verify
)
SWEEP: Final = Command("sweep", "run a scenario over values of levers and areas", _sweep_arguments, _sweep)
