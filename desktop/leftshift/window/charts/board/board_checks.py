"""What law and guidance ask of the board, each met or not, as a list that is read at a glance."""

from dataclasses import dataclass

from leftshift.board.rules import Check, Level
from leftshift.evidence.facts import fact
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import LEVEL_NAMES, check_mark
from leftshift.text.numbers import counted
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Colour, Reading

KEY, NAME = "board_checks", "Checks of the board"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One thing asked: whether it is met, its colour and its words."""

    is_met: bool
    colour: Colour
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMarks:
    """What applies to this board, what is not met first."""

    lines: tuple[CheckLine, ...]


def board_checks(snapshot: Snapshot) -> ChartData:
    """List the checks that apply, those not met first."""
    applies = (check for check in snapshot.checks if check.met is not None)
    asked = sorted(applies, key=lambda check: bool(check.met))
    return ChartData(
        key=KEY,
        name=NAME,
        title=_finding(asked),
        subtitle="what law and guidance ask of the board; not met first",
        marks=CheckMarks(
            lines=tuple(
                CheckLine(
                    is_met=bool(check.met),
                    colour="good" if check.met else "bad" if check.level is Level.STATUTE else "near",
                    text=check.rule,
                )
                for check in asked
            )
        ),
        table=lambda: _table(snapshot.checks),
        readings=lambda: tuple(
            Reading(0.0, float(place), check.rule, f"{check_mark(check)}; {check.detail}")
            for place, check in enumerate(asked)
        ),
    )


def _finding(asked: list[Check]) -> str:
    law = sum(check.level is Level.STATUTE and not check.met for check in asked)
    other = sum(check.level is not Level.STATUTE and not check.met for check in asked)
    said = "The law is met" if not law else f"{counted(law, 'rule', 'rules')} of law not met"
    open_ = f"{counted(other, 'point', 'points')} of guidance open" if other else "so is the guidance"
    return f"{said}; {open_}" if law or other else "Law and guidance are met"


def _table(checks: tuple[Check, ...]) -> ChartTable:
    return ChartTable(
        ("Result", "Asked by", "What is asked", "What was found", "Source"),
        tuple(
            (
                check_mark(check),
                LEVEL_NAMES[check.level],
                check.rule,
                check.detail,
                "; ".join(fact(key).citation for key in check.source),
            )
            for check in checks
        ),
    )
