"""Choosing an area, and merging several."""
