"""The page of the board."""
