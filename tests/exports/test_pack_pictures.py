"""The pictures of one pack in docs/pack, made by LibreOffice, Poppler and Chromium as a reader would see it.

`LEFTSHIFT_LOOKS=remake pytest -m campaign tests/exports/test_pack_pictures.py` makes them anew; look at each
then.
"""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from leftshift.exports.pack import Kind, Order, PackContent, pack
from leftshift.selftest.run import verify
from leftshift.snapshot.projector import Projector
from leftshift.window.transfer.pack_painter import PackPainter
from tests.exports.conftest import scenario_of
from tests.exports.office import converted, needs_office

FOLDER = Path(__file__).parents[2] / "docs" / "pack"
POPPLER = shutil.which("pdftoppm")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SHEETS = (1, 4, 14, 16)
"""Pages of the printed workbook that are kept: cover, levers, cost and pressure, bridge."""
_DOTS = 64
"""Dots an inch."""
_PAGE = "1000,4600"
"""Width and height of the window that shows the web page [pixels]."""
_LEAST = 0.005
"""Part of a page that is not white, at least: an empty page has less [share]."""

pytestmark = [
    pytest.mark.campaign,
    needs_office,
    pytest.mark.timeout(600),
    pytest.mark.skipif(POPPLER is None or CHROMIUM is None, reason="needs pdftoppm and Chromium"),
]


def _pages(path: Path, name: str, folder: Path) -> list[Path]:
    assert POPPLER is not None
    subprocess.run([POPPLER, "-r", str(_DOTS), "-png", str(path), str(folder / name)], check=True)
    return sorted(folder.glob(f"{name}-*.png"))


def _shown(path: Path, folder: Path) -> Path:
    assert CHROMIUM is not None
    picture = folder / "page.png"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={_PAGE}"]
    profile = f"--user-data-dir={folder / 'chromium'}"
    subprocess.run(
        [CHROMIUM, *options, profile, f"--screenshot={picture}", path.as_uri()],
        check=True,
        capture_output=True,
    )
    return picture


def _inked(path: Path) -> float:
    """Return which part of a picture is not white [share]."""
    with Image.open(path) as picture:
        grey = picture.convert("L").histogram()
    return 1 - sum(grey[250:]) / sum(grey)


def test_that_no_page_of_a_pack_is_empty(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    scenario = scenario_of("a shift").with_running_costs(cut=0.5)
    scenario = replace(scenario, name="Three points out of hospital")
    source = PackContent(
        snapshot=Projector().snapshot(scenario), findings=tuple(verify()), painter=PackPainter
    )
    kinds = (Kind.PPTX, Kind.DOCX, Kind.PDF, Kind.XLSX, Kind.HTML)
    made = pack(source, Order(kinds=kinds))
    files = {}
    for name, data in made.items():
        ending = name.rpartition(".")[2]
        files[ending] = tmp_path / f"{ending}.{ending}"
        files[ending].write_bytes(data)
    office = [files[kind] for kind in (Kind.PPTX, Kind.DOCX, Kind.XLSX)]
    slides, document, book = converted(office, "pdf", tmp_path)
    found = [
        *_pages(slides, "slide", tmp_path),
        *_pages(document, "document", tmp_path),
        *_pages(files[Kind.PDF], "print", tmp_path),
        *[page for page in _pages(book, "sheet", tmp_path) if int(page.stem.rpartition("-")[2]) in SHEETS],
        _shown(files[Kind.HTML], tmp_path),
    ]
    assert [page.name for page in found if _inked(page) < _LEAST] == []
    if os.environ.get("LEFTSHIFT_LOOKS") == "remake":
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        for page in found:
            with Image.open(page) as picture:
                picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(
                    FOLDER / page.name, optimize=True
                )
