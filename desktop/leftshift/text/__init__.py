"""Numbers and results in words, the same on screen, on paper and on the command line."""
