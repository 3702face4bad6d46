"""The help, the tour and what the program is."""
