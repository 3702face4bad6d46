"""The self-test on paper: each finding with its source, failures with what came instead."""

import json

from leftshift.selftest.proof import Finding
from leftshift.text.reports.self_test import as_json, as_text, for_export, summary

HOLDS = Finding(name="One is one.", ok=True, expected="1", got="1", source="E00", seconds=0.04)
FAILS = Finding(name="Two is two.", ok=False, expected="2", got="3", source="E99", seconds=0.06)


def test_that_each_finding_is_a_line_with_its_source_and_a_failure_says_what_came_instead() -> None:
    assert as_text((HOLDS, FAILS)).splitlines() == [
        "ok      One is one. [E00]",
        "FAILED  Two is two. [E99]",
        "        expected 2",
        "        found    3",
        "1 of 2 checks failed (0.1 s). Do not rely on this copy of Leftshift.",
    ]


def test_that_the_summary_says_whether_all_hold() -> None:
    assert summary((HOLDS,)) == "The one check holds (0.0 s)."
    assert summary((HOLDS, HOLDS)) == "All 2 checks hold (0.1 s)."
    assert summary(()) == "Nothing was checked."


def test_that_an_export_says_how_many_checks_hold_and_nothing_that_changes_from_run_to_run() -> None:
    assert for_export((HOLDS, FAILS)) == "1 of 2 checks hold: do not rely on these figures."


def test_that_json_holds_every_finding_and_the_verdict() -> None:
    report = json.loads(as_json((HOLDS, FAILS)))
    assert report["ok"] is False
    assert [row["name"] for row in report["findings"]] == ["One is one.", "Two is two."]
    assert json.loads(as_json((HOLDS,)))["ok"] is True
    assert json.loads(as_json(()))["ok"] is False
