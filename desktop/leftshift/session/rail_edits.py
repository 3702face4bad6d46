"""What can be asked of the rails, each an undo step; and how far rails that hold let a share move."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from leftshift.evidence.levers import limit
from leftshift.model.outlook import Outlook
from leftshift.model.rail_levers import Rail, RailLever, RailMode
from leftshift.model.rails import nearest_shares, within_rails
from leftshift.model.scenario import PROPORTION, ShareLever
from leftshift.model.shares import Limit, Move
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector
from leftshift.session.editor import Editor
from leftshift.text.levers.rails import TITLES, stopped_sentence
from leftshift.text.numbers import percent

_HAIR = 1e-9
"""What a share may miss a bound by and still count as at it [share]."""


class RailEdits:
    """Turns what is asked into changes of the rails; `outlook` gives what the current scenario acts on."""

    def __init__(self, editor: Editor, outlook: Callable[[], Outlook]) -> None:
        self._editor, self._outlook = editor, outlook
        self._held: tuple[ShareLever, Outlook, RailLever, ShareLever] | None = None

    def set_rail(self, rail: Rail, mode: RailMode) -> None:
        """Switch a rail off, let it warn or let it hold."""
        scenario = self._editor.scenario
        after = replace(scenario, rails=scenario.rails.with_mode(rail, mode))
        self._editor.make_step(after, f"{TITLES[rail]}: {mode}")

    def set_real_fall_most(self, share: float) -> None:
        """Set the largest fall in real terms [share a year]. Repeated within a gesture, it is one step."""
        reach = limit("real_fall_most")
        share = min(max(share, reach.low), reach.high)
        text = f"{reach.label}: {percent(share)}"
        self._editor.extend_step(self._editor.scenario.with_rails(real_fall_most=share), text)

    def apply_nearest_shares(self) -> None:
        """Move to the nearest shares that keep all rails which are on; nothing where there are none."""
        scenario = self._editor.scenario
        found = nearest_shares(scenario.shares, self._outlook(), scenario.rails)
        if found.lever is not None:
            self._editor.make_step(
                replace(scenario, shares=found.lever), "Nearest shares that keep the spending rules"
            )

    @property
    def holds(self) -> bool:
        """Whether any rail holds."""
        return bool(self._editor.scenario.rails.holding().on)

    def within(self, lever: ShareLever, current: ShareLever) -> ShareLever:
        """Return a share lever with floors and ceilings as the rails that hold allow.

        A share that breaks a rail already, in `current`, may stay there and only come nearer.
        """
        outlook, rails = self._outlook(), self._editor.scenario.rails
        kept = self._held
        if kept is None or kept[0] != lever or kept[1] is not outlook or kept[2] != rails:
            kept = (lever, outlook, rails, within_rails(lever, outlook, rails))
            self._held = kept
        return _not_beyond(current, kept[3])

    def stopped(self, move: Move, sector: Sector, paid_by: str) -> str:
        """Say which rail that holds stopped a move; empty where none did."""
        if move.limit is None or not self.holds:
            return ""
        if move.limit in {Limit.FLOOR, Limit.CEILING}:
            return self._sentence(move, (sector,), pays=False)
        if move.limit in {Limit.PAYERS_AT_LIMIT, Limit.PAYER_AT_LIMIT}:
            payers = [each for each in SECTORS if each is not sector and paid_by in {PROPORTION, str(each)}]
            return self._sentence(move, payers, pays=True)
        return ""

    def _sentence(self, move: Move, sectors: Sequence[Sector], *, pays: bool) -> str:
        rails, lever = self._editor.scenario.rails, move.lever
        binding: dict[Rail, list[Sector]] = {}
        for rail in rails.holding().on:
            alone = RailLever(real_fall_most=rails.real_fall_most, **{str(rail): RailMode.HOLD})
            held = within_rails(lever, self._outlook(), alone)
            stopped = [each for each in sectors if _binds(lever, held, INDEX[each])]
            if stopped:
                binding[rail] = stopped
        named = sorted({LABELS[each] for stopped in binding.values() for each in stopped})
        whom = named[0] if len(named) == 1 else "The sectors that pay"
        return stopped_sentence(tuple(binding), rails, whom, pays=pays) if binding else ""


def _not_beyond(current: ShareLever, held: ShareLever) -> ShareLever:
    """Keep each bound on its own side of where the share is now."""
    floors = tuple(min(low, share) for low, share in zip(held.floors, current.target, strict=True))
    ceilings = tuple(max(high, share) for high, share in zip(held.ceilings, current.target, strict=True))
    return replace(held, floors=floors, ceilings=ceilings)


def _binds(lever: ShareLever, held: ShareLever, place: int) -> bool:
    """Say whether a share has come up against a rail: it is at, or beyond, the rail's own bound."""
    share = lever.target[place]
    at_floor = share <= held.floors[place] + _HAIR and held.floors[place] > lever.floors[place]
    at_ceiling = share >= held.ceilings[place] - _HAIR and held.ceilings[place] < lever.ceilings[place]
    return at_floor or at_ceiling
