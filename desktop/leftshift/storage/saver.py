"""The one way files are saved: at every moment the file holds the old content or the new, whole."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from leftshift.storage.disk import REAL, Disk, copy_attributes
from leftshift.storage.file_names import PREVIOUS, beside, full, unextended, wrong_on_windows
from leftshift.storage.leftovers import sweep, temporary_name
from leftshift.storage.refusal import printable

T = TypeVar("T")
_NEW_FILE: Final = 0o666
_CANNOT_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}
"""What a file system answers that has no way to sync a folder; nothing is wrong then."""
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5)
"""Waits for a program that holds the file, such as a virus scanner: about three seconds together [s]."""
_REPLACED_MOST: Final = 500_000_000
"""Bytes of a file that a save replaces, as it is read to be kept: far more than any file of Leftshift has."""
_ELSEWHERE: Final = "Save under another name or in another folder."
_ANOTHER_NAME: Final = "{} has another name as well (a hard link), under which the version before stays."
_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "Free some space or save on another disk."),
    errno.EDQUOT: ("your share of the disk is used up", "Delete files or save on another disk."),
    errno.EFBIG: ("the disk takes no file of this size", "Save on another disk."),
    errno.EROFS: ("the disk can only be read", "Save on another disk."),
    errno.EACCES: ("you may not write here, or another program holds the file open", _ELSEWHERE),
    errno.EPERM: ("you may not write here, or another program holds the file open", _ELSEWHERE),
    errno.ENOENT: ("the folder is not there", "Choose a folder that exists."),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "Choose a folder that exists."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EIO: ("the disk reports a fault", "Save on another disk, and have this one checked."),
    errno.ELOOP: ("the name is a link that leads back to itself", _ELSEWHERE),
}


class SaveError(Exception):
    """A file that could not be saved, as a sentence for a planner.

    `replaced` says whether the file has the new content all the same, not yet confirmed by the disk.
    """

    def __init__(self, path: Path, wrong: str, todo: str, *, replaced: bool = False) -> None:
        super().__init__(path, wrong)
        self.path = path
        self.wrong = wrong
        self.todo = todo
        self.replaced = replaced

    def __str__(self) -> str:
        kept = (
            "The new content is there, but may not outlast a power cut"
            if self.replaced
            else "Nothing was changed"
        )
        where, wrong = printable(str(full(self.path))), printable(self.wrong)
        return f"{where} was not saved: {wrong}. {kept}. {self.todo}"


def save(
    path: Path,
    data: bytes,
    disk: Disk = REAL,
    *,
    keep_previous: bool = True,
    keep: Callable[[Path, bytes], None] = lambda _path, _old: None,
) -> str:
    """Save bytes under a name, through a temporary file beside it.

    The steps: write a temporary file, sync it, read it back and compare, hand the version that was
    there (unless it is the same) to `keep`, which may refuse, and keep it as `<name>.bak`, see that it is
    still there, replace, sync the folder; then what earlier saves left in the folder, killed on their way,
    is swept. A link is followed to the file it leads to; permissions, attributes, owner and group of an
    existing file are kept. Another hard link to the old file is given up and told of: it keeps the old
    content.

    Returns what could not be kept, as a sentence for a planner; empty where all was.

    Raises:
        SaveError: it could not be saved. The old content is untouched, unless the error says `replaced`.
    """
    wrong_name = wrong_on_windows(path.name) if os.name == "nt" else ""
    if wrong_name:
        raise SaveError(path, wrong_name, "Choose another name.")
    with _explained(path):
        target = disk.resolve(path)
        old = _existing(path, target, disk)
    with contextlib.ExitStack() as leftovers:
        with _explained(path):
            fresh, told = _written(target, data, old, disk, leftovers)
            if old is not None and old.content != data:
                keep(target, old.content)
                if keep_previous:
                    previous, _ = _written(target, old.content, old, disk, leftovers)
                    told = f"{told} {_keep_beside(previous, beside(target, PREVIOUS), disk)}".strip()
                if old.status.st_nlink > 1:
                    told = f"{told} {_ANOTHER_NAME.format(target)}".strip()
            _check_unchanged(path, target, old)
            _replace(fresh, path, target, disk)
        with _explained(path, replaced=True):
            try:
                disk.sync_folder(target.parent)
            except OSError as fault:
                if fault.errno not in _CANNOT_SYNC:
                    raise
    with contextlib.suppress(OSError):
        # By the time of the file just written, as the clock of a shared drive need not be this computer's.
        sweep(target.parent, target.stat().st_mtime, disk.unlink)
    return told


def digest_of(data: bytes) -> str:
    """Return a digest of a file's content: two contents with one digest are the same."""
    return hashlib.sha256(data).hexdigest()


def check_ending(path: Path, endings: Iterable[str], what: str) -> None:
    """Refuse a name whose ending is none of those that are written, such as chart.docx.

    Raises:
        SaveError: the name ends in something else.
    """
    known = tuple(endings)
    if path.suffix.lower() not in known:
        listed = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"
        ending = f"not {path.suffix}" if path.suffix else "and this name has no ending"
        raise SaveError(path, f"{what} is saved as {listed}, {ending}", f"End the name in {listed}.")


@dataclass(frozen=True, slots=True)
class _Existing:
    """The file that is there."""

    content: bytes
    status: os.stat_result

    @property
    def mode(self) -> int:
        return stat.S_IMODE(self.status.st_mode)


def _existing(path: Path, target: Path, disk: Disk) -> _Existing | None:
    """Return the file that is there, or None where there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise SaveError(path, "a folder of that name is there", _ELSEWHERE)
    if not stat.S_ISREG(found.st_mode):
        raise SaveError(path, "a device of that name is there, not a file", _ELSEWHERE)
    if found.st_size > _REPLACED_MOST:
        raise SaveError(
            path, "a file of that name is there, far too large to be one of Leftshift’s", _ELSEWHERE
        )
    try:
        disk.check_writable(target)
    except PermissionError as fault:
        if not disk.is_held(fault):
            raise SaveError(path, "the file is marked as read-only", _ELSEWHERE) from fault
    return _Existing(_waited(lambda: disk.read(target), disk), found)


def _check_unchanged(path: Path, target: Path, old: _Existing | None) -> None:
    """See that nobody has written the file since it was read: a slow disk takes seconds for a save.

    Raises:
        SaveError: someone has; who saves again is asked about it.
    """
    try:
        now = target.stat()
    except FileNotFoundError:
        return
    was = None if old is None else (old.status.st_size, old.status.st_mtime_ns)
    if was != (now.st_size, now.st_mtime_ns):
        raise SaveError(
            path, "another program wrote it in the same moment", "Save again to see what changed."
        )


def _waited(do: Callable[[], T], disk: Disk) -> T:
    """Do something with a file, waiting where another program holds it for a moment."""
    for wait in _WAITS:
        try:
            return do()
        except PermissionError as fault:
            if not disk.is_held(fault):
                raise
            disk.sleep(wait)
    return do()


def _keep_beside(previous: Path, kept: Path, disk: Disk) -> str:
    """Keep the version before beside the file; return a sentence where that name cannot be had."""
    try:
        _waited(lambda: disk.replace(previous, kept), disk)
    except IsADirectoryError:
        return f"The version before was not kept as {unextended(str(kept))}: a folder of that name is there."
    except PermissionError as fault:
        if not disk.is_held(fault):
            raise
        return f"The version before was not kept as {unextended(str(kept))}: another program holds it open."
    return ""


def _replace(fresh: Path, path: Path, target: Path, disk: Disk) -> None:
    """Put a file in the place of another, the target to which a path leads.

    Raises:
        SaveError: another program holds that one all the time; the new content lies beside it then.
    """
    try:
        _waited(lambda: disk.replace(fresh, target), disk)
    except PermissionError as fault:
        if not disk.is_held(fault):
            raise
        copy = beside(target.with_name(f"{target.stem} (copy {secrets.token_hex(2)})"), target.suffix)
        disk.replace(fresh, copy)
        wrong = "another program holds the file open"
        todo = f"Your work is in {unextended(str(copy))}. Close the other program and save again."
        raise SaveError(path, wrong, todo) from fault


def _written(
    target: Path, data: bytes, old: _Existing | None, disk: Disk, leftovers: contextlib.ExitStack
) -> tuple[Path, str]:
    """Write a temporary file beside the target, see that it holds the data, and return its path.

    Beside it a sentence, where it could not have the owner of the old file. `leftovers` removes the file.
    """
    temporary = target.with_name(temporary_name())
    descriptor = disk.create(temporary, _NEW_FILE if old is None else stat.S_IRUSR | stat.S_IWUSR)
    leftovers.callback(_removed, temporary, disk)
    try:
        rest = memoryview(data)
        while rest:
            count = disk.write(descriptor, rest)
            if count <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[count:]
        disk.fsync(descriptor)
    finally:
        disk.close(descriptor)
    told = ""
    if old is not None:
        told = _owned_like(old, temporary, target, disk)
        copy_attributes(target, temporary)
        disk.chmod(temporary, old.mode)
    if disk.read(temporary) != data:
        raise SaveError(target, "the disk gave back other content than was written", _REASONS[errno.EIO][1])
    return temporary, told


def _owned_like(old: _Existing, temporary: Path, target: Path, disk: Disk) -> str:
    """Give a temporary file the owner and group of the old one; where it refuses, say what is lost."""
    made = temporary.stat()
    user, group = old.status.st_uid, old.status.st_gid
    if (made.st_uid, made.st_gid) == (user, group):
        return ""
    try:
        disk.chown(temporary, user, group)
    except OSError:
        told = []
        if user != made.st_uid:
            told.append(f"{target} belongs to you now: the system does not let you save it as its owner’s.")
        try:
            disk.chown(temporary, made.st_uid, group)  # the group alone may be allowed
        except OSError:
            if group != made.st_gid:
                told.append(f"{target} is no longer its group’s, which may now be unable to open it.")
        return " ".join(told)
    return ""


def _removed(temporary: Path, disk: Disk) -> None:
    """Remove a temporary file; after a replacement there is none left, and a stray one does no harm."""
    with contextlib.suppress(OSError):
        disk.unlink(temporary)


@contextlib.contextmanager
def _explained(path: Path, *, replaced: bool = False) -> Iterator[None]:
    """Turn what the operating system says into a SaveError."""
    try:
        yield
    except OSError as fault:
        unknown = (f"the disk says: {fault.strerror or fault}", _ELSEWHERE)
        wrong, todo = _REASONS.get(fault.errno or 0, unknown)
        raise SaveError(path, wrong, todo, replaced=replaced) from fault
    except ValueError as fault:
        raise SaveError(path, "the name holds a character that no file name may have", _ELSEWHERE) from fault
