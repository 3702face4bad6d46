"""Snapshot: all that the window shows at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from leftshift.board.representation import Representation
from leftshift.board.rules import Check
from leftshift.evidence.areas import Area
from leftshift.model.baseline import Baseline
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.questions.board_measures import BoardMeasures
from leftshift.questions.overspending import Overspending
from leftshift.questions.uncertainty import Bands
from leftshift.snapshot.pinned import Pinned

if TYPE_CHECKING:  # the questions are loaded after the first paint, so that the start stays quick
    from leftshift.questions.need_lens import Lens
    from leftshift.questions.peers import Peers
    from leftshift.questions.question_input import Answered
    from leftshift.questions.swept import Swept


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A scenario and what it leads to. Never edited; drawing reads it and asks for nothing."""

    scenario: Scenario
    area: Area
    """The area the scenario is for: code, kind, name."""
    baseline: Baseline
    start: Scenario
    """The area's baseline scenario: what reset goes back to."""
    results: Results
    """What the scenario leads to."""
    reference: Results
    """What doing nothing leads to: the baseline shares, no cut, on the scenario's assumptions."""
    overspending: Overspending
    """The plan beside what becomes of it if hospital overspends; worked out by whoever asks first."""
    representation: Representation
    """Seat share beside spend share in the target year, with its indices."""
    checks: tuple[Check, ...]
    """What statute and guidance ask of the board, each met or not."""
    board_measures: BoardMeasures
    """The board against the basis chosen, and the voting power of its groups."""
    bands: Bands | None = None
    """Between what and what each line lies; None while that is still being worked out."""
    answers: "Mapping[tuple[str, str], Answered]" = field(default_factory=lambda: MappingProxyType({}))
    """Answers by (question, measure), for the target year: of `Needs.answers` only."""
    peers: "Peers | None" = None
    """Every board of the footprint with nothing changed, the area's own among them; see `Needs.peers`."""
    carried_peers: "Peers | None" = None
    """Every board of the footprint with this change; see `Needs.carried_peers`."""
    swept: "Swept | None" = None
    """What a sweep found in every area; see `Needs.swept`."""
    need_lens: "Lens | None" = None
    """Spend a head beside need by sector in the target year; see `Needs.need_lens`."""
    pinned: tuple[Pinned, ...] = ()
    """What the pinned scenarios lead to, over the same years; the first pinned one first."""
    view: View = View.CASH
    dragging: bool = False
    """Whether a drag is under way: axes do not change until it ends."""
    limit: str = ""
    """Why the last move of a share stopped short; empty when it did not."""
    limit_sector: str = ""
    """The sector the limit message belongs to."""

    @property
    def target_year(self) -> int:
        """The year the shares are to be reached, within the years shown."""
        return min(self.scenario.shares.end, self.scenario.years.last)

    @property
    def target_index(self) -> int:
        """Place of the target year on the year axis."""
        return self.target_year - self.results.first_year

    @property
    def beside(self) -> Pinned | None:
        """The pinned scenario that charts show beside this one: the first that is for the same area."""
        area = self.scenario.area
        return next((held for held in self.pinned if held.scenario.area == area), None)
