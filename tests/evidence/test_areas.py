"""Every area stands, adds up and is found by what a planner types."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.evidence import atlas
from leftshift.evidence.areas import (
    CLUSTER,
    ENGLAND,
    ICB_2025,
    ICB_2026,
    KINDS,
    MERGER,
    REGION,
    Area,
    AreaError,
    area_of,
    areas,
    areas_in,
    choice_of,
    find_area,
)
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.tables import number, table
from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import Footprint

NOW, THEN = Footprint.YEAR_2026, Footprint.YEAR_2025


def merged(*codes: str, footprint: Footprint = NOW) -> Area:
    return area_of(AreaChoice(footprint=footprint, codes=codes))


def test_that_all_areas_stand_in_the_order_of_their_kinds() -> None:
    counted = Counter(area.kind for area in areas())
    assert list(counted) == list(KINDS)
    assert counted == {ICB_2025: 42, ICB_2026: 36, CLUSTER: 26, REGION: 7, ENGLAND: 1}


@pytest.mark.parametrize("kind", KINDS)
def test_that_each_kind_takes_every_icb_once(kind: str) -> None:
    taken: Counter[str] = Counter()
    for area in areas():
        if area.kind == kind:
            taken.update(area.members)
    whole = {area.code for area in areas() if area.kind == ICB_2025}
    assert set(taken) == whole
    for code in whole:
        weights = [area.members.get(code, 0.0) for area in areas() if area.kind == kind]
        assert sum(weights) == pytest.approx(1, abs=1e-12)


def test_that_weights_are_the_patients_of_the_published_succession() -> None:
    rows = table("icb_succession_2026")
    for row in rows:
        parts = [
            number("icb_succession_2026", part, "patients_2026_08")
            for part in rows
            if part["predecessor"] == row["predecessor"]
        ]
        weight = number("icb_succession_2026", row, "patients_2026_08") / sum(parts)
        assert find_area(row["successor"], NOW).members[row["predecessor"]] == pytest.approx(
            weight, abs=1e-12
        )


@pytest.mark.parametrize(
    "area", [area for area in areas() if area.kind != ICB_2025], ids=lambda area: area.code
)
def test_that_each_area_of_today_is_found_by_its_code(area: Area) -> None:
    assert find_area(area.code) == area


@pytest.mark.parametrize("area", areas(), ids=lambda area: f"{area.kind}:{area.code}")
def test_that_the_choice_of_an_area_leads_back_to_it(area: Area) -> None:
    assert area_of(choice_of(area)) == area


def test_that_a_code_on_both_footprints_means_april_2026_unless_asked() -> None:
    assert find_area("QRL").kind == ICB_2026
    assert find_area("QRL", THEN).kind == ICB_2025


def test_that_a_code_on_one_footprint_is_found_without_naming_it() -> None:
    assert find_area("QMM").kind == ICB_2025
    assert find_area("D7T5G").kind == ICB_2026


def test_that_a_footprint_leaves_out_the_other_one() -> None:
    with pytest.raises(AreaError):
        find_area("QMM", NOW)
    with pytest.raises(AreaError):
        find_area("D7T5G", THEN)


def test_that_regions_and_england_stand_on_both_footprints() -> None:
    for footprint in Footprint:
        assert find_area("Y61", footprint).kind == REGION
        assert find_area("England", footprint).kind == ENGLAND


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("qmm", "QMM"),
        (" QMM ", "QMM"),
        ("cluster:qhl+qua", "cluster:QHL+QUA"),
        ("norfolk and waveney", "QMM"),
        ("Sussex", "QNX"),
        ("Essex", "D7T5G"),
        ("waveney", "QMM"),
        ("black country", "QUA"),
        ("england", "ENGLAND"),
    ],
)
def test_that_codes_names_and_parts_of_names_are_found_in_any_case(text: str, code: str) -> None:
    assert find_area(text).code == code


def test_that_a_part_of_several_names_lists_them() -> None:
    with pytest.raises(AreaError) as refused:
        find_area("norfolk")
    assert "Norfolk and Waveney (QMM)" in str(refused.value)
    assert "Norfolk and Suffolk (T6Y0W)" in str(refused.value)


def test_that_a_misspelt_name_brings_close_ones() -> None:
    with pytest.raises(AreaError, match=r"Did you mean Gloucestershire \(QR1\)"):
        find_area("Glostershire")


@pytest.mark.parametrize("text", ["zzzzzz", "", "  "])
def test_that_what_is_like_nothing_points_to_the_list(text: str) -> None:
    with pytest.raises(AreaError, match="lists them all"):
        find_area(text)


def test_that_a_merger_joins_codes_and_names() -> None:
    area = merged("QHL", "QUA")
    assert (area.kind, area.code) == (MERGER, "QHL+QUA")
    assert area.name == "Birmingham and Solihull + Black Country"
    assert area.members == {"QHL": 1, "QUA": 1}


def test_that_a_merger_is_found_by_its_joined_codes() -> None:
    assert find_area("QHL+QUA") == merged("QHL", "QUA")
    assert find_area("qmm + qh8") == merged("QMM", "QH8", footprint=THEN)
    assert find_area("QHL+QUA", THEN) == merged("QHL", "QUA", footprint=THEN)


def test_that_parts_of_a_split_icb_join_to_the_whole() -> None:
    assert merged("D7T5G", "T6Y0W").members["QJG"] == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    "codes", [("QHL", "QHL"), ("QHL", "Y60"), ("ENGLAND", "QWE"), ("S0E4D", "cluster:S0E4D")]
)
def test_that_an_icb_is_never_counted_twice(codes: tuple[str, ...]) -> None:
    with pytest.raises(AreaError, match="would be counted twice"):
        merged(*codes)


def test_that_a_code_of_the_other_footprint_is_explained() -> None:
    with pytest.raises(AreaError, match="It is Norfolk and Waveney on the 2025/26 footprint"):
        merged("QMM")


def test_that_an_unknown_code_and_no_code_are_refused() -> None:
    with pytest.raises(AreaError, match="“XXX”"):
        merged("XXX")
    with pytest.raises(AreaError, match="No area is named"):
        merged()


def test_that_an_area_cannot_be_chosen_on_the_other_footprint() -> None:
    with pytest.raises(AreaError):
        choice_of(find_area("QMM"), NOW)


def test_that_patients_moved_cannot_exceed_patients_there(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"code": "A", "kind": ICB_2025, "name": "A", "member": "A", "patients": "3", "of_patients": "2"}
    monkeypatch.setattr(atlas, "table", lambda _name: (row,))
    with pytest.raises(EvidenceError, match=r"areas\.csv, row A"):
        areas.__wrapped__()


@given(st.lists(st.sampled_from(areas_in(NOW)), min_size=2, max_size=6))
def test_that_any_merger_adds_its_parts_or_says_what_overlaps(parts: list[Area]) -> None:
    choice = AreaChoice(footprint=NOW, codes=tuple(part.code for part in parts))
    try:
        area = area_of(choice)
    except AreaError as refused:
        assert "counted twice" in str(refused)  # noqa: PT017 - either outcome may come
        return
    assert sum(area.members.values()) == pytest.approx(sum(sum(part.members.values()) for part in parts))
    assert choice_of(area) == choice
