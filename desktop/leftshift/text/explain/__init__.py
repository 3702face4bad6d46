"""Moment a number is from: its formula, its inputs and their sources."""
