"""What the planner sees."""
