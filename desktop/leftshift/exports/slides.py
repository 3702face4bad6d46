"""The slides of a pack: six, each with its finding as the title, a chart that can be edited, and notes."""

import io
from collections.abc import Sequence
from typing import Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from leftshift.exports.briefing import LIMITS, OUTCOME_COLUMNS, Briefing
from leftshift.exports.charts import ChartFigure
from leftshift.exports.native_charts import add_chart
from leftshift.exports.same_bytes import FIXED, with_fixed_times
from leftshift.model.terms import year_label

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _ACROSS = Inches(0.6), Inches(12.13)
_TEXT, _MUTED = RGBColor(0x1B, 0x23, 0x2B), RGBColor(0x4A, 0x55, 0x60)
_FONT: Final = "Arial"
_TITLE_ONLY: Final = 5
"""Layout of the usual template that has a title alone."""
_TITLE_MOST: Final = 150
_ONE_LINE: Final = 70
_ROWS_MOST: Final = 10


def slides(pack: Briefing, figures: tuple[ChartFigure, ...]) -> bytes:
    """Write the slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    by_key = {figure.key: figure for figure in figures}
    _outcomes(deck, pack)
    for key, said in (
        ("change", _changed_words(pack)),
        ("hospital_share", "The line falls only as far as the plan is delivered."),
        ("bridge", "Each step stands on the ones before it. " + by_key["unfunded"].title + "."),
        ("running_costs", by_key["posts"].title + "."),
        ("board", by_key["board"].note),
    ):
        _chart(deck, pack, by_key[key], said)
    _properties(deck, pack)
    file = io.BytesIO()
    deck.save(file)
    return with_fixed_times(file.getvalue())


def _changed_words(pack: Briefing) -> str:
    moved = [f"{one.label} {one.before} → {one.after}" for one in pack.changed if "share" in one.label]
    return "; ".join(moved) + "." if moved else "No share was moved."


def _slide(deck: Deck, pack: Briefing, title: str, notes: Sequence[str]) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = _LEFT, Inches(0.3), _ACROSS, Inches(1.05)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.text = title if len(title) <= _TITLE_MOST else f"{title[: _TITLE_MOST - 1]}…"
    _style(frame.paragraphs, Pt(26 if len(title) <= _ONE_LINE else 20), _TEXT, bold=True)
    place = len(deck.slides)
    _box(
        slide, f"{pack.stamp.line} Slide {place}", (_LEFT, Inches(6.87), _ACROSS, Inches(0.5)), Pt(9), _MUTED
    )
    slide.notes_slide.notes_text_frame.text = "\n".join([*notes, pack.stamp.line])
    return slide


def _style(paragraphs: Sequence, size: Pt, colour: RGBColor, *, bold: bool = False) -> None:  # type: ignore[type-arg]
    for paragraph in paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = size, bold, _FONT
            run.font.color.rgb = colour
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _box(slide: Slide, text: str, box: tuple[Emu, Emu, Emu, Emu], size: Pt, colour: RGBColor) -> None:
    frame = slide.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    frame.text = text
    _style(frame.paragraphs, size, colour)


def _outcomes(deck: Deck, pack: Briefing) -> None:
    """Begin with what the scenario comes to, under the first sentence of it in words."""
    year = year_label(pack.snapshot.target_year)
    first = pack.words.split(". ")[0].rstrip(".")
    notes = [pack.words, f"Outcomes are of {year} unless they say otherwise.", *LIMITS]
    slide = _slide(deck, pack, first, [pack.stamp.name, *notes])
    rows = pack.outcome_rows[:_ROWS_MOST]
    shape = slide.shapes.add_table(
        len(rows) + 1, len(OUTCOME_COLUMNS), _LEFT, Inches(1.5), _ACROSS, Inches(0.44) * (len(rows) + 1)
    )
    shape.name = f"Outcomes, {year}"
    table = shape.table
    for place, width in enumerate((3.6, 1.9, 2.0, 1.9, 2.73)):
        table.columns[place].width = Inches(width)
    for row, texts in enumerate((OUTCOME_COLUMNS, *rows)):
        for column, text in enumerate(texts):
            cell = table.cell(row, column)
            cell.text = text
            cell.margin_top = cell.margin_bottom = Emu(30000)
            cell.fill.background()
            _style(cell.text_frame.paragraphs, Pt(14), _TEXT, bold=row == 0 or column == 0)


def _chart(deck: Deck, pack: Briefing, figure: ChartFigure, said: str) -> None:
    notes = [figure.title + ".", said, figure.description, figure.note, f"Source: {pack.stamp.data}."]
    slide = _slide(deck, pack, figure.title, [text for text in notes if text])
    add_chart(slide, figure, (_LEFT, Inches(1.45), _ACROSS, Inches(4.75)), size=14)
    _box(slide, said, (_LEFT, Inches(6.25), _ACROSS, Inches(0.55)), Pt(14), _TEXT)


def _properties(deck: Deck, pack: Briefing) -> None:
    known = deck.core_properties
    for name, text in pack.stamp.properties.items():
        setattr(known, name, text)
    known.last_modified_by, known.language = "Leftshift", "en-GB"
    known.created = known.modified = FIXED
