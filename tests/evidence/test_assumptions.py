"""Every assumption has a range, a standing and a source, or says that it has none."""

from dataclasses import fields

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.assumptions import (
    NO_FIGURE,
    Standing,
    assumption,
    assumption_facts,
    central_values,
    read_assumptions,
)
from leftshift.evidence.baselines import baseline
from leftshift.evidence.entries import EvidenceError, seed_text
from leftshift.evidence.facts import fact
from leftshift.model.assumptions import BY_SECTOR, BY_SPECIALTY, ERRORS, Assumptions
from leftshift.model.specialties import SPECIALTIES
from leftshift.model.terms import SECTORS

PER_CENT = 100


def test_that_low_central_and_high_stand_in_order() -> None:
    for item in assumption_facts():
        assert item.low <= item.central <= item.high
        assert item.step > 0


def test_that_the_model_finds_each_assumption_it_needs() -> None:
    taken = Assumptions.of(central_values())
    single = {entry.name for entry in fields(Assumptions)} - BY_SECTOR - BY_SPECIALTY - ERRORS.keys()
    assert single <= set(central_values())
    for name in BY_SECTOR:
        expected = [central_values()[f"{name}_{sector}"] for sector in SECTORS]
        assert getattr(taken, name).tolist() == expected
    for name, keys in ERRORS.items():
        assert set(keys.values()) <= set(central_values())
        assert getattr(taken, name).tolist() == [0.0] * len(SECTORS)


@pytest.mark.parametrize("kind", ["need", "price", "efficiency", "productivity"])
def test_that_each_sector_has_its_own_assumptions(kind: str) -> None:
    assert {f"{kind}_{sector}" for sector in SECTORS} <= set(central_values())


@pytest.mark.parametrize(
    ("key", "central"),
    [
        ("growth_2026", 0.0272),
        ("growth_2027", 0.0292),
        ("real_growth_2028", 0.028),
        ("real_growth", 0.02),
        ("later_inflation", 0.02),
        ("convergence", 1),
        ("convergence_years", 3),
        ("population_growth", 0.006),
        ("operating_cost_per_head", 37.52),
        ("saving_per_post", 72300),
        ("one_off_per_post", 104000),
        ("envelope_per_head", 18.76),
        ("hospital_cost_avoided", 0),
        ("cashable_share", 0.5),
        ("lag_years", 5),
        ("delivery", 1),
        ("overspend", 0),
        ("need_acute", 0.025),
        ("need_specialised", 0.032),
        ("need_mental_health", 0.025),
        ("need_community", 0.025),
        ("need_primary_care", 0.018),
        ("need_prescribing", 0.022),
        ("need_continuing_care", 0.027),
        ("price_acute", 0.01),
        ("price_prescribing", 0.005),
        ("efficiency_acute", 0.01),
        ("efficiency_primary_care", 0.007),
    ],
)
def test_that_central_values_are_those_of_the_method(key: str, central: float) -> None:
    assert assumption(key).central == central


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("growth_2026", "DG01"),
        ("growth_2027", "DG02"),
        ("cashable_share", "DU23"),
    ],
)
def test_that_published_percentages_are_those_of_their_facts(key: str, figure: str) -> None:
    assert assumption(key).central * PER_CENT == pytest.approx(fact(figure).value)


@pytest.mark.parametrize(
    ("key", "figure", "place"),
    [("real_growth", "P17", 0), ("lag_years", "P33", 2)],
)
def test_that_the_high_end_is_that_of_its_fact(key: str, figure: str, place: int) -> None:
    scale = PER_CENT if assumption(key).is_share else 1
    assert assumption(key).high * scale == pytest.approx(fact(figure).values[place])


def test_that_what_plans_delivered_follows_from_admissions_planned_and_seen() -> None:
    # 12.0 % where nothing ran, less 3.5 % where both ran, over 15.7 % planned: 54 %; 36 % and 20 % likewise.
    planned, nowhere = fact("P24").values[0], fact("P28").values[0]
    found = [(nowhere - fact(key).values[0]) / planned * PER_CENT for key in ("P31", "P29", "P30")]
    assert found == pytest.approx(fact("P32").values, abs=0.5)
    assert assumption("delivery").low * PER_CENT == fact("P32").values[2]


def test_that_staff_cost_what_trusts_pay() -> None:
    for key, figure in (("staff_cost_near_home", "P43"), ("staff_cost_hospital", "P42")):
        item = assumption(key)
        assert (item.central, item.low, item.high) == pytest.approx(fact(figure).values, abs=50)
    assert assumption("pay_share_hospital").central * PER_CENT == fact("P45").values[0]
    assert assumption("pay_share_near_home").central * PER_CENT == fact("P45").values[1]


def test_that_operating_cost_is_the_envelope_before_a_cut_of_half() -> None:
    envelope, cut = fact("C03").value, fact("C02").value
    assert envelope is not None
    assert cut is not None
    assert assumption("operating_cost_per_head").central == pytest.approx(envelope / (1 - cut / PER_CENT))
    found = assumption("operating_cost_per_head")
    assert (found.low, found.high) == fact("C04").values


def test_that_costs_of_posts_follow_from_their_facts() -> None:
    one_off, saving, cap = fact("C13").values
    found = assumption("one_off_per_post")
    posts, total, _yearly = fact("C15").values
    assert (found.central, found.high) == (one_off, cap)
    assert found.low == pytest.approx(total * 1e6 / posts, abs=50)
    before, after = fact("C07").values
    low_saving = sum(fact("C08").values) / 2 * 1e6 / (before - after)
    assert assumption("saving_per_post").low == pytest.approx(low_saving)
    assert assumption("saving_per_post").central == saving


def test_that_contacts_outside_primary_care_are_split_as_counted() -> None:
    rest = (fact("DV01").values[0] - (fact("DV02").value or 0)) / 1e6
    in_hospital = sum(fact("DV07").values) / 1e6
    assert assumption("contacts_rest_acute").central == pytest.approx(in_hospital / rest, abs=0.0005)
    in_community = (fact("DV03").value or 0) / 1e6
    assert assumption("contacts_rest_community").central == pytest.approx(in_community / rest, abs=0.0005)
    for end in ("low", "high"):
        parts = [getattr(assumption(f"contacts_rest_{kind}"), end) for kind in ("acute", "community")]
        assert sum(parts) <= 1


def test_that_attendances_a_head_are_the_counts_over_the_people_of_england() -> None:
    people = float(baseline(find_area("ENGLAND")).population)
    eyes, tests, attended = fact("DV11").values[0], fact("DV13").values[0], fact("DV12").values[1]
    assert central("attendances_ophthalmology") == pytest.approx(eyes / people, abs=0.0005)
    assert central("attendances_diagnostics") == pytest.approx(tests / people, abs=0.0005)
    others = attended / people - central("attendances_ophthalmology") - central("attendances_dermatology")
    assert central("attendances_other_outpatients") == pytest.approx(others, abs=0.005)


def test_that_the_low_end_of_other_outpatients_is_the_count_of_the_pandemic() -> None:
    people = float(baseline(find_area("ENGLAND")).population)
    others = fact("DV07").values[1] / people
    others -= central("attendances_ophthalmology") + central("attendances_dermatology")
    assert assumption("attendances_other_outpatients").low == pytest.approx(others, abs=0.005)


def central(key: str) -> float:
    return assumption(key).central


def test_that_beds_needed_and_the_charge_on_capital_are_those_published() -> None:
    growth, charge = assumption("bed_growth"), assumption("capital_charge")
    assert (growth.low * 100, growth.high * 100) == pytest.approx(fact("P12").values)
    assert growth.central == pytest.approx((growth.low + growth.high) / 2)
    assert charge.central * 100 == pytest.approx(fact("DU24").value)


@pytest.mark.parametrize("kind", sorted(BY_SPECIALTY))
def test_that_each_specialty_has_its_own_assumptions(kind: str) -> None:
    expected = [central_values()[f"{kind}_{specialty}"] for specialty in SPECIALTIES]
    assert getattr(Assumptions.of(central_values()), kind).tolist() == expected


def test_that_a_number_without_a_source_says_so() -> None:
    assert assumption("population_growth").source_text == NO_FIGURE
    assert assumption("population_growth").link == ""
    assert assumption("real_growth").source_text.startswith(NO_FIGURE)


def test_that_a_number_with_a_source_names_it() -> None:
    assert "HL14384" in assumption("growth_2026").source_text
    assert NO_FIGURE not in assumption("growth_2026").source_text
    assert assumption("growth_2026").link.startswith("https://")


def test_that_every_fact_and_mark_named_is_known() -> None:
    for item in assumption_facts():
        for key in (*item.facts, *(mark.fact for mark in item.marks)):
            assert fact(key).id == key
        for mark in item.marks:
            assert item.low <= mark.value <= item.high


def test_that_switches_and_shares_are_told_apart_by_their_unit() -> None:
    assert assumption("convergence").is_switch
    assert not assumption("real_growth").is_switch
    assert assumption("real_growth").is_share
    assert not assumption("lag_years").is_share
    assert {assumption("growth_2026").kind, assumption("real_growth").kind} == {
        Standing.PUBLISHED,
        Standing.ASSUMPTION,
    }


def test_that_an_unknown_assumption_is_named() -> None:
    with pytest.raises(EvidenceError, match="no assumption luck"):
        assumption("luck")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("central = 0.0272", "central = 0.5", "“central” must lie between"),
        ('group = "Allocation"', 'group = "Luck"', "“group” must be one of"),
        ('kind = "published"', 'kind = "guess"', "“kind” must be one of"),
        ('facts = ["DG01"]\n', "", "needs “facts”"),
        ('facts = ["DG01"]', 'fact = "DG01"', "“fact” is not known"),
    ],
)
def test_that_an_unsound_assumption_is_refused_with_its_place(old: str, new: str, reason: str) -> None:
    text = seed_text("assumptions.toml").replace(old, new, 1)
    with pytest.raises(EvidenceError, match=r"assumptions\.toml, entry growth_2026") as refused:
        read_assumptions("assumptions.toml", text)
    assert reason in str(refused.value)
