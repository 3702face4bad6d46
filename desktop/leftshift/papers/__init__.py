"""What leaves the program: the words, tables and pictures."""
