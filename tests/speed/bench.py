"""Measures speed against its goals: python3 start.py bench; a long run: --soak; other programs: --peers."""

import os
import platform
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import asks
import boards
import charts
import drag
import growth
import models
import packs
import soak
import starts
from peers import peers
from PySide6.QtCore import QSize, qVersion
from timing import Report


def main() -> int:
    """Run every measure, print the figures and return 1 when a goal was missed."""
    print(f"{platform.system()}, Python {platform.python_version()}, Qt {qVersion()}, {os.cpu_count()} cores")
    if "--peers" in sys.argv[1:]:
        return peers.main()
    report = Report()
    if "--soak" in sys.argv[1:]:
        soak.measure(report)
        return 1 if report.missed else 0
    models.measure(report)
    asks.measure_all(report)
    drag.measure(report, QSize(1366, 768), goal=12)
    drag.measure(report, QSize(1920, 1080), goal=12)
    charts.measure(report, QSize(1366, 768))
    boards.measure(report)
    packs.measure(report)
    growth.measure(report)
    starts.measure(report)
    soak.measure(report, soak.EVENTS // 4)
    if report.missed:
        print(f"\nMissed: {', '.join(report.missed)}")
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
