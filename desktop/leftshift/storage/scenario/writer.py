"""Scenario files out: readable, in a fixed order, and always such that they open again."""

import json
from collections.abc import Mapping

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.content import scenario_content
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.reader import EXTENSION, decoded, parse_scenario
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.saved_results import results_of
from leftshift.storage.scenario.shapes import Json


def scenario_bytes(
    scenario: Scenario,
    evidence: Known | None = None,
    *,
    history: SavedHistory | None = None,
    with_results: bool = True,
) -> bytes:
    """Return a scenario as the bytes of a file, with its history if given; equal scenarios give equal bytes.

    Assumptions the scenario leaves out are written at their central values. The results are worked out here:
    they say what the scenario led to when it was saved, and are never read back as the truth. A journal,
    which is written every few seconds of a drag, does without.

    Raises:
        Refusal: the scenario could not be opened again; place and reason are those the reader would give.
        KeyError: the scenario holds an assumption that no evidence knows.
    """
    evidence = evidence or known()
    # NaN and half character pairs pass here, so that the reader below refuses them with their place.
    name = scenario.name + EXTENSION
    plain = _text(scenario_content(scenario, evidence))
    opened = parse_scenario(plain, name, evidence)
    if not with_results and history is None:
        return plain
    results = results_of(opened) if with_results else None
    whole = _text(scenario_content(scenario, evidence, results=results, history=history))
    # The history is read back but once: a long one takes ten times as long as all else.
    (decoded if history is None else parse_scenario)(whole, name)
    return whole


def _text(content: Mapping[str, Json]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
