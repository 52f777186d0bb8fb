"""Drawing figures: sheets, scales, texts as outlines, the finished SVG."""
