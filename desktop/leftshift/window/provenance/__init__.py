"""Where a number is from, asked and answered in the window."""
