"""Networks: declared projections of the graph as NetworkX graphs with their evidence."""
