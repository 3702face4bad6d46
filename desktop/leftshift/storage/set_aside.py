"""Files of the profile that cannot be read: each is kept under a name of its own."""

import os
from itertools import count
from pathlib import Path


def set_aside(path: Path, ending: str) -> str:
    """Give a file another name, its own and an ending, which no other file has yet; say where it is now.

    Where that cannot be, as in a folder that can only be read, it stays, and the sentence says so.
    """
    numbered = (path.with_name(f"{path.name}{ending}{'' if one == 1 else one}") for one in count(1))
    kept = next(name for name in numbered if not os.path.lexists(name))
    try:
        path.replace(kept)
    except OSError as fault:
        return f"stays as {path}, for it could not be given another name ({fault.strerror})"
    return f"is kept as {kept}"
