"""Keyboard, screen readers, text size and the ways to find a command."""
