"""What comes into the window and leaves it: files, imports, pictures and print."""
