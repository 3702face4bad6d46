"""Leftshift: what a shift of care and money from hospital to the community leads to."""
