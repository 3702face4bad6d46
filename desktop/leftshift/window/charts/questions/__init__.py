"""Charts of what a question is answered with, one a file."""
