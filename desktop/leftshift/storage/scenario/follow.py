"""Files that say `"defaults": "follow"`: they hold what differs, and all else is the area's own default.

In `levers.shares` such a file may hold `moved` in place of `target`: by how much the share of each sector
differs from the area's own [share]. Sectors that it does not name keep their share to the last digit.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from leftshift.model.terms import SECTORS, Sector
from leftshift.storage.scenario.content import scenario_content
from leftshift.storage.scenario.fields import area_record
from leftshift.storage.scenario.json_text import Node, Value
from leftshift.storage.scenario.known import Known
from leftshift.storage.scenario.shapes import Here, Json

DEFAULTS: Final = "defaults"
FOLLOW: Final = "follow"
MOVED: Final = "moved"


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
    return _filled(
        _moved(root, start.shares.target), scenario_content(replace(start, assumptions=central), known)
    )


def _moved(root: Node, start: tuple[float, ...]) -> Node:
    """Put target shares in place of what they have moved by from the area's own, shape (sectors,) [share]."""
    levers = _member(root, "levers")
    shares = levers and _member(levers, "shares")
    moved = shares and _member(shares, MOVED)
    if not (levers and shares and moved and isinstance(moved.value, Mapping)) or "target" in _members(shares):
        return root
    before = dict(zip(SECTORS, start, strict=True))
    target = {
        key: replace(node, value=before[Sector(key)] + node.value)
        if key in before and isinstance(node.value, int | float)
        else node
        for key, node in _members(moved).items()
    }
    others = {key: node for key, node in _members(shares).items() if key != MOVED}
    inner = replace(
        shares, value=MappingProxyType({**others, "target": replace(moved, value=MappingProxyType(target))})
    )
    outer = replace(levers, value=MappingProxyType({**_members(levers), "shares": inner}))
    return replace(root, value=MappingProxyType({**_members(root), "levers": outer}))


def _members(node: Node) -> Mapping[str, Node]:
    """Return the members of a group; none where it is no group."""
    return node.value if isinstance(node.value, Mapping) else {}


def _member(node: Node, key: str) -> Node | None:
    return _members(node).get(key)


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
