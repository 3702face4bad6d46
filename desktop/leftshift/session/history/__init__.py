"""The history: every settled step as a tree, its undo commands and its part of a file."""
