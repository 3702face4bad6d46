"""Recovery: what windows held that were never closed, and what the one closed last held."""

import contextlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leftshift.model.scenario import Scenario
from leftshift.session.lock import Lock
from leftshift.session.pins import Pin
from leftshift.storage.journal import DAMAGED, ENDING, FOLDER, LAST, NEWER, Journal, is_newer, read_journal
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.set_aside import set_aside


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Work that can be restored; while it is offered in one window, no other one offers it."""

    path: Path
    journal: Journal
    lock: Lock | None
    """None for the last session, which every window may restore."""

    @property
    def dragged(self) -> Scenario | None:
        """The scenario of the drag that was under way, if one was."""
        return parse_scenario(self.journal.dragged, self.path.name) if self.journal.head.dragged else None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pins."""
        heads = zip(self.journal.head.pins, self.journal.pins, strict=True)
        return tuple(
            Pin(
                letter=head.letter,
                name=head.name,
                note=head.note,
                scenario=parse_scenario(content, self.path.name),
            )
            for head, content in heads
        )

    def discard(self) -> None:
        """Remove the journal: its work is restored, or nobody wants it. The last session stays."""
        if self.lock is not None:
            with contextlib.suppress(OSError):
                self.path.unlink()
            self.lock.release()

    def leave(self) -> None:
        """Keep it for the next start."""
        if self.lock is not None:
            self.lock.release()


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found: work, newest first, and a sentence for each journal that is damaged."""

    found: tuple[Recoverable, ...] = ()
    told: tuple[str, ...] = ()


def left_behind(folder: Path) -> Recovered:
    """Find the journals of windows that were never closed; `folder` is that of the settings.

    A damaged one is kept under its own name with `.damaged` added, so that it is told of once.
    """
    found, told = list[Recoverable](), list[str]()
    place = folder / FOLDER
    try:
        paths = sorted(place.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        paths = []
    except OSError as fault:
        paths = []
        told.append(f"Whether unsaved work can be restored is not known: {place} ({fault.strerror}).")
    for path in (path for path in paths if path.suffix == ENDING):
        lock = Lock(path)
        if not lock.acquire():
            continue
        try:
            found.append(Recoverable(path, read_journal(path), lock))
        except Refusal as refusal:
            told.append(_set_aside(path, refusal))
            lock.release()
    found.sort(key=_written_at, reverse=True)
    return Recovered(tuple(found), tuple(told))


def _written_at(one: Recoverable) -> datetime:
    """Return when a journal was written; its hours may be of summer and of winter time."""
    try:
        return datetime.fromisoformat(one.journal.head.at).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def last_session(folder: Path) -> Recovered:
    """Find what the window that was closed last held."""
    path = folder / FOLDER / LAST
    if not os.path.lexists(path):
        return Recovered()
    try:
        return Recovered((Recoverable(path, read_journal(path), None),))
    except Refusal as refusal:
        return Recovered(told=(_set_aside(path, refusal),))


def _set_aside(path: Path, refusal: Refusal) -> str:
    if is_newer(path, refusal):
        why = "a newer Leftshift wrote it down, and this one cannot read it"
        return f"There is unsaved work, but {why}. It {set_aside(path, NEWER)}."
    why = f"it cannot be read ({refusal.wrong})"
    return f"Unsaved work was written down, but {why}. It {set_aside(path, DAMAGED)}."
