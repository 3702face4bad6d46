"""Outcomes: what a scenario leads to in a few figures, each beside its target."""
