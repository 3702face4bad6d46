"""What the words after `start.py` ask for."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from starting.failures import SetUpError
from starting.places import BENCH, MUTATE, ROOT, SURVIVE, script_of

USAGE = """\
Leftshift: what follows from moving an integrated care board's money, live.

  python3 start.py [FILE]        set up what is missing, then open the window (on a plan file)
  python3 start.py setup         set up only
  python3 start.py test [...]    set up, then pass every check: lint, format, types, layers,
                                 licences, tests
  python3 start.py bench [...]   set up, then measure the speed of the window
                                 (--soak: a long run of it; --peers: beside other programs)
  python3 start.py mutate [...]  set up, then count the small mistakes in the arithmetic that the tests notice
  python3 start.py survive [...] set up, then kill, fail and fuzz it, and count what is lost
  python3 start.py bundle        set up, then make a program that needs no Python (dist/leftshift)
  python3 start.py lock          make the lock files anew from pyproject.toml (for developers)
  python3 start.py COMMAND ...   set up, then run a command of the program without its window:
                                 areas, new, run, check, ask, board, import, export, compare,
                                 set, sweep, model, verify, guide, picture
                                 (each explains itself with --help)

The set-up makes the folder .venv beside start.py; delete that folder to undo it."""

NOT_WRITTEN = 4
"""Exit code when the answer cannot be written to where it was sent, as of the program itself."""
_SCRIPTS = {"bench": BENCH, "mutate": MUTATE, "survive": SURVIVE}
"""Long runs that need all of the set-up."""


def run(words: Sequence[str]) -> int:
    """Run the command and return the exit code; a failure is printed as a sentence, never as a trace."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed
            setattr(sys, name, _nowhere())
        _write_what_it_can(getattr(sys, name))
    try:
        code = _run(words)
        sys.stdout.flush()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Start again and what is left will be done.", file=sys.stderr)
        return 130
    except OSError as error:
        if error.filename is not None:
            raise
        sys.stdout = _nowhere()  # what is still to be written would fail once more when Python ends
        print(f"The answer could not be written in full: {error.strerror}.", file=sys.stderr)
        return NOT_WRITTEN
    return code


def _run(words: Sequence[str]) -> int:
    first, rest = (words[0], words[1:]) if words else ("", ())
    if first in ("-h", "--help"):
        print(USAGE)
        return 0
    # Each job loads only what it needs: the second start must cost no time.
    if first == "lock":
        from starting.lock import make_locks  # noqa: PLC0415 - see above

        return make_locks(ROOT)
    from starting.launch import has_display, replace_process, start  # noqa: PLC0415 - see above
    from starting.set_up import set_up  # noqa: PLC0415 - see above

    set_up(ROOT)
    if first == "setup":
        print("Leftshift is set up. Start it with: python3 start.py", file=sys.stderr)
        return 0
    if first in ("test", "bundle"):
        from starting.bundle import make_bundle  # noqa: PLC0415 - see above
        from starting.checks import run_checks  # noqa: PLC0415 - see above

        return run_checks(ROOT, rest) if first == "test" else make_bundle(ROOT)
    if first in _SCRIPTS:
        if not has_display(sys.platform, os.environ):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return replace_process([str(script_of(ROOT, "python")), str(ROOT / _SCRIPTS[first]), *rest])
    return start(ROOT, words)


def _nowhere() -> TextIO:
    """Open an end that takes everything and keeps nothing."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - until Python ends


def _write_what_it_can(stream: TextIO) -> None:
    """Let a terminal that lacks a character show a question mark instead of stopping the program."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
