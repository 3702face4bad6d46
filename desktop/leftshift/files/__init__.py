"""Scenario files that survive: strict reading and safe saving."""
