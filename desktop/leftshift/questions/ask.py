"""Ask: each question of the command line and the window, answered for one scenario."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from leftshift.questions.attribution import Attribution, attribution
from leftshift.questions.bridge import Bridge, bridge
from leftshift.questions.draws import DEFAULT_DRAWS, DEFAULT_SEED
from leftshift.questions.goal_seek import Goal, goal_seek
from leftshift.questions.measures import Measure, measure
from leftshift.questions.policy import FourLines, four_lines
from leftshift.questions.sensitivity import Tornado, tornado
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching, switching
from leftshift.questions.targets import Target, published_target, target_for
from leftshift.questions.uncertainty import Bands, bands_in_blocks

Answer = Bands | Tornado | Attribution | Bridge | Goal | Switching | FourLines
DEFAULT_OUTCOME: Final = "hospital_share"
UNCERTAINTY: Final = "uncertainty"
SENSITIVITY: Final = "sensitivity"
ATTRIBUTION: Final = "attribution"
GOAL: Final = "goal"
SWITCHING: Final = "switching"
POLICY: Final = "policy"
BRIDGE: Final = "bridge"


def ask(
    study: Study,
    question: str,
    *,
    outcome: str = DEFAULT_OUTCOME,
    year: int | None = None,
    target: float | None = None,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
) -> Answer:
    """Answer one question about a scenario.

    `year`, by default the one the shares are to be reached, is by its first calendar year. `target`, in the
    outcome's unit, is by default the published one.

    Raises:
        ValueError: the question, the outcome or the year is unknown, or a target is needed and none is
            published; the sentence says what to give.
    """
    item = measure(outcome)
    when = study.target_year if year is None else year
    study.place(when)
    if question == UNCERTAINTY:
        bands = bands_in_blocks(study, seed=seed, draws=draws, of=(item,))
        if bands is None:
            raise AssertionError("nothing can cancel these draws")
        return bands
    if question in _OF_A_TARGET:
        return _OF_A_TARGET[question](study, _target(study, item, when, target))
    if question in _OF_A_YEAR:
        return _OF_A_YEAR[question](study, item, when)
    raise ValueError(f"“{question}” is no question; ask one of {', '.join(QUESTIONS)}.")


def _target(study: Study, item: Measure, year: int, value: float | None) -> Target:
    asked = published_target(study, item) if value is None else value
    if asked is None:
        raise ValueError(f"No target is published for “{item.label}”; give one in {item.unit}.")
    return target_for(study, item, year, asked)


_OF_A_TARGET: Final[Mapping[str, Callable[[Study, Target], Answer]]] = MappingProxyType(
    {GOAL: goal_seek, SWITCHING: switching}
)
_OF_A_YEAR: Final[Mapping[str, Callable[[Study, Measure, int], Answer]]] = MappingProxyType(
    {
        SENSITIVITY: tornado,
        ATTRIBUTION: attribution,
        POLICY: lambda study, item, _year: four_lines(study, item),
        BRIDGE: lambda study, _item, year: bridge(study, year),
    }
)
QUESTIONS: Final = (UNCERTAINTY, SENSITIVITY, ATTRIBUTION, GOAL, SWITCHING, POLICY, BRIDGE)
"""What can be asked, by name."""
