"""The board lever: its seats, and the ways to change them."""
