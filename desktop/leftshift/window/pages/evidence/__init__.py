"""The pages of evidence and of the baseline."""
