"""The document of a pack: two to four pages with charts that can be edited, page numbers and sources."""

import io
from typing import Final

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line
from pptx import Presentation
from pptx.util import Emu

from leftshift.exports.briefing import Briefing
from leftshift.exports.charts import ChartFigure
from leftshift.exports.native_charts import add_chart
from leftshift.exports.page import SHORT, Block, Heading, Paragraph, Points, Table, blocks
from leftshift.exports.same_bytes import FIXED, with_fixed_times

_HELD: Final = 3
"""Rows at the end of a table that stay on one page."""
_SMALL: Final = 10
"""Rows of a table that stays on one page as a whole."""
_ACROSS: Final = Cm(17.4)
_HIGH: Final = Cm(5.9)
_CHART: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_PACKAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEXT, _MUTED = RGBColor(0x1B, 0x23, 0x2B), RGBColor(0x4A, 0x55, 0x60)
_FONT: Final = "Arial"
_NO_FRAME: Final = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def document(pack: Briefing, figures: tuple[ChartFigure, ...]) -> bytes:
    """Write the document."""
    doc: Doc = Document()
    _page(doc, pack)
    doc.add_heading(pack.stamp.name, level=0)
    lead = doc.add_paragraph(f"{pack.stamp.area}. {pack.stamp.rows[-1][1]}")
    lead.runs[0].font.color.rgb = _MUTED
    short = tuple(figure for figure in figures if figure.key in SHORT)
    charts = 0
    for block in blocks(pack, short):
        if isinstance(block, ChartFigure):
            charts += 1
            _figure(doc, block, charts)
        else:
            _block(doc, block)
    known = doc.core_properties
    for name, text in pack.stamp.properties.items():
        setattr(known, name, text)
    known.last_modified_by, known.language = "Leftshift", "en-GB"
    known.created = known.modified = FIXED
    file = io.BytesIO()
    doc.save(file)
    return with_fixed_times(file.getvalue())


def _page(doc: Doc, pack: Briefing) -> None:
    section = doc.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(1.6), Cm(2.1)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 13)):
        style = doc.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _TEXT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
        fonts.set(qn("w:ascii"), _FONT)
    for language in doc.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    doc.styles["Normal"].paragraph_format.space_after = Pt(5)
    doc.styles["Heading 1"].paragraph_format.space_before = Pt(12)
    doc.styles["Heading 1"].paragraph_format.keep_with_next = True
    foot = section.footer.paragraphs[0]
    _small(foot, f"{pack.stamp.line} Page ")
    _field(foot, "PAGE")
    _small(foot, " of ")
    _field(foot, "NUMPAGES")


def _small(line: Line, text: str) -> None:
    run = line.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), _MUTED


def _field(line: Line, code: str) -> None:
    """Write a field that the word processor fills in, such as the page's number."""
    line._p.append(  # noqa: SLF001 - python-docx has no call for fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
            "<w:t>1</w:t></w:r></w:fldSimple>"
        )
    )


def _block(doc: Doc, block: Block) -> None:
    match block:
        case Heading():
            doc.add_heading(block.text, level=1)
        case Paragraph():
            doc.add_paragraph(block.text)
        case Points():
            for place, text in enumerate(block.texts, start=1):
                shape = doc.add_paragraph(text, style="List Bullet").paragraph_format
                shape.space_after, shape.keep_with_next = Pt(2), place < len(block.texts)
        case Table():
            _table(doc, block)


def _table(doc: Doc, block: Table) -> None:
    table = doc.add_table(rows=1, cols=len(block.columns), style="Normal Table")
    table.autofit = False
    table._tbl.tblPr.append(  # noqa: SLF001 - python-docx has no call for borders
        parse_xml(
            f"<w:tblBorders {nsdecls('w')}>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C3CAD1"/>'
                for side in ("top", "bottom", "insideH")
            )
            + "</w:tblBorders>"
        )
    )
    table._tbl.tblPr.append(  # noqa: SLF001 - python-docx has no call for a text alternative
        parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Table"/>')
    )
    caption = table._tbl.tblPr[-1]  # noqa: SLF001 - see above
    caption.set(qn("w:val"), block.caption)
    widths = [int(_ACROSS * part) for part in block.widths]
    for place, width in enumerate(widths):
        table.columns[place].width = Emu(width)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001 - likewise
    for place, text in enumerate(block.columns):
        _cell(head.cells[place], text, widths[place], bold=True)
        head.cells[place].paragraphs[0].paragraph_format.keep_with_next = True
    held = len(block.rows) if len(block.rows) <= _SMALL else _HELD
    for number, texts in enumerate(block.rows):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001 - likewise
        cells = row.cells
        for place, text in enumerate(texts):
            _cell(cells[place], text, widths[place], bold=place == 0)
            # The last rows stay together, so that none of them stands alone on the next page.
            is_held = len(block.rows) - held <= number < len(block.rows) - 1
            cells[place].paragraphs[0].paragraph_format.keep_with_next = is_held
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: _Cell, text: str, width: int, *, bold: bool) -> None:
    cell.width = Emu(width)
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    run = line.add_run(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(9), bold, _TEXT


def _figure(doc: Doc, figure: ChartFigure, number: int) -> None:
    """Put a chart in the document: made as on a slide, then carried over with its figures."""
    title = doc.add_paragraph()
    title.paragraph_format.keep_with_next = True
    title.add_run(figure.title).font.bold = True
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    chart = add_chart(slide, figure, (Emu(0), Emu(0), Emu(_ACROSS), Emu(_HIGH)), size=9)
    space = chart._chartSpace  # noqa: SLF001 - python-pptx has no call for the frame of a chart
    space.insert(list(space).index(space.find(qn("c:chart"))) + 1, parse_xml(_NO_FRAME))
    package = doc.part.package
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"),
        _WORKBOOK_TYPE,
        chart.part.chart_workbook.xlsx_part.blob,
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, b"", package)
    link = part.relate_to(book, _PACKAGE)
    part._blob = chart.part.blob.replace(b'r:id="rId1"', f'r:id="{link}"'.encode())  # noqa: SLF001 - a part is made with its bytes, which hold the link that only the part can give
    key = doc.part.relate_to(part, _CHART)
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(_ACROSS)}" cy="{int(_HIGH)}"/><wp:docPr id="{number}" name="Chart {number}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    drawing[0].find(qn("wp:docPr")).set("descr", figure.description)
    line = doc.add_paragraph()
    line.add_run()._r.append(drawing)  # noqa: SLF001 - python-docx has no call for charts
    if figure.note:
        _small(line, f" {figure.note}")
