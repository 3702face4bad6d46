"""The page Results: all outcomes, and every chart in a gallery."""
