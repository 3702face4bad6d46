"""Which of the libraries and fonts that Qt needs of Linux are missing, and what installs them."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

# What PySide6-Essentials 6.11 needs beside its own files ("NEEDED" of its libraries and of its xcb and
# Wayland plug-ins), with the Debian package of each. Newer Debians accept the old names of renamed packages.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FONT = "a font"
VENV_MODULE = "the Python module ensurepip"
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONT_ENDINGS = (".ttf", ".otf", ".ttc")


def missing_parts(
    loads: Callable[[str], bool] | None = None,
    has_font: Callable[[], bool] | None = None,
    has_module: Callable[[str], bool] | None = None,
) -> tuple[str, ...]:
    """Return the libraries, fonts and modules that Linux lacks; the three finders can be replaced."""
    if not sys.platform.startswith("linux"):
        return ()
    loads, has_font, has_module = loads or can_load, has_font or _has_font, has_module or _has_module
    missing = [library for library in PACKAGE_OF if not loads(library)]
    if not has_font():
        missing.append(FONT)
    if not (has_module("venv") and has_module("ensurepip")):
        missing.append(VENV_MODULE)
    return tuple(missing)


def packages_for(missing: Iterable[str]) -> tuple[str, ...]:
    """Return the Debian packages that bring what is missing, each once, in order."""
    of = PACKAGE_OF | {
        FONT: "fonts-dejavu-core",
        VENV_MODULE: f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
    }
    return tuple(dict.fromkeys(of[part] for part in missing))


def is_debian() -> bool:
    """Return whether the packages of this system come by apt-get."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg"))


def advice(missing: Iterable[str], *, debian: bool, root: bool = False) -> str:
    """Return the sentence that names what is missing and the one command that installs it."""
    missing = tuple(missing)
    what = f"This system lacks what Leftshift needs: {', '.join(missing)}."
    if not debian:
        return f"{what} Install them with your system's package manager, then start again."
    apt = "apt-get" if root else "sudo apt-get"
    packages = " ".join(packages_for(missing))
    command = f"{apt} update && {apt} install -y --no-install-recommends {packages}"
    return f"{what} This command installs them:\n  {command}"


def advice_now() -> str:
    """Return the advice for this system as it is; nothing if nothing is missing."""
    missing = missing_parts()
    return advice(missing, debian=is_debian(), root=is_root()) if missing else ""


def install(missing: Iterable[str]) -> bool:
    """Install what is missing with apt-get, if this user may unasked; return whether it went well."""
    prefix = _unasked_root()
    if prefix is None:
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    # A fresh laptop updates itself in the background and holds apt's lock for a while.
    options = ["-o", "DPkg::Lock::Timeout=120"]
    # A failed update still leaves the lists of last time, which may do.
    subprocess.run([*apt, *options, "update"], capture_output=True, check=False)
    wanted = [*apt, *options, "install", "-y", "--no-install-recommends", *packages_for(missing)]
    return subprocess.run(wanted, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0


def is_root() -> bool:
    """Return whether this user may do anything."""
    return sys.platform != "win32" and os.geteuid() == 0


def _unasked_root() -> list[str] | None:
    """Return the words before a command that make it root's; None where a password would be asked for."""
    if is_root():
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def can_load(library: str) -> bool:
    """Return whether a library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(file.suffix.lower() in _FONT_ENDINGS for folder in folders for file in folder.rglob("*"))


def _has_module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None
