"""Reports as plain text and as JSON."""
