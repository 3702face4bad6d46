"""Scenario files out: readable, in a fixed order, and always such that they open again."""

import json
from collections.abc import Mapping

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.fields import FORMAT, VERSION, ScenarioFile, scenario_record
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.lever_fields import LeverRecords
from leftshift.storage.scenario.reader import EXTENSION, parse_scenario
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.shapes import Json


def scenario_bytes(
    scenario: Scenario, evidence: Known | None = None, *, history: SavedHistory | None = None
) -> bytes:
    """Return a scenario as the bytes of a file, with its history if given; equal scenarios give equal bytes.

    Assumptions the scenario leaves out are written at their central values.

    Raises:
        Refusal: the scenario could not be opened again; place and reason are those the reader would give.
        KeyError: the scenario holds an assumption that no evidence knows.
    """
    evidence = evidence or known()
    content = scenario_content(scenario, evidence, history=history)
    # NaN and half character pairs pass here, so that the reader below refuses them with their place.
    data = (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
    parse_scenario(data, scenario.name + EXTENSION, evidence)
    return data


def scenario_content(
    scenario: Scenario, evidence: Known | None = None, *, history: SavedHistory | None = None
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
        history=history,
    )
    content = scenario_record(evidence).write(whole)
    return content if isinstance(content, Mapping) else {}
