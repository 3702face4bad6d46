"""Where the parts that the set-up needs lie, from the folder of `start.py` on."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = "requirements.lock"
BUNDLE = Path("desktop", "bundle")
BUNDLE_LOCK = BUNDLE / "program.lock"
TOOLS_LOCK = BUNDLE / "tools.lock"
PEERS_LOCK = Path("tests", "speed", "peers", "peers.lock")
PROJECT = "pyproject.toml"
SAMPLE = Path("resources", "samples", "below_half.leftshift")
CODE = Path("desktop", "leftshift")
BENCH = Path("tests", "speed", "bench.py")
MUTATE = Path("tests", "mutation", "campaign.py")
SURVIVE = Path("tests", "survival", "campaign.py")


def venv_of(root: Path) -> Path:
    """Return the folder of the project's own Python environment."""
    return root / ".venv"


def script_of(root: Path, name: str) -> Path:
    """Return the path of a program in the project's own environment, such as `python`."""
    return program_in(venv_of(root), name)


def program_in(environment: Path, name: str) -> Path:
    """Return the path of a program in any environment that the module venv made."""
    if sys.platform == "win32":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name
