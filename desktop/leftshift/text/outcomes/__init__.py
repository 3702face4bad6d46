"""Outcomes: what a scenario comes to in a few figures, each beside its target."""
