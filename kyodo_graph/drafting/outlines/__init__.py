"""The outline of a text, and the plan's tree that is chosen from it."""
