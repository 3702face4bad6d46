#!/usr/bin/env python3
"""Sets Leftshift up and starts it: `python3 start.py --help` lists what it can do."""

# Python 3.6 must be able to read this file, so that an old Python is refused in a sentence.
# All that needs a newer Python is in desktop/starting/, imported once the version is known to be good.
import os
import sys

LEAST_PYTHON = (3, 11)


def python_refusal(version: "tuple[int, ...]") -> str:
    """Return the sentence for a Python too old to run Leftshift; nothing for one that can."""
    if tuple(version[:2]) >= LEAST_PYTHON:
        return ""
    least = ".".join(str(part) for part in LEAST_PYTHON)
    found = ".".join(str(part) for part in version[:3])
    return (
        f"Leftshift needs Python {least} or newer, and this is Python {found}. "
        f"Install a newer Python from python.org, then start again with it: python{least} start.py"
    )


def main(words: "list[str]") -> int:
    """Do what the words ask and return the exit code."""
    refusal = python_refusal(sys.version_info[:3])
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    # Python's safe-path mode does not look in any folder of its own accord.
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "desktop"))  # noqa: PTH100, PTH118, PTH120 - pathlib is slower to load
    from starting.entry import run  # noqa: PLC0415 - an old Python could not read it

    return run(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
