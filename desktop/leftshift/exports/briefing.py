"""Briefing: what a pack says of a scenario, put together once for every piece of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.assumptions import assumption_facts, central_values
from leftshift.evidence.facts import fact
from leftshift.evidence.levers import defaults
from leftshift.exports.clean import plain
from leftshift.exports.stamp import Stamp, stamp
from leftshift.model.seats import GROUPS
from leftshift.model.terms import Sector, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.scenario.saved_history import NO_STEP, SavedHistory, SavedStep
from leftshift.text.board import LEVEL_NAMES, check_mark
from leftshift.text.levers.comparison import differences
from leftshift.text.numbers import number, percent
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.summary import in_words

LIMITS: Final = (
    "It is a what-if calculation, not a forecast: what follows from the choices.",
    "Most starting spend is derived from allocations and weighted populations, some is an estimate a head.",
    "Need, prices and efficiency by sector are a judgement; their total is set to published studies.",
    "Whether care closer to home avoids hospital cost is disputed: the usual value is none.",
    "Staff and beds are averages, not what one more would cost or spare.",
    "Seats on the board are counted; members are not delegates, and boards look for consensus.",
    "Quality, access and outcomes of care are not in it.",
)
"""What the figures cannot say."""
_SIGN_WORDS: Final = {Sign.MET: "met", Sign.NOT_MET: "not met", Sign.NEAR: "close", Sign.NONE: ""}
_DECISIONS_MOST: Final = 200
_CODE_MOST: Final = 5
"""Letters of a fact's code; a longer key says less than who published it."""
_SOURCES: Final[Mapping[Sector, str]] = MappingProxyType(
    {
        Sector.SPECIALISED: "NHS England, specialised services allocations {year}",
        Sector.PRIMARY_CARE: "NHS England, primary medical care and other primary care allocations {year}",
    }
)
_CORE: Final = "NHS England, allocations {year}, and statistics of the ICB; see Evidence in the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One lever or assumption that was changed."""

    label: str
    before: str
    after: str
    note: str = ""
    is_assumption: bool = False

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The texts in the order of CHANGED_COLUMNS."""
        return self.label, self.before, self.after, self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What is said of one scenario; all texts are clean."""

    snapshot: Snapshot
    stamp: Stamp
    words: str
    notes: str
    """The planner's notes."""
    changed: tuple[Changed, ...]
    outcomes: tuple[Outcome, ...]
    assumptions: tuple[tuple[str, ...], ...]
    """In the order of ASSUMPTION_COLUMNS."""
    board: tuple[tuple[str, ...], ...]
    """In the order of BOARD_COLUMNS: groups that have a seat before or after."""
    checks: tuple[tuple[str, ...], ...]
    """In the order of CHECK_COLUMNS."""
    decisions: tuple[tuple[str, ...], ...]
    """In the order of DECISION_COLUMNS, the oldest first."""

    @property
    def outcome_rows(self) -> tuple[tuple[str, ...], ...]:
        """Outcomes as texts in the order of OUTCOME_COLUMNS."""
        return tuple(
            (
                one.heading,
                str(one.value),
                str(one.change),
                " ".join(text for text in (one.target, _SIGN_WORDS[one.sign]) if text),
                "; ".join(text for text in (one.note, one.range) if text),
            )
            for one in self.outcomes
        )


CHANGED_COLUMNS: Final = ("What", "Before", "Now", "Note")
OUTCOME_COLUMNS: Final = ("Outcome", "Figure", "Change", "Target", "Remark")
ASSUMPTION_COLUMNS: Final = ("Assumption", "Value", "Usual", "Low", "High", "Changed", "Facts", "Source")
BOARD_COLUMNS: Final = ("Seats of", "Before", "Now")
CHECK_COLUMNS: Final = ("Level", "What is asked", "Met", "Remark", "Source")
DECISION_COLUMNS: Final = ("When", "What", "From", "To", "Asked by", "Why")


def briefing(snapshot: Snapshot, self_test: str, history: SavedHistory | None = None) -> Briefing:
    """Put together what a pack says; `self_test` is the summary of the model's self-test."""
    return Briefing(
        snapshot=snapshot,
        stamp=stamp(snapshot, self_test),
        words=plain(in_words(snapshot)),
        notes=plain(snapshot.scenario.notes),
        changed=tuple(what_changed(snapshot)),
        outcomes=outcomes(snapshot),
        assumptions=tuple(_assumptions(snapshot)),
        board=tuple(_board(snapshot)),
        checks=tuple(
            (LEVEL_NAMES[one.level], one.rule, check_mark(one), plain(one.detail), ", ".join(one.source))
            for one in snapshot.checks
        ),
        decisions=tuple(_decisions(history)),
    )


def what_changed(snapshot: Snapshot) -> Iterator[Changed]:
    """List the levers and assumptions that are not as the area's baseline scenario has them."""
    scenario = snapshot.scenario
    usual = MappingProxyType({**scenario.assumptions, **central_values()})
    start = replace(snapshot.start, assumptions=usual, draws=scenario.draws)
    for one in differences((start, scenario)):
        before, after = one.texts
        yield Changed(
            label=one.label,
            before=plain(before),
            after=plain(after),
            note=plain(scenario.lever_notes.get(one.key, "")),
            is_assumption=one.key.startswith("assumptions."),
        )


def _assumptions(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    for one in assumption_facts():
        value = snapshot.scenario.assumptions.get(one.key, one.central)

        def said(figure: float, decimals: int = one.decimals, *, share: bool = one.is_share) -> str:
            return str(percent(figure, decimals) if share else number(figure, decimals))

        if one.is_switch:
            on = "on" if value else "off"
            texts = (on, "on" if one.central else "off", "", "")
        else:
            texts = (said(value), said(one.central), said(one.low), said(one.high))
        unit = "" if one.is_share or one.is_switch else f" [{one.unit}]"
        facts = ", ".join(key if len(key) <= _CODE_MOST else fact(key).publisher for key in one.facts)
        changed = "yes" if value != one.central else ""
        yield f"{one.label}{unit}", *texts, changed, facts or "no published figure", one.source_text


def _board(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    before, now = (
        Counter(seat.group for seat in board.seats)
        for board in (snapshot.start.board, snapshot.scenario.board)
    )
    for group in GROUPS:
        if before[group] or now[group]:
            name = GROUP_NAMES[group]
            yield f"{name[:1].upper()}{name[1:]}", str(before[group]), str(now[group])
    yield "All seats", str(before.total()), str(now.total())


def _decisions(history: SavedHistory | None) -> Iterator[tuple[str, ...]]:
    """Give the steps that led to the scenario as it is, the oldest first."""
    path: list[SavedStep] = []
    place = NO_STEP if history is None else history.here
    while history is not None and place != NO_STEP:
        path.append(history.steps[place])
        place = history.steps[place].after
    for step in list(reversed(path))[-_DECISIONS_MOST:]:
        texts = (step.at[:16].replace("T", " "), step.said, step.before, step.now, step.who, step.why)
        yield tuple(plain(text) for text in texts)


def baseline_source(sector: Sector | None = None) -> str:
    """Say where a starting figure is from; without a sector, of one that is of none."""
    said = _CORE if sector is None else _SOURCES.get(sector, _CORE)
    return said.format(year=year_label(defaults().first_year))
