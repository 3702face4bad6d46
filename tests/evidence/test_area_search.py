from collections import Counter

import pytest

from leftshift.evidence.area_search import Fit, like, matches, normal, successors
from leftshift.evidence.areas import AREA_KINDS, ICB_2025, ICB_2026, AreaError, areas, areas_in, find_area
from leftshift.evidence.tables import table
from leftshift.model.terms import Footprint


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("somerset", ICB_2026, "Somerset"),
        ("england", "england", "England"),
        ("north west", "region", "North West"),
        ("NHS Norfolk and Waveney Integrated Care Board", ICB_2025, "Norfolk and Waveney"),
        ("Norfolk & Waveney", ICB_2025, "Norfolk and Waveney"),
        ("norfolk waveney icb", ICB_2025, "Norfolk and Waveney"),
        ("E54000022", ICB_2025, "Norfolk and Waveney"),
        ("e54000068", ICB_2026, "Norfolk and Suffolk"),
        ("E54000042", ICB_2025, "Hampshire and Isle of Wight"),
        ("E54000067", ICB_2026, "Hampshire and Isle of Wight"),
        ("26A", ICB_2025, "Norfolk and Waveney"),
        ("BNSSG", ICB_2026, "Bristol, North Somerset and South Gloucestershire"),
        ("HIOW ICB", ICB_2026, "Hampshire and Isle of Wight"),
        ("Sheffield", ICB_2026, "South Yorkshire"),
        ("Humber Coast & Vale", ICB_2026, "Humber and North Yorkshire"),
        ("Stoke-on-Trent and Staffordshire", ICB_2026, "Staffordshire and Stoke-on-Trent"),
        ("gloucestershire", ICB_2026, "Gloucestershire"),
        ("  SW   london ", ICB_2026, "South West London"),
        ("gtr manchester", ICB_2026, "Greater Manchester"),
        ("Hants & Isle of Wight", ICB_2026, "Hampshire and Isle of Wight"),
    ],
)
def test_that_what_people_type_finds_its_area_first(typed: str, kind: str, name: str) -> None:
    first = matches(typed, areas())[0].area
    assert (first.kind, first.name) == (kind, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("manchestr", "Greater Manchester"),
        ("cornwal and the iles of silly", "Cornwall and the Isles of Scilly"),
        ("surry", "Surrey and Sussex"),
        ("devon", "Devon"),
    ],
)
def test_that_a_misspelt_name_finds_its_area_in_the_list(typed: str, name: str) -> None:
    assert like(typed, areas())[0].area.name == name


def test_that_what_is_like_no_name_finds_nothing() -> None:
    assert not like("Atlantis", areas())


def test_that_exact_names_come_before_beginnings_and_beginnings_before_parts() -> None:
    found = matches("essex", areas())
    assert [match.fit for match in found] == sorted(match.fit for match in found)
    assert found[0].area.name == "Essex"
    assert {"Mid and South Essex", "Suffolk and North East Essex"} <= {each.area.name for each in found}


def test_that_a_former_icb_brings_those_that_took_it_over_and_says_so() -> None:
    found = matches("Mid and South Essex", areas_in(Footprint.YEAR_2026))
    assert [(each.area.name, each.fit, each.why) for each in found] == [
        ("Essex", Fit.SUCCESSOR, "took over Mid and South Essex")
    ]


def test_that_a_split_icb_names_both_its_successors() -> None:
    names = [area.name for area in successors(find_area("QJG"))]
    assert names == ["Essex", "Norfolk and Suffolk"]


def test_that_an_icb_that_goes_on_has_no_successors() -> None:
    assert successors(find_area("QWE")) == ()


def test_that_a_former_icb_is_refused_on_the_new_boundaries_with_its_successors_named() -> None:
    with pytest.raises(AreaError, match=r"Mid and South Essex.*now part of Essex \(D7T5G\)"):
        find_area("Mid and South Essex", Footprint.YEAR_2026)


@pytest.mark.parametrize("area", areas(), ids=lambda area: f"{area.kind} {area.code}")
def test_that_every_area_is_found_first_by_its_official_name(area) -> None:  # noqa: ANN001 - parametrised
    first = matches(f"NHS {area.name} ICB", areas())[0]
    assert (first.fit, first.area.name) == (Fit.EXACT, area.name)


def test_that_there_are_as_many_sub_icb_locations_as_are_counted_for_each_icb() -> None:
    listed = Counter(row["icb"] for row in table("area_names") if row["kind"] == "sub_icb")
    counted = {row["ods_code"]: int(row["num_sub_icb_locations"]) for row in table("icb_structure")}
    assert listed == counted


def test_that_no_other_name_means_two_icbs() -> None:
    pairs = {(normal(row["name"]), row["icb"]) for row in table("area_names")}
    pairs |= {(row["code"].casefold(), row["icb"]) for row in table("area_names") if row["code"]}
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    assert twice == []


def test_that_an_empty_text_lists_all_in_the_order_of_their_kinds() -> None:
    order = [kind.key for kind in AREA_KINDS]
    kinds = [match.area.kind for match in matches(" ", areas())]
    assert kinds == sorted(kinds, key=order.index)
