"""The bundled program: Leftshift, and its own modules where it starts itself again as `python -m MODULE`.

A bundle holds no `python`. `sys.executable` is the program itself, so the words that would start a module of
Leftshift in a Python of its own (a workbook is read in one) come here.
"""

import runpy
import sys

_AS_PYTHON = ["-X", "utf8", "-m"]


def main() -> int:
    """Run what the words ask for and return the exit code."""
    words = sys.argv[1:]
    if words[: len(_AS_PYTHON)] == _AS_PYTHON and words[3:] and words[3].startswith("leftshift."):
        sys.argv = words[3:]
        runpy.run_module(words[3], run_name="__main__", alter_sys=True)
        return 0
    from leftshift.__main__ import main as run  # noqa: PLC0415 - a module started alone needs none of it

    return run()


if __name__ == "__main__":
    sys.exit(main())
