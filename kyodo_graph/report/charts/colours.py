"""The colours of charts: ink and paper, one accent, and sectors told apart in grey too."""

from __future__ import annotations

INK, SOFT, HAIR, LAND, PAPER = "#1d1c1a", "#5b5852", "#d8d4cb", "#e2dccf", "#ffffff"
ACCENT = "#b23a1e"
"""The one thing to look at in a chart; evidence marks and the current page elsewhere."""
SUPPLIED = "#8a857a"
"""What a reader supplied and no document prints: a hairline in place of the sector's colour."""
_SECTORS = {
    "S0": "#77736a",
    "S1": "#1f4e79",
    "S3": "#d9822b",
    "S4": "#8c5a8f",
    "S5": "#3f8f6b",
}


def of_sector(code: object) -> str:
    """The colour of a sector by its code; ink for those that charts don't tell apart.

    >>> of_sector("S1"), of_sector("S9")
    ('#1f4e79', '#1d1c1a')
    """
    return _SECTORS.get(str(code), INK)
