"""Presenting charts on a second screen."""
