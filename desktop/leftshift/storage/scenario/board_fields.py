"""The board lever as a scenario file holds it."""

from typing import TypeVar

from leftshift.model.scenario import BoardLever
from leftshift.model.seats import BASES, Answer, DecisionRule, Seat
from leftshift.model.seats import Group as SeatGroup
from leftshift.storage.scenario.records import Field, ListOf, OrNone, Record, by_name
from leftshift.storage.scenario.shapes import Here, OnOff, Real, ValueShape, Whole, one_of_enum
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


def board_record() -> Record[BoardLever]:
    """Return the shape of the field `board`."""
    plain = BoardLever(seats=())
    votes = Whole(least=1, most=SEATS_MOST, unit="votes")
    return Record(
        build=BoardLever,
        fields=(
            Field(key="seats", shape=ListOf(item=_seat(), most=SEATS_MOST)),
            Field(key="size_locked", shape=OnOff(), default=False),
            _choice("decision_rule", one_of_enum(DecisionRule), plain.decision_rule),
            _choice("own_quota", OrNone(votes), plain.own_quota),
            _choice("casting_vote", OnOff(), plain.casting_vote),
            _choice("quorum", OrNone(votes), plain.quorum),
            _choice("basis", by_name(BASES, Real(least=0, most=1), 0.0), plain.basis),
            _choice("health_bill", OnOff(), plain.health_bill),
            _choice(
                "mayors", Whole(least=0, most=MAYORS_MOST, unit="mayoral strategic authorities"), plain.mayors
            ),
            _choice("survey", ListOf(item=_answer(), most=ANSWERS_MOST), plain.survey),
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


def _choice(key: str, shape: ValueShape[T], default: T) -> Field[T]:
    """Return a field that earlier files lack; one that is None is left out of the file."""
    return Field(key=key, shape=shape, default=default, sparse=default is None)


def _seat() -> Record[Seat]:
    return Record(
        build=Seat,
        fields=(
            Field(key="role", shape=ROLE),
            Field(key="group", shape=one_of_enum(SeatGroup)),
            Field(key="voting", shape=OnOff()),
            Field(
                key="organisations",
                shape=Whole(least=1, most=ORGANISATIONS_MOST, unit="organisations"),
                default=1,
            ),
        ),
    )


def _answer() -> Record[Answer]:
    first, last = SURVEY_YEARS
    return Record(
        build=Answer,
        fields=(
            Field(key="question", shape=QUESTION),
            Field(key="percent", shape=Real(least=0, most=_WHOLE, unit="% of respondents")),
            Field(key="respondents", shape=Whole(least=1, most=RESPONDENTS_MOST, unit="respondents")),
            Field(key="year", shape=Whole(least=first, most=last, unit="year")),
        ),
    )
