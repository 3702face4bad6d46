"""Starts Leftshift: the window, or a command that answers without one."""

import sys

from leftshift.cli.interrupt import end_on_interrupt


def main() -> int:
    """Answer as `leftshift.cli.main` does, which takes a while to be loaded."""
    end_on_interrupt()
    from leftshift.cli.main import main as answer  # noqa: PLC0415 - Ctrl+C may come while it is loaded

    return answer()


if __name__ == "__main__":
    sys.exit(main())
