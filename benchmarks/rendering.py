"""A plan's text version as the files that cities publish: a web page, a PDF, a Word file."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Cells = list[list[str]]

RULED = "td,th{border:1px solid #000}"
LEVEL = "td,th{border:0;border-top:1px solid #000;border-bottom:1px solid #000}"
_STYLE = """@page{size:A4;margin:22mm 20mm} body{font-family:'Noto Serif CJK JP';font-size:10.5pt;
line-height:1.7} p{margin:0 0 1em;white-space:pre-wrap}
table{border-collapse:collapse;margin:.6em 0;font-size:9pt} td,th{padding:2px 5px}"""
_MARKUP = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:p|div|span|b|strong|em|section|h[1-6]|ul|ol|li)\b[^<>]*>")
_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]*>(.*?)</h[1-6]>")
_DIVISION = re.compile(r"[|:\-\s]+")


@dataclass(frozen=True)
class Part:
    """A heading (level 1 to 6), lines that are set close (0), or a table of a text version."""

    text: str = ""
    level: int = 0
    cells: Sequence[Sequence[str]] = ()
    page: str = ""


def parts(text: str) -> Iterator[Part]:
    """What a text version consists of: rows of pipes, tabs or ``<td>`` are tables."""
    lines = text.splitlines()
    close: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        begins, made = next((t for t in _TABLES if t[0](line)), (None, None))
        heading = re.match(r"(#{1,6})\s+(.*)", line) or _HEADING.match(line)
        if close and (begins or heading or not line.strip("-* \t")):
            yield Part("\n".join(close))
            close = []
        end = at + 1
        if begins and made:
            end = next((n for n in range(at, len(lines)) if not _row(lines, n, begins)), len(lines))
            yield made(lines[at:end])
        elif heading:
            level = int(heading[1]) if heading[1].isdigit() else len(heading[1])
            yield Part(heading[2], level)
        elif line.strip("-* \t"):
            close.append(_TAGS.sub("", re.sub(r"^(?:- |> )", "", line)).replace("**", ""))
        at = end
    if close:
        yield Part("\n".join(close))


def _pipes(lines: Sequence[str]) -> Part:
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in lines
            if not _DIVISION.fullmatch(line)]  # fmt: skip
    return Part(cells=_even([[cell.strip() for cell in row] for row in rows]))


def _row(lines: Sequence[str], n: int, begins: Callable[[str], Any]) -> bool:
    """Whether a line belongs to a table: the name of a group, alone between two rows, does."""
    if begins(lines[n]):
        return True
    around = [lines[m].count("\t") if 0 <= m < len(lines) else 0 for m in (n - 1, n + 1)]
    return bool(lines[n].strip()) and 0 < around[0] == around[1]


def _tabs(lines: Sequence[str]) -> Part:
    width = max(line.count("\t") for line in lines) + 1
    rows: Cells = []
    for line in lines:
        row = line.split("\t")
        if rows and 1 < len(rows[-1]) < width and len(rows[-1]) + len(row) - 1 == width:
            rows[-1][-1:] = [f"{rows[-1][-1]}<br>{row[0]}", *row[1:]]  # a cell of two lines
        else:
            rows.append(row)
    return Part(cells=_even(rows))


def _even(rows: Cells) -> Cells:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


_TABLES: tuple[tuple[Callable[[str], Any], Callable[[Sequence[str]], Part]], ...] = (
    (lambda line: line.startswith("|"), _pipes),
    (lambda line: "\t" in line and bool(line.strip()), _tabs),
    (lambda line: re.match(r"\s*</?t", line), lambda ls: Part(page="\n".join(ls))),
)


def page_of(text: str, rules: str = RULED) -> str:
    """A text version as a web page whose tables have these rules."""
    shown = "".join(map(_as_page, parts(text)))
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><style>{_STYLE}{rules}</style>'
        f"<body>{shown}</body></html>"
    )


def _as_page(part: Part) -> str:
    if part.page:
        return part.page if "<table" in part.page else f"<table>{part.page}</table>"
    if part.cells:
        rows = []
        for row in part.cells:
            if _names_a_group(row):
                rows.append(f'<td colspan="{len(row)}">{_cell(row[0])}</td>')
            else:
                rows.append("".join(f"<td>{_cell(c)}</td>" for c in row))
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = f"h{part.level}" if part.level else "p"
    return f"<{tag}>{html.escape(part.text).replace(chr(10), '<br>')}</{tag}>"


def _names_a_group(row: Sequence[str]) -> bool:
    return bool(row[0]) and not any(row[1:])


def _cell(text: str) -> str:
    return "<br>".join(html.escape(line) for line in _MARKUP.split(text)).replace("**", "")


def pdf_of(page: str, browser: Any) -> bytes:
    """A web page printed on A4 by Chromium (of playwright)."""
    tab = browser.new_page()
    tab.set_content(page)
    printed: bytes = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return printed


def word_of(text: str) -> bytes:
    """A text version as a Word file: headings by style, tables with cells merged as they are."""
    import docx
    from lxml import html as pages

    document = docx.Document()
    close = document.styles["Normal"].paragraph_format
    close.space_after = docx.shared.Pt(0)
    for part in parts(text):
        if part.page:
            for table in pages.fromstring(
                f"<div>{_MARKUP.sub(chr(10), _as_page(part))}</div>"
            ).iter("table"):
                rows = [[(c.text_content(), int(c.get("rowspan", 1)), int(c.get("colspan", 1)))
                         for c in row.iter("td", "th")] for row in table.iter("tr")]  # fmt: skip
                _word_table(document, [row for row in rows if row])
        elif part.cells:
            rows = [
                [(row[0], 1, len(row))]
                if _names_a_group(row)
                else [(_MARKUP.sub("\n", c), 1, 1) for c in row]
                for row in part.cells
            ]
            _word_table(document, rows)
        elif part.level:
            document.add_heading(part.text, part.level)
        else:
            for line in part.text.split("\n"):
                document.add_paragraph(line)
            document.add_paragraph()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _word_table(document: Any, rows: Sequence[Sequence[tuple[str, int, int]]]) -> None:
    if not rows:
        return
    width = max(sum(across for _, _, across in row) for row in rows)
    table = document.add_table(len(rows), width)
    table.style = "Table Grid"
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for text, down, across in row:
            while (y, x) in taken:
                x += 1
            cell = table.cell(y, x)
            if down * across > 1:
                cell = cell.merge(table.cell(y + down - 1, x + across - 1))
            cell.text = text.replace("**", "")
            taken |= {(y + j, x + i) for j in range(down) for i in range(across)}
            x += across
