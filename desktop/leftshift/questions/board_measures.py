"""Standing: a scenario's board held against its bases, with the voting power of its groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from leftshift.board.blocs import Power, power_of
from leftshift.board.decisions import Decisions
from leftshift.board.rebalance import Rebalancing, recommended, side_by_side
from leftshift.board.representation import Representation, WholeBoard, represent, whole_board
from leftshift.board.rules import Options
from leftshift.board.voices import VOICES, by_voice, mixed
from leftshift.evidence.areas import ENGLAND, REGION, Area
from leftshift.evidence.boards import is_placeholder
from leftshift.evidence.facts import fact
from leftshift.evidence.need import need_basis
from leftshift.model.activity import contacts_per_pound
from leftshift.model.outlook import Outlook
from leftshift.model.results import Results
from leftshift.model.scenario import BoardLever, Scenario
from leftshift.model.seats import BASES, Basis, only
from leftshift.model.terms import FloatArray

_PER_CENT = 100
_MOST = 0.5
"""Part of an ICB above which most of it lies in an area [share]."""
_NOTHING = (0.0,) * len(VOICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMeasures:
    """How a board stands to what it decides over; tuples have shape (voices,)."""

    shares: Mapping[Basis, tuple[float, ...]]
    """Each basis by voice; zeros where it is zero [%]."""
    mix: tuple[float, ...]
    """Weight of each of BASES in the basis chosen."""
    basis: tuple[float, ...]
    """The basis chosen; zeros where nothing can be mixed [share]."""
    spend: Representation
    """Partner seats against spend."""
    partners: Representation
    """Partner seats against the basis chosen."""
    whole: WholeBoard
    """All voting seats against the basis chosen."""
    power: Power | None
    """None where the board cannot decide as it is set up."""
    placeholder: bool
    """Whether the seats hold the place of a board that is not known: no seat share is claimed then."""
    refusal: str = ""
    """Why there is no voting power, in a sentence; empty where there is."""

    @property
    def chosen(self) -> Basis | None:
        """The basis chosen; None for a mix of several."""
        weighty = [basis for basis, weight in zip(BASES, self.mix, strict=True) if weight > 0]
        return weighty[0] if len(weighty) == 1 else None


def decisions_of(board: BoardLever) -> Decisions:
    """Say how a scenario's board decides."""
    return Decisions(
        rule=board.decision_rule,
        own_quota=board.own_quota,
        casting_vote=board.casting_vote,
        quorum=board.quorum,
    )


def check_options(scenario: Scenario, area: Area) -> Options:
    """Give the circumstances that the checks of a scenario's board take into account.

    The areas merged are the ICBs of 2025/26 that lie for the most part in one board's area; a region or
    England is no board.
    """
    board = scenario.board
    merged = 1 if area.kind in (REGION, ENGLAND) else sum(part > _MOST for part in area.members.values())
    return Options(health_bill=board.health_bill, mayors=board.mayors, areas=max(1, merged))


@cache
def contact_parts() -> Mapping[Basis, float]:
    """Give primary care's part of all contacts on each of the two bases that do not agree [share]."""
    counted, whole = fact("DV02").value or 0.0, fact("DV01").values[0]
    survey = (fact("A22").value or 0.0) / _PER_CENT
    return MappingProxyType({Basis.CONTACTS_SURVEY: survey, Basis.CONTACTS_COUNTED: counted / whole})


class BoardMeasuring:
    """Works standings out; keeps what does not change while the budget sliders move."""

    def __init__(self) -> None:
        self._outlook: Outlook | None = None
        self._per_pound: dict[Basis, FloatArray] = {}
        self._need: tuple[Area, tuple[float, ...]] | None = None

    def board_measures(
        self, scenario: Scenario, area: Area, results: Results, spend: Representation
    ) -> BoardMeasures:
        """Work out how a board stands in the target year; `spend` holds its partner seats against spend."""
        board, place = scenario.board, min(scenario.shares.end, scenario.years.last) - results.first_year
        bases = self._bases(area, results, place)
        basis = _mixed(bases, board.basis)
        partners = spend if board.basis == only(Basis.SPEND) else represent(board.seats, basis)
        power, refusal = _power(board)
        return BoardMeasures(
            shares={kind: _percent(weights) for kind, weights in bases.items()},
            mix=board.basis,
            basis=basis,
            spend=spend,
            partners=partners,
            whole=whole_board(partners, sum(seat.voting for seat in board.seats)),
            power=power,
            placeholder=is_placeholder(area, board.seats),
            refusal=refusal,
        )

    def _bases(self, area: Area, results: Results, place: int) -> dict[Basis, tuple[float, ...]]:
        spend = results.spend[place]
        per_pound = self._contacts_per_pound(results)
        if self._need is None or self._need[0] is not area:
            self._need = (area, by_voice(need_basis(area)))
        return {
            Basis.SPEND: by_voice(spend),
            **{kind: by_voice(spend * each[place]) for kind, each in per_pound.items()},
            Basis.NEED: self._need[1],
            Basis.EQUAL: (1.0,) * len(VOICES),
        }

    def _contacts_per_pound(self, results: Results) -> dict[Basis, FloatArray]:
        seen = results.outlook
        if seen is not self._outlook:
            self._outlook = seen
            self._per_pound = {
                kind: contacts_per_pound(
                    replace(seen.assumptions, contacts_primary_care=part), seen.spend_now, seen.deflator
                )
                for kind, part in contact_parts().items()
            }
        return self._per_pound


def _mixed(bases: Mapping[Basis, tuple[float, ...]], mix: tuple[float, ...]) -> tuple[float, ...]:
    used = [
        (bases[kind], weight)
        for kind, weight in zip(BASES, mix, strict=True)
        if weight > 0 and sum(bases[kind]) > 0
    ]
    return mixed(*zip(*used, strict=True)) if used else _NOTHING


def _power(board: BoardLever) -> tuple[Power | None, str]:
    try:
        return power_of(board.seats, decisions_of(board)), ""
    except ValueError as error:
        return None, str(error)


def _percent(weights: tuple[float, ...]) -> tuple[float, ...]:
    total = sum(weights)
    return tuple(_PER_CENT * weight / total for weight in weights) if total > 0 else _NOTHING


def recommended_board(scenario: Scenario, area: Area, basis: tuple[float, ...]) -> Rebalancing:
    """Share a scenario's partner seats out in proportion, or as near to it as they allow.

    Raises:
        ValueError: the basis is zero.
    """
    return recommended(scenario.board.seats, basis, **check_options(scenario, area))


def rebalanced(scenario: Scenario, area: Area, basis: tuple[float, ...]) -> tuple[Rebalancing, ...]:
    """Share a scenario's partner seats out anew by each method; empty where the basis is zero."""
    if sum(basis) <= 0:
        return ()
    return side_by_side(scenario.board.seats, basis, **check_options(scenario, area))
