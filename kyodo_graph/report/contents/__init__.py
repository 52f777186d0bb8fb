"""What the pages of the report show, read from the graph: plain values, nothing drawn yet."""
