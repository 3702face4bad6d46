"""Starts LibreOffice on a workbook, changes a lever's cell step by step and times an outcome."""

import json
import subprocess
import sys
import time

import uno

STEPS = 30
IN_VIEW = "Shares"
"""The sheet with the chart of the hospital share."""
SIZE = (1366, 768)
POSSIZE = 15
"""LibreOffice's PosSize.POSSIZE: all four numbers count."""


def connected(resolver, seconds=60):
    """Wait for LibreOffice to answer.

    Raises:
        Exception: it did not.
    """
    due = time.perf_counter() + seconds
    while True:
        try:
            return resolver.resolve("uno:socket,host=127.0.0.1,port=8933;urp;StarOffice.ComponentContext")
        except Exception:
            if time.perf_counter() > due:
                raise
            time.sleep(0.05)


def resident():
    """Say what LibreOffice holds [MB]."""
    said = subprocess.run(
        ["ps", "-C", "soffice.bin", "-o", "rss="], capture_output=True, text=True, check=False
    )
    return max((int(part) / 1024 for part in said.stdout.split()), default=0.0)


def main(folder, book, outcome_place):
    """Drive the workbook and print one line of JSON.

    All that a step makes out of date is worked out, since all of it is on some sheet or chart; the sheet in
    view and its chart are painted, in memory as the other peers are.
    """
    words = [
        *("soffice", "--headless", "--norestore", "--accept=socket,host=127.0.0.1,port=8933;urp;"),
        f"-env:UserInstallation=file://{folder}/profile",
    ]
    began = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = connected(resolver)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        book = desktop.loadComponentFromURL(book, "_blank", 0, ())
        toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
        book.CurrentController.setActiveSheet(book.Sheets.getByName(IN_VIEW))
        book.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, *SIZE, POSSIZE)
        toolkit.processEventsToIdle()
        outcome = book.Sheets.getByName("Outcomes").getCellRangeByName(outcome_place)
        start = time.perf_counter() - began
        community, acute = (
            book.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)
            for name in ("shares_community", "shares_acute")
        )
        both = community.Value + acute.Value
        taken, answers = [], set()
        for step in range(STEPS):
            began = time.perf_counter()
            community.Value = 0.08 + 0.002 * step
            acute.Value = both - community.Value
            book.calculate()
            toolkit.processEventsToIdle()
            answers.add(outcome.Value)
            taken.append((time.perf_counter() - began) * 1000)
        if len(answers) < STEPS:
            office.kill()
            sys.exit("the outcome did not follow the lever")
        json.dump({"taken": taken, "start": start, "memory": resident()}, sys.stdout)
        sys.stdout.flush()
        book.close(True)  # noqa: FBT003 - as LibreOffice has it
        desktop.terminate()


main(*sys.argv[1:])
