"""What each lever does, in words."""
