"""Document: which file the current scenario is, and whether it is saved."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from threading import Lock as ThreadLock

from PySide6.QtCore import QObject, Signal

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.session.history.saved import HistoryWriter, steps_of
from leftshift.session.journal_keeper import JournalKeeper
from leftshift.session.lock import Lock, lock_path, locked
from leftshift.session.open_file import (
    Access,
    ChangedMeanwhileError,
    FileInUse,
    HistoryTooLongError,
    OpenFile,
)
from leftshift.session.recovery import Recoverable
from leftshift.session.session import Session
from leftshift.session.waiting import NoAnswerError, Steps, at_once, briefly
from leftshift.storage.disk import REAL
from leftshift.storage.file_names import full, real
from leftshift.storage.leftovers import sweep
from leftshift.storage.saver import SaveError, digest_of, save
from leftshift.storage.scenario.reader import notices_of, parse_with_history, read_bytes, read_scenario
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.settings import Recent, Settings, load_settings, merged, save_settings
from leftshift.storage.versions import Version, keep_version, versions_of
from leftshift.text.levers.comparison import levers_changed

EXTENSION = ".leftshift"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file as it was read, and locked where it is to be saved again."""

    scenario: Scenario
    saved: SavedHistory | None
    digest: str
    told: tuple[str, ...]
    lock: Lock | None


class Document(QObject):
    """Opens and saves the session's scenario, and remembers recent files.

    Opening and saving wait for a disk: `open` and `save` where they are called, `opening` and `saving` as
    steps that a window goes through beside its own work.

    Signals:
        changed: another file is open, or it was saved.
        told: something could not be kept in a save. args: a sentence that says so
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        folder: Path,
        parent: QObject | None = None,
        *,
        settings: Settings | None = None,
    ) -> None:
        """Begin on the session's scenario, in no file, and with these settings instead of the folder's."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._writer = HistoryWriter()
        self.troubles: list[str] = []
        """What was wrong with the settings, a sentence each."""
        self.settings = self._written = self._loaded() if settings is None else settings
        self._unanswered: Thread | None = None
        """Who still waits for the disk of the settings, if anyone does."""
        self._savings: dict[Path, ThreadLock] = {}
        """One for each file, so that a save which nobody waits for any more ends before the next."""
        self.saved_at: datetime | None = None
        self._saved = session.scenario
        self._file = OpenFile()
        self.journal = JournalKeeper(session, folder, lambda: (self._file.path, self._file.digest), self)
        self.changed.connect(self.journal.follow)

    @property
    def folder(self) -> Path:
        """The folder of the settings."""
        return self._folder

    @property
    def path(self) -> Path | None:
        """The file, if the scenario is in one."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the file is not to be saved over."""
        return self._file.read_only

    @property
    def versions(self) -> tuple[Version, ...]:
        """The previous versions of the file, the newest first.

        Raises:
            NoAnswerError: the disk does not answer.
        """
        path = self.path
        return () if path is None else briefly(lambda: versions_of(self._folder, path), patiently=True)

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost by closing."""
        return self._session.stack.isClean()

    @property
    def changes(self) -> int:
        """How many levers differ from the saved file, or from what was begun on where there is none."""
        return levers_changed(self._saved, self._session.scenario)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Files opened or saved not long ago, newest first."""
        return self.settings.recent

    def look_for_recent(self) -> None:
        """Take up the recent files of other windows, and of other starts of the program."""
        with suppress(NoAnswerError):
            together = briefly(partial(merged, self._folder, self._written, self.settings))
            self.settings = replace(self.settings, recent=together.recent)

    def new(self, choice: AreaChoice) -> None:
        """Start on the baseline of an area, in no file yet."""
        self.start_on(baseline_scenario(area_of(choice), footprint=choice.footprint))

    def start_on(self, scenario: Scenario) -> None:
        """Start on a scenario that is in no file yet, such as a sample."""
        self._start(scenario)
        self._file.become(None)
        self.changed.emit()

    def open(self, path: Path, access: Access = Access.OWN) -> None:
        """Open a scenario file, and wait for it; see `opening`."""
        at_once(self.opening(path, access))

    def opening(self, path: Path, access: Access = Access.OWN) -> Steps[tuple[str, ...]]:
        """Open a scenario file in steps; what comes of them is what a planner is to know of it.

        Raises:
            Refusal: the file is not sound; what is open stays as it is.
            FileInUse: someone else has it open; what is open stays as it is.
            ChangedMeanwhileError: the scenario here was changed while the disk was waited for; it stays.
        """

        def read(given_up: Event) -> _Opened:
            data = read_bytes(path)
            scenario, saved = parse_with_history(data, path.name)
            told = notices_of(data, path.name)
            lock = None
            if access in {Access.OWN, Access.CLEAR}:
                lock = self._file.lock(path, clear=access is Access.CLEAR)
                sweep(real(path).parent)
                if given_up.is_set():  # nobody is there any more who would release it
                    self._file.let_go(lock)
            return _Opened(scenario, saved, digest_of(data), told, lock)

        before = self._session.scenario
        found: _Opened = yield read
        if self._session.scenario is not before and not self.is_saved:
            if found.lock is not None:
                self._file.let_go(found.lock)
            raise ChangedMeanwhileError
        self._start(found.scenario, found.saved)
        if access is Access.COPY:
            self._file.become(None)
            self._session.stack.resetClean()
        else:
            self._file.become(path, found.digest, found.lock, read_only=access is Access.READ_ONLY)
            self._remember(path)
        self.changed.emit()
        return found.told

    def open_version(self, version: Version) -> None:
        """Put a previous version of the file in place of the scenario, as a change that can be undone.

        Raises:
            Refusal: the version cannot be read any more; nothing changes.
            NoAnswerError: the disk does not answer.
        """
        scenario = briefly(partial(read_scenario, version.path), patiently=True)
        at = version.until.astimezone()
        self._session.change_to(scenario, f"Version until {at:%H:%M} on {at.day} {at:%B %Y}")

    def open_copy(self, scenario: Scenario, saved: SavedHistory | None) -> None:
        """Start on a scenario, with its history where it has one, as an unsaved one in no file yet."""
        self._start(scenario, saved)
        self._file.become(None)
        self._session.stack.resetClean()
        self.changed.emit()

    def restore(self, found: Recoverable) -> None:
        """Start on what another window held when it ended; what was unsaved there is unsaved here.

        Where someone else has its file open by now, or its disk does not answer, it opens as read-only.

        Raises:
            Refusal: something in it is not sound; what is open stays as it is.
            SaveError: it is restored, but could not be written down here; `found` stays.
        """
        head = found.journal.head
        scenario, saved = parse_with_history(found.journal.settled, found.path.name)
        dragged, pins = found.dragged, found.pins
        self._start(scenario, saved)
        path, lock, read_only = Path(head.file) if head.file else None, None, False
        if path is not None:
            try:
                lock = briefly(partial(self._file.lock, path), patiently=True)
            except (FileInUse, NoAnswerError):
                read_only = True
        self._file.become(path, head.digest, lock, read_only=read_only)
        if dragged is not None:
            self._session.change_to(dragged, "Change under way")
        self._session.pins.restore(pins)
        if head.unsaved or dragged is not None:
            self._session.stack.resetClean()
        self.changed.emit()
        self.journal.write_now()
        found.discard()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Protect the file from being saved over, or no longer.

        Raises:
            FileInUse: someone else has the file open; it stays read-only.
            NoAnswerError: the disk does not answer; it stays as it is.
        """
        path = self.path
        if path is not None and read_only != self.read_only:
            lock = None if read_only else briefly(partial(self._file.lock, path), patiently=True)
            self._file.become(path, self._file.digest, lock, read_only=read_only)
        self.changed.emit()

    def close(self) -> None:
        """Keep what is open as the last session, for the window is closed."""
        self.journal.close()
        self._file.become(None)

    def end(self) -> None:
        """Write down what is unsaved, or close where nothing is: the program is being ended from outside."""
        if self.is_saved and not self._session.pins.all:
            self.close()
            return
        with suppress(SaveError, NoAnswerError):  # it ends all the same, and its journal holds all but this
            self.journal.write_now()
        self._file.become(None)

    def save(self, path: Path | None = None, *, over_changes: bool = False) -> None:
        """Save under a name, or under the one there is, and wait for it; see `saving`."""
        at_once(self.saving(path, over_changes=over_changes))

    def saving(
        self, path: Path | None = None, *, over_changes: bool = False, without_oldest: bool = False
    ) -> Steps[None]:
        """Save under a name, or under the one there is, in steps.

        What was there is kept among the versions. `over_changes` saves over what someone else has changed,
        `without_oldest` leaves out steps of the history that have no room. What is changed while the disk
        is waited for stays unsaved.

        Raises:
            SaveError: the file could not be saved; the scenario stays unsaved.
            HistoryTooLongError: the oldest steps of the history have no room in a file.
            ChangedOnDiskError: the file holds something else by now than what was opened here.
            ValueError: there is no name yet.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a plan that has no file yet needs a name to be saved under")
        self._session.settle()
        scenario, recorded = self._session.scenario, self._session.history.recorded()
        history = self.saved_history()
        left_out = 0 if history is None else len(recorded.steps) - len(history.steps)
        if left_out and not without_oldest:
            raise HistoryTooLongError(target, left_out)
        data = scenario_bytes(scenario, history=history)
        self._file.tried.add(digest_of(data))
        told, lock = yield partial(self._store, target, data, over_changes)
        self._file.become(target, digest_of(data), lock)
        self.saved_at = datetime.now().astimezone()
        self._saved = scenario
        if self._session.history.recorded() == recorded and self._session.scenario is scenario:
            self._session.stack.setClean()
        else:
            self._session.stack.resetClean()
        self._remember(target)
        self.changed.emit()
        if told:
            self.told.emit(told)

    def _store(
        self,
        target: Path,
        data: bytes,
        over_changes: bool,  # noqa: FBT001 - bound before the thread has it
        given_up: Event,
    ) -> tuple[str, Lock]:
        """Save in whichever thread; return what could not be kept, and the lock of the file."""

        def check() -> None:
            if given_up.is_set():
                raise SaveError(target, "nobody waited for it any more", "Save again.")

        def place(fresh: Path, old: Path) -> None:
            check()
            REAL.replace(fresh, old)

        def keep(file: Path, old: bytes) -> None:
            if not over_changes:
                self._file.check_unchanged(target, old)
            keep_version(self._folder, file, old)

        with self._savings.setdefault(full(target), ThreadLock()):
            check()
            if self.read_only and self.path is not None and lock_path(target) == lock_path(self.path):
                raise SaveError(target, "it is open as read-only", "Save under another name.")
            try:
                lock = self._file.lock(target)
            except FileInUse as used:
                raise SaveError(
                    target, f"it is open already: {used.holder}", "Save under another name."
                ) from used
            try:
                told = save(target, data, replace(REAL, replace=place), keep=keep)
                check()
            except Exception:
                self._file.let_go(lock)
                raise
        return told, lock

    def save_copy(self, path: Path, scenario: Scenario) -> None:
        """Save a scenario without a history in a file of its own; the open file stays the one it is.

        What was there is kept among the versions.

        Raises:
            SaveError: the copy could not be saved, or someone has that file open, here or elsewhere.
            NoAnswerError: the disk does not answer; the copy may still come to be.
        """

        def store() -> str:
            if self.path is not None and lock_path(path) == lock_path(self.path):
                raise SaveError(path, "it is the plan that is open here", "Save under another name.")
            with locked(path, wait=0):
                return save(path, scenario_bytes(scenario), keep=partial(keep_version, self._folder))

        told = briefly(store, patiently=True)
        if told:
            self.told.emit(told)

    def saved_history(self) -> SavedHistory | None:
        """Return the history for the file; None where it is to be left out, or nothing has happened yet."""
        history = self._session.history
        if not history.in_file or len(history.steps()) == 1:
            return None
        return self._writer.saved_history(history.recorded())

    def keep(self, settings: Settings) -> None:
        """Remember settings between starts; where they cannot be written, the program goes on without.

        Only what this window changed is written, upon what other windows have written in the meantime. This
        window reads from them the recent files, and not their theme.
        """
        self.settings = settings
        if self._unanswered is not None and self._unanswered.is_alive():
            return
        told = list[str]()
        try:
            together = briefly(partial(merged, self._folder, self._written, settings, told.append))
            self.settings = replace(settings, recent=together.recent)
            briefly(partial(save_settings, self._folder, together))
        except SaveError:
            return
        except NoAnswerError as slow:
            self._unanswered = slow.thread
            return
        self._written = self.settings
        for sentence in told:
            self.told.emit(sentence)

    def _loaded(self) -> Settings:
        try:
            return briefly(partial(load_settings, self._folder, self.troubles.append), patiently=True)
        except NoAnswerError as slow:
            self.troubles.append(f"Your settings could not be read: {slow} The usual ones are used.")
            return Settings()

    def _start(self, scenario: Scenario, saved: SavedHistory | None = None) -> None:
        self._session.start_with(scenario)
        if saved is not None:
            self._session.history.load(*steps_of(saved, scenario))
        self.saved_at, self._saved = None, self._session.scenario

    def _remember(self, path: Path) -> None:
        entry = Recent(
            path=str(full(path)),
            area=self._session.snapshot.area.name,
            date=datetime.now().astimezone().isoformat(timespec="minutes"),
        )
        self.keep(self.settings.with_recent(entry))
