"""A scenario as the groups and fields of its file, and back."""

from collections.abc import Mapping

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.fields import FORMAT, VERSION, ScenarioFile, scenario_record
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.lever_fields import LeverRecords
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.saved_results import SavedResults
from leftshift.storage.scenario.shapes import Json


def scenario_content(
    scenario: Scenario,
    evidence: Known | None = None,
    *,
    results: SavedResults | None = None,
    history: SavedHistory | None = None,
) -> Mapping[str, Json]:
    """Return a scenario as the groups and fields of a file, not yet checked.

    Raises:
        KeyError: the scenario holds an assumption that no evidence knows.
    """
    evidence = evidence or known()
    central = {entry.key: entry.central for entry in evidence.assumptions}
    for key in scenario.assumptions.keys() - central.keys():
        raise KeyError(key)
    whole = ScenarioFile(
        format=FORMAT,
        version=VERSION,
        name=scenario.name,
        notes=scenario.notes,
        area=scenario.area,
        years=scenario.years,
        own_figures=scenario.own_figures,
        own_deficit=scenario.own_deficit,
        own_allocations=scenario.own_allocations,
        uncertainty=scenario.draws,
        levers=LeverRecords(
            shares=scenario.shares,
            running_costs=scenario.running_costs,
            board=scenario.board,
            policies=scenario.policies,
            rails=scenario.rails,
            notes=scenario.lever_notes,
        ),
        assumptions={**central, **scenario.assumptions},
        results=results,
        history=history,
    )
    content = scenario_record(evidence).write(whole)
    return content if isinstance(content, Mapping) else {}


def scenario_of(file: ScenarioFile) -> Scenario:
    """Return the scenario that a file holds."""
    return Scenario(
        name=file.name,
        notes=file.notes,
        area=file.area,
        years=file.years,
        own_figures=file.own_figures,
        own_deficit=file.own_deficit,
        own_allocations=file.own_allocations,
        draws=file.uncertainty,
        shares=file.levers.shares,
        running_costs=file.levers.running_costs,
        board=file.levers.board,
        policies=file.levers.policies,
        rails=file.levers.rails,
        assumptions=file.assumptions,
        lever_notes=file.levers.notes,
    )
