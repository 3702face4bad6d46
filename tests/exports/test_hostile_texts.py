"""Whatever a user typed: no formula, no link and no script of theirs, and nothing outside the folder."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leftshift.exports.clean import STEM_MOST, cell, file_stem, plain
from leftshift.exports.comparison import Comparison
from leftshift.exports.pack import Kind, Order, PackContent, pack, write_pack
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Group, Seat
from leftshift.snapshot.projector import Projector
from leftshift.storage.scenario.saved_history import NO_STEP, SavedHistory, SavedStep
from tests.exports.conftest import CHANGES, scenario_of

WEAPONS = (
    "=cmd|'/C calc'!A0",
    '+HYPERLINK("http://x")',
    "@SUM(1+1)",
    "-2+3",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "http://evil.example/",
    "../../etc/passwd",
    "..\\..\\windows\\system32",
    "C:\\autoexec.bat",
    "CON",
    "nul.txt",
    "\x00\x07\x1b[31m",
    "\ud800",
    "\u202egnp.exe",
    "a\u0000b",
    "&lt;/svg&gt;]]>",
    "{{7*7}}",
    "%s%n",
    "</title><svg/onload=alert(1)>",
    "x" * 5_000,
    "",
    ".",
    "~",
    "\uffff\ufffe",
    "_x0041_",
    "\r\n\r\nHTTP/1.1",
)
TEXTS = st.one_of(
    st.sampled_from(WEAPONS),
    st.text(alphabet=st.characters(), max_size=60),
    st.builds("".join, st.lists(st.sampled_from(WEAPONS[:-6]), min_size=1, max_size=3)),
)


def armed(texts: list[str]) -> tuple[Scenario, SavedHistory]:
    """Put hostile texts everywhere that a scenario has words of its user."""
    scenario = scenario_of("a shift")
    seats = tuple(Seat(role=text, group=Group.TRUST) for text in texts)
    notes = dict(zip(("shares.acute", "shares.community", "running_costs.cut"), texts, strict=False))
    step = SavedStep(
        after=NO_STEP,
        at=texts[0],
        said=texts[-1],
        lever="",
        place="",
        before=texts[0],
        now=texts[-1],
        others=0,
        branch="",
        who=texts[0],
        why=texts[-1],
        differs=MappingProxyType({}),
    )
    armed_one = replace(
        scenario.with_board(seats=seats),
        name=texts[0],
        notes=texts[-1],
        lever_notes=MappingProxyType(notes),
    )
    return armed_one, SavedHistory(here=0, steps=(step,))


def exported(texts: list[str], kinds: tuple[Kind, ...]) -> Mapping[str, bytes]:
    scenario, history = armed(texts)
    source = PackContent(snapshot=Projector().snapshot(scenario), findings=(), history=history)
    return pack(source, Order(kinds=kinds))


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)


def check_page(data: bytes) -> None:
    found = Tags()
    found.feed(data.decode("utf-8"))
    assert not found.tags & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "foreignobject",
    }
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert [value for name, value in found.attributes if name in {"href", "src"}] == ["#main"]


def check_figures(data: bytes) -> None:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for text in row:
            assert text[:1] not in tuple("=+@|%\t\r") or not text, text
            if text.startswith("-"):
                float(text)
            assert all(letter.isprintable() for letter in text), text


def check_book(data: bytes, formulas: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(one.data_type == "f" for one in found) == formulas
    links = [one.hyperlink for one in found if one.hyperlink]
    assert [link.target for link in links if link.target] == []


def check_document(data: bytes) -> None:
    found = docx.Document(io.BytesIO(data))
    xml = found.element.xml
    assert "w:hyperlink" not in xml
    assert "w:instrText" not in xml
    assert "w:fldSimple" not in xml


def check_slides(data: bytes) -> None:
    found = pptx.Presentation(io.BytesIO(data))
    assert len(found.slides) == 6
    assert not [slide for slide in found.slides if "hlinkClick" in ET.tostring(slide.element).decode()]


@given(text=TEXTS)
@settings(max_examples=2_000, deadline=None)
def test_that_no_text_becomes_a_formula_a_path_or_a_control_character(text: str) -> None:
    assert cell(text)[:1] not in tuple("=+-@|%\uff1d\uff0b\uff0d\uff20") or not cell(text)
    assert plain(text).isprintable()
    stem = file_stem(text)
    assert stem == stem.strip(". ")
    assert 0 < len(stem) <= STEM_MOST + len(" plan")
    assert not set(stem) & set('/\\:*?"<>|\0')
    assert Path(stem).name == stem


@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_pages_and_figures_hold_no_more_than_words(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_pages(texts, tmp_path_factory.mktemp("outside"))


def check_pages(texts: list[str], outside: Path) -> None:
    made = exported(texts, (Kind.HTML, Kind.SVG, Kind.CSV, Kind.JSON, Kind.LOGS))
    for name, data in made.items():
        if name.endswith(".html"):
            check_page(data)
        elif name.endswith(".csv"):
            check_figures(data)
        elif name.endswith(".json"):
            json.loads(data)
        else:
            assert b"<script" not in data
    folder = outside / "inside"
    paths = write_pack(made, folder)
    assert {path.parent for path in paths} == {folder}
    assert sorted(folder.parent.iterdir()) == [folder]
    assert sorted(folder.iterdir()) == sorted(paths)


OFFICE = (Kind.XLSX, Kind.DOCX, Kind.PPTX)


@cache
def tame_formulas(seats: int) -> int:
    """Count the formulas of a workbook of so many seats, none of them with hostile words."""
    tame = exported([f"Seat {place}" for place in range(seats)], (Kind.XLSX,))
    book = openpyxl.load_workbook(io.BytesIO(next(iter(tame.values()))))
    return sum(one.data_type == "f" for sheet in book for row in sheet.iter_rows() for one in row)


def check_office(texts: list[str]) -> None:
    made = exported(texts, OFFICE)
    by_ending = {name.rpartition(".")[2]: data for name, data in made.items()}
    check_book(by_ending["xlsx"], tame_formulas(len(texts)))
    check_document(by_ending["docx"])
    check_slides(by_ending["pptx"])


@pytest.mark.parametrize("place", range(0, len(WEAPONS), 4))
def test_that_office_files_with_hostile_words_open_and_hold_none_of_them_as_orders(place: int) -> None:
    # Each of the four is the scenario's name or its notes in one of the two packs.
    check_office([*WEAPONS[place : place + 4]])
    check_office([*WEAPONS[place + 1 : place + 3], "ends"])


PARTS = 20
"""Parts of a campaign of 2,000 packs, so that its progress is seen and two of them run at once: -n 2 -v."""


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("part", range(PARTS))
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
@settings(max_examples=2_000 // PARTS, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_two_thousand_packs_of_pages_hold_no_orders_and_stay_in_their_folder(
    texts: list[str], part: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    del part
    check_pages(texts, tmp_path_factory.mktemp("outside"))


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("part", range(PARTS))
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
@settings(max_examples=2_000 // PARTS, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_two_thousand_office_packs_hold_no_orders(texts: list[str], part: int) -> None:
    del part
    check_office(texts)


def test_that_files_of_any_name_can_be_put_side_by_side() -> None:
    same = [Projector().snapshot(scenario_of(next(iter(CHANGES))))] * 2
    found = Comparison(same, "30 of 30 hold", ["a\x1b[2J\u202e.leftshift", "b\udcff.leftshift"])
    assert (found.html(), found.xlsx()) != (b"", b"")
    assert {sign for sign in found.table() + found.json() if not sign.isprintable()} <= {"\n", "\u00a0"}
