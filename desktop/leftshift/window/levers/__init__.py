"""The levers, one widget a file."""
