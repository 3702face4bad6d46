"""Surveys: what leaders, clinical directors and practices answered about systems and their boards."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.evidence.facts import Fact, fact, facts_on

_RESPONDENTS: Final = {
    "primary_care_role_in_ics_2021": "A18",
    "ccg_leaders_survey_2022": "A15",
    "icb_engagement_survey_2024": "A32",
}
"""Each survey, in order of its year, with the fact that counts its respondents."""
_PERCENT: Final = "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFigure:
    """One percentage that a survey found."""

    id: str
    says: str
    percent: float
    of: str
    """What it is a percentage of, such as “of respondents”."""
    at_least: bool
    """Whether the source gives it as “more than”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A survey with its figures."""

    source: str
    year: str
    respondents: int
    at_least: bool
    """Whether the source gives the number of respondents as “more than”."""
    figures: tuple[SurveyFigure, ...]


@cache
def surveys() -> tuple[Survey, ...]:
    """Give the surveys of the seed documents, oldest first.

    Raises:
        EvidenceError: a seed file is missing or not sound.
    """
    return tuple(_survey(topic, counted) for topic, counted in _RESPONDENTS.items())


def _survey(topic: str, counted: str) -> Survey:
    found = facts_on(topic).values()
    answered = fact(counted)
    figures = tuple(_figure(item) for item in found if item.value is not None and item.unit[:1] == _PERCENT)
    year = min(item.date for item in found)
    return Survey(
        source=answered.publisher,
        year=year,
        respondents=round(answered.value or 0),
        at_least=bool(answered.caution),
        figures=figures,
    )


def _figure(item: Fact) -> SurveyFigure:
    # Where the figure carries a sign for “more than”, the words need not say it again.
    says = item.says.rstrip(".").removeprefix("More than this share of ")
    return SurveyFigure(
        id=item.id,
        says=says[:1].upper() + says[1:],
        percent=item.value or 0.0,
        of=item.unit.removeprefix(_PERCENT).strip(),
        at_least="more than" in item.caution,
    )
