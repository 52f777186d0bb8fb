"""Several pages of a report in one file, to be sent: programs and style in it, links that lead on.

The pages are our own, so that every attribute stands between double quotes and holds no bracket.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_FOOT = re.compile(r"<footer\b.*</footer>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)(?: – [^<]*)?</title>")
_IDS = frozenset({"aria-controls", "aria-labelledby", "aria-describedby", "for", "headers"})
_LINKS = frozenset({"href", "xlink:href"})


@dataclass(frozen=True, slots=True)
class Part:
    """A page within another: its anchor there, its title and what it says, as markup."""

    anchor: str
    title: str
    body: str


def parts(pages: Mapping[str, str]) -> tuple[Part, ...]:
    """Pages, by the names of their files, as parts of one: no id stands twice, no link is dead.

    A link to a page that is not among them becomes its text.

    >>> a = '<title>A</title><main id="main"><h1 id="x">A</h1><a href="b.html#y">b</a></main>'
    >>> b = '<title>B</title><main id="main"><p id="y">b</p><a href="c.html">c</a></main>'
    >>> for part in parts({"a.html": a, "b.html": b}): print(part.body)
    <h1 id="a-x">A</h1><a href="#b-y">b</a>
    <p id="b-y">b</p><span>c</span>
    >>> c = '<main><svg><a href="c.html"><text>c</text></a></svg></main>'
    >>> parts({"d.html": c})[0].body
    '<svg><g><text>c</text></g></svg>'
    """
    anchors = {file: file.removesuffix(".html") for file in pages}
    return tuple(
        Part(
            anchor,
            _found(_TITLE, pages[file]),
            _Linking(file, anchors).all(_found(_MAIN, pages[file])),
        )
        for file, anchor in anchors.items()
    )


def foot(page: str) -> str:
    """What stands at the foot of a page, without its links."""
    found = _FOOT.search(page)
    return _Linking("", {}).all(found[0]) if found else ""


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return found[1] if found else ""


class _Linking:
    """Gives the ids and links of one page the names that they have in the whole."""

    def __init__(self, file: str, anchors: Mapping[str, str]) -> None:
        self.file = file
        self.anchors = anchors
        self.dead: list[str] = []
        """What stands for each open link: nothing where it is alive."""
        self.drawn = 0

    def all(self, markup: str) -> str:
        return _TAG.sub(self._tag, markup)

    def _tag(self, found: re.Match[str]) -> str:
        end, name, attributes = found[1], found[2], found[3]
        if name == "svg":
            self.drawn += -1 if end else 1
        if name != "a":
            return f"<{end}{name}{_ATTRIBUTE.sub(self._attribute, attributes)}>"
        if end:
            return f"</{self.dead.pop() or 'a'}>"
        target = next((v for key, v in _ATTRIBUTE.findall(attributes) if key in _LINKS), "")
        # A drawing knows no span, and would end at one.
        plain = "g" if self.drawn else "span"
        self.dead.append(plain if self._link(target) is None else "")
        if self.dead[-1]:
            return f"<{plain}>"
        return f"<a{_ATTRIBUTE.sub(self._attribute, attributes)}>"

    def _attribute(self, found: re.Match[str]) -> str:
        key, value = found[1], found[2]
        if key == "id":
            value = self._own(value)
        elif key in _IDS:
            value = " ".join(map(self._own, value.split()))
        elif key in _LINKS:
            value = self._link(value) or ""
        elif value.startswith("url(#"):
            value = f"url(#{self._own(value[5:-1])})"
        return f'{key}="{value}"'

    def _own(self, id_: str) -> str:
        return f"{self.anchors.get(self.file, 'foot')}-{id_}"

    def _link(self, href: str) -> str | None:
        """Where a link leads in the whole; None where it would lead out of it."""
        file, _, anchor = href.partition("#")
        place = self.anchors.get(file or self.file)
        if place is None:
            return None
        return f"#{place}-{anchor}" if anchor else f"#{place}"
