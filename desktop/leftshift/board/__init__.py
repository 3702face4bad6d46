"""Who sits at the table: counts, checks and measures of a board."""
