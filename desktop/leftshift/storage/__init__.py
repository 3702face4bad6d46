"""Files that survive: reading, checking and safe saving."""
