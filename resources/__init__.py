"""Tables, icons and looks, read through the package."""
