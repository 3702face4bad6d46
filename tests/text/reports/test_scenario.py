import json
from collections.abc import Callable

import pytest

from leftshift.evidence.start import with_own
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, Sector
from leftshift.snapshot.projector import Projector
from leftshift.text.reports.scenario import as_json, as_table

OWN = OwnFigures(
    money=tuple({Sector.ACUTE: 950.0, Sector.COMMUNITY: 210.5}.get(sector) for sector in SECTORS),
    year=2025,
    source="ledger.xlsx",
    imported="2026-05-01T09:30:00+00:00",
)


@pytest.fixture
def published(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM")


def table_of(scenario: Scenario) -> list[str]:
    snapshot = Projector().snapshot(scenario)
    return as_table(snapshot, self_test="all hold").splitlines()


def json_of(scenario: Scenario) -> dict[str, object]:
    snapshot = Projector().snapshot(scenario)
    found: dict[str, object] = json.loads(as_json(snapshot, self_test="all hold"))
    return found


def test_that_own_figures_are_named_and_each_sector_that_starts_from_one_says_so(
    published: Scenario,
) -> None:
    lines = table_of(with_own(published, OWN))
    assert (
        lines[2]
        == "Starts from own figures for 2 sectors from ledger.xlsx, in place of the published baseline."
    )
    labelled = [line.split("  ")[1] for line in lines if line.endswith("from an own figure")]
    assert labelled == ["Hospital (acute)", "Community"]


def test_that_results_as_json_say_which_sectors_rest_on_own_figures(published: Scenario) -> None:
    assert json_of(with_own(published, OWN))["own_figures"] == {
        "source": "ledger.xlsx",
        "year": 2025,
        "imported": "2026-05-01T09:30:00+00:00",
        "sectors": ["acute", "community"],
    }


def test_that_nothing_is_called_own_on_the_published_baseline(published: Scenario) -> None:
    assert not any("own figure" in line for line in table_of(published))
    assert json_of(published)["own_figures"] is None
