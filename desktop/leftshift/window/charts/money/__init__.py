"""Charts of the money, the need for it and what it pays for, one a file."""
