"""The one thing that changes: the scenario in hand."""
