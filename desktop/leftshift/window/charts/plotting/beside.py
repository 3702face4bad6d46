"""How a chart speaks of the pinned scenario beside the current one."""

from leftshift.snapshot.snapshot import Snapshot


def beside_clause(snapshot: Snapshot) -> str:
    """Say in a subtitle what the diamonds are; empty where nothing is pinned for the area."""
    return f"; ◊ pinned {snapshot.beside.letter}" if snapshot.beside else ""


def beside_name(snapshot: Snapshot) -> str:
    """Name the pinned scenario as in a read-out or a table; empty where there is none."""
    return f"pinned {snapshot.beside.letter}" if snapshot.beside else ""
