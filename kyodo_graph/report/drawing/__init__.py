"""Drawing figures: sheets, scales, lettering, the finished SVG."""
