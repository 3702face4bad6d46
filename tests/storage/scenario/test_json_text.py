"""The parser agrees with the standard library's wherever that one is strict, and knows its places."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import Node, SourceText, parse_json

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def plain_value(node: Node) -> object:
    if isinstance(node.value, tuple):
        return [plain_value(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain_value(item) for key, item in node.value.items()}
    return node.value


def loads_or_none(text: str) -> tuple[object] | None:
    try:
        return (plain_value(parse_json(SourceText("a file", text))),)
    except Refusal:
        return None


@given(VALUES, st.sampled_from(["utf-8", "ascii"]), st.sampled_from([None, 1, "\t"]))
def test_that_what_the_standard_library_writes_is_read_to_the_same_value(
    value: object, kind: str, indent: int | str | None
) -> None:
    text = json.dumps(value, ensure_ascii=kind == "ascii", indent=indent)
    assert loads_or_none(text) == (value,)


@given(st.text(st.sampled_from('{}[],:"\\ \n0123.eE+-truefalsn'), max_size=14))
def test_that_nothing_is_read_that_the_standard_library_refuses(text: str) -> None:
    found = loads_or_none(text)
    if found is not None:
        assert json.loads(text) == found[0]


def within(node: Node) -> Iterator[Node]:
    """List a value and all values inside it."""
    yield node
    inner = node.value.values() if isinstance(node.value, dict) else node.value
    for item in inner if isinstance(node.value, dict | tuple) else ():
        yield from within(item)


@given(VALUES)
def test_that_each_value_knows_the_stretch_of_text_it_came_from(value: object) -> None:
    text = f"\n {json.dumps(value, indent=2)} "
    nodes = within(parse_json(SourceText("a file", text)))
    assert [node for node in nodes if json.loads(text[node.at : node.end]) != plain_value(node)] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_that_lines_are_counted_with_the_line_ends_of_every_system(line_end: str) -> None:
    text = line_end.join(["{", '  "a": 1,', '  "b": nothing', "}"])
    with pytest.raises(Refusal) as caught:
        parse_json(SourceText("a file", text))
    assert (caught.value.line, caught.value.column, caught.value.place) == (3, 8, "b")


def test_that_a_field_name_cannot_spoil_the_message_it_is_named_in() -> None:
    with pytest.raises(Refusal) as caught:
        parse_json(SourceText("a file", json.dumps({"a\nb\x07" + "c" * 900: 1}).replace("1", "?")))
    assert len(caught.value.place) < 50
    assert caught.value.place.isprintable()


def test_that_a_huge_whole_number_is_refused_and_not_worked_out() -> None:
    with pytest.raises(Refusal, match="too large to hold"):
        parse_json(SourceText("a file", "9" * 900_000))
