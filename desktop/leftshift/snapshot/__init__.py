"""All that is shown at one moment, and what makes it: loads no Qt."""
