"""Reading: older files open, what cannot be read is refused, nothing but a Refusal ever comes out."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.evidence.levers import defaults
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever
from leftshift.model.scenario import PROPORTION, Scenario
from leftshift.model.terms import Ramp, Sector
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.known import known
from leftshift.storage.scenario.reader import SIZE_MOST, parse_scenario, read_scenario
from leftshift.storage.scenario.writer import scenario_bytes

SOUND = (Path(__file__).parent.parent / "museum" / "sound.leftshift").read_bytes()


def test_that_fields_an_older_file_lacks_take_their_defaults(scenario: Scenario) -> None:
    assert scenario.shares.paid_by == PROPORTION
    assert scenario.shares.unallocated == 0
    assert scenario.shares.floors == (0.0,) * 7
    assert scenario.shares.ceilings == (1.0,) * 7
    assert scenario.running_costs.ramp is Ramp.STRAIGHT
    assert [seat.organisations for seat in scenario.board.seats] == [1, 1]
    assert not scenario.board.size_locked
    assert scenario.policies == PolicyLevers()
    assert scenario.rails == RailLever(real_fall_most=0.02)
    assert scenario.running_costs.functions == defaults().functions
    assert scenario.running_costs.protected == frozenset()


def test_that_assumptions_an_older_file_lacks_stand_at_their_central_values(scenario: Scenario) -> None:
    central = {entry.key: entry.central for entry in known().assumptions}
    stated = {"real_growth": 0.028, "convergence": 1.0, "population_growth": 0.006}
    assert dict(scenario.assumptions) == {**central, **stated}


def test_that_every_field_reaches_its_place_in_the_scenario(scenario: Scenario) -> None:
    assert (scenario.name, scenario.notes) == ("More care near home", "Museum piece.")
    assert (scenario.years.first, scenario.years.last) == (2025, 2035)
    assert scenario.shares.share(Sector.COMMUNITY) == 0.125
    assert scenario.shares.locked == {Sector.MENTAL_HEALTH}
    assert scenario.running_costs.to == (0, 0, 0, 0.5, 0.5, 0, 0)
    assert scenario.board.seats[1].role == "Chief executive"
    assert dict(scenario.lever_notes) == {"shares.community": "Agreed in May."}


def test_that_a_byte_order_mark_and_other_line_ends_change_nothing(scenario: Scenario) -> None:
    assert parse_scenario(b"\xef\xbb\xbf" + SOUND, "a file") == scenario
    assert parse_scenario(SOUND.replace(b"\n", b"\r\n"), "a file") == scenario


def test_that_the_order_of_fields_in_a_file_does_not_matter(scenario: Scenario) -> None:
    turned = dict(reversed(json.loads(SOUND).items()))
    assert parse_scenario(json.dumps(turned).encode(), "a file") == scenario


def test_that_a_newer_version_is_named_as_such_whatever_else_the_file_holds() -> None:
    newer = {"levers": 7, "version": 3, "format": "leftshift scenario", "ledger": []}
    with pytest.raises(Refusal, match="newer Leftshift") as caught:
        parse_scenario(json.dumps(newer).encode(), "a file")
    assert caught.value.place == "version"


def test_that_a_file_over_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.leftshift"
    path.write_bytes(SOUND + b" " * SIZE_MOST)
    with pytest.raises(Refusal, match=r"line 1.*larger than 1,000,000 bytes"):
        read_scenario(path)


@pytest.mark.parametrize("name", ["missing.leftshift", "", "nul\0", "x" * 300, "file/inside"])
def test_that_what_is_no_readable_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(SOUND)
    with pytest.raises(Refusal) as caught:
        read_scenario(tmp_path / name)
    assert caught.value.line is None
    assert caught.value.allowed == "a .leftshift file"


def test_that_a_file_that_may_not_be_read_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Refusal, match="you may not read this file"):
        read_scenario(Path(__file__).parent.parent / "museum" / "sound.leftshift")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a POSIX thing")
def test_that_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="a folder or a device") as caught:
        read_scenario(tmp_path / "pipe")
    assert str(caught.value).count("the file itself") == 1


@given(st.binary(max_size=60))
def test_that_arbitrary_bytes_give_a_refusal_and_nothing_else(data: bytes) -> None:
    with pytest.raises(Refusal):
        parse_scenario(data, "a file")


def place_of_refusal(data: bytes) -> str | None:
    """Read bytes; return where they are refused, None when they are not."""
    try:
        parse_scenario(data, "a file")
    except Refusal as refusal:
        return refusal.place if refusal.line else ""
    return None


@given(st.integers(0, len(SOUND) - 1), st.integers(0, 12), st.binary(max_size=6))
def test_that_a_damaged_file_is_read_or_refused_with_a_place(at: int, gone: int, put: bytes) -> None:
    assert place_of_refusal(SOUND[:at] + put + SOUND[at + gone :]) != ""


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


SUMS = {"levers.shares.target", "levers.running_costs.to"}


@given(st.data())
def test_that_any_value_put_anywhere_is_read_or_refused_at_that_place(data: st.DataObject) -> None:
    whole = json.loads(SOUND)
    group, steps = whole, 0
    key = data.draw(st.sampled_from(sorted(group)))
    while isinstance(group[key], dict) and group[key] and steps < data.draw(st.integers(0, 3)):
        group, steps = group[key], steps + 1
        key = data.draw(st.sampled_from(sorted(group)))
    group[key] = data.draw(JSON)
    place = place_of_refusal(json.dumps(whole).encode())
    assert place is None or key.split(".")[0] in place or place in SUMS


@pytest.mark.parametrize(("money", "fits"), [(0, False), (280.0, False), (330.0, True)])
def test_that_an_allocation_that_pays_for_no_care_is_refused(
    scenario_of: Callable[[str], Scenario], money: float, *, fits: bool
) -> None:
    # Norfolk and Waveney has £2,900m in 2025/26: a tenth of it is the least.
    content = json.loads(scenario_bytes(scenario_of("QMM")))
    content["own_allocations"] = [{"year": 2026, "money": 3000.0}, {"year": 2027, "money": money}]
    data = json.dumps(content).encode()
    if fits:
        assert parse_scenario(data, "a file").own_allocations[1].money == money
        return
    with pytest.raises(Refusal) as caught:
        parse_scenario(data, "a file")
    assert caught.value.place == "own_allocations[1].money"
