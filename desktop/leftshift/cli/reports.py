"""Commands that print what a scenario leads to: its results, its board, answers, the model, the self-test."""

import argparse
from pathlib import Path
from typing import Final

from leftshift.cli.command import (
    Command,
    QuestionError,
    amount,
    file_and_format,
    format_argument,
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


def _verify(options: argparse.Namespace) -> int:
    from leftshift.selftest.run import verify
    from leftshift.storage.scenario.file_checks import file_checks
    from leftshift.text.reports.self_test import as_json, as_text

    findings = verify(file_checks())
    print(as_json(findings) if options.format == "json" else as_text(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def _model(_options: argparse.Namespace) -> int:
    from leftshift.text.reports.model import model_page

    print(model_page(), end="")
    return 0


MODEL: Final = Command(
    "model", "print every formula, assumption, range and source of the model", lambda _parser: None, _model
)
RUN: Final = Command("run", "project a plan", file_and_format, _run)
BOARD: Final = Command("board", "print every check and measure of a plan's board", file_and_format, _board)
ASK: Final = Command("ask", "ask a question of a plan", _ask_arguments, _ask)
VERIFY: Final = Command(
    "verify", "check the model against what is published and must hold", format_argument, _verify
)
