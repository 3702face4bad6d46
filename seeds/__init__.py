"""What the sources say: one file a document or topic."""
