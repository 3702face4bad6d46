"""Ask: each question of the command line and the window, answered for one scenario."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """One question: what it is called, and what answers it for a year or for a target."""

    key: str
    """Its name on the command line."""
    title: str
    """What it is called on screen."""
    of_year: Callable[[Study, Measure, int], Answer] | None = None
    of_target: Callable[[Study, Target], Answer] | None = None


QUESTIONS: Final = (
    QuestionEntry(key=UNCERTAINTY, title="How sure are we?"),
    QuestionEntry(key=SENSITIVITY, title="What matters most?", of_year=tornado),
    QuestionEntry(key=ATTRIBUTION, title="What did each lever do?", of_year=attribution),
    QuestionEntry(key=GOAL, title="How do we reach the target?", of_target=goal_seek),
    QuestionEntry(key=SWITCHING, title="What would change the result?", of_target=switching),
    QuestionEntry(
        key=POLICY,
        title="Our choices, or our assumptions?",
        of_year=lambda study, item, _year: four_lines(study, item),
    ),
    QuestionEntry(
        key=BRIDGE,
        title="From today’s deficit to what is unfunded",
        of_year=lambda study, _item, year: bridge(study, year),
    ),
)
"""Every question, in the order of the screen; one without an answer of its own is answered by draws."""
QUESTION_KEYS: Final = tuple(question.key for question in QUESTIONS)
OF_A_TARGET: Final = frozenset(question.key for question in QUESTIONS if question.of_target)
"""Keys of the questions that need a target."""


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
    entry = next((one for one in QUESTIONS if one.key == question), None)
    if entry is None:
        raise ValueError(f"“{question}” is not a question; ask one of {', '.join(QUESTION_KEYS)}.")
    if entry.of_target:
        return entry.of_target(study, _target(study, item, when, target))
    if entry.of_year:
        return entry.of_year(study, item, when)
    bands = bands_in_blocks(study, seed=seed, draws=draws, of=(item,))
    if bands is None:
        raise AssertionError("nothing can cancel these draws")
    return bands


def _target(study: Study, item: Measure, year: int, value: float | None) -> Target:
    asked = published_target(study, item) if value is None else value
    if asked is None:
        raise ValueError(f"No target is published for “{item.label}”; give one in {item.unit}.")
    if item.unit == "share" and not 0 <= asked <= 1:
        raise ValueError(
            f"“{item.label}” is from 0 to 1, or 0 % to 100 %, not {asked:g}. "
            f"If {asked:g} per cent is meant, write {asked:g}%."
        )
    return target_for(study, item, year, asked)
