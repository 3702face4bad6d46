"""How long a whole pack and its workbook take, libraries loaded and not."""

import time
from statistics import median

from timing import MS, Report

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.exports.pack import Kind, Order, PackContent, pack
from leftshift.selftest.run import verify
from leftshift.snapshot.projector import Projector
from leftshift.window.transfer.pack_painter import PackPainter


def measure(report: Report, runs: int = 5) -> None:
    """Make packs with every kind, and workbooks alone; the first run loads the libraries."""
    report.heading(f"Packs: every kind for one ICB, the first and the median of {runs} more")
    snapshot = Projector().snapshot(baseline_scenario(find_area("South West London")))
    source = PackContent(snapshot=snapshot, findings=tuple(verify()), painter=PackPainter)
    for name, kinds, goal in (("whole pack", tuple(Kind), 3_000), ("workbook", (Kind.XLSX,), 500)):
        took = []
        for _ in range(1 + runs):
            begun = time.perf_counter()
            pack(source, Order(kinds=kinds))
            took.append((time.perf_counter() - begun) * MS)
        report.figure(f"{name}, the first", f"{took[0]:7.0f} ms", value=took[0], goal=goal)
        usual = median(took[1:])
        report.figure(name, f"{usual:7.0f} ms", value=usual, goal=goal)
