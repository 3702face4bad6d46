"""NumberFormat: what is written opens again, the same, and in a fixed readable form."""

import json
import math
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leftshift.model.own_figures import OwnFigures
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever, RailMode
from leftshift.model.scenario import (
    POOL,
    PROPORTION,
    AreaChoice,
    BoardLever,
    RunningCostLever,
    Scenario,
    ShareLever,
    Years,
)
from leftshift.model.seats import Answer, Group, Seat
from leftshift.model.terms import FUNCTIONS, SECTORS, Footprint, Ramp
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.board_fields import SEATS_MOST
from leftshift.storage.scenario.known import known
from leftshift.storage.scenario.lever_fields import LEVER_NOTES_MOST
from leftshift.storage.scenario.reader import SIZE_MOST, parse_scenario
from leftshift.storage.scenario.texts import LEVER_NOTE, NAME, NOTES, ROLE, with_clean_texts
from leftshift.storage.scenario.writer import scenario_bytes

LINE = st.text(min_size=1, max_size=30).map(NAME.clean)
PAGE = st.text(max_size=60).map(NOTES.clean)
SHARE = st.floats(0, 1)
AREAS = st.sampled_from(
    [
        (Footprint.YEAR_2025, ("QMM",)),
        (Footprint.YEAR_2025, ("QMM", "QUE")),
        (Footprint.YEAR_2026, ("ENGLAND",)),
    ]
).map(lambda area: AreaChoice(footprint=area[0], codes=area[1]))


@st.composite
def parts_of_one(draw: st.DrawFn, count: int) -> tuple[float, ...]:
    """Draw shares that add up to 1, some of them 0."""
    weights = draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count).filter(any))
    return tuple(weight / sum(weights) for weight in weights)


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(2025, 2039))
    return start, draw(st.integers(start + 1, 2040))


@st.composite
def share_levers(draw: st.DrawFn) -> ShareLever:
    *target, pool = draw(parts_of_one(8))
    start, end = draw(spans())
    floors = draw(st.tuples(*[SHARE] * 7))
    return ShareLever(
        target=tuple(target),
        unallocated=pool,
        start=start,
        end=end,
        ramp=draw(st.sampled_from(Ramp)),
        locked=frozenset(draw(st.sets(st.sampled_from(SECTORS)))),
        paid_by=draw(st.sampled_from([PROPORTION, POOL, *map(str, SECTORS)])),
        floors=floors,
        ceilings=tuple(draw(st.floats(floor, 1)) for floor in floors),
    )


@st.composite
def running_cost_levers(draw: st.DrawFn) -> RunningCostLever:
    start, end = draw(spans())
    return RunningCostLever(
        cut=draw(st.floats(0, known().cut_most)),
        start=start,
        end=end,
        ramp=draw(st.sampled_from(Ramp)),
        reinvested=draw(SHARE),
        to=draw(parts_of_one(7)),
        functions=draw(parts_of_one(len(FUNCTIONS))),
        protected=frozenset(draw(st.sets(st.sampled_from(FUNCTIONS)))),
    )


@st.composite
def policy_levers(draw: st.DrawFn) -> PolicyLevers:
    """Draw other levers, each within its limits and many of them off."""
    start, end = draw(st.none() | spans()) or (None, None)
    off = PolicyLevers()
    values: dict[str, Any] = {"start": start, "end": end, "devolved": draw(st.tuples(*[SHARE] * 7))}
    for entry in fields(PolicyLevers):
        kind = type(getattr(off, entry.name))
        if kind in {bool, int, float} and draw(st.booleans()):
            reach = known().limit(entry.name)
            values[entry.name] = draw(
                {
                    bool: st.booleans(),
                    int: st.integers(round(reach.low), round(reach.high)),
                    float: st.floats(reach.low, reach.high),
                }[kind]
            )
    return PolicyLevers(**values)


RAILS = st.builds(
    RailLever,
    mental_health=st.sampled_from(RailMode),
    primary_care=st.sampled_from(RailMode),
    real_fall=st.sampled_from(RailMode),
    real_fall_most=st.floats(0, 0.2),
)


SEATS = st.builds(
    Seat, role=LINE, group=st.sampled_from(Group), voting=st.booleans(), organisations=st.integers(1, 1000)
)
BOARDS = st.builds(BoardLever, seats=st.lists(SEATS, max_size=4).map(tuple), size_locked=st.booleans())
ASSUMPTIONS = st.fixed_dictionaries(
    {
        entry.key: st.sampled_from([0.0, 1.0]) if entry.is_switch else st.floats(entry.least, entry.most)
        for entry in known().assumptions
    }
)
LEVER_NOTES = st.dictionaries(
    st.from_regex(r"[a-z][a-z_]{0,8}(\.[a-z0-9_]{1,8}){0,2}", fullmatch=True),
    PAGE.filter(str.strip),
    max_size=3,
)
SCENARIOS = st.builds(
    Scenario,
    name=LINE,
    notes=PAGE,
    area=AREAS,
    years=st.builds(Years, first=st.just(2025), last=st.integers(2026, 2040)),
    shares=share_levers(),
    running_costs=running_cost_levers(),
    board=BOARDS,
    policies=policy_levers(),
    rails=RAILS,
    assumptions=ASSUMPTIONS,
    lever_notes=LEVER_NOTES,
)


@given(SCENARIOS)
def test_that_saving_opening_and_saving_gives_the_same_scenario_and_the_same_bytes(
    scenario: Scenario,
) -> None:
    data = scenario_bytes(scenario)
    opened = parse_scenario(data, "a file")
    assert opened == scenario
    assert scenario_bytes(opened) == data


def test_that_a_file_is_readable_text_that_ends_with_a_line_end(scenario: Scenario) -> None:
    text = scenario_bytes(replace(scenario, name="Überlingen £5m")).decode("utf-8")
    assert text.startswith(
        '{\n  "format": "leftshift scenario",\n  "version": 2,\n  "name": "Überlingen £5m",'
    )
    assert text.endswith("}\n")
    assert "\r" not in text


def test_that_every_sector_is_written_where_most_have_nought(scenario: Scenario) -> None:
    shares = replace(scenario.shares, floors=(0.1, *[0.0] * 6), ceilings=(*[1.0] * 6, 0.9))
    levers = json.loads(scenario_bytes(replace(scenario, shares=shares)))["levers"]
    nought, one = dict.fromkeys(SECTORS, 0.0), dict.fromkeys(SECTORS, 1.0)
    assert levers["shares"]["floors"] == nought | {"acute": 0.1}
    assert levers["shares"]["ceilings"] == one | {"continuing_care": 0.9}
    assert levers["running_costs"]["to"] == nought | {"community": 0.5, "primary_care": 0.5}


def test_that_the_levers_stand_in_their_order_and_those_that_are_off_too(scenario: Scenario) -> None:
    levers = json.loads(scenario_bytes(scenario.with_policies(start=2026, end=2028, support_per_head=3.0)))[
        "levers"
    ]
    assert list(levers) == ["shares", "running_costs", "board", "policies", "rails", "notes"]
    policies = levers["policies"]
    none = {"advice_until", "parity_staff", "deprived_share"}
    assert set(policies) == {entry.name for entry in fields(PolicyLevers)} - none
    assert (policies["start"], policies["end"], policies["support_per_head"]) == (2026, 2028, 3.0)
    assert policies["schemes"] == []
    assert levers["rails"] == {
        "mental_health": "off",
        "primary_care": "off",
        "real_fall": "off",
        "real_fall_most": 0.02,
    }
    assert levers["running_costs"]["functions"]["primary_care_commissioning"] == 0.1
    assert levers["running_costs"]["protected"] == []


@pytest.mark.parametrize(
    ("wrong", "place", "reason"),
    [
        ({"start": 2026}, "start", "a start and no end"),
        ({"end": 2026}, "end", "an end and no start"),
        ({"start": 2027, "end": 2027}, "end", "end in 2027 and start in 2027"),
        ({"double_running": 1.1}, "double_running", "1.1 is not allowed"),
        ({"capital_years": 2.5}, "capital_years", "a whole number"),
        ({"devolved": (1.5, *[0.0] * 6)}, "devolved.acute", "1.5 is not allowed"),
    ],
)
def test_that_other_levers_beyond_their_limits_are_refused(
    scenario: Scenario, wrong: dict[str, object], place: str, reason: str
) -> None:
    data = json.loads(scenario_bytes(scenario))
    data["levers"]["policies"] = {
        key: {"acute": value[0]} if isinstance(value, tuple) else value for key, value in wrong.items()
    }
    with pytest.raises(Refusal, match=reason) as caught:
        parse_scenario(json.dumps(data).encode(), "a file")
    assert caught.value.place == f"levers.policies.{place}"


def test_that_a_split_of_posts_that_is_not_whole_is_refused(scenario: Scenario) -> None:
    with pytest.raises(Refusal, match=r"the parts of the posts add up to 0\.9") as caught:
        scenario_bytes(scenario.with_running_costs(functions=(0.4, 0.1, 0.1, 0.1, 0.1, 0.1)))
    assert caught.value.place == "levers.running_costs.functions"


def test_that_every_known_assumption_is_written_and_switches_as_true_or_false(scenario: Scenario) -> None:
    written = json.loads(scenario_bytes(replace(scenario, assumptions={"convergence": 0.0})))["assumptions"]
    assert list(written) == [entry.key for entry in known().assumptions]
    assert written["convergence"] is False


def test_that_lever_notes_are_written_in_order_so_equal_scenarios_give_equal_files(
    scenario: Scenario,
) -> None:
    one = replace(scenario, lever_notes={"board": "b", "running_costs": "r"})
    other = replace(scenario, lever_notes={"running_costs": "r", "board": "b"})
    assert scenario_bytes(one) == scenario_bytes(other)


def test_that_minus_nought_is_written_as_nought(scenario: Scenario) -> None:
    assert b"-0.0" not in scenario_bytes(scenario.with_running_costs(cut=-0.0))


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"cut": math.nan}, "levers.running_costs.cut"),
        ({"cut": 0.61}, "levers.running_costs.cut"),
        ({"end": 2025}, "levers.running_costs.end"),
        ({"ramp": "steep"}, "levers.running_costs.ramp"),
    ],
)
def test_that_nothing_is_written_that_would_not_open_again(
    scenario: Scenario, wrong: dict[str, object], place: str
) -> None:
    with pytest.raises(Refusal) as caught:
        scenario_bytes(scenario.with_running_costs(**wrong))
    assert caught.value.place == place


@settings(max_examples=40)
@given(scenario=SCENARIOS, text=st.text(st.characters(), max_size=200))
def test_that_no_text_keeps_a_scenario_from_being_saved_and_what_is_saved_is_the_clean_text(
    scenario: Scenario, text: str
) -> None:
    own = OwnFigures(money=(1.0, *[None] * 6), year=2025, source=text, imported="2026-04-01")
    board = BoardLever(
        seats=(Seat(role=text, group=Group.TRUST_ACUTE),),
        survey=(Answer(question=text, percent=5.0, respondents=10, year=2026),),
    )
    typed = replace(
        scenario, name=text, notes=text, own_figures=own, board=board, lever_notes={"board": text}
    )
    assert parse_scenario(scenario_bytes(typed), "a file") in (
        with_clean_texts(typed),
        replace(with_clean_texts(typed), lever_notes={"board": LEVER_NOTE.blank}),
    )


def test_that_an_assumption_without_evidence_is_not_dropped_in_silence(scenario: Scenario) -> None:
    with pytest.raises(KeyError, match="luck"):
        scenario_bytes(scenario.with_assumption("luck", 1.0))


def test_that_the_fullest_scenario_stays_under_the_size_limit(scenario: Scenario) -> None:
    widest = "\U0001f4b7"
    seat = Seat(role=widest * ROLE.most, group=Group.TRUST_MENTAL_HEALTH, organisations=1000)
    full = replace(
        scenario,
        name=widest * NAME.most,
        notes=widest * NOTES.most,
        board=BoardLever(seats=(seat,) * SEATS_MOST),
        lever_notes={f"lever{number}": widest * LEVER_NOTE.most for number in range(LEVER_NOTES_MOST)},
    )
    assert len(scenario_bytes(full)) < SIZE_MOST
