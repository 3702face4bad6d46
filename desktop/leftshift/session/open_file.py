"""Open file: which file a document is, its lock, and what it held when it was opened or saved last."""

from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from leftshift.session.lock import Holder, Lock, lock_path
from leftshift.session.waiting import NoAnswerError, briefly
from leftshift.storage.file_names import full
from leftshift.storage.refusal import printable
from leftshift.storage.saver import SaveError, digest_of
from leftshift.text.numbers import counted


class Access(Enum):
    """How a file is opened."""

    OWN = auto()
    """To be saved again; refused while someone else has it open."""
    READ_ONLY = auto()
    COPY = auto()
    """As an unsaved copy in no file yet."""
    CLEAR = auto()
    """To be saved again, and whoever had it open has it no longer."""


class FileInUse(Exception):  # noqa: N818  # nothing erred: someone else works on the file
    """A file that someone else has open."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(path, holder)
        self.path, self.holder = path, holder

    def __str__(self) -> str:
        return printable(f"{full(self.path)} is open already: {self.holder}.")


class ChangedOnDiskError(SaveError):
    """A file that holds something else by now than what was opened here; `theirs` is its content."""

    def __init__(self, path: Path, theirs: bytes) -> None:
        super().__init__(path, "the file was changed since it was opened here", "Save under another name.")
        self.theirs = theirs


class HistoryTooLongError(SaveError):
    """A history of which the oldest steps, as many as `left_out`, have no room in a file."""

    def __init__(self, path: Path, left_out: int) -> None:
        wrong = f"its history is {counted(left_out, 'step', 'steps')} too long for a file"
        super().__init__(path, wrong, "Save without the oldest steps.")
        self.left_out = left_out


class ChangedMeanwhileError(Exception):
    """A file that was not opened, for the plan here was changed while the disk was waited for."""


class OpenFile:
    """The file of a document, if it has one."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.digest = ""
        """Digest of what the file held when it was opened or saved last; empty where unknown."""
        self.tried: set[str] = set()
        """Digests of what was to be saved here and may yet have been, though nobody waited for it."""
        self.read_only = False
        self._lock: Lock | None = None

    def lock(self, path: Path, *, clear: bool = False) -> Lock:
        """Lock a file, or return the lock that is held on it here.

        Raises:
            FileInUse: someone else has it locked.
        """
        if self._lock is not None and self._lock.file == lock_path(path) and not self._lock.is_gone:
            return self._lock
        lock = Lock(path)
        if not (lock.clear() if clear else lock.acquire()):
            raise FileInUse(path, lock.holder())
        return lock

    def become(
        self, path: Path | None, digest: str = "", lock: Lock | None = None, *, read_only: bool = False
    ) -> None:
        """Be another file, or none; the lock of the one before is released."""
        before, self._lock = self._lock, lock
        self.path, self.digest, self.read_only = path, digest, read_only
        self.tried = set()
        if before is not None and before is not lock:
            with suppress(NoAnswerError):
                briefly(before.release)

    def let_go(self, lock: Lock) -> None:
        """Release a lock that did not come to be this file's."""
        if lock is not self._lock:
            lock.release()

    def check_unchanged(self, path: Path, content: bytes) -> None:
        """See that what a save would replace is what was opened or saved here last.

        Raises:
            ChangedOnDiskError: it is this file, and something else is in it.
        """
        is_ours = self.path is not None and lock_path(self.path) == lock_path(path)
        if is_ours and self.digest and digest_of(content) not in {self.digest, *self.tried}:
            raise ChangedOnDiskError(path, content)
