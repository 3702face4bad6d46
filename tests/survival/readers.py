"""What reads foreign bytes, and sound files of each kind to begin with."""

import json
import random
import struct
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Answer, Group, Seat
from leftshift.storage.journal import Journal, JournalHead, JournalPin, journal_bytes, parse_journal
from leftshift.storage.scenario.reader import parse_with_history
from leftshift.storage.scenario.saved_history import NO_STEP, SavedHistory, SavedStep
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.settings import FILE, ImportAnswers, Recent, Settings, parse_settings, save_settings
from leftshift.storage.spreadsheets.cells import Block, Cell, CellGrid
from leftshift.storage.spreadsheets.csv_file import csv_grids
from leftshift.storage.spreadsheets.number_format import number_format
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.sheet_file import SheetFile
from leftshift.storage.spreadsheets.text_encoding import decoded
from leftshift.storage.spreadsheets.workbook_checks import check_workbook, is_workbook

ROOT: Final = Path(__file__).resolve().parents[2]
AREA: Final = find_area("QMM")
_INPUTS: Final = ROOT / "tests/storage/spreadsheets/inputs"
_TEXTS: Final = (
    *("sector", "gbp_m", "£m", "acute", "Community", "mental_health", "Total", "2025/26", "Budget £000", ""),
    *("role", "group", "voting", "Chair", "Medical director", "NHS trust", "yes", "no", "vacant", "#REF!"),
    *("1,234", "(5)", "12%", "=1+1", "\x1b[31m", "\u202ex", "Norfolk and Waveney ICB", "Prescribing", "n/a"),
)


def full() -> Scenario:
    """Return a scenario that has something in every field."""
    start = baseline_scenario(AREA)
    own = OwnFigures(
        money=(1400.0, *[None] * 6), year=2025, source="ledger.csv", imported="2026-04-01T10:00:00+00:00"
    )
    board = replace(
        start.board,
        seats=(*start.board.seats, Seat(role="Observer", group=Group.VOLUNTARY, voting=False)),
        survey=(Answer(question="Is it clear?", percent=40.0, respondents=90, year=2026),),
    )
    noted = start.with_note("shares.acute", "Why").with_note("board", "Who")
    return replace(noted, own_figures=own, board=board, notes="Two\nlines", own_deficit=12.5)


def full_file() -> bytes:
    """Return that scenario as a file, with a history of a few steps."""
    step = SavedStep(
        after=NO_STEP,
        at="2026-04-01T10:00:00+00:00",
        said="Open",
        lever="",
        place="",
        before="",
        now="",
        others=0,
        branch="Main",
        who="Chair",
        why="Asked",
        differs=MappingProxyType({"levers/shares/end": 2029, "name": "Before"}),
    )
    last = replace(
        step,
        after=0,
        said="Community to 14 %",
        lever="Community",
        place="shares.community",
        before="12 %",
        now="14 %",
        differs=MappingProxyType({}),
    )
    return scenario_bytes(full(), history=SavedHistory(here=2, steps=(step, last, replace(last, after=1))))


def _scenario(data: bytes) -> None:
    """Read a scenario file; a sound one must be the same when it is saved and opened again."""
    scenario, history = parse_with_history(data, "plan.leftshift")
    again = scenario_bytes(scenario, history=history)
    found, kept = parse_with_history(again, "plan.leftshift")
    if found != scenario or kept != history or scenario_bytes(found, history=kept) != again:
        raise AssertionError("other after a save")


def _import(data: bytes) -> None:
    if is_workbook(data):
        check_workbook(data, "list.xlsx")
        return
    text, notes = decoded(data, "list.csv")
    _understand(
        SheetFile(
            name="list.csv", sha256="", grids=csv_grids(text, "list.csv"), is_workbook=False, notes=notes
        )
    )


def _cells(data: bytes) -> None:
    """Read a workbook's cells, as its child process would hand them over: three bytes say what one holds."""
    grids = []
    for part in data.split(b"\xff\xff")[:3]:
        cells = {}
        for place, one in enumerate(struct.iter_unpack("BBB", part[: len(part) // 3 * 3])):
            row, column = 1 + place // (1 + part[0] % 9), 1 + place % (1 + part[0] % 9)
            cells[row, column] = _cell(row, column, *one)
        grids.append(
            CellGrid(
                file="list.xlsx",
                sheet=_TEXTS[len(part) % len(_TEXTS)] or "Sheet",
                cells=MappingProxyType(cells),
                merged=(Block(1, 1, 1 + len(part) % 4, 2),) if len(part) % 5 == 0 else (),
                hidden=len(part) % 7 == 6,
                hidden_rows=frozenset(part[1:2]),
                hidden_columns=frozenset(part[2:3]),
                too_long=len(part) % 11 == 10,
            )
        )
    _understand(SheetFile(name="list.xlsx", sha256="", grids=tuple(grids), is_workbook=True))


def _cell(row: int, column: int, kind: int, one: int, two: int) -> Cell:
    number = {0: float(one), 1: one * 1e306, 2: float("inf"), 3: float("nan"), 4: -one / 7, 5: one * 10**two}
    value = number.get(
        kind % 16, _TEXTS[one % len(_TEXTS)] + (_TEXTS[two % len(_TEXTS)] if two > 128 else "")
    )
    code = ("General", "0%", "#,##0,,", '£0.0,,"m"', "[$-809]d mmm", "\\")[two % 6]
    return Cell(
        row=row,
        column=column,
        value=bool(one % 2) if kind % 16 == 6 else value,
        formula=kind > 200,
        error=kind > 250,
        number_format=number_format(code),
    )


def _understand(file: SheetFile) -> None:
    """Ask what a list becomes, and answer each question with what is proposed."""
    answers: dict[str, str] = {}
    for _ in range(3):
        reading = understand(file, AREA, answers)
        if not reading.open:
            return
        answers |= {one.key: one.proposed or next(iter(one.choices)) for one in reading.open if one.choices}


def _plans() -> list[bytes]:
    samples = sorted((ROOT / "resources/samples").glob("*.leftshift"))
    first = sorted((ROOT / "tests/storage/museum/version_1").glob("*.leftshift"))
    return [full_file(), *(path.read_bytes() for path in (*samples, *first))]


def _journals() -> list[bytes]:
    small = (ROOT / "resources/samples/stand_still.leftshift").read_bytes()
    head = JournalHead(
        at="2026-04-01T10:00:00+00:00",
        file="/plans/a.leftshift",
        digest="ab",
        name="Plan",
        area="Norfolk",
        unsaved=True,
        dragged=True,
        pins=(JournalPin(letter="A", name="First", note="Why"),),
    )
    none = replace(head, dragged=False, pins=())
    return [
        journal_bytes(Journal(head=head, settled=small, dragged=small, pins=(small,))),
        journal_bytes(Journal(head=none, settled=small, dragged=b"", pins=())),
    ]


def _settings() -> list[bytes]:
    shape = ImportAnswers(shape="ab" * 30, answers=MappingProxyType({"unit": "gbp_m"}))
    both = replace(
        Settings().with_recent(Recent(path="/plans/a.leftshift", area="Norfolk", date="2026-04-01T10:00")),
        main_charts=MappingProxyType({"money": "unfunded"}),
        presented=("unfunded",),
        second_forms=("unfunded",),
        imports=(shape,),
    )
    with tempfile.TemporaryDirectory() as folder:
        save_settings(Path(folder), both)
        return [Path(folder, FILE).read_bytes(), json.dumps({"format": both.format, "version": 1}).encode()]


def _lists() -> list[bytes]:
    paths = sorted(path for path in _INPUTS.rglob("*") if path.suffix in {".csv", ".tsv", ".txt"})
    return [path.read_bytes()[:4_000] for path in paths]


def _grids() -> list[bytes]:
    chance = random.Random(1)  # noqa: S311 - the same grids each time, no secret
    return [
        bytes([0, 0, 0, 15, 0, 0, 15, 1, 0] + [chance.randrange(256) for _ in range(60)]) for _ in range(20)
    ]


READERS: Final[Mapping[str, Callable[[bytes], object]]] = {
    "scenario": _scenario,
    "journal": lambda data: parse_journal(data, "one.journal"),
    "settings": parse_settings,
    "import": _import,
    "cells": _cells,
}
SEEDS: Final[Mapping[str, Callable[[], list[bytes]]]] = {
    "scenario": _plans,
    "journal": _journals,
    "settings": _settings,
    "import": _lists,
    "cells": _grids,
}
