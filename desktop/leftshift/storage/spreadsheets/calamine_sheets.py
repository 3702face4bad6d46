"""Sheets of .xls, .xlsb and .ods, read by python-calamine; run in the child process alone.

openpyxl reads .xlsx and .xlsm, as it tells formulas, formats and errors; calamine tells values, whatever the
kind. Of .ods the rest is read here from its XML; of .xls and .xlsb it stays unknown, which the parent says.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree import ElementTree as ET

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CONTENT: Final = "content.xml"
_PERCENT: Final = "0%"
"""Number format given to a cell that its file calls a percentage."""


class LockedError(Exception):
    """The workbook is protected by a password."""


@dataclass(slots=True)
class _Layout:
    """What a table of an .ods says beside its values; rows and columns count from 1."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    rows: int = 0
    """Rows that were gone through."""
    columns: int = 0

    def add_columns(self, node: ET.Element, most: int) -> None:
        """Note a column, or several alike; none beyond `most`."""
        count = _number(node, "number-columns-repeated")
        if _is_hidden(node):
            self.hidden_columns |= set(range(self.columns + 1, min(self.columns + count, most) + 1))
        self.columns += count

    def add_rows(self, node: ET.Element, rows: int, columns: int) -> None:
        """Note a row, or several alike, with its cells; none beyond `rows` and `columns`."""
        count = _number(node, "number-rows-repeated")
        if _is_hidden(node):
            self.hidden_rows |= set(range(self.rows + 1, min(self.rows + count, rows) + 1))
        if self.rows < rows:
            self._add_cells(node, self.rows + 1, columns)
        self.rows += count

    def _add_cells(self, node: ET.Element, row: int, columns: int) -> None:
        column = 1
        for cell in node:
            count = _number(cell, "number-columns-repeated")
            for at in range(column, min(column + count, columns + 1)):
                if cell.get(f"{_OFFICE}value-type") == "percentage":
                    self.percents.add((row, at))
                if cell.get(f"{_TABLE}formula") is not None:
                    self.formulas.add((row, at))
            down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                self.merged.append((row, column, row + down - 1, column + across - 1))
            column += count


def sheets(data: bytes, rows: int, columns: int, sheets_most: int) -> Iterator[dict[str, Any]]:
    """Go through the sheets of a workbook, each as the child process hands it back.

    Raises:
        LockedError: it is protected by a password.
        IndexError: it has more than `sheets_most` sheets.
    """
    from python_calamine import (  # noqa: PLC0415 - of these kinds alone
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise LockedError from None
    listed = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    if len(listed) > sheets_most:
        raise IndexError(len(listed))
    layouts = _ods_layouts(data, rows, columns)
    for one in listed:
        sheet = book.get_sheet_by_name(one.name)
        layout = layouts.get(one.name, _Layout())
        merged = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        values = sheet.to_python(skip_empty_area=False, nrows=rows + 1)
        yield {
            "name": one.name,
            "hidden": one.visible is not SheetVisibleEnum.Visible,
            "cells": list(_cells(values, layout, rows, columns)),
            "too_long": len(values) > rows or any(any(_holds(v) for v in row[columns:]) for row in values),
            "blocks": merged or layout.merged,
            "hidden_rows": sorted(layout.hidden_rows),
            "hidden_columns": sorted(layout.hidden_columns),
        }


def _cells(values: list[list[Any]], layout: _Layout, rows: int, columns: int) -> Iterator[list[Any]]:
    """Go through the cells that hold something, each as workbook_child lists them."""
    for at, row in enumerate(values[:rows], start=1):
        for column, value in enumerate(row[:columns], start=1):
            if _holds(value):
                place = (at, column)
                shown = _PERCENT if place in layout.percents else ""
                yield [at, column, value, place in layout.formulas, False, shown]


def _holds(value: object) -> bool:
    return value not in {"", None} if isinstance(value, str | None) else not isinstance(value, dt.timedelta)


def _ods_layouts(data: bytes, rows: int, columns: int) -> dict[str, _Layout]:
    """Read what an .ods says of its tables beside the values; nothing of another kind of file."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    found: dict[str, _Layout] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if _CONTENT not in parts.namelist():
            return {}
        with parts.open(_CONTENT) as part:
            layout = _Layout()
            for event, node in ET.iterparse(part, events=("start", "end")):  # noqa: S314 - a declared entity was refused before, and the process has limits
                if event == "start" and node.tag == f"{_TABLE}table":
                    found[node.get(f"{_TABLE}name", "")] = layout = _Layout()
                elif event == "end" and node.tag == f"{_TABLE}table-column":
                    layout.add_columns(node, columns)
                elif event == "end" and node.tag == f"{_TABLE}table-row":
                    layout.add_rows(node, rows, columns)
                    node.clear()
    return found


def _number(node: ET.Element, name: str) -> int:
    text = node.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1


def _is_hidden(node: ET.Element) -> bool:
    return node.get(f"{_TABLE}visibility") in {"collapse", "filter"}
