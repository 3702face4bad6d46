"""Document: which file the current scenario is, and whether it is saved."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.session.history.saved import HistoryWriter, steps_of
from leftshift.session.journal_keeper import JournalKeeper
from leftshift.session.recovery import Recoverable
from leftshift.session.session import Session
from leftshift.storage.saver import SaveError, digest_of, save
from leftshift.storage.scenario.reader import parse_with_history, read_bytes
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.settings import Recent, Settings, load_settings, merged, save_settings
from leftshift.text.levers.comparison import levers_changed

EXTENSION = ".leftshift"


class Document(QObject):
    """Opens and saves the session's scenario, and remembers recent files.

    Signals:
        changed: another file is open, or it was saved.
    """

    changed = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._writer = HistoryWriter()
        self.settings = self._written = load_settings(folder)
        self.path: Path | None = None
        self.saved_at: datetime | None = None
        self._saved = session.scenario
        self._digest = ""
        self.journal = JournalKeeper(session, folder, lambda: (self.path, self._digest), self)
        self.changed.connect(self.journal.follow)

    @property
    def folder(self) -> Path:
        """The folder of the settings."""
        return self._folder

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
        together = merged(self._folder, self._written, self.settings)
        self.settings = replace(self.settings, recent=together.recent)

    def new(self, choice: AreaChoice) -> None:
        """Start on the baseline of an area, in no file yet."""
        self._start(baseline_scenario(area_of(choice), footprint=choice.footprint), None)

    def start_on(self, scenario: Scenario) -> None:
        """Start on a scenario that is in no file yet, such as a sample."""
        self._start(scenario, None)

    def open(self, path: Path) -> None:
        """Open a scenario file.

        Raises:
            Refusal: the file is not sound; what is open stays as it is.
        """
        data = read_bytes(path)
        scenario, saved = parse_with_history(data, path.name)
        self._start(scenario, path, saved, digest_of(data))
        self._remember(path)

    def restore(self, found: Recoverable) -> None:
        """Start on what another window held when it ended; what was unsaved there is unsaved here.

        Raises:
            Refusal: something in it is not sound; what is open stays as it is.
            SaveError: it is restored, but could not be written down here; `found` stays.
        """
        head = found.journal.head
        scenario, saved = parse_with_history(found.journal.settled, found.path.name)
        dragged, pins = found.dragged, found.pins
        self._start(scenario, Path(head.file) if head.file else None, saved, head.digest)
        if dragged is not None:
            self._session.change_to(dragged, "Change under way")
        self._session.pins.restore(pins)
        if head.unsaved or dragged is not None:
            self._session.stack.resetClean()
            self.changed.emit()
        self.journal.write_now()
        found.discard()

    def close(self) -> None:
        """Keep what is open as the last session, for the window is closed."""
        self.journal.close()

    def save(self, path: Path | None = None) -> None:
        """Save under a name, or under the one there is.

        Raises:
            SaveError: the file could not be saved; the scenario stays unsaved.
            ValueError: there is no name yet.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a scenario that has no file yet needs a name to be saved under")
        self._session.settle()
        data = scenario_bytes(self._session.scenario, history=self.saved_history())
        save(target, data)
        self.path, self._digest = target, digest_of(data)
        self.saved_at = datetime.now().astimezone()
        self._saved = self._session.scenario
        self._session.stack.setClean()
        self._remember(target)
        self.changed.emit()

    def save_for_others(self, path: Path) -> None:
        """Save a copy without its history; the open file stays the one it is.

        Raises:
            SaveError: the copy could not be saved.
        """
        save(path, scenario_bytes(self._session.scenario))

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
        together = merged(self._folder, self._written, settings)
        self.settings = replace(settings, recent=together.recent)
        try:
            save_settings(self._folder, together)
        except SaveError:
            return
        self._written = self.settings

    def _start(
        self, scenario: Scenario, path: Path | None, saved: SavedHistory | None = None, digest: str = ""
    ) -> None:
        self._session.start_with(scenario)
        if saved is not None:
            self._session.history.load(*steps_of(saved, scenario))
        self.path, self.saved_at, self._digest = path, None, digest
        self._saved = self._session.scenario
        self.changed.emit()

    def _remember(self, path: Path) -> None:
        entry = Recent(
            path=str(path.absolute()),
            area=self._session.snapshot.area.name,
            date=datetime.now().astimezone().isoformat(timespec="minutes"),
        )
        self.keep(self.settings.with_recent(entry))
