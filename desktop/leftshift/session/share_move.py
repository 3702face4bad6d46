"""Share move: works every step of a share's move out from where the move began."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from leftshift.model.scenario import ShareLever
from leftshift.model.shares import Move, move_share
from leftshift.model.terms import Sector


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
