"""The glossary: the words of Leftshift with what they mean, read from their page of the help."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

GLOSSARY: Final = "glossary"
"""Key of its page in the help."""
_ENTRY: Final = re.compile(r"\*\*([^*]+)\*\*: (.+?)(?= \*\*[^*]+\*\*: |$)", re.MULTILINE)
_WORD: Final = re.compile(r"\w+")


@cache
def glossary() -> Mapping[str, str]:
    """Return each word of the glossary with its meaning, in the order of the page."""
    page = files("leftshift.resources") / "help" / f"{GLOSSARY}.md"
    return MappingProxyType(dict(_ENTRY.findall(page.read_text(encoding="utf-8"))))


def words_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of the glossary that a text uses, each with its meaning, in the order of the text.

    A word within a longer one that is used in the same place is left out: “share” in “hospital share”.
    """
    said = _stems(text)
    left = list(said)
    found = []
    for word in sorted(glossary(), key=lambda word: -len(_stems(word))):
        stems = _stems(word)
        for at in range(len(left) - len(stems) + 1):
            if left[at : at + len(stems)] == stems:
                left[at : at + len(stems)] = [""] * len(stems)
                found.append((at, word))
                break
    return tuple((word, glossary()[word]) for _, word in sorted(found))


def _stems(text: str) -> list[str]:
    """Return the words of a text without capitals and without the s of a plural."""
    return [word.casefold().removesuffix("s") for word in _WORD.findall(text)]
