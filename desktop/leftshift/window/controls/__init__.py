"""Controls that know nothing of the NHS: sliders, entries, folds, small buttons."""

from leftshift.window.controls.guarded import guard_overrides

guard_overrides()  # before any class of the window is made: whatever shows something begins with this package
