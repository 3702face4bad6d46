"""What `start.py` does: set-up, checks and the start of the program, with the standard library alone."""
