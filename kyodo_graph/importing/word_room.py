"""Which paragraphs of a Word file are set close: no room between them, and no empty one."""

from __future__ import annotations

from typing import Any

from kyodo_graph.importing.word_numbers import W

_CLOSE = 80
"""Twentieths of a point between two paragraphs that are set close."""
_AUTOMATIC = 280


class Room:
    """The room before and after the paragraphs of a document, by themselves or by their styles."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._usual = ""
        self._defaults: Any = None
        element = document.styles.element
        self._defaults = element.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        for style in element.iter(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            self._styles[key] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._usual = key

    def close(self, before: Any, after: Any) -> bool:
        """Whether a paragraph follows another without room, and neither is a heading."""
        if self._heading(before) or self._heading(after):
            return False
        if self._style(before) == self._style(after) and self._contextual(after):
            return True
        return max(self._room(before, "after"), self._room(after, "before")) <= _CLOSE

    def _properties(self, paragraph: Any) -> list[Any]:
        """What says how a paragraph is set: its own word first, then its style's, the file's."""
        found = [paragraph.find(f"{W}pPr")]
        key: str = self._style(paragraph)
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            found.append(style.find(f"{W}pPr"))
            base = style.find(f"{W}basedOn")
            key = base.get(f"{W}val") or "" if base is not None else ""
        return [one for one in (*found, self._defaults) if one is not None]

    def _style(self, paragraph: Any) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return (style.get(f"{W}val") if style is not None else None) or self._usual

    def _room(self, paragraph: Any, side: str) -> float:
        for properties in self._properties(paragraph):
            spacing = properties.find(f"{W}spacing")
            if spacing is None:
                continue
            if spacing.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
                return _AUTOMATIC
            if (lines := _number(spacing.get(f"{W}{side}Lines"))) is not None:
                return lines * 2.4  # hundredths of a line
            if (points := _number(spacing.get(f"{W}{side}"))) is not None:
                return points
        return 0

    def _contextual(self, paragraph: Any) -> bool:
        return any(p.find(f"{W}contextualSpacing") is not None for p in self._properties(paragraph))

    def _heading(self, paragraph: Any) -> bool:
        for properties in self._properties(paragraph):
            level = properties.find(f"{W}outlineLvl")
            if level is not None:
                return bool(level.get(f"{W}val") != "9")
        return False


def _number(given: str | None) -> float | None:
    return float(given) if given and given.lstrip("-").isdigit() and len(given) < 8 else None
