"""pack(): the files that a board secretary, a finance director or an auditor asks for, made and written."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from leftshift.exports.briefing import Briefing, briefing
from leftshift.exports.chart_svg import svg
from leftshift.exports.charts import ChartFigure, chart_figures
from leftshift.exports.clean import file_stem
from leftshift.exports.page import Block
from leftshift.exports.stamp import Stamp
from leftshift.selftest.proof import Finding
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.saver import SaveError, save
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.text.reports.self_test import for_export


class Kind(StrEnum):
    """A kind of piece, by the ending of its file or the name of its folder."""

    XLSX = "xlsx"
    PPTX = "pptx"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    PNG = "png"
    SVG = "svg"
    CSV = "csv"
    JSON = "json"
    LOGS = "logs"


KIND_LABELS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.XLSX: "Workbook with formulas (Excel)",
        Kind.PPTX: "Slides (PowerPoint)",
        Kind.DOCX: "Document (Word)",
        Kind.PDF: "Document to print (PDF)",
        Kind.HTML: "Web page",
        Kind.PNG: "Charts as pictures (PNG)",
        Kind.SVG: "Charts as drawings (SVG)",
        Kind.CSV: "Figures of the charts (CSV)",
        Kind.JSON: "Figures for programs (JSON)",
        Kind.LOGS: "Logs for an audit",
    }
)
"""What a kind is called on screen."""


class Reader(StrEnum):
    """For whom a pack is."""

    BOARD = "board"
    FINANCE = "finance"
    AUDIT = "audit"


FOR_READER: Final[Mapping[Reader, tuple[Kind, ...]]] = MappingProxyType(
    {
        Reader.BOARD: (Kind.DOCX, Kind.PDF, Kind.PPTX),
        Reader.FINANCE: (Kind.XLSX, Kind.PDF, Kind.CSV),
        Reader.AUDIT: (Kind.XLSX, Kind.HTML, Kind.JSON, Kind.LOGS),
    }
)
"""What each of them is given at first."""


class Painter(Protocol):
    """Paints what needs a screen's painter; the window has one, which works without a display too."""

    def pdf(self, stamp: Stamp, blocks: Sequence[Block]) -> bytes:
        """Set a page out on paper."""

    def png(self, drawing: str, scale: float) -> bytes:
        """Paint an SVG drawing as a picture."""


class Cancelled(Exception):  # noqa: N818 - nothing erred: the planner asked for it
    """The pack was given up; what was written before stays."""


class AlreadyThere(SaveError):  # noqa: N818 - the field's word: nothing erred, a file is there
    """Files of a pack that are there already; nothing was written."""

    def __init__(self, paths: Sequence[Path]) -> None:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        super().__init__(
            paths[0], f"a file of that name{more} is there already", "Choose another folder, or say --force."
        )
        self.paths = tuple(paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a pack is to hold."""

    kinds: tuple[Kind, ...]
    charts: tuple[str, ...] = ()
    """Keys of charts that are wanted as pictures, drawings and figures; empty: all."""
    scale: float = 2.0
    """Dots to a pixel of pictures, 1 to 4 [ratio]."""
    byte_order_mark: bool = False
    """Whether figures in CSV begin with a byte order mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """What a pack is made from."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    """Those of the model's self-test."""
    history: SavedHistory | None = None
    painter: Callable[[], Painter] | None = field(default=None)
    """Makes the painter when the first piece needs it; without one there is no PDF and no PNG."""


def pack(
    source: PackContent,
    order: Order,
    *,
    progress: Callable[[int, str], None] = lambda _done, _what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, bytes]:
    """Make the pieces, by the name of their file.

    `progress` is told how many kinds are done and what comes next; between kinds, `cancelled` is asked.

    Raises:
        Cancelled: the planner gave it up.
        ValueError: a PDF or picture is asked for without a painter.
    """
    said = briefing(source.snapshot, for_export(source.findings), source.history)
    figures = chart_figures(said)
    wanted = tuple(one for one in figures if not order.charts or one.key in order.charts)
    stem = file_stem(said.stamp.name)
    made: dict[str, bytes] = {}
    for done, kind in enumerate(order.kinds):
        if cancelled():
            raise Cancelled
        progress(done, KIND_LABELS[kind])
        for name, data in _MAKERS[kind](source, order, said, figures, wanted).items():
            made[f"{stem}{name}"] = data
    progress(len(order.kinds), "")
    return made


def write_pack(
    made: Mapping[str, bytes],
    folder: Path,
    *,
    replace: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write pieces into a folder, which is made if it is not there; return their paths.

    What one of them replaces is kept as .bak beside it.

    Raises:
        AlreadyThere: files are there already and may not be replaced; nothing is written.
        SaveError: the folder cannot be made, or a piece could not be saved.
        Cancelled: the planner gave it up; each file is there whole or not at all.
    """
    paths = [folder / name for name in made]
    there = [path for path in paths if os.path.lexists(path)]
    if there and not replace:
        raise AlreadyThere(there)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise SaveError(
            folder, "the folder cannot be made", "Choose a folder that you may write in."
        ) from fault
    for path, data in zip(paths, made.values(), strict=True):
        if cancelled():
            raise Cancelled
        save(path, data)
    return tuple(paths)


_Made = Mapping[str, bytes]
_Charts = tuple[ChartFigure, ...]


# Each library is imported only when its kind of piece is made: together they take half a second.


def _xlsx(_source: PackContent, _order: Order, said: Briefing, _figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.workbook.workbook import workbook  # noqa: PLC0415 - see above

    return {".xlsx": workbook(said)}


def _pptx(_source: PackContent, _order: Order, said: Briefing, figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.slides import slides  # noqa: PLC0415 - see above

    return {".pptx": slides(said, figures)}


def _docx(_source: PackContent, _order: Order, said: Briefing, figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.document import document  # noqa: PLC0415 - see above

    return {".docx": document(said, figures)}


def _html(_source: PackContent, _order: Order, said: Briefing, figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.web_page import web_page  # noqa: PLC0415 - see above

    return {".html": web_page(said, figures)}


def _painter(source: PackContent) -> Painter:
    if source.painter is None:
        raise ValueError("a PDF or a picture needs a painter")
    return source.painter()


def _pdf(source: PackContent, _order: Order, said: Briefing, figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.page import SHORT, blocks  # noqa: PLC0415 - see above

    short = tuple(one for one in figures if one.key in SHORT)
    return {".pdf": _painter(source).pdf(said.stamp, blocks(said, short))}


def _drawing(figure: ChartFigure, said: Briefing) -> str:
    return svg(figure, heading=True, source=said.stamp.lines)


def _svg(_source: PackContent, _order: Order, said: Briefing, _figures: _Charts, wanted: _Charts) -> _Made:
    return {f" {one.key}.svg": _drawing(one, said).encode("utf-8") for one in wanted}


def _png(source: PackContent, order: Order, said: Briefing, _figures: _Charts, wanted: _Charts) -> _Made:
    painter = _painter(source)
    return {f" {one.key}.png": painter.png(_drawing(one, said), order.scale) for one in wanted}


def _csv(_source: PackContent, order: Order, said: Briefing, _figures: _Charts, wanted: _Charts) -> _Made:
    from leftshift.exports.data import all_csv, chart_csv  # noqa: PLC0415 - see above

    mark = order.byte_order_mark
    each = {f" {one.key}.csv": chart_csv(one, said.stamp, byte_order_mark=mark) for one in wanted}
    return each if order.charts else {" all figures.csv": all_csv(said, byte_order_mark=mark), **each}


def _json(_source: PackContent, _order: Order, said: Briefing, _figures: _Charts, wanted: _Charts) -> _Made:
    from leftshift.exports.data import all_json  # noqa: PLC0415 - see above

    return {".json": all_json(said, wanted)}


def _logs(source: PackContent, _order: Order, said: Briefing, _figures: _Charts, _wanted: _Charts) -> _Made:
    from leftshift.exports.logs import logs  # noqa: PLC0415 - see above

    return {f" {name}": data for name, data in logs(said, source.findings).items()}


_MAKERS: Final[Mapping[Kind, Callable[[PackContent, Order, Briefing, _Charts, _Charts], _Made]]] = (
    MappingProxyType(
        {
            Kind.XLSX: _xlsx,
            Kind.PPTX: _pptx,
            Kind.DOCX: _docx,
            Kind.PDF: _pdf,
            Kind.HTML: _html,
            Kind.PNG: _png,
            Kind.SVG: _svg,
            Kind.CSV: _csv,
            Kind.JSON: _json,
            Kind.LOGS: _logs,
        }
    )
)
