"""Sheets of a workbook as tables: one header row each, cells with names, rows by year with their formulas."""

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, Literal

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from leftshift.exports.clean import cell
from leftshift.model.terms import LABELS, SECTORS, FloatArray, Sector, year_label

Kind = Literal["text", "money", "pounds", "share", "number", "index", "whole", "year", "exact"]
Value = float | str | None
FIXED: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Written as the time of making, so that equal figures give equal bytes: the first that a ZIP file knows."""
NUMBER_FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "money": "#,##0.00;-#,##0.00",
    "pounds": "£#,##0.00;-£#,##0.00",
    "share": "0.0%",
    "number": "#,##0.00;-#,##0.00",
    "index": "0.0000",
    "whole": "#,##0;-#,##0",
    "year": "0",
    "exact": "General",
}
GRID: Final = {"visible": True, "line": {"color": "#D5DADF"}}
"""Lines across a chart."""
_YELLOW: Final = "#FFF2CC"
_BLUE: Final = "#DDEBF7"
_TITLE_ROW, _ABOUT_ROW, HEADER_ROW = 0, 1, 2
_A3: Final = 8
_FIRST_YEAR: Final = 2
"""Column of the first year; the label and the unit stand before it."""
_BOLD: Final = 1.15
"""Width of a bold letter, of that of a usual one [ratio]."""
_ROW_HEIGHT: Final = 15
"""[points]"""
_LETTER: Final = 0.95
"""Width of a letter of text, of that of a figure, which columns are measured in [ratio]."""
_WIDEST, _WIDE, _MIDDLE, _NARROW = 76, 46, 18, 12


class Book:
    """A workbook being written: its formats, the names of its cells and the rows of its years."""

    def __init__(self, first_year: int, years: int) -> None:
        self._bytes = io.BytesIO()
        self.file = Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
            },
        )
        self.first_year, self.years = first_year, years
        self._rows: dict[str, tuple[str, int]] = {}
        self.writing = ""
        """Name of the sheet whose formulas are being written."""
        self.last_rows: dict[str, int] = {}
        """The last row of the table of each sheet, by the sheet's name."""
        self.pending: list[Callable[[], None]] = []
        """Writes formulas once every row has its place, since a row may refer to one on a later sheet."""
        self._formats: dict[tuple[str, str], Format] = {}
        self.title = self.file.add_format({"bold": True, "font_size": 16, "font_name": "Arial"})
        self.plain = self.file.add_format(
            {"font_name": "Arial", "text_wrap": True, "valign": "top", "align": "left", "indent": 1}
        )
        self.header = self.file.add_format(
            {"bold": True, "font_name": "Arial", "text_wrap": True, "bottom": 1, "valign": "top"}
        )

    def close(self, properties: Mapping[str, str]) -> bytes:
        """Finish the workbook and return its bytes."""
        for write in self.pending:
            write()
        self.file.set_properties({**properties, "created": FIXED.replace(tzinfo=None)})
        self.file.set_calc_mode("auto")
        self.file.close()
        return self._bytes.getvalue()

    def format(self, kind: Kind, paint: Literal["input", "formula", "fixed"]) -> Format:
        """Return the format of a figure: yellow to fill in, blue where worked out, else plain."""
        if (kind, paint) not in self._formats:
            ground = {"input": {"bg_color": _YELLOW}, "formula": {"bg_color": _BLUE}, "fixed": {}}[paint]
            self._formats[kind, paint] = self.file.add_format(
                {"num_format": NUMBER_FORMATS[kind], "font_name": "Arial", "valign": "top", **ground}
            )
        return self._formats[kind, paint]

    def year(self, key: str, place: int) -> str:
        """Return the address of a row's cell in one year."""
        sheet, row = self._rows[key]
        return f"{self._on(sheet)}{xl_col_to_name(_FIRST_YEAR + place)}{row + 1}"

    def total(self, key: str, parts: Iterable[str], place: int) -> str:
        """Add up the rows of some parts in one year; the key of a row is `key`, _ and its part."""
        return "+".join(self.year(f"{key}_{part}", place) for part in parts)

    def span(self, key: str, until: int | None = None) -> str:
        """Return the address of a row over all years, or up to one with it."""
        sheet, row = self._rows[key]
        last = self.years - 1 if until is None else until
        first = xl_rowcol_to_cell(row, _FIRST_YEAR, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(row, _FIRST_YEAR + last, row_abs=True, col_abs=True)
        return f"{self._on(sheet)}{first}:{end}"

    def _on(self, sheet: str) -> str:
        """Name the sheet of an address, unless it is the one that is being written."""
        if sheet == self.writing:
            return ""
        return f"'{sheet}'!" if " " in sheet else f"{sheet}!"

    def header_span(self, sheet: str) -> str:
        """Return the address of the years above a sheet's rows."""
        first = xl_rowcol_to_cell(HEADER_ROW, _FIRST_YEAR, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(HEADER_ROW, _FIRST_YEAR + self.years - 1, row_abs=True, col_abs=True)
        return f"'{sheet}'!{first}:{last}"

    def keep_row(self, key: str, sheet: str, row: int) -> None:
        """Remember where the row of a key is."""
        self._rows[key] = sheet, row


class Sheet:
    """One sheet: its title, what it holds, and one table."""

    def __init__(self, book: Book, name: str, title: str, about: str) -> None:
        self.book, self.name = book, name
        self.sheet: Worksheet = book.file.add_worksheet(name)
        self.sheet.write_string(_TITLE_ROW, 0, cell(title), book.title)
        self.sheet.write_string(_ABOUT_ROW, 0, cell(about), book.file.add_format({"font_name": "Arial"}))
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A3)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADER_ROW)
        self.sheet.set_footer("&L&8A what-if calculation and not a forecast&R&8&A, page &P of &N")
        self.next = HEADER_ROW + 1
        self._columns: tuple[str, ...] = ()
        self._widths: list[float] = []
        self._lines: dict[int, int] = {}
        """Lines that the longest text of a row takes, by row."""

    def columns(self, columns: Sequence[str], widths: Sequence[float] = ()) -> None:
        """Name the columns of the table; the header row is written by `finish`."""
        self._columns = tuple(columns)
        self._widths = [widths[place] if place < len(widths) else _MIDDLE for place in range(len(columns))]
        for place, width in enumerate(self._widths):
            self.sheet.set_column(place, place, width)

    def finish(self) -> None:
        """Mark up what was written as one table below its header row."""
        self.book.last_rows[self.name] = self.next
        self._lines[HEADER_ROW] = max(
            math.ceil(len(text) * _BOLD / width)
            for text, width in zip(self._columns, self._widths, strict=True)
        )
        for row, lines in self._lines.items():
            if lines > 1:  # not every program makes room for wrapped text by itself
                self.sheet.set_row(row, _ROW_HEIGHT * lines)
        self.sheet.add_table(
            HEADER_ROW,
            0,
            max(self.next - 1, HEADER_ROW + 1),
            len(self._columns) - 1,
            {
                "name": self.name.replace(" ", "_").lower() + "_table",
                "columns": [{"header": text, "header_format": self.book.header} for text in self._columns],
                "autofilter": False,
                "style": None,
            },
        )
        self.sheet.freeze_panes(HEADER_ROW + 1, 1)

    def texts(self, columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """Write a table of texts alone."""
        self.columns(columns, widths)
        for row in list(rows) or [("None",) + ("",) * (len(columns) - 1)]:
            for place, text in enumerate(row):
                self.text(place, text)
            self.next += 1
        self.finish()

    def text(self, column: int, text: str) -> None:
        """Write a text in the current row."""
        lines = 1 + int(len(text) * _LETTER / self._widths[column])
        self._lines[self.next] = max(lines, self._lines.get(self.next, 1))
        self.sheet.write_string(self.next, column, cell(text), self.book.plain)

    def value(self, column: int, value: Value, kind: Kind, *, name: str = "", fixed: bool = False) -> str:
        """Write a figure in the current row, yellow unless it is fixed, and give its cell a name."""
        style = self.book.format(kind, "fixed" if fixed else "input")
        if value is None:
            self.sheet.write_blank(self.next, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(self.next, column, cell(value), style)
        else:
            self.sheet.write_number(self.next, column, value, style)
        return self._named(column, name)

    def formula(self, column: int, formula: str, value: Value, kind: Kind, *, name: str = "") -> str:
        """Write a formula in the current row with the figure that it gives, and give its cell a name."""
        style = self.book.format(kind, "formula")
        shown = "" if value is None else value
        self.sheet.write_formula(self.next, column, f"={formula}", style, shown)
        return self._named(column, name)

    def later(self, column: int, formula: Callable[[], str], value: float, kind: Kind) -> None:
        """Write a formula in the current row once every row of every sheet has its place."""
        row, style = self.next, self.book.format(kind, "formula")
        self.book.pending.append(lambda: self.sheet.write_formula(row, column, f"={formula()}", style, value))

    def choices(self, column: int, allowed: Sequence[str]) -> None:
        """Let the cell of the current row take one of some words alone."""
        self.sheet.data_validation(
            self.next, column, self.next, column, {"validate": "list", "source": list(allowed)}
        )

    def _named(self, column: int, name: str) -> str:
        address = f"'{self.name}'!{xl_rowcol_to_cell(self.next, column, row_abs=True, col_abs=True)}"
        if name:
            self.book.file.define_name(name, f"={address}")
        return name or address


class YearSheet(Sheet):
    """One sheet whose table has a row for each figure and a column for each year."""

    def __init__(self, book: Book, name: str, title: str, about: str) -> None:
        super().__init__(book, name, title, about)
        years = [year_label(book.first_year + place) for place in range(book.years)]
        columns = ("Figure", "Unit", *years, "How it is worked out")
        self.columns(columns, (_WIDE, _MIDDLE, *[_NARROW] * book.years, _WIDEST))

    def row(
        self,
        key: str,
        label: str,
        unit: str,
        formula: Callable[[int], str],
        values: FloatArray,
        *,
        kind: Kind = "money",
        how: str = "",
    ) -> None:
        """Write one row of formulas, each with the figure that it gives, shape (years,)."""
        self.text(0, label)
        self.text(1, unit)
        self.book.keep_row(key, self.name, self.next)
        row = self.next
        self.book.pending.append(lambda: self._formulas(row, formula, values, kind))
        self.text(_FIRST_YEAR + self.book.years, how)
        self.next += 1

    def _formulas(self, row: int, formula: Callable[[int], str], values: FloatArray, kind: Kind) -> None:
        style = self.book.format(kind, "formula")
        self.book.writing = self.name
        for place, value in enumerate(np.broadcast_to(values, (self.book.years,)).tolist()):
            told = "" if np.isnan(value) else value
            self.sheet.write_formula(row, _FIRST_YEAR + place, f"={formula(place)}", style, told)
        self.book.writing = ""

    def inputs(
        self, key: str, label: str, unit: str, values: Sequence[Value], kind: Kind, *, how: str
    ) -> None:
        """Write one row of figures to be filled in, empty where there is none, shape (years,)."""
        self.text(0, label)
        self.text(1, unit)
        self.book.keep_row(key, self.name, self.next)
        for place, value in enumerate(values):
            self.value(_FIRST_YEAR + place, value, kind)
        self.text(_FIRST_YEAR + self.book.years, how)
        self.next += 1

    def sectors(
        self,
        key: str,
        unit: str,
        formula: Callable[[Sector, int], str],
        values: FloatArray,
        *,
        what: str,
        kind: Kind = "money",
        how: str = "",
    ) -> None:
        """Write a row for each sector, its key followed by the sector's; `values` (years, sectors)."""
        whole = np.broadcast_to(values, (self.book.years, len(SECTORS)))
        for place, sector in enumerate(SECTORS):
            self.row(
                f"{key}_{sector}",
                f"{what}: {LABELS[sector]}",
                unit,
                lambda t, sector=sector: formula(sector, t),  # type: ignore[misc]  # the default is bound now
                whole[:, place],
                kind=kind,
                how=how,
            )
