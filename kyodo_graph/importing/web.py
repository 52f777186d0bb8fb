"""HTML: what a browser shows, with lxml."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from kyodo_graph.importing.encodings import decode
from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.model import Block, Note, Reading, Row, refuse, table

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|dir|div|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|nav|ol|optgroup|option"
    "|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
_NO_TEXT = re.compile(
    "script|style|template|head|noscript|object|iframe|audio|video|canvas|svg|select"
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHITE = re.compile("[ \t\r\n\f]+")
_WIDEST = 1000


def read_html(content: bytes, name: str) -> Reading:
    """A page's text: blocks as paragraphs, tables as rows; scripts and what is hidden left out.

    A cell over several columns or rows has its text in the first; a line break in a cell is a
    blank. A table with one cell a row, or one without heads or rules that has tables in it, is
    layout: its cells are read as text.
    """
    from lxml import html

    text, encoding = decode(content, name, declared=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    # What is nested too deep (256, with huge_tree 2,048) is dropped by libxml2, and only logged.
    parser = html.HTMLParser(recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(text, parser=parser, ensure_head_body=True)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise refuse(name, "nested too deep", "at most 2,000 elements in each other")
    walk = _Walk()
    walk.block(root.body)
    walk.end()
    if not walk.blocks:
        raise refuse(name, "HTML without text", "a page with text")
    notes = [Note("encoding", encoding), Note("no_pages"), *walk.notes]
    notes += [Note("not_text", f"<{tag}>", times=n) for tag, n in sorted(walk.left_out.items())]
    return Reading("HTML", tuple(walk.blocks), (), tuple(notes))


class _Walk:
    """Goes through a page once, in the order of its text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.left_out: Counter[str] = Counter()
        self._text = ""
        self._mark = ""
        self._tight = False
        self._was_item = False

    def block(self, root: Any) -> None:
        """The blocks in an element."""
        # No recursion: how deep a page is nested is up to who wrote it.
        stack: list[tuple[Any, bool]] = [(root, True)]
        while stack:
            node, opening = stack.pop()
            if not opening:
                self._close(node, root)
                continue
            if not isinstance(node.tag, str) or not self._open(node):
                if node is not root:
                    self._add(node.tail)
                continue
            stack.append((node, False))
            stack += [(child, True) for child in reversed(node)]

    def _open(self, node: Any) -> bool:
        """Begin an element; whether what is in it is to be read."""
        tag = node.tag
        if _NO_TEXT.fullmatch(tag):
            self.left_out[tag] += 1
            return False
        if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
            if shown := _WHITE.sub(" ", node.text_content()).strip():
                self.notes.append(Note("hidden", shown))
            return False
        if tag in ("del", "s", "strike"):
            if shown := _WHITE.sub(" ", node.text_content()).strip():
                self.notes.append(Note("deleted", shown))
            return False
        if tag in ("rt", "rp", "rtc"):
            if tag == "rt":
                self.notes.append(Note("ruby", node.text_content().strip()))
            return False
        if tag == "img":
            self.notes.append(Note("picture", node.get("alt") or ""))
            return False
        if tag == "table" and not _is_layout(node):
            self.end()
            self._table(node)
            return False
        if _BLOCKS.fullmatch(tag):
            self.end()
            if tag == "li":
                self._mark = _mark(node)
                if self._mark:
                    self.notes.append(Note("list_mark", written=self._mark.strip()))
        if tag == "br":
            self._text += "\n"
        self._add(node.text, pre=tag == "pre")
        return True

    def _close(self, node: Any, root: Any) -> None:
        if _BLOCKS.fullmatch(node.tag):
            self.end(item=node.tag in ("li", "dd", "dt"))
        if node is not root:
            self._add(node.tail)

    def _add(self, text: str | None, *, pre: bool = False) -> None:
        if text:
            self._text += text if pre else _WHITE.sub(" ", text)

    def end(self, *, item: bool = False) -> None:
        """End the paragraph."""
        lines = [line for part in self._text.split("\n") if (line := _spaced(part))]
        self._text = ""
        if not lines:
            return
        lines[0] = self._mark + lines[0]
        self._mark = ""
        tight = item and self._was_item
        self.blocks.append(Block(tuple(Row(line) for line in lines), tight))
        self._was_item = item

    def _table(self, node: Any) -> None:
        caption = next((c for c in node if c.tag == "caption"), None)
        if caption is not None:
            self._add(caption.text_content())
            self.end()
        rows = _rows(node)
        cells: list[list[str | None]] = [[] for _ in rows]
        taken: set[tuple[int, int]] = set()
        breaks = merged = 0
        wide: dict[tuple[int, int], int] = {}
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while (y, x) in taken:
                    x += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                down = min(down, len(rows) - y)
                spread = {(y + j, x + i) for j in range(down) for i in range(across)}
                merged += len(spread) - 1
                taken |= spread
                inner = _Walk()
                inner.block(cell)
                inner.end()
                self.notes += inner.notes
                self.left_out += inner.left_out
                lines = [r.text for b in inner.blocks for r in b.rows]
                breaks += max(0, len(lines) - 1)
                cells[y] += [None] * (x + 1 - len(cells[y]))
                cells[y][x] = " ".join(lines)
                wide[y, x] = across
                x += across
        cells, each = in_each(cells, wide)
        merged -= each
        notes = [Note("merged_in_each", times=each)] if each else []
        if breaks:
            notes.append(Note("cell_breaks", times=breaks))
        if merged:
            notes.append(Note("merged_cells", times=merged))
        if found := table(cells, 0, notes):
            self.blocks.append(found)
        self._was_item = False
        self._add(node.tail if node.getparent() is None else "")


def _span(cell: Any, name: str) -> int:
    given = (cell.get(name) or "").strip()
    whole = given.isascii() and given.isdigit() and len(given) < 6
    return min(max(int(given), 1), _WIDEST) if whole else 1


def _is_layout(node: Any) -> bool:
    cells = [[c for c in row if c.tag in ("td", "th")] for row in _rows(node)]
    if max(map(len, cells), default=0) < 2:
        return True
    if all(inner is node for inner in node.iter("table")):
        return False
    # A table of facts may have one in a cell; it has heads, rules, or cells over several.
    ruled = (node.get("border") or "0").strip() not in ("", "0")
    heads = any(c.tag == "th" or c.get("rowspan") or c.get("colspan") for r in cells for c in r)
    return not (ruled or heads or node.find("caption") is not None)


def _rows(node: Any) -> list[Any]:
    """The rows of a table, without those of tables in its cells."""
    return [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]


def _mark(item: Any) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    number = first + [c for c in parent if c.tag == "li"].index(item)
    return f"{number}. "


def _spaced(text: str) -> str:
    """A line without blanks at its ends; a full-width blank at its beginning is an indent."""
    shown = text.rstrip(" \u00a0\u3000").lstrip(" \u00a0")
    return shown if shown.strip("\u3000") else ""
