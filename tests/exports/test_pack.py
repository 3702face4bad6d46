"""A pack holds what was asked for, says what it is of, and is the same every time."""

import html
import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from leftshift.exports.briefing import Briefing
from leftshift.exports.charts import CHART_KEYS, chart_figures
from leftshift.exports.pack import FOR_READER, Cancelled, Kind, Order, PackContent, Reader, pack, write_pack
from leftshift.exports.page import Block
from leftshift.exports.stamp import NOT_A_FORECAST, Stamp
from leftshift.exports.web_page import web_page
from leftshift.exports.workbook.workbook import workbook
from leftshift.model.terms import SECTORS
from leftshift.snapshot.projector import Projector
from leftshift.storage.saver import SaveError
from tests.exports.conftest import briefing_of, scenario_of

WITHOUT_PAINTER = tuple(kind for kind in Kind if kind not in {Kind.PDF, Kind.PNG})
SAME = (Kind.XLSX, Kind.HTML, Kind.CSV, Kind.JSON, Kind.SVG, Kind.LOGS)


def source() -> PackContent:
    return PackContent(snapshot=Projector().snapshot(scenario_of("a shift")), findings=())


def text_of(name: str, data: bytes) -> str:
    """Read all words of a piece."""
    ending = name.rpartition(".")[2]
    if ending == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    if ending == "docx":
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        foot = [line.text for section in document.sections for line in section.footer.paragraphs]
        return " ".join([*(line.text for line in document.paragraphs), *cells, *foot])
    if ending == "pptx":
        shapes = [shape for slide in pptx.Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
        return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    return data.decode("utf-8-sig")


class WordsPainter:
    """Paints the words of what it is given, and nothing else."""

    def pdf(self, stamp: Stamp, blocks: Sequence[Block]) -> bytes:
        return f"{blocks} {stamp.line}".encode()

    def png(self, drawing: str, scale: float) -> bytes:
        del scale
        return drawing.encode()


@pytest.mark.parametrize("kind", Kind)
def test_that_every_piece_says_what_it_is_of(kind: Kind, pack_: Briefing) -> None:
    made = pack(replace(source(), painter=WordsPainter), Order(kinds=(kind,)))
    assert made
    said = pack_.stamp
    wanted = (
        said.name,
        said.scenario_id,
        said.area,
        said.data,
        said.program,
        "0 of 0 checks",
        NOT_A_FORECAST,
    )
    found = {name: html.unescape(text_of(name, data)) for name, data in made.items()}
    lacking = {name: [one for one in wanted if one not in text] for name, text in found.items()}
    assert {name: texts for name, texts in lacking.items() if texts} == {}


@pytest.fixture(scope="module")
def pack_of_all() -> dict[str, bytes]:
    return pack(source(), Order(kinds=WITHOUT_PAINTER))


@pytest.fixture
def pack_() -> Briefing:
    return briefing_of(scenario_of("a shift"))


@pytest.mark.parametrize("kind", SAME)
def test_that_equal_scenarios_give_equal_bytes(kind: Kind) -> None:
    assert pack(source(), Order(kinds=(kind,))) == pack(source(), Order(kinds=(kind,)))


def test_that_each_reader_is_given_kinds_that_exist() -> None:
    assert set(FOR_READER) == set(Reader)


def test_that_charts_can_be_chosen() -> None:
    made = pack(source(), Order(kinds=(Kind.SVG, Kind.CSV), charts=("bridge",)))
    assert sorted(name.rpartition(" ")[2] for name in made) == ["bridge.csv", "bridge.svg"]


def test_that_figures_are_plain_and_their_first_column_has_a_heading() -> None:
    made = pack(source(), Order(kinds=(Kind.CSV,), charts=("bridge", "spend")))
    tables = {name.rpartition(" ")[2]: data.decode().split("\r\n") for name, data in made.items()}
    assert tables["bridge.csv"][0].startswith("What,")
    assert tables["spend.csv"][0].startswith("Year,")
    assert [line for line in tables["bridge.csv"] if "e-" in line.partition(",")[2][:24]] == []


def test_that_the_log_of_data_names_the_source_of_every_sector() -> None:
    made = pack(source(), Order(kinds=(Kind.LOGS,)))
    log = next(data.decode("utf-8-sig") for name, data in made.items() if name.endswith("data.csv"))
    rows = [line for line in log.split("\r\n") if line.startswith("Baseline:")]
    assert len(rows) == len(SECTORS)
    assert [row for row in rows if "NHS England" not in row] == []


def test_that_every_chart_is_there_and_says_what_it_shows(pack_: Briefing) -> None:
    figures = chart_figures(pack_)
    assert tuple(figure.key for figure in figures) == CHART_KEYS
    assert [figure.key for figure in figures if not figure.title or not figure.description] == []


def test_that_a_pack_that_is_given_up_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        pack(source(), Order(kinds=(Kind.HTML,)), cancelled=lambda: True)
    with pytest.raises(Cancelled):
        write_pack({"a.csv": b""}, tmp_path, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_that_progress_names_each_kind_and_ends() -> None:
    told: list[tuple[int, str]] = []
    pack(source(), Order(kinds=(Kind.HTML, Kind.SVG)), progress=lambda done, what: told.append((done, what)))
    assert [done for done, _ in told] == [0, 1, 2]
    assert told[0][1] == "Web page"


def test_that_nothing_is_replaced_in_silence(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"old")
    with pytest.raises(SaveError, match="there already"):
        write_pack({"a.csv": b"new", "b.csv": b"new"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.csv"]
    assert (tmp_path / "b.csv").read_bytes() == b"old"
    write_pack({"b.csv": b"new"}, tmp_path, replace=True)
    assert (tmp_path / "b.csv").read_bytes() == b"new"
    assert (tmp_path / "b.csv.bak").read_bytes() == b"old"


def test_that_a_picture_without_a_painter_is_refused() -> None:
    with pytest.raises(ValueError, match="painter"):
        pack(source(), Order(kinds=(Kind.PNG,)))


def test_that_slides_are_six_with_native_charts_and_notes(pack_of_all: dict[str, bytes]) -> None:
    data = next(data for name, data in pack_of_all.items() if name.endswith(".pptx"))
    deck = pptx.Presentation(io.BytesIO(data))
    assert [slide.shapes.title.text_frame.text != "" for slide in deck.slides] == [True] * 6
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) == 5
    assert all(slide.notes_slide.notes_text_frame.text for slide in deck.slides)


def test_that_the_document_has_charts_with_their_figures(pack_of_all: dict[str, bytes]) -> None:
    data = next(data for name, data in pack_of_all.items() if name.endswith(".docx"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        book = openpyxl.load_workbook(io.BytesIO(parts.read("word/embeddings/chart1.xlsx")))
    assert sum(name.startswith("word/charts/chart") for name in names) == 4
    assert book.active.max_row == 8


def test_that_a_small_table_of_the_document_stays_on_one_page(pack_of_all: dict[str, bytes]) -> None:
    data = next(data for name, data in pack_of_all.items() if name.endswith(".docx"))
    (board,) = (
        one for one in docx.Document(io.BytesIO(data)).tables if one.rows[0].cells[0].text == "Seats of"
    )
    held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in board.rows]
    assert held == [True] * (len(held) - 1) + [False]


def test_that_headings_of_the_workbook_have_room_for_all_their_lines(pack_: Briefing) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(pack_)))["Bridge"]
    assert sheet.row_dimensions[3].height == 30


def test_that_the_workbook_is_one_table_a_sheet_with_nothing_merged(pack_: Briefing) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(pack_)))
    assert {sheet.title: len(sheet.tables) for sheet in book} == dict.fromkeys(book.sheetnames, 1)
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []
    assert [sheet.title for sheet in book if not sheet["A1"].value or not sheet["A2"].value] == []
    assert book.sheetnames[:2] == ["Cover", "Notes"]


def test_that_the_web_page_reads_without_script_and_says_its_language(pack_: Briefing) -> None:
    page = web_page(pack_, chart_figures(pack_)).decode("utf-8")
    assert "<script" not in page
    assert "lang='en-GB'" in page
    assert page.count("<svg") == page.count("role='img'") == len(CHART_KEYS)
    assert page.count("<h1>") == 1
    assert NOT_A_FORECAST in page


@pytest.mark.parametrize("command", ["run", "board"])
def test_that_no_export_library_is_loaded_before_it_is_needed(command: str, tmp_path: Path) -> None:
    code = (
        "import sys; from leftshift.cli.main import main; "
        f"assert main(['new', 'QWE', {str(tmp_path / 'a.leftshift')!r}]) == 0; "
        f"assert main([{command!r}, {str(tmp_path / 'a.leftshift')!r}]) == 0; "
        "print(sorted({'docx', 'pptx', 'xlsxwriter', 'lxml'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"
