"""One step of the history, and all of them as they are at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.saved_states import State
from leftshift.text.history import StepWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place in the history: the scenario as it stood once a change had settled."""

    key: int
    parent: int | None
    """Key of the step it came from; None for the beginning."""
    scenario: Scenario | State
    """The scenario, or what a file keeps of it until someone goes back there."""
    at: datetime
    """When it was made, in UTC."""
    said: str
    """What the change was called as it was made, such as “Community share to 11.2 %”."""
    lever: str = ""
    """Place of the lever that was moved, such as shares.community; empty where the change itself shows it."""
    name: str = ""
    """Name of the branch that ends or begins here, where the planner gave one."""
    who: str = ""
    """Who asked for it."""
    why: str = ""
    """Why."""
    file_words: StepWords | None = None
    """What a file says the step changed; None where that can be worked out."""

    @property
    def is_plain(self) -> bool:
        """Whether the planner wrote nothing on it, so that it may be folded away."""
        return not (self.name or self.who or self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A history as it is at one moment, which another thread may read."""

    steps: tuple[Step, ...]
    """Each after the one it came from; the first is the beginning."""
    current: int
    """Key of the step of the current scenario."""
    words: Mapping[int, StepWords]
    """What each step changed, by its key."""

    @property
    def scenario(self) -> Scenario | State:
        """The scenario of the current step."""
        return next(step.scenario for step in reversed(self.steps) if step.key == self.current)
