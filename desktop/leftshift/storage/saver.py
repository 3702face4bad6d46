"""The one way files are saved: at every moment the file holds the old content or the new, whole."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from leftshift.storage.disk import REAL, Disk
from leftshift.storage.leftovers import sweep, temporary_name

PREVIOUS: Final = ".bak"
"""Added to a file's name for its previous version: plan.leftshift.bak beside plan.leftshift."""

_NEW_FILE: Final = 0o666
_CANNOT_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}
"""What a file system answers that has no way to sync a folder; nothing is wrong then."""
_ELSEWHERE: Final = "Save under another name or in another folder."
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
        return f"{self.path.name} was not saved: {self.wrong}. {kept}. {self.todo}"


def save(path: Path, data: bytes, disk: Disk = REAL, *, keep_previous: bool = True) -> None:
    """Save bytes under a name, through a temporary file beside it.

    The steps: write a temporary file, sync it, read it back and compare, keep the version that was
    there as `<name>.bak` (unless it is the same), replace, sync the folder; then what earlier saves left
    in the folder, killed on their way a day ago or more, is swept. A link is followed to the file
    it leads to; the permissions of an existing file are kept. Two things are given up: another hard link to
    the old file keeps the old content, and the version before the previous one is not kept.

    Raises:
        SaveError: it could not be saved. The old content is untouched, unless the error says `replaced`.
    """
    with _explained(path):
        target = Path(os.path.realpath(path))
        old, mode = _existing(path, target, disk)
    with contextlib.ExitStack() as leftovers:
        with _explained(path):
            fresh = _written(target, data, mode, disk, leftovers)
            if keep_previous and old is not None and old != data:
                previous = _written(target, old, mode, disk, leftovers)
                disk.replace(previous, target.with_name(target.name + PREVIOUS))
            disk.replace(fresh, target)
        with _explained(path, replaced=True):
            try:
                disk.sync_folder(target.parent)
            except OSError as fault:
                if fault.errno not in _CANNOT_SYNC:
                    raise
    with contextlib.suppress(OSError):
        # By the time of the file just written, as the clock of a shared drive need not be this computer's.
        sweep(target.parent, target.stat().st_mtime, disk.unlink)


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


def _existing(path: Path, target: Path, disk: Disk) -> tuple[bytes | None, int | None]:
    """Return content and permissions of the file there, or None and None where there is none."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None, None
    if stat.S_ISDIR(found):
        raise SaveError(path, "a folder of that name is there", _ELSEWHERE)
    if not stat.S_ISREG(found):
        raise SaveError(path, "a device of that name is there, not a file", _ELSEWHERE)
    if not disk.may_write(target):
        raise SaveError(path, "the file is marked as read-only", _ELSEWHERE)
    return disk.read(target), stat.S_IMODE(found)


def _written(
    target: Path, data: bytes, mode: int | None, disk: Disk, leftovers: contextlib.ExitStack
) -> Path:
    """Write a temporary file beside the target, see that it holds the data, and return its path.

    `leftovers` removes the file.
    """
    temporary = target.with_name(temporary_name())
    descriptor = disk.create(temporary, _NEW_FILE if mode is None else stat.S_IRUSR | stat.S_IWUSR)
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
    if mode is not None:
        disk.chmod(temporary, mode)
    if disk.read(temporary) != data:
        raise SaveError(target, "the disk gave back other content than was written", _REASONS[errno.EIO][1])
    return temporary


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
