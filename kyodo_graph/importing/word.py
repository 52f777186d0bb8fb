"""Word: paragraphs and tables in their order, with python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.model import Block, Note, Page, Reading, Row, refuse, table
from kyodo_graph.importing.word_numbers import Numbers, W
from kyodo_graph.importing.word_room import Room
from kyodo_graph.importing.word_signs import equation, sign_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPED = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple")
_WRAPPERS = {f"{W}{name}" for name in _WRAPPED} | {f"{_MC}AlternateContent", f"{_MC}Choice"}


def read_word(content: bytes, name: str) -> Reading:
    """A Word file's text. Pages are those of its last layout, where Word has left marks of it.

    Heads and feet are left out and listed, footnotes and endnotes put at the end, automatic
    numbers written out, deletions under revision left out and listed.
    """
    import docx

    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    if body is None:
        raise refuse(name, "a Word file without a body", "a Word file with text")
    laid_out = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    walk = _Walk(Numbers(document), Room(document), laid_out)
    walk.through(body)
    notes = [*walk.notes, *_heads(document)]
    walk.notes = []
    for kind in ("footnotes", "endnotes"):
        walk.below(document, kind)
    notes += [*walk.notes, *_comments(document)]
    pages = tuple(Page(n) for n in range(1, walk.page + 1)) if laid_out else ()
    notes.append(Note("pages_by_word" if laid_out else "no_pages"))
    return Reading("Word", tuple(walk.blocks), pages, tuple(notes))


class _Walk:
    """Goes through the elements of a body once."""

    def __init__(self, numbers: Numbers, room: Room, laid_out: bool) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.page = 1 if laid_out else 0
        self._numbers = numbers
        self._room = room
        self._last: Any = None
        self._field = ""
        self._was_item = False

    def through(self, parent: Any) -> None:
        """The blocks of a body, or of what wraps a part of it."""
        for node in parent:
            if node.tag == f"{W}p":
                self._paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif node.tag in _WRAPPERS:
                self.through(node)
            elif node.tag in (f"{W}del", f"{W}moveFrom"):
                self._deleted(node)

    def _paragraph(self, node: Any) -> None:
        first = self.page
        text, boxes = self._text(node)
        mark = self._numbers.mark(node)
        notes = []
        if mark and text.strip():
            glue = "" if mark.endswith((" ", "\u3000")) else " "
            notes.append(Note("list_mark", written=mark, page=first))
            text = f"{mark}{glue}{text.lstrip()}"
        lines = [line for part in text.split("\n") if (line := part.rstrip().strip(" \t"))]
        if lines:
            item = _in_list(node)
            rows = [Row(line, first, self.page) for line in lines]
            rows[0] = rows[0].noting(*notes)
            close = self._last is not None and self._room.close(self._last, node)
            self.blocks.append(Block(tuple(rows), (item and self._was_item) or close))
            self._was_item = item
        self._last = node if lines else None
        for box in boxes:
            before = len(self.blocks)
            self.through(box)
            if len(self.blocks) > before:
                shown = self.blocks[before].rows[0].text[:16]
                self.notes.append(Note("text_box", shown, shown, first))

    def _text(self, node: Any) -> tuple[str, list[Any]]:
        """A paragraph's text and the text boxes that hang on it."""
        text: list[str] = []
        boxes: list[Any] = []
        for child in _leaves(node):
            tag = child.tag
            if tag == f"{W}t":
                if _is_hidden(child):
                    self.notes.append(Note("hidden", child.text or "", page=self.page))
                else:
                    text.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                text.append("\t")
            elif tag == f"{W}noBreakHyphen":
                text.append("-")
            elif tag in (f"{W}cr", f"{W}br"):
                text.append("\n")
            elif tag == f"{W}lastRenderedPageBreak" and self.page:
                self.page += 1
            elif tag == f"{W}sym":
                code, font = child.get(f"{W}char") or "", child.get(f"{W}font") or ""
                if not (sign := sign_of(font, code)):
                    self.notes.append(Note("unreadable", code, "〓", self.page))
                text.append(sign or "〓")
            elif tag == f"{W}instrText":
                self._field += child.text or ""
            elif tag == f"{W}fldChar":
                if child.get(f"{W}fldCharType") == "end":  # what stands behind "separate" is shown
                    text.append(equation(self._field))
                self._field = ""
            elif tag.endswith(("}cNvCnPr", "}line")):
                self.notes.append(Note("shape", page=self.page))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                text.append(f"[注{child.get(f'{W}id')}]")
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._deleted(child)
            elif tag == f"{W}rt":
                said = "".join(t.text or "" for t in child.iter(f"{W}t"))
                self.notes.append(Note("ruby", said, page=self.page))
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag.endswith("}blip"):
                self.notes.append(Note("picture", page=self.page))
        return "".join(text), boxes

    def _boxed(self, boxes: Sequence[Any]) -> Iterator[str]:
        """The text of boxes that hang in a cell, which is where they are seen."""
        for box in boxes:
            lines = [self._text(p)[0].strip() for p in box.iter(f"{W}p")]
            if shown := " ".join(filter(None, lines)):
                self.notes.append(Note("text_box", shown[:16], shown[:16], self.page))
                yield shown

    def _deleted(self, node: Any) -> None:
        lost = "".join(t.text or "" for t in node.iter(f"{W}delText", f"{W}t"))
        if lost.strip():
            self.notes.append(Note("deleted", lost, page=self.page))

    def _table(self, node: Any) -> None:
        first = self.page
        rows: list[list[str | None]] = []
        breaks = merged = 0
        wide: dict[tuple[int, int], int] = {}
        inner: list[Any] = []
        for row in _children(node, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._deleted(row)
                continue
            cells: list[str | None] = [None] * _skipped(row)
            for cell in _children(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = properties.find(f"{W}gridSpan") if properties is not None else None
                down = properties.find(f"{W}vMerge") if properties is not None else None
                across = _whole(span.get(f"{W}val")) if span is not None else 1
                goes_on = down is not None and down.get(f"{W}val", "continue") == "continue"
                lines = []
                for part in _children(cell, f"{W}p", f"{W}tbl"):
                    if part.tag == f"{W}tbl":
                        inner.append(part)
                        continue
                    text, boxes = self._text(part)
                    mark = self._numbers.mark(part) if text.strip() else ""
                    text = f"{mark} {text}" if mark else text
                    text = "\n".join([text, *self._boxed(boxes)])
                    lines += [line for one in text.split("\n") if (line := one.strip())]
                breaks += max(0, len(lines) - 1)
                merged += across - 1 + goes_on
                wide[len(rows), len(cells)] = across
                # What a merged cell hides below its first is kept, should there be any.
                cells += [" ".join(lines), *[None] * (across - 1)]
            rows.append(cells)
        rows, each = in_each(rows, wide)
        merged -= each
        notes = [Note("merged_in_each", page=first, times=each)] if each else []
        if breaks:
            notes.append(Note("cell_breaks", page=first, times=breaks))
        if merged:
            notes.append(Note("merged_cells", page=first, times=merged))
        width = max((len([c for c in row if c]) for row in rows), default=0)
        if width == 1 and max(map(len, rows)) == 1:  # a frame around a text
            lines_ = [c for row in rows for c in row if c]
            self.blocks += [Block((Row(c, first, self.page),)) for c in lines_]
        elif found := table(rows, first, notes, last=self.page):
            self.blocks.append(found)
        self._was_item = False
        self._last = None
        for part in inner:
            self._table(part) if part.tag == f"{W}tbl" else self.through(part)

    def below(self, document: Any, kind: str) -> None:
        """The notes of a kind, at the end, each with its number."""
        from docx.oxml import parse_xml

        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(f"{W}type") in (None, "normal"):
                        self._note(note)

    def _note(self, note: Any) -> None:
        lines = [text.strip() for p in note.iter(f"{W}p") if (text := self._text(p)[0]).strip()]
        if lines:
            shown = f"[注{note.get(f'{W}id')}] {' '.join(' '.join(lines).split())}"
            said = Note("note_below", shown[:16], shown[:16])
            self.blocks.append(Block((Row(shown, 0, 0, (said,)),)))


def _leaves(node: Any) -> Iterator[Any]:
    """Elements below one, without going into text boxes, deletions, readings and fallbacks."""
    stack = list(reversed(node))
    while stack:
        child = stack.pop()
        if not isinstance(child.tag, str) or child.tag == f"{_MC}Fallback":
            continue
        yield child
        if child.tag not in (f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr"):
            stack += reversed(child)


def _children(node: Any, *tags: str) -> Iterator[Any]:
    """The children of some kinds, through what may wrap them."""
    for child in node:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *tags)


def _is_hidden(text: Any) -> bool:
    run = text.getparent()
    found = run.find(f"{W}rPr/{W}vanish") if run is not None else None
    return found is not None and found.get(f"{W}val") not in ("0", "false")


def _in_list(node: Any) -> bool:
    properties = node.find(f"{W}pPr")
    if properties is None:
        return False
    style = properties.find(f"{W}pStyle")
    named = style is not None and (style.get(f"{W}val") or "").startswith("List")
    return named or properties.find(f"{W}numPr") is not None


def _skipped(row: Any) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return _whole(before.get(f"{W}val")) if before is not None else 0


def _whole(given: str | None) -> int:
    whole = given is not None and given.isascii() and given.isdigit() and len(given) < 6
    return min(int(given or 1), 1000) if whole else 1


_WHICH, _ENDS = ("", "first_page_", "even_page_"), ("header", "footer")


def _heads(document: Any) -> list[Note]:
    seen: dict[str, None] = {}
    for section in document.sections:
        parts = [getattr(section, f"{which}{end}") for which in _WHICH for end in _ENDS]
        for part in parts:
            if not part.is_linked_to_previous:
                for paragraph in part._element.iter(f"{W}p"):
                    text = "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()
                    if text:
                        seen[text] = None
    return [Note("running_head", text) for text in seen]


def _comments(document: Any) -> list[Note]:
    from docx.oxml import parse_xml

    notes = []
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/comments") and not relation.is_external:
            for comment in parse_xml(relation.target_part.blob):
                text = "".join(t.text or "" for t in comment.iter(f"{W}t"))
                notes.append(Note("comment", text))
    return notes
