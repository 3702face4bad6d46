"""LibreOffice without a display: what it works out of a workbook, and documents as PDF."""

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

import openpyxl
import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(
    SOFFICE is None,
    reason="LibreOffice is not on this machine: apt-get install libreoffice-calc libreoffice-impress "
    "libreoffice-writer",
)
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""Has every formula worked out anew when a workbook is opened, whatever figure is stored with it."""


def converted(paths: list[Path], ending: str, folder: Path) -> list[Path]:
    """Let LibreOffice write files in another form into a folder."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    out = folder / "out"
    assert SOFFICE is not None
    command = [
        SOFFICE,
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(out),
        *map(str, paths),
    ]
    run_with_children(command)
    return [out / f"{path.stem}.{ending}" for path in paths]


def run_with_children(command: list[str], timeout: float = 900) -> None:
    """Run a command; when it takes too long [s] or the test is stopped, end it with all that it has started.

    The command named soffice is a script: ended alone, it would leave LibreOffice itself running.
    """
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert process.wait(timeout) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def figures(path: Path) -> dict[tuple[str, str], object]:
    """Read the figure of every cell, by sheet and address."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
