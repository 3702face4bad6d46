"""The self-test: published examples, invariants and what the baseline is compared with."""
