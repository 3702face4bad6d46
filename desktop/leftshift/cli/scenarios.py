"""Commands about areas and scenario files: list, begin, check, set levers."""

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift.cli.command import (
    DECIMALS,
    Command,
    QuestionError,
    check_free,
    force_argument,
    save_changed,
    save_scenario,
)

if TYPE_CHECKING:
    from leftshift.evidence.areas import Area


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
        "programme_total_gbp_m": round(float(known.total), DECIMALS),
        **{f"{sector}_gbp_m": round(money[i], DECIMALS) for i, sector in enumerate(SECTORS)},
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
    force_argument(parser)


def _new(options: argparse.Namespace) -> int:
    from leftshift.evidence.areas import find_area
    from leftshift.evidence.start import baseline_scenario
    from leftshift.session.lock import locked
    from leftshift.storage.refusal import printable

    area = find_area(options.area, options.footprint)
    with locked(options.file):  # of two at once the second finds the file of the first
        check_free(options.file, force=options.force)
        save_scenario(options.file, baseline_scenario(area, footprint=options.footprint))
    print(f"{printable(str(options.file))}: the baseline of {area.name} ({area.code})")
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def _check(options: argparse.Namespace) -> int:
    from leftshift.storage.refusal import printable
    from leftshift.storage.scenario.reader import notices, read_scenario

    scenario = read_scenario(options.file)
    for told in notices(options.file):
        print(told)
    print(f"{printable(str(options.file))}: sound. “{scenario.name}”, {scenario.area.footprint} footprint.")
    return 0


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("levers", metavar="LEVER=VALUE", nargs="+", help="such as shares.community=12%%")
    parser.add_argument("--into", metavar="PLAN", type=Path, help="another file (default: FILE itself)")
    force_argument(parser)


def _set(options: argparse.Namespace) -> int:
    from leftshift.session.lock import locked
    from leftshift.session.named_levers import LeverError, with_lever
    from leftshift.storage.refusal import printable
    from leftshift.storage.scenario.reader import read_with_history

    into = options.into or options.file
    with locked(into):
        if options.into is not None:
            check_free(into, force=options.force)
        before, history = read_with_history(options.file)
        scenario = before
        for text in options.levers:
            name, equals, value = text.partition("=")
            if not equals:
                raise QuestionError(f"“{text}” is no lever with its value; write it as lever=value.")
            try:
                scenario = with_lever(scenario, name.strip(), value)
            except LeverError as refusal:
                raise QuestionError(str(refusal)) from refusal
        save_changed(into, before, history, scenario, f"Set {', '.join(options.levers)}")
    print(printable(f"{into}: {', '.join(options.levers)}"))
    return 0


AREAS: Final = Command("areas", "list every area with its people and money", _areas_arguments, _areas)
NEW: Final = Command("new", "write the baseline of an area", _new_arguments, _new)
CHECK: Final = Command("check", "say whether a plan file is sound", _check_arguments, _check)
SET: Final = Command("set", "set levers and assumptions of a plan", _set_arguments, _set)
