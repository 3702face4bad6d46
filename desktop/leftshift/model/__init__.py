"""What follows from what, in money: pure numpy, no screen, no files."""
