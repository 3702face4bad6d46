"""Commands that write files for others: a pack, a comparison, a picture of the window."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leftshift.cli.command import (
    Command,
    QuestionError,
    amount,
    check_free,
    force_argument,
    names,
    print_progress,
)

if TYPE_CHECKING:
    from leftshift.exports.pack import Kind

_SCALES: Final = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    "QT_USE_PHYSICAL_DPI",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_ENABLE_HIGHDPI_SCALING",
)
"""Variables of the surroundings by which Qt scales what it shows."""


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    from leftshift.exports.pack import Kind

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="made if it is not there")
    parser.add_argument(
        "--kind",
        type=_listed(Kind),
        default=tuple(Kind),
        metavar=",".join(Kind),
        help="which pieces (default: all)",
    )
    parser.add_argument("--chart", type=names, default=(), help="which charts, such as bridge,board")
    parser.add_argument("--scale", type=_scale, default=2.0, help="dots to a pixel of pictures, 1 to 4")
    parser.add_argument("--bom", action="store_true", help="begin CSV with a byte order mark, as Excel asks")
    force_argument(parser)


def _export(options: argparse.Namespace) -> int:
    from leftshift.exports.charts import CHART_KEYS
    from leftshift.exports.pack import Order, PackContent, Painter, pack, write_pack
    from leftshift.selftest.run import verify
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.refusal import printable
    from leftshift.storage.scenario.reader import read_with_history

    of_window = [key for key in options.chart if key not in CHART_KEYS]
    if of_window:
        from leftshift.window.charts.registry import ENTRIES

        unknown = [key for key in of_window if key not in ENTRIES]
        known = ", ".join(dict.fromkeys([*CHART_KEYS, *ENTRIES]))
        if unknown:
            raise QuestionError(f"No chart is called “{unknown[0]}”. There are: {known}.")
    scenario, history = read_with_history(options.file)

    def painter() -> Painter:
        from leftshift.window.transfer.pack_painter import PackPainter

        return PackPainter()

    source = PackContent(
        snapshot=Projector().snapshot(scenario), findings=tuple(verify()), history=history, painter=painter
    )
    order = Order(kinds=options.kind, charts=options.chart, scale=options.scale, byte_order_mark=options.bom)
    made = pack(source, order, progress=lambda done, what: print_progress(done, len(order.kinds), what))
    if of_window:
        from leftshift.window.transfer.chart_files import chart_files

        made |= chart_files(scenario, of_window, order.kinds, order.scale)
    for path in write_pack(made, options.to, replace=options.force):
        print(printable(str(path)))
    return 0


def _listed(kinds: "type[Kind]") -> "Callable[[str], tuple[Kind, ...]]":
    def read(text: str) -> "tuple[Kind, ...]":
        unknown = [name for name in names(text) if name not in set(kinds)]
        if unknown:
            raise argparse.ArgumentTypeError(f"“{unknown[0]}” is none of {', '.join(kinds)}")
        return tuple(dict.fromkeys(kinds(name) for name in names(text)))

    return read


def _scale(text: str) -> float:
    """Read dots to a pixel, from 1 to 4."""
    value = amount(text)
    if not 1 <= value <= 4:  # noqa: PLR2004 - as the window offers
        raise argparse.ArgumentTypeError(f"“{text}” is not from 1 to 4")
    return value


def _compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--format", choices=("table", "json", "xlsx", "html"), default="table")
    parser.add_argument("--to", metavar="PATH", type=Path, help="where a workbook or a page is written")
    force_argument(parser)


def _compare(options: argparse.Namespace) -> int:
    from leftshift.exports.comparison import Comparison
    from leftshift.exports.pack import write_pack
    from leftshift.selftest.run import verify
    from leftshift.snapshot.projector import Projector
    from leftshift.storage.refusal import printable
    from leftshift.storage.saver import check_ending
    from leftshift.storage.scenario.reader import read_scenario
    from leftshift.text.reports.self_test import for_export

    if len(options.files) == 1:
        raise QuestionError("Give at least two files to compare.")
    written = options.format in {"xlsx", "html"}
    if written and options.to is None:
        raise QuestionError(f"Say with --to where the {options.format} file is to be written.")
    if written:
        check_ending(options.to, [f".{options.format}"], "this comparison")
    snapshots = [Projector().snapshot(read_scenario(file)) for file in options.files]
    names = [file.name for file in options.files]
    if len(set(names)) < len(names):
        names = [str(file) for file in options.files]
    found = Comparison(snapshots, for_export(verify()), names)
    if written:
        data = found.xlsx() if options.format == "xlsx" else found.html()
        for path in write_pack({options.to.name: data}, options.to.parent, replace=options.force):
            print(printable(str(path)))
    else:
        print(found.json() if options.format == "json" else found.table())
    return 0


def _picture_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("picture", metavar="PICTURE", type=Path, help="its name ends in .png, .svg or .pdf")
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=_scale, default=1.0, help="dots to a pixel of a PNG, 1 to 4")
    force_argument(parser)


def _picture(options: argparse.Namespace) -> int:
    from leftshift.storage.refusal import printable
    from leftshift.storage.scenario.reader import read_scenario

    scenario = read_scenario(options.file)  # refused before Qt is loaded
    from leftshift.window.transfer.picture import save_picture

    path, size = options.picture, options.size
    check_free(path, force=options.force)
    draw_in_memory()
    save_picture(scenario, path, size=size, theme=options.theme, scale=options.scale)
    print(printable(str(path)))
    return 0


def _guide_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("html", metavar="HTML", type=Path)
    force_argument(parser)


def _guide(options: argparse.Namespace) -> int:
    from leftshift.storage.refusal import printable

    check_free(options.html, force=options.force)
    draw_in_memory()
    from leftshift.window.transfer.guide import save_guide

    save_guide(options.html)
    print(printable(str(options.html)))
    return 0


def draw_in_memory() -> None:
    """Let Qt draw without a display, which a picture needs not and must not flash a window on.

    Nor does it take the scale of this desktop, which would give a picture of another size.
    """
    for name in _SCALES:
        os.environ.pop(name, None)
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _size(text: str) -> tuple[int, int]:
    """Read 1366x768 as width and height [pixels]."""
    width, _, height = text.lower().replace("×", "x").partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write it as 1366x768")
    if not (640 <= int(width) <= 7680 and 480 <= int(height) <= 4320):  # noqa: PLR2004 - screen sizes
        raise argparse.ArgumentTypeError(f"“{text}” is not a screen's size; from 640x480 to 7680x4320 is")
    return int(width), int(height)


EXPORT: Final = Command("export", "write a pack: workbook, slides, document …", _export_arguments, _export)
COMPARE: Final = Command("compare", "put plans side by side", _compare_arguments, _compare)
PICTURE: Final = Command("picture", "save the window on a plan as a picture", _picture_arguments, _picture)
GUIDE: Final = Command(
    "guide", "save the help as a web page with pictures of the window", _guide_arguments, _guide
)
