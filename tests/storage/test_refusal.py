"""Every refusal is one sentence in characters that print, of bounded length, and at the right line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.session.lock import Holder
from leftshift.session.open_file import FileInUse
from leftshift.storage.journal import Journal, JournalHead, journal_bytes, read_journal
from leftshift.storage.refusal import SAID_MOST, Refusal, fitted, printable
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.reader import parse_scenario, parse_with_history
from leftshift.storage.scenario.saved_states import State, leaves_of
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.spreadsheets.csv_file import csv_grids

ODD = "\t\n\x00\x1b[31m\x7f\x85\u2028\u202e\u2066\ufeff\ud800"
SOUND = scenario_bytes(baseline_scenario(find_area("QMM")))


@given(parts=st.lists(st.text(max_size=900), min_size=5, max_size=5), line=st.integers(1, 10**6))
def test_that_a_refusal_is_one_printable_line_of_bounded_length(parts: list[str], line: int) -> None:
    file, place, wrong, allowed, _ = parts
    said = str(Refusal(file=file, place=place, wrong=wrong, allowed=allowed, line=line))
    assert len(said) <= SAID_MOST
    assert said.isprintable()
    assert f"line {line}, " in said
    assert said.endswith("older copy of the file.")


def test_that_short_texts_stay_to_the_letter_and_the_longest_is_cut() -> None:
    assert fitted(("a file", "x" * 90, "why"), 50) == ("a file", "x" * 40 + "…", "why")
    assert printable("£1 ≥ ½, “so”") == "£1 ≥ ½, “so”"


@pytest.mark.parametrize(
    "said",
    [
        str(SaveError(Path(f"/plans/{ODD}.leftshift"), ODD, "Save elsewhere.")),
        str(FileInUse(Path(f"/plans/{ODD}"), Holder(user=ODD, host=ODD, pid="7"))),
    ],
    ids=["not saved", "in use"],
)
def test_that_no_message_about_a_file_holds_control_characters_of_its_name(said: str) -> None:
    assert said.isprintable()
    assert "/plans/" in said


@pytest.mark.parametrize(
    "odd",
    ["\x00", "\x7f", "\x85", "\u2028", "\u2066", "\x1b[31m", "\x1b]0;title\x07", "\u202egnp.exe"],
    ids=ascii,
)
@pytest.mark.parametrize(
    "change",
    [
        lambda odd: SOUND.replace(b'"format"', f'"{odd}": 1, "format"'.encode("utf-8", "replace")),
        lambda odd: SOUND.replace(b'"QMM"', json.dumps(f"QM{odd}").encode()),
        lambda odd: SOUND.replace(b'"QMM"', f'"QM{odd}"'.encode("utf-8", "replace")),
        lambda odd: odd.encode("utf-8", "replace") + SOUND,
    ],
    ids=["key", "escaped value", "raw value", "first"],
)
def test_that_what_a_file_holds_reaches_no_message_raw(change, odd: str) -> None:  # noqa: ANN001 - a lambda
    with pytest.raises(Refusal) as caught:
        parse_scenario(change(odd), f"{odd}.leftshift")
    assert str(caught.value).isprintable()
    assert caught.value.place.isprintable()


def test_that_the_line_named_of_a_journal_is_the_one_that_is_wrong(tmp_path: Path) -> None:
    head = JournalHead(
        at="2026-04-01T10:00:00+00:00",
        file="",
        digest="",
        name="Plan",
        area="Norfolk",
        unsaved=True,
        dragged=True,
        pins=(),
    )
    broken = SOUND.replace(b'"QMM"', b'"QXX"')
    path = tmp_path / "one.journal"
    path.write_bytes(journal_bytes(Journal(head=head, settled=SOUND, dragged=broken, pins=())))
    with pytest.raises(Refusal, match="QXX") as caught:
        read_journal(path)
    assert caught.value.line == 3


def test_that_a_step_of_a_history_names_no_line_of_a_text_that_is_in_no_file() -> None:
    base = leaves_of(parse_scenario(SOUND, "plan"))
    with pytest.raises(Refusal) as caught:
        State(base=base, differs={"years/to": "soon"}).scenario("Years to 2030/31")
    assert (caught.value.line, caught.value.place) == (None, "years.to")


def test_that_an_open_quotation_mark_is_named_where_its_row_begins() -> None:
    with pytest.raises(Refusal) as caught:
        csv_grids('sector,gbp_m\nacute,1\n"community,2\nprimary_care,3\n' + "x,1\n" * 50, "list.csv")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "time", ["2026-04-01\u202e14:02:00+00:00", "2026-04-01<14:02:00+00:00", "0001-01-01T00:00:00+14:00"]
)
def test_that_the_time_of_a_step_is_written_one_way_and_exists_everywhere(time: str) -> None:
    step = {"after": -1, "at": time, "said": "Open"}
    data = json.loads(SOUND) | {"history": {"here": 0, "steps": [step]}}
    text = json.dumps(data).encode()
    if time.startswith("0001"):
        with pytest.raises(Refusal, match="is not a time"):
            parse_with_history(text, "plan")
    else:
        _, history = parse_with_history(text, "plan")
        assert history is not None
        assert history.steps[0].at == "2026-04-01T14:02:00+00:00"
