"""What can be asked of the board beside its seats, each an undo step with its name."""

from dataclasses import replace

from leftshift.model.scenario import BoardLever
from leftshift.model.seats import BASES, Answer, Basis, DecisionRule, Seat, only
from leftshift.session.editor import Editor
from leftshift.text.numbers import counted, percent

RULE_WORDS: dict[DecisionRule, str] = {
    DecisionRule.SIMPLE_MAJORITY: "simple majority",
    DecisionRule.TWO_THIRDS: "two thirds",
    DecisionRule.OWN: "the board’s own",
}


class BoardEdits:
    """Turns what is asked into changes of the board lever."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set_seats(self, seats: tuple[Seat, ...], what: str) -> None:
        """Seat the board anew; `what` names the step."""
        self._change(what, replace(self._board, seats=tuple(seats)))

    def lock_size(self, locked: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Hold the board to its size, or let it grow."""
        self._change(
            "Lock the board's size" if locked else "Unlock the board's size",
            replace(self._board, size_locked=locked),
        )

    def set_rule(self, rule: DecisionRule) -> None:
        """Choose how many of the votes pass a motion; the board's own rule starts at a simple majority."""
        quota = self._board.own_quota
        if rule is DecisionRule.OWN and quota is None:
            quota = self._votes // 2 + 1
        self._change(
            f"Decisions by {RULE_WORDS[rule]}", replace(self._board, decision_rule=rule, own_quota=quota)
        )

    def set_own_quota(self, votes: int) -> None:
        """Set the votes that pass a motion under the board's own rule [votes]."""
        self._change(f"Own quota of {counted(votes, 'vote', 'votes')}", replace(self._board, own_quota=votes))

    def set_casting_vote(self, on: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Let the chair decide a tie, or not."""
        self._change(
            "Casting vote for the chair" if on else "No casting vote", replace(self._board, casting_vote=on)
        )

    def set_quorum(self, members: int) -> None:
        """Set the voting members who must be present; 0 where it is not stated [members]."""
        text = f"Quorum of {counted(members, 'member', 'members')}" if members else "Quorum not stated"
        self._change(text, replace(self._board, quorum=members or None))

    def set_health_bill(self, on: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Take the Health Bill as law, or not."""
        self._change(
            "Health Bill assumed to be law" if on else "Health Bill not yet law",
            replace(self._board, health_bill=on),
        )

    def set_mayors(self, count: int) -> None:
        """Set the number of mayoral strategic authorities in the area."""
        self._change(f"{counted(count, 'mayor', 'mayors')} in the area", replace(self._board, mayors=count))

    def set_basis(self, basis: Basis) -> None:
        """Hold seats against one basis alone."""
        self._change(f"Compare seats with {basis.replace('_', ' ')}", replace(self._board, basis=only(basis)))

    def set_mix(self, mix: tuple[float, ...]) -> None:
        """Hold seats against a mix of bases; a mix without weight is refused in silence."""
        if sum(mix) > 0:
            self._change("Mix the bases", replace(self._board, basis=mix))

    def set_weight(self, basis: Basis, weight: float) -> None:
        """Weigh one basis of the mix. Repeated within a gesture, it is one step; never all weights are 0."""
        place, mix = BASES.index(basis), self._board.basis
        mixed = (*mix[:place], weight, *mix[place + 1 :])
        if sum(mixed) > 0:
            text = f"{basis.replace('_', ' ').capitalize()} weighs {percent(weight, 0)}"
            self._editor.extend_step(self._editor.scenario.with_board(basis=mixed), text)

    def set_survey(self, answers: tuple[Answer, ...], what: str) -> None:
        """Keep other answers of the board's own survey; `what` names the step."""
        self._change(what, replace(self._board, survey=answers))

    @property
    def _board(self) -> BoardLever:
        return self._editor.scenario.board

    @property
    def _votes(self) -> int:
        return sum(seat.voting for seat in self._board.seats)

    def _change(self, text: str, board: BoardLever) -> None:
        self._editor.make_step(replace(self._editor.scenario, board=board), text)
