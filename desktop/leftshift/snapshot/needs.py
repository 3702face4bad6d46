"""Needs: what is in view beside what a Snapshot always holds, so that nothing is worked out for the rest."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # loaded with the first who needs it
    from leftshift.questions.swept import Swept

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a chart, a page or an export shows beyond the fields that every Snapshot has.

    Whoever comes into view says so once, `session.show_also(needs, by=name)`, and out of view asks for
    nothing, `Needs()`; the snapshots from then on hold it. `Projector.snapshot(scenario, needs=...)` does
    the same without a session.
    """

    bands: frozenset[str] = frozenset()
    """Keys of measures whose bands are shown; in `Snapshot.bands`, during a drag these alone."""
    answers: frozenset[tuple[str, str]] = frozenset()
    """Questions and the outcomes they are asked about, (question, measure); in `Snapshot.answers`."""
    peers: bool = False
    """Every other board with nothing changed; `Snapshot.peers`."""
    carried_peers: bool = False
    """Every other board with this change; `Snapshot.carried_peers`."""
    swept: "Swept | None" = None
    """What a sweep found that the areas are set beside; `Snapshot.swept`."""
    need_lens: bool = False
    """Spend beside need by sector; `Snapshot.need_lens`."""

    def __or__(self, other: "Needs") -> "Needs":
        """Return what both need."""
        return Needs(
            bands=self.bands | other.bands,
            answers=self.answers | other.answers,
            peers=self.peers or other.peers,
            carried_peers=self.carried_peers or other.carried_peers,
            swept=self.swept or other.swept,
            need_lens=self.need_lens or other.need_lens,
        )


def needed(part: T | None) -> T:
    """Return a part of a Snapshot that whoever draws has said it needs.

    Raises:
        LookupError: the need was not said before.
    """
    if part is None:
        raise LookupError("say what is needed, session.show_also(needs), before drawing a snapshot of it")
    return part
