"""Leftshift: what a shift of care and money from hospital to the community leads to."""

import os

# Numpy's linear algebra starts threads as soon as it is loaded, which takes as long as loading all else of
# numpy does. The model has none that would gain by them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
