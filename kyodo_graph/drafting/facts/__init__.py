"""What is said of the items of the tree: roles, schedules, assessments, values."""
