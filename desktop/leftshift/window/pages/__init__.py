"""Pages beside the main one."""
