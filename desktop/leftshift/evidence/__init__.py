"""What is known: facts, tables, areas and baselines, each with its source."""
