"""Every fact is whole, sourced and read strictly."""

import pytest

from leftshift.evidence import facts as facts_module
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import Fact, fact, facts, facts_on, read_facts, topics

SOUND = """
[X1]
id = "X1"
value = 3
unit = "seats"
says = "Three seats."
source = "A page"
publisher = "A body"
link = "https://example.org"
date = "2025"
"""
SEED_DOCUMENTS = {
    "kings_fund_primary_care_leadership_2025": range(1, 8),
    "hospital_to_community_2025": range(8, 13),
    "ccg_leaders_survey_2022": range(13, 18),
    "primary_care_role_in_ics_2021": range(18, 23),
    "icb_engagement_survey_2024": range(23, 36),
}


def test_that_a_sound_fact_is_read_whole() -> None:
    assert read_facts("x.toml", SOUND)["X1"] == Fact(
        id="X1",
        value=3.0,
        values=(3.0,),
        unit="seats",
        says="Three seats.",
        source="A page",
        publisher="A body",
        link="https://example.org",
        date="2025",
        topic="x",
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('unit = "seats"\n', "", "“unit” is missing"),
        ("value = 3\n", "", "“value” is missing"),
        ("value = 3", "value = true", "“value” must be a number"),
        ("value = 3", "value = [3, 4]", "“parts” must name each figure"),
        ("value = 3", 'value = 3\nparts = ["all"]', "“parts” must name each figure"),
        ("value = 3", "value = 3\nqualitative = true", "“value” is not known"),
        ('id = "X1"', 'id = "X2"', "“id” must be the name of the entry"),
        ('link = "https://example.org"\n', "", "either “link” or “document”"),
        ('date = "2025"', 'date = "2025"\ndocument = "A paper"', "either “link” or “document”"),
        ('date = "2025"', "date = 2025", "“date” must be a text"),
        ('date = "2025"', 'date = "2025"\nnote = "so"', "“note” is not known"),
        ('source = "A page"\n', "", "“source” is missing"),
    ],
)
def test_that_an_unsound_fact_is_refused_with_its_place(old: str, new: str, reason: str) -> None:
    with pytest.raises(EvidenceError, match=r"x\.toml, entry X1: ") as refused:
        read_facts("x.toml", SOUND.replace(old, new))
    assert reason in str(refused.value)


def test_that_every_fact_says_what_it_is_and_where_from() -> None:
    for found in facts().values():
        assert found.says.endswith(".")
        assert found.source
        assert found.publisher
        assert found.date
        assert bool(found.link) != bool(found.document)
        assert found.link.startswith("http") or not found.link
        assert bool(found.values) == bool(found.unit)


def test_that_one_figure_is_a_value_and_several_have_names() -> None:
    assert fact("A02").value == 58
    several = fact("C04")
    assert several.value is None
    assert dict(zip(several.parts, several.values, strict=True)) == {"lowest, just under": 21, "highest": 49}


@pytest.mark.parametrize(("topic", "numbers"), SEED_DOCUMENTS.items())
def test_that_each_seed_document_has_a_file_with_its_facts(topic: str, numbers: range) -> None:
    found = facts_on(topic)
    assert list(found) == [f"A{number:02d}" for number in numbers]
    assert {item.document for item in found.values()} == {item.source for item in found.values()}


@pytest.mark.parametrize("topic", ["assumptions", "levers", "national_metrics", "context_measures"])
def test_that_lists_of_choices_are_no_facts(topic: str) -> None:
    assert topic not in topics()


OVERTAKEN = [item for item in facts().values() if item.newer]


@pytest.mark.parametrize("item", OVERTAKEN, ids=lambda item: item.id)
def test_that_what_has_been_overtaken_names_a_newer_fact_and_says_so(item: Fact) -> None:
    assert facts()[item.newer].newer == ""
    assert item.citation.endswith(f"({item.id}; overtaken by {item.newer})")


@pytest.mark.parametrize(
    ("old", "newer", "says"),
    [
        ("C02", "C27", "headcount"),
        ("A09", "DA09", "ended as a payment of its own in April 2026"),
        ("DA01", "DA09", "ended as a payment of its own in April 2026"),
        ("F14", "C28", "by April 2027"),
        ("B28", "C28", "by April 2027"),
    ],
)
def test_that_facts_out_of_date_say_what_stands_now(old: str, newer: str, says: str) -> None:
    assert fact(old).newer == newer
    assert says in fact(newer).says


def test_that_the_contract_of_general_practice_grew_by_3_6_percent_in_cash() -> None:
    found = fact("gp_contract_2026")
    assert found.values[found.parts.index("growth in cash")] == 3.6


def test_that_an_unknown_fact_is_named() -> None:
    with pytest.raises(EvidenceError, match="No seed file holds a fact Z99"):
        fact("Z99")


def test_that_one_id_in_two_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    same = read_facts("x.toml", SOUND)
    monkeypatch.setattr(facts_module, "topics", lambda: ("x", "y"))
    monkeypatch.setattr(facts_module, "facts_on", lambda _topic: same)
    with pytest.raises(EvidenceError, match="X1 stands in"):
        facts.__wrapped__()


def test_that_a_citation_names_source_publisher_date_and_id() -> None:
    assert fact("DG01").citation == "Written answer HL14384, UK Parliament, 2026/27 (DG01)"
