"""Starts Leftshift: the window, or a command that answers without one."""

import sys

from leftshift.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
