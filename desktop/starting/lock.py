"""The lock files made anew: exact versions and hashes of all that runs, checks and bundles the program.

One lock serves running and checking, so that whoever starts the program can also check it, and both run on
the same versions. A bundle has two of its own, of what goes into it and of the tools that make it, with the
versions of the first. Each covers every system and Python that the project names: it holds the hash of each
file of a version, and marks (such as `sys_platform == 'win32'`) where a package is for some systems only.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from starting.failures import SetUpError, sentence_for
from starting.places import BUNDLE_LOCK, LOCK, PEERS_LOCK, PROJECT, TOOLS_LOCK, program_in

_NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[^\s;@]+( ; [\w .'\"<>=!()]+)? \\")
_HASHED = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
LOCKS: dict[str | Path, tuple[str, ...]] = {
    LOCK: ("--group", "dev", PROJECT),
    BUNDLE_LOCK: (PROJECT,),
    TOOLS_LOCK: ("--group", "bundle"),
    PEERS_LOCK: ("--group", "peers", PROJECT),
}
"""What each lock resolves; the others keep to the versions of the first."""
_COMPILE_OPTIONS = (
    *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--only-binary=:all:", "--no-header", "--no-annotate", "--no-config"),
)


def make_locks(root: Path) -> int:
    """Resolve the newest versions that the project allows and write the lock files (needs the network)."""
    with tempfile.TemporaryDirectory() as folder:
        tool = Path(folder, "tool")
        _run([sys.executable, "-m", "venv", str(tool)], "making a place for uv")
        python = str(program_in(tool, "python"))
        _run([python, "-I", "-m", "pip", "install", "--quiet", "uv"], "fetching uv")
        made = Path(folder, "made.lock")
        for lock, source in LOCKS.items():
            same = () if lock == LOCK else ("--constraint", LOCK)
            uv = [
                python,
                "-I",
                "-m",
                "uv",
                "pip",
                "compile",
                *_COMPILE_OPTIONS,
                *same,
                "-o",
                str(made),
                *source,
            ]
            _run(uv, "resolving the dependencies", root)
            lines = tidy(made.read_text(encoding="utf-8"))
            made.unlink()
            (root / lock).write_text(lines, encoding="utf-8", newline="\n")
            print(f"Wrote {lock}: {sum('==' in line for line in lines.splitlines())} packages.")
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


def _run(command: list[str], doing: str, folder: Path | None = None) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SetUpError(sentence_for(doing, done.stdout + done.stderr))
