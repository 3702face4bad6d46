"""Many projections in one batch, to answer a question."""
