"""What tests ask of the files of a report: pages read as a browser would, links followed."""

from __future__ import annotations

import base64
import gzip
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "col"})


@dataclass
class Read:
    """A page as it was read: what is wrong with it, its ids (``drawn``: those within
    drawings), links, loads, headings and text."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.open: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read, given = self.read, {name: value or "" for name, value in attrs}
        read.tags[tag] = read.tags.get(tag, 0) + 1
        if len(given) != len(attrs):
            read.faults.append(f"<{tag}> has an attribute twice")
        read.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            read.ids.append(given["id"])
            read.drawn.extend([given["id"]] if "svg" in self.open else [])
        if tag == "a":
            read.links.append(given["href"])
        if tag == "link" and given["rel"] == "alternate":
            read.alternates[given["hreflang"]] = given["href"]
        elif tag in ("link", "script", "img", "iframe", "source", "object", "embed"):
            read.loads.append(given.get("src") or given.get("href") or "")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            read.headings.append(int(tag[1]))
        if tag == "img" and not given.get("alt"):
            read.faults.append("an image without alt")
        if tag == "th" and "scope" not in given:
            read.faults.append("a head without scope")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.read.faults.append(f"</{tag}> in {self.open[-3:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def unrolled(page: str) -> str:
    """A page with the rows of its tables, as its program puts them in their places."""
    return re.sub(
        r'<tbody data-rows="([^"]+)"></tbody>',
        lambda found: f"<tbody>{gzip.decompress(base64.b64decode(found[1])).decode()}</tbody>",
        page,
    )


def read_page(path: Path) -> Read:
    """Read a page; ``faults`` has what is not well-formed."""
    reader = _Reader()
    reader.feed(unrolled(path.read_text(encoding="utf-8")))
    reader.close()
    read = reader.read
    read.text = "".join(reader.parts)
    if reader.open:
        read.faults.append(f"not closed: {reader.open}")
    if len(set(read.ids)) != len(read.ids):
        twice = {i for i in read.ids if read.ids.count(i) > 1}
        read.faults.append(f"ids that stand twice: {sorted(twice)[:5]}")
    if read.headings.count(1) != 1 or read.headings[0] != 1:
        read.faults.append(f"headings begin {read.headings[:3]}")
    for above, below in zip(read.headings, read.headings[1:], strict=False):
        if below > above + 1:
            read.faults.append(f"h{below} below h{above}")
    return read


def pages_of(folder: Path) -> dict[str, Read]:
    """All pages of a report but the interactive ones, by path."""
    paths = {*folder.glob("*.html"), *folder.glob("??/*.html")} - {folder / "ask.html"}
    return {p.relative_to(folder).as_posix(): read_page(p) for p in sorted(paths)}


def dead_links(folder: Path, pages: dict[str, Read]) -> list[str]:
    """Links that lead nowhere: to no file, or to no anchor of a page."""
    dead = []
    for name, page in pages.items():
        for href in {*page.links, *page.loads, *page.alternates.values()}:
            parts = urlsplit(href)
            if parts.scheme or parts.netloc or href.startswith(("/", "//")):
                dead.append(f"{name}: {href} leads out of the folder")
                continue
            target = (folder / name).parent / unquote(parts.path) if parts.path else folder / name
            target = target.resolve()
            if not target.is_file():
                dead.append(f"{name}: {href} is no file")
                continue
            inside = target.relative_to(folder.resolve()).as_posix()
            known = pages[inside].ids if inside in pages else [unquote(parts.fragment)]
            if parts.fragment and unquote(parts.fragment) not in known:
                dead.append(f"{name}: {href} is no anchor")
    return sorted(dead)
