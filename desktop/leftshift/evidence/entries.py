"""Strict reading of one entry of a seed file, key by key; and which seeds and tables there are."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

SEEDS: Final = "leftshift.seeds"


class EvidenceError(Exception):
    """A seed or a table shipped with the program does not hold what it must."""


class Entry:
    """One table of a seed file; what is not asked for is refused by `finish`."""

    def __init__(self, file: str, key: str, table: Mapping[str, object]) -> None:
        self.file = file
        self.key = key
        self._left = dict(table)

    def refusal(self, what: str) -> EvidenceError:
        """Build the error that names file and entry."""
        return EvidenceError(f"{self.file}, entry {self.key}: {what}")

    def has(self, name: str) -> bool:
        """Say whether a key stands in the entry and has not been taken yet."""
        return name in self._left

    def take(self, name: str) -> object:
        """Take a value out of the entry, whatever its type.

        Raises:
            EvidenceError: the key is missing.
        """
        if name not in self._left:
            raise self.refusal(f"the key “{name}” is missing; add it.")
        return self._left.pop(name)

    def text(self, name: str, *, default: str | None = None) -> str:
        """Take a text that is not empty.

        Raises:
            EvidenceError: the key is missing and has no default, or is no text, or is empty.
        """
        if default is not None and not self.has(name):
            return default
        value = self.take(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(f"“{name}” must be a text in quotes that is not empty, not {value!r}.")
        return value

    def number(self, name: str) -> float:
        """Take a finite number.

        Raises:
            EvidenceError: the key is missing or is no finite number.
        """
        return self._as_number(name, self.take(name))

    def whole(self, name: str) -> int:
        """Take a whole number.

        Raises:
            EvidenceError: the key is missing or is no whole number.
        """
        value = self.number(name)
        if value != int(value):
            raise self.refusal(f"“{name}” must be a whole number, not {value!r}.")
        return int(value)

    def numbers(self, name: str) -> tuple[float, ...]:
        """Take a number or a list of numbers.

        Raises:
            EvidenceError: the key is missing, or something in it is no finite number.
        """
        value = self.take(name)
        listed = value if isinstance(value, list) else [value]
        if not listed:
            raise self.refusal(f"“{name}” is an empty list; give at least one number.")
        return tuple(self._as_number(name, item) for item in listed)

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of texts, empty where the key is missing.

        Raises:
            EvidenceError: the value is no list of texts.
        """
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.refusal(f"“{name}” must be a list of texts, not {value!r}.")
        return tuple(value)

    def flag(self, name: str) -> bool:
        """Take true or false, false where the key is missing.

        Raises:
            EvidenceError: the value is neither true nor false.
        """
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise self.refusal(f"“{name}” must be true or false, not {value!r}.")
        return value

    def entries(self, name: str) -> tuple["Entry", ...]:
        """Take a list of tables, empty where the key is missing.

        Raises:
            EvidenceError: the value is no list of tables.
        """
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refusal(f"“{name}” must be a list of tables, not {value!r}.")
        return tuple(
            Entry(self.file, f"{self.key}.{name}[{place}]", item) for place, item in enumerate(value)
        )

    def finish(self) -> None:
        """Refuse what has not been taken.

        Raises:
            EvidenceError: a key is left that nothing reads.
        """
        if self._left:
            raise self.refusal(f"the key “{min(self._left)}” is not known; remove it or mend its spelling.")

    def _as_number(self, name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
            raise self.refusal(f"“{name}” must be a number, not {value!r}.")
        return float(value)


def entries_in(file: str, text: str) -> Iterator[Entry]:
    """Read the top-level tables of a seed file, in the order they stand.

    Raises:
        EvidenceError: the text is no TOML, or something outside a table stands in it.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EvidenceError(f"{file} is not sound TOML: {error}.") from error
    for key, table in document.items():
        if not isinstance(table, dict):
            raise EvidenceError(f"{file}, entry {key}: a table such as [{key}] must stand here.")
        yield Entry(file, key, table)


def seed_text(file: str) -> str:
    """Read a seed file as it is shipped.

    Raises:
        EvidenceError: no such file is shipped.
    """
    try:
        return (files(SEEDS) / file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise EvidenceError(f"The seed file {file} is missing; install Leftshift again.") from error


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
