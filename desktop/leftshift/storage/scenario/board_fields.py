"""The board lever as a scenario file holds it."""

from typing import TypeVar

from leftshift.model.board_terms import BASES, Answer, Basis, DecisionRule
from leftshift.model.scenario import BoardLever
from leftshift.model.seats import Group as SeatGroup
from leftshift.model.seats import Seat
from leftshift.storage.scenario.groups import Field, Group, Many
from leftshift.storage.scenario.shapes import Here, Real, Shape, Switch, Whole, one_of_enum
from leftshift.storage.scenario.texts import QUESTION, ROLE

SEATS_MOST = 60
"""Seats of a board: twice the largest board in England, and still drawn in two rows."""
ORGANISATIONS_MOST = 1_000
"""Organisations that one seat speaks for: more than the general practices of any one board."""
MAYORS_MOST = 10
"""Mayoral strategic authorities in one area: more than the largest merger has."""
ANSWERS_MOST = 40
"""Answers of the board's own survey: more than both national surveys together."""
RESPONDENTS_MOST = 1_000_000
"""Respondents of a survey: more than work for the health service in any area."""
SURVEY_YEARS = (2000, 2100)
"""First and last year a survey may be of."""
_WHOLE = 100

T = TypeVar("T")


def board_group() -> Group[BoardLever]:
    """Return the shape of the group `board`; choices that stand at their default are left out of the file."""
    plain = BoardLever(seats=())
    votes = Whole(least=1, most=SEATS_MOST, unit="votes")
    return Group(
        build=BoardLever,
        fields=(
            Field(key="seats", shape=Many(item=_seat(), most=SEATS_MOST)),
            Field(key="size_locked", shape=Switch(), default=False),
            _choice("decision_rule", one_of_enum(DecisionRule), plain.decision_rule),
            _choice("own_quota", votes, plain.own_quota),
            _choice("casting_vote", Switch(), plain.casting_vote),
            _choice("quorum", votes, plain.quorum),
            _choice("basis", _by_basis(), plain.basis),
            _choice("health_bill", Switch(), plain.health_bill),
            _choice(
                "mayors", Whole(least=0, most=MAYORS_MOST, unit="mayoral strategic authorities"), plain.mayors
            ),
            _choice("survey", Many(item=_answer(), most=ANSWERS_MOST), plain.survey),
        ),
        checks=(basis_has_weight, own_rule_has_quota),
    )


def basis_has_weight(lever: BoardLever, here: Here) -> None:
    """Refuse a basis in which nothing counts."""
    if sum(lever.basis) <= 0:
        raise here.at("basis").refusal("no basis has any weight", "a weight above 0 for at least one basis")


def own_rule_has_quota(lever: BoardLever, here: Here) -> None:
    """Refuse the board's own rule without the votes it asks for."""
    if lever.decision_rule is DecisionRule.OWN and lever.own_quota is None:
        raise here.at("own_quota").refusal(
            'the field "own_quota" is missing, and the rule is the board’s own',
            f"a whole number from 1 to {SEATS_MOST} [votes]",
        )


def _choice(key: str, shape: Shape[T], default: T) -> Field[T]:
    return Field(key=key, shape=shape, default=default, sparse=True)


def _seat() -> Group[Seat]:
    return Group(
        build=Seat,
        fields=(
            Field(key="role", shape=ROLE),
            Field(key="group", shape=one_of_enum(SeatGroup)),
            Field(key="voting", shape=Switch()),
            Field(
                key="organisations",
                shape=Whole(least=1, most=ORGANISATIONS_MOST, unit="organisations"),
                default=1,
            ),
        ),
    )


def _answer() -> Group[Answer]:
    first, last = SURVEY_YEARS
    return Group(
        build=Answer,
        fields=(
            Field(key="question", shape=QUESTION),
            Field(key="percent", shape=Real(least=0, most=_WHOLE, unit="% of respondents")),
            Field(key="respondents", shape=Whole(least=1, most=RESPONDENTS_MOST, unit="respondents")),
            Field(key="year", shape=Whole(least=first, most=last, unit="year")),
        ),
    )


def _by_basis() -> Group[tuple[float, ...]]:
    """Return the weights of a mixed basis; a basis left out has none."""

    def build(**weights: float) -> tuple[float, ...]:
        return tuple(weights[basis] for basis in BASES)

    return Group(
        build=build,
        fields=tuple(Field(key=str(basis), shape=Real(least=0, most=1), default=0.0) for basis in BASES),
        take=lambda weights, key: weights[BASES.index(Basis(key))],
        sparse=True,
    )
