"""What a seed file must hold, and what is refused."""

import pytest

from leftshift.evidence.entries import Entry, EvidenceError, entries_in, seed_text


def entry(**table: object) -> Entry:
    return Entry("growth.toml", "G1", table)


def test_that_a_missing_key_is_named_with_file_and_entry() -> None:
    with pytest.raises(EvidenceError, match=r"growth\.toml, entry G1: the key “unit” is missing"):
        entry().text("unit")


def test_that_a_key_nothing_reads_is_refused() -> None:
    found = entry(says="so", sayz="so")
    assert found.text("says") == "so"
    with pytest.raises(EvidenceError, match="“sayz” is not known"):
        found.finish()


@pytest.mark.parametrize("value", [3, "", "  ", None, ["text"]])
def test_that_a_text_must_be_a_text_that_is_not_empty(value: object) -> None:
    with pytest.raises(EvidenceError, match="“says” must be a text"):
        entry(says=value).text("says")


def test_that_a_default_stands_in_for_a_missing_text_only() -> None:
    assert entry().text("caution", default="") == ""
    with pytest.raises(EvidenceError):
        entry(caution=1).text("caution", default="")


@pytest.mark.parametrize("value", ["3", True, float("nan"), float("inf"), None])
def test_that_a_number_must_be_a_finite_number(value: object) -> None:
    with pytest.raises(EvidenceError, match="“value” must be a number"):
        entry(value=value).number("value")


def test_that_a_whole_number_has_no_fraction() -> None:
    assert entry(years=3).whole("years") == 3
    with pytest.raises(EvidenceError, match="whole number"):
        entry(years=3.5).whole("years")


def test_that_numbers_come_one_or_many() -> None:
    assert entry(value=3).numbers("value") == (3.0,)
    assert entry(value=[3, 4.5]).numbers("value") == (3.0, 4.5)
    with pytest.raises(EvidenceError, match="empty list"):
        entry(value=[]).numbers("value")


@pytest.mark.parametrize("value", ["one", [1], [""]])
def test_that_texts_must_be_a_list_of_texts(value: object) -> None:
    with pytest.raises(EvidenceError, match="list of texts"):
        entry(parts=value).texts("parts")


def test_that_what_may_be_left_out_counts_as_empty() -> None:
    assert entry().texts("parts") == ()
    assert entry().entries("marks") == ()
    assert not entry().flag("computed")


def test_that_a_flag_is_true_or_false() -> None:
    assert entry(computed=True).flag("computed")
    with pytest.raises(EvidenceError, match="true or false"):
        entry(computed=1).flag("computed")


def test_that_inner_tables_say_where_they_stand() -> None:
    (mark,) = entry(marks=[{"value": "x"}]).entries("marks")
    with pytest.raises(EvidenceError, match=r"entry G1\.marks\[0\]"):
        mark.number("value")
    with pytest.raises(EvidenceError, match="list of tables"):
        entry(marks=[3]).entries("marks")


def test_that_broken_toml_is_refused_with_the_file() -> None:
    with pytest.raises(EvidenceError, match=r"growth\.toml is not sound TOML"):
        list(entries_in("growth.toml", "[G1"))


def test_that_a_loose_value_is_refused() -> None:
    with pytest.raises(EvidenceError, match="entry loose: a table"):
        list(entries_in("growth.toml", "loose = 3"))


def test_that_a_seed_file_that_is_not_shipped_is_named() -> None:
    with pytest.raises(EvidenceError, match=r"no_such\.toml is missing"):
        seed_text("no_such.toml")
