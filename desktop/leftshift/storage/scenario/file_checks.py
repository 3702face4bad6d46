"""Checks of scenario files for the self-test: what is saved opens again as it was, to the byte."""

import tempfile
from pathlib import Path
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.selftest.proof import CheckResult, SelfCheck
from leftshift.storage.saver import save
from leftshift.storage.scenario.reader import EXTENSION, read_scenario
from leftshift.storage.scenario.writer import scenario_bytes

_AREAS: Final = ("ENGLAND", "QMM")


def file_checks() -> tuple[SelfCheck, ...]:
    """List the checks of scenario files."""
    return (
        SelfCheck(
            name="A plan that is saved, opened and saved again gives identical bytes.",
            source="must hold by construction",
            run=_round_trip,
        ),
    )


def _round_trip() -> CheckResult:
    odd = [code for code in _AREAS if not _comes_back(_moved(code))]
    return CheckResult(
        not odd, "identical bytes", f"other bytes for {', '.join(odd)}" if odd else "identical bytes"
    )


def _moved(code: str) -> Scenario:
    """Build a scenario with changed levers, so that more than defaults make the journey."""
    start = baseline_scenario(find_area(code))
    target = (start.shares.target[-1], *start.shares.target[1:-1], start.shares.target[0])
    return (
        start.with_shares(target=target).with_running_costs(cut=1 / 3).with_note("shares.acute", "£ ≥ ½\nwhy")
    )


def _comes_back(scenario: Scenario) -> bool:
    before = scenario_bytes(scenario)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"check{EXTENSION}"
        save(path, before)
        return path.read_bytes() == before and scenario_bytes(read_scenario(path)) == before
