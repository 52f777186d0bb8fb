"""Small charts that stand in the text of a page: pure functions from rows to SVG with real text."""
