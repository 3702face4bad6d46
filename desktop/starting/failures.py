"""Why a step of the set-up failed, as a sentence that says what to do."""

from typing import NamedTuple


class SetUpError(Exception):
    """The set-up cannot go on; the message is a sentence for the person at the keyboard."""


class _Cause(NamedTuple):
    """What a program prints for one cause, and what to do about it."""

    marks: tuple[str, ...]
    sentence: str


# The first cause with a mark in the output is named, so each is listed before what it leads to.
_CAUSES = (
    _Cause(
        ("No space left on device", "not enough space on the disk", "[Errno 28]", "Disk quota exceeded"),
        "The disk is full. Free about 1 GB where this folder is, then start again.",
    ),
    _Cause(
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one that the lock file names, so it was not installed. "
        "Start again; if it happens twice, the package index or a proxy serves changed files: "
        "ask whoever runs it.",
    ),
    _Cause(
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"),
        "The package index answered, but its certificate is not trusted here. Behind a proxy that reads "
        "along, name your organisation's certificate to pip (pip config set global.cert FILE), "
        "then start again.",
    ),
    _Cause(
        (
            "ProxyError",
            "Proxy Authentication Required",
            "Cannot connect to proxy",
            "Tunnel connection failed",
        ),
        "The proxy did not let pip reach the package index. Check the address and password in the "
        "environment variable HTTPS_PROXY or in pip's own configuration (pip config list), then start again.",
    ),
    _Cause(
        (
            "NewConnectionError",
            "Failed to establish a new connection",
            "NameResolutionError",
            "Name or service not known",
            "Temporary failure in name resolution",
            "getaddrinfo failed",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "Read timed out",
            "ConnectionResetError",
            "Network is unreachable",
            "Could not fetch URL",
        ),
        "The package index cannot be reached. Connect to the internet; behind a proxy, set the environment "
        "variable HTTPS_PROXY or pip's own configuration (pip config set global.proxy ADDRESS), "
        "then start again.",
    ),
    _Cause(
        ("ensurepip is not available", "No module named ensurepip", "No module named venv"),
        "This Python came without the modules venv and ensurepip. Install them (on Debian and Ubuntu: "
        "sudo apt-get install python3-venv) or use the Python from python.org, then start again.",
    ),
    _Cause(
        ("Windows Long Path",),
        "The path of this folder is too long for Windows. Move the folder nearer to the top of the drive, "
        "for example to C:\\leftshift, then start again.",
    ),
    _Cause(
        (
            "Permission denied",
            "Access is denied",
            "Read-only file system",
            "Not a directory",
            "used by another process",
        ),
        "The folder .venv beside start.py cannot be written. Close Leftshift if it is running, see that "
        "both folders are yours to write, then start again.",
    ),
    _Cause(
        ("No matching distribution found", "Could not find a version", "is not a supported wheel"),
        "The package index has no ready-made package for this Python and computer. Use another Python "
        "(3.11 to 3.14, 64 bit, from python.org), then start again.",
    ),
)


def sentence_for(doing: str, output: str) -> str:
    """Return why a step failed and what to do, from what its program printed.

    `doing` names the step, such as "installing the locked packages".
    """
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for cause in _CAUSES:
        named = [line for line in lines if any(mark in line for mark in cause.marks)]
        if named:
            return _message(doing, cause.sentence, named[-1])
    errors = [line for line in lines if "error" in line.lower()]
    return _message(doing, "start.py does not know this reason.", *(errors or lines)[-1:])


def _message(doing: str, sentence: str, *evidence: str) -> str:
    """Return the message, with the line that gave the cause away for whoever helps."""
    return "\n  ".join(
        (f"Set-up stopped while {doing}.", sentence, *(f"It said: {line}" for line in evidence))
    )
