"""Controls that know nothing of the NHS: sliders, entries, folds, small buttons."""
