"""The exported workbook in LibreOffice: a lever's cell is changed until one sheet and its chart are painted.

A workbook shows one sheet at a time, so this is one chart where the others draw three. The system's own
Python drives it: LibreOffice's module `uno` (Debian's python3-uno) is made for that one.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import common
import openpyxl

from leftshift.cli.main import main as leftshift

DRIVEN = Path(__file__).with_name("libreoffice_driven.py")


def outcome_cell(book: Path) -> str:
    """Find what the hospital share in the target year is now.

    Raises:
        LookupError: it is not there.
    """
    for row in openpyxl.load_workbook(book)["Outcomes"].iter_rows(max_col=4):
        if row[0].value == "Hospital share (acute and specialised)":
            return row[3].coordinate
    raise LookupError("Hospital share (acute and specialised)")


def main() -> None:
    """Export the workbook, have it driven and print the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        plan = folder / "plan.leftshift"
        asked = (["new", "QWE", str(plan)], ["export", str(plan), "--to", str(folder), "--kind", "xlsx"])
        for words in asked:
            if leftshift(words):
                sys.exit(f"leftshift {words[0]} failed")
        book = next(folder.glob("*.xlsx"))
        command = ["/usr/bin/python3", str(DRIVEN), str(folder), book.as_uri(), outcome_cell(book)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        told = json.loads(done.stdout.splitlines()[-1])
    print()
    common.tell(told["taken"], start=told["start"], memory=told["memory"])


main()
