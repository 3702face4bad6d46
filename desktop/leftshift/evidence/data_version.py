"""Which data the program holds: a digest of its seeds and tables, the same on every computer."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from leftshift.evidence.entries import SEEDS

_DIGITS: Final = 12


@cache
def data_version() -> str:
    """Return the first digits of a digest of every seed and table; other figures give other digits."""
    seeds = [file for file in files(SEEDS).iterdir() if file.name.endswith(".toml")]
    tables = [
        file for file in (files("leftshift.resources") / "tables").iterdir() if file.name.endswith(".csv")
    ]
    digest = hashlib.sha256()
    for file in sorted((*seeds, *tables), key=lambda each: each.name):
        # Line ends differ between systems; figures do not.
        text = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.name} {len(text)}\n".encode() + text)
    return digest.hexdigest()[:_DIGITS]
