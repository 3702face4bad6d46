"""Files of version 1 as files of this version: what they hold is kept where the model still has it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from leftshift.model.specialties import SPECIALTIES
from leftshift.storage.scenario.json_text import Node, Value

_NEW_MODEL: Final = (
    "This file was made with the first edition of the model, and its results differ from those of that "
    "edition. What one sector has above its cost no longer pays for another’s shortfall; moving an area "
    "towards its target takes from others what it gives; programme pay is a line of its own; the cost "
    "limit a head is in 2025/26 prices; and the opening deficit is part of what is unfunded."
)
_SCHEME: Final = "Schemes of an earlier plan"
_COUNTED: Final = ("metrics_now", "metrics_now_near_home", "metrics_then", "metrics_then_near_home")
_PER_HEAD: Final = ("outpatients_per_head", "outpatients_cost_ratio")


def migrated(root: Node, version: int) -> tuple[Node, tuple[str, ...], bool]:
    """Return a file's content in the form of this version, what became of it, and whether it is of version 1.

    Steps of a history that began in an older file hold its fields under the version of the newer one, so they
    are brought over whatever the version says; only a whole file of version 1 has something to be told.
    """
    old = root.value
    if not isinstance(old, Mapping):
        return root, (), False
    content, told = dict(old), []
    declared = old.get("version")
    is_first = declared is not None and declared.value == 1 and not isinstance(declared.value, bool)
    if is_first and declared is not None:
        content["version"] = _like(declared, version)
        told.append(_NEW_MODEL)
    told += _move_policies(content)
    told += _drop(content, "assumptions", _PER_HEAD, "Outpatients are set by specialty now")
    return _like(root, MappingProxyType(content)), tuple(told), is_first


def _move_policies(content: dict[str, Node]) -> list[str]:
    """Bring the other levers over, each to the place it has now."""
    levers, told = content.get("levers"), []
    if levers is None or not isinstance(levers.value, Mapping):
        return []
    policies = levers.value.get("policies")
    if policies is None or not isinstance(policies.value, Mapping):
        return []
    kept = dict(policies.value)
    moved = kept.pop("outpatients_moved", None)
    if moved is not None:
        each = _like(moved, MappingProxyType({"moved": moved}))
        kept["outpatients"] = _like(moved, MappingProxyType({str(one): each for one in SPECIALTIES}))
        told.append("Outpatients moved out of hospital: the same share is now set for every specialty.")
    money = kept.pop("schemes_consolidated", None)
    if money is not None:
        fields = {"name": _like(money, _SCHEME), "money": money, "consolidated": _like(money, value=True)}
        kept["schemes"] = _like(money, (_like(money, MappingProxyType(fields)),))
        told.append(f"Small schemes: their money is now one scheme in the list, “{_SCHEME}”.")
    deficit = kept.pop("opening_deficit", None)
    if deficit is not None and "own_deficit" not in content:
        content["own_deficit"] = deficit
        kept["deficit_removed"] = _like(deficit, value=True)
        told.append("Opening deficit: it is now the area’s own figure, removed as allocations become fair.")
    if [name for name in _COUNTED if kept.pop(name, None) is not None]:
        told.append("Headline measures were only counted; tick them in the list instead.")
    inner = dict(levers.value) | {"policies": _like(policies, MappingProxyType(kept))}
    content["levers"] = _like(levers, MappingProxyType(inner))
    return told


def _drop(content: dict[str, Node], group: str, names: tuple[str, ...], why: str) -> list[str]:
    """Leave out members of a group that the model no longer has."""
    found = content.get(group)
    if found is None or not isinstance(found.value, Mapping):
        return []
    kept = {name: node for name, node in found.value.items() if name not in names}
    if len(kept) == len(found.value):
        return []
    content[group] = _like(found, MappingProxyType(kept))
    return [f"{why}: the figures of all outpatients together were left out."]


def _like(node: Node, value: Value) -> Node:
    """Put another value in the place that a node has in the text."""
    return Node(value, node.at, node.end)
