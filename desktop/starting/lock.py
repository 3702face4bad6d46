"""The lock file made anew: exact versions and hashes of all that runs and checks the program.

One lock serves running and checking, so that whoever starts the program can also check it, and both run on
the same versions. It covers every system and Python that the project names: it holds the hash of each file of
a version, and marks (such as `sys_platform == 'win32'`) where a package is for some systems only.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from starting.failures import SetUpError, sentence_for
from starting.places import LOCK, PROJECT, program_in

_NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[^\s;@]+( ; [\w .'\"<>=!()]+)? \\")
_HASHED = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
_COMPILE_OPTIONS = (
    *("--group", "dev", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--only-binary=:all:", "--no-header", "--no-annotate", "--no-config"),
)


def make_lock(root: Path) -> int:
    """Resolve the newest versions that the project allows and write the lock file (needs the network)."""
    with tempfile.TemporaryDirectory() as folder:
        tool = Path(folder, "tool")
        _run([sys.executable, "-m", "venv", str(tool)], "making a place for uv")
        python = str(program_in(tool, "python"))
        _run([python, "-I", "-m", "pip", "install", "--quiet", "uv"], "fetching uv")
        made = Path(folder, LOCK)
        uv = [python, "-I", "-m", "uv", "pip", "compile", *_COMPILE_OPTIONS, "-o", str(made)]
        _run([*uv, str(root / PROJECT)], "resolving the dependencies")
        lines = tidy(made.read_text(encoding="utf-8"))
    (root / LOCK).write_text(lines, encoding="utf-8", newline="\n")
    print(f"Wrote {LOCK}: {sum('==' in line for line in lines.splitlines())} packages.")
    return 0


def tidy(lock: str) -> str:
    """Return the lock without comments and options: names, versions, marks and hashes, and no address.

    Raises:
        SetUpError: a line is none of these.
    """
    kept = []
    for line in lock.splitlines():
        if not line.strip() or line.lstrip().startswith("#") or line.startswith("--"):
            continue
        if not (_NAMED.fullmatch(line) or _HASHED.fullmatch(line)):
            raise SetUpError(f"The lock would hold a line that is no name, version or hash: {line.strip()}")
        kept.append(line)
    return "\n".join(kept) + "\n"


def _run(command: list[str], doing: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise SetUpError(sentence_for(doing, done.stdout + done.stderr))
