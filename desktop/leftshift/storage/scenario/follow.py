"""Files that say `"defaults": "follow"`: they hold what differs, and all else is the area's own default."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from leftshift.storage.scenario.content import scenario_content
from leftshift.storage.scenario.fields import area_record
from leftshift.storage.scenario.json_text import Node, Value
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.shapes import Here, Json

DEFAULTS: Final = "defaults"
FOLLOW: Final = "follow"


def followed(here: Here, known: Known) -> Node:
    """Return a file's content, filled from its area's baseline scenario where the file says so.

    Raises:
        Refusal: the area is none that the evidence knows.
    """
    root = here.node
    if not isinstance(root.value, Mapping) or "area" not in root.value:
        return root
    if DEFAULTS not in root.value or root.value[DEFAULTS].value != FOLLOW:
        return root
    start = known.start(area_record(known).read(here.at("area")))
    central = {entry.key: entry.central for entry in known.assumptions}
    return _filled(root, scenario_content(replace(start, assumptions=central), known))


def _filled(node: Node, default: Json) -> Node:
    """Put members that a group lacks into it; a list or a single value stays as the file has it."""
    if not isinstance(node.value, Mapping) or not isinstance(default, Mapping):
        return node
    there = node.value
    both = {
        key: _filled(there[key], inner) if key in there else _node(inner, node)
        for key, inner in default.items()
    }
    more = {key: inner for key, inner in there.items() if key not in both}
    return Node(MappingProxyType({**both, **more}), node.at, node.end)


def _node(value: Json, place: Node) -> Node:
    """Return a value as the reader has it, at the place of the group that lacks it."""
    found: Value
    if isinstance(value, Mapping):
        found = MappingProxyType({key: _node(inner, place) for key, inner in value.items()})
    elif value is None or isinstance(value, str | int | float):
        found = value
    else:
        found = tuple(_node(inner, place) for inner in value)
    return Node(found, place.at, place.end)
