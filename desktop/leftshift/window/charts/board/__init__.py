"""Charts of the board, one a file."""
