"""What can be asked of the shares: to move, to stay, to be paid for; each an undo step with its name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from leftshift.model.scenario import Scenario, ShareLever
from leftshift.model.shares import Move, move_share
from leftshift.model.terms import INDEX, LABELS, Ramp, Sector, year_label
from leftshift.session.editor import Editor
from leftshift.session.rail_edits import RailEdits
from leftshift.text.levers.comparison import payer_words
from leftshift.text.levers.limits import limit_sentence
from leftshift.text.numbers import percent


class ShareMove:
    """Remembers where the moves of one share began, so that proportions survive 100 % and the way back.

    Moves of the same sector under the same rule follow one another from one beginning, within a drag and
    after it, until anything else changes the shares.
    """

    def __init__(self) -> None:
        self._began: ShareLever | None = None
        self._reached: ShareLever | None = None
        self._sector: Sector | None = None
        self._paid_by: str | None = None

    def move(
        self,
        lever: ShareLever,
        sector: Sector,
        share: float,
        *,
        baseline: Sequence[float],
        paid_by: str | None = None,
        within: Callable[[ShareLever, ShareLever], ShareLever] | None = None,
    ) -> Move:
        """Move one share from where its moves began; arguments as in `move_share`.

        `within` narrows floors and ceilings for the move alone, as rails that hold do: of the shares where
        the moves began, so that none that is beyond a rail already is moved by that.
        """
        same = (self._sector, self._paid_by) == (sector, paid_by) and lever == self._reached
        began = self._began if same and self._began is not None else lever
        limited = began if within is None else within(began, lever)
        move = move_share(limited, sector, share, baseline=baseline, paid_by=paid_by)
        if within is not None:
            own = replace(move.lever, floors=began.floors, ceilings=began.ceilings)
            move = replace(move, lever=own)
        self._began, self._reached, self._sector, self._paid_by = began, move.lever, sector, paid_by
        return move


class ShareEdits:
    """Turns what is asked into changes of the shares; `start` gives the area's baseline scenario."""

    def __init__(self, editor: Editor, rails: RailEdits, start: Callable[[], Scenario]) -> None:
        self._editor, self._rails, self._start = editor, rails, start
        self._share_move = ShareMove()

    def set(self, sector: Sector, share: float) -> None:
        """Move one sector's share; the payers follow. Repeated within a gesture, it is one step."""
        self._move(sector, share, None)

    def move_border(self, left: Sector, right: Sector, share_of_left: float) -> None:
        """Move the border between two sectors of the bar: the right one pays for the left one."""
        self._move(left, share_of_left, str(right))

    def lock(self, sector: Sector, locked: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Lock a sector, so that it never moves, or unlock it."""
        kept = self._lever.locked
        kept = kept | {sector} if locked else kept - {sector}
        text = f"{'Lock' if locked else 'Unlock'} {LABELS[sector]}"
        self._make_step(replace(self._lever, locked=kept), text)

    def reset(self, sector: Sector) -> None:
        """Set one share back to the baseline."""
        self._editor.settle()
        self.set(sector, self._start().shares.share(sector))
        self._editor.settle()

    def reset_all(self) -> None:
        """Set every share back to the baseline and empty the pool; locks stay."""
        target = self._start().shares.target
        self._make_step(replace(self._lever, target=target, unallocated=0.0), "Reset all shares")

    def set_paid_by(self, payer: str) -> None:
        """Choose who pays when a share moves."""
        self._make_step(replace(self._lever, paid_by=payer), f"Paid by {payer_words(payer)}")

    def set_years(self, start: int, end: int) -> None:
        """Set the years in which the shares begin to move and arrive."""
        if start < end:
            text = f"Years of the shift {year_label(start)} to {year_label(end)}"
            self._make_step(replace(self._lever, start=start, end=end), text)

    def set_ramp(self, ramp: Ramp) -> None:
        """Choose how the shares move between the two years."""
        self._make_step(replace(self._lever, ramp=ramp), f"Ramp: {ramp}")

    def set_limits(self, sector: Sector, floor: float, ceiling: float) -> None:
        """Set the lowest and the highest share a sector may get."""
        shares = self._lever
        if 0 <= floor <= shares.share(sector) <= ceiling <= 1:
            place = INDEX[sector]
            floors = (*shares.floors[:place], floor, *shares.floors[place + 1 :])
            ceilings = (*shares.ceilings[:place], ceiling, *shares.ceilings[place + 1 :])
            text = f"{LABELS[sector]} between {percent(floor)} and {percent(ceiling)}"
            self._make_step(replace(shares, floors=floors, ceilings=ceilings), text)
        else:
            self._editor.refuse(
                f"{LABELS[sector]} is {percent(shares.share(sector))}: the floor must not be above "
                "it, nor the ceiling below.",
                sector,
            )

    def forget_moves(self) -> None:
        """Forget where moves began, as when another scenario is opened."""
        self._share_move = ShareMove()

    @property
    def _lever(self) -> ShareLever:
        return self._editor.scenario.shares

    def _make_step(self, lever: ShareLever, text: str) -> None:
        self._editor.make_step(replace(self._editor.scenario, shares=lever), text)

    def _move(self, sector: Sector, share: float, paid_by: str | None) -> None:
        shares = self._lever
        rule = shares.paid_by if paid_by is None else paid_by
        if rule == sector:
            self._editor.refuse(f"{LABELS[sector]} cannot pay for itself: choose another payer.", sector)
            return
        within = self._rails.within if self._rails.holds else None
        baseline = self._start().shares.target
        move = self._share_move.move(shares, sector, share, baseline=baseline, paid_by=paid_by, within=within)
        text = f"{LABELS[sector]} share to {percent(move.lever.share(sector))}"
        limit = self._rails.stopped(move, sector, rule) or limit_sentence(move, sector)
        after = replace(self._editor.scenario, shares=move.lever)
        self._editor.extend_step(after, text, limit=limit, sector=sector, lever=f"shares.{sector}")
