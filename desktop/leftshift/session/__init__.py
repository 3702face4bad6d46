"""The one thing that changes: the current scenario."""
