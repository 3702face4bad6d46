"""A journal comes back as it was written, and whatever is wrong with one is said in a refusal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from leftshift.model.scenario import Scenario
from leftshift.storage.journal import Journal, JournalHead, JournalPin, journal_bytes, read_journal
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes


@pytest.fixture
def journal(scenario_of: Callable[..., Scenario]) -> Journal:
    scenario = scenario_of("QMM").with_note("shares.acute", "Two\nlines, a tab\there, and “quotes”")
    data = scenario_bytes(scenario)
    head = JournalHead(
        at="2026-04-01T14:02:00+01:00",
        file="/plans/plan.leftshift",
        digest="ab12",
        name=scenario.name,
        area="Norfolk and Waveney",
        unsaved=True,
        dragged=True,
        pins=(JournalPin(letter="A", name="As it is", note=""), JournalPin(letter="C", name="C", note="n")),
    )
    return Journal(head=head, settled=data, dragged=data, pins=(data, data))


def test_that_a_journal_comes_back_as_it_was(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(journal_bytes(journal))
    read = read_journal(path)
    assert read.head == journal.head
    for content in (read.settled, read.dragged, *read.pins):
        assert parse_scenario(content, "a") == parse_scenario(journal.settled, "a")


def test_that_a_journal_without_drag_and_pins_holds_two_lines(journal: Journal, tmp_path: Path) -> None:
    bare = replace(journal, head=replace(journal.head, dragged=False, pins=()), dragged=b"", pins=())
    data = journal_bytes(bare)
    (tmp_path / "a.journal").write_bytes(data)
    assert data.count(b"\n") == 2
    assert read_journal(tmp_path / "a.journal").pins == ()


@pytest.mark.parametrize("part", range(0, 100, 7))
def test_that_a_journal_cut_short_anywhere_is_refused(journal: Journal, tmp_path: Path, part: int) -> None:
    data = journal_bytes(journal)
    (tmp_path / "a.journal").write_bytes(data[: len(data) * part // 100])
    with pytest.raises(Refusal):
        read_journal(tmp_path / "a.journal")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"{}\n{}\n",
        b"\xff\xfe\n",
        b"[" * 99_999,
        b'{"format": "leftshift journal", "version": 9}\n',
    ],
    ids=["empty", "lines", "groups", "no text", "deep", "newer"],
)
def test_that_garbage_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.journal").write_bytes(content)
    with pytest.raises(Refusal):
        read_journal(tmp_path / "a.journal")
