"""The SVG that matplotlib writes, made fit for a page: named, self-contained, the same each time.

What is changed: ids are the figure's own, so that several figures can stand in one page, and those
that nothing refers to go; ``style`` attributes and the style sheet, which would reach beyond the
figure and which a Content-Security-Policy forbids, become attributes; comments and metadata go;
``title`` and ``desc`` say what the picture is to those who do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(r"<[^<>]*>")
_DROPPED = re.compile(r"<!--.*?-->|<metadata>.*?</metadata>|<defs>\s*<style.*?</defs>", re.DOTALL)
_SIZE = re.compile(r'<svg[^>]*?width="([\d.]+)pt" height="([\d.]+)pt" viewBox="([^"]+)"[^>]*>')
_REFERENCE = re.compile(r'(xlink:href="#|url\(#)([^")]+)')
_ID = re.compile(r' id="([^"]+)"')
_STYLE = re.compile(r' style="([^"]*)"')
_SPACE = re.compile(r"\s+")
# matplotlib writes outlines of letters 6,400 units to the em, 16 times finer than print needs.
_GLYPH = re.compile(r' d="([^"]*)" transform="scale\(0\.015625\)"')
_COARSE, _SCALE = 16, 0.25
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_AROUND = re.compile(r"\s*([A-Za-z])\s*")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tidy(svg: str, name: str, lang: str, title: str, desc: str) -> bytes:
    """The SVG of a figure as it is published: bytes in UTF-8, ended by a newline."""
    svg = _DROPPED.sub("", svg)
    start = _SIZE.search(svg)
    if start is None:
        raise ValueError("no SVG of matplotlib: its size was not found")
    across, down, box = start.groups()
    prefix = "k" + sha256(f"{name} {lang}".encode()).hexdigest()[:8]
    body = svg[start.end() :]
    used = dict.fromkeys(found.group(2) for found in _REFERENCE.finditer(body))
    short = {old: f"{prefix}-{number:x}" for number, old in enumerate(used)}
    body = _TAG.sub(lambda tag: _retag(tag.group(), short), body)
    lines = [line.strip() for line in body.splitlines()]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1" width="{across}pt" height="{down}pt" viewBox="{box}" role="img" '
        f'lang="{lang}" xml:lang="{lang}" aria-labelledby="{prefix}-title" '
        f'aria-describedby="{prefix}-desc" stroke-linejoin="round" stroke-linecap="butt">'
    )
    named = [
        f'<title id="{prefix}-title">{text(title)}</title>',
        f'<desc id="{prefix}-desc">{text(desc)}</desc>',
    ]
    whole = ['<?xml version="1.0" encoding="utf-8"?>', head, *named, *filter(None, lines)]
    return ("\n".join(whole) + "\n").encode("utf-8")


def text(words: str) -> str:
    """Words as XML text; characters that XML does not have are left out.

    >>> text("a < b \\x00& c")
    'a &lt; b &amp; c'
    """
    return escape(_NO_XML.sub("", words))


def _retag(tag: str, short: Mapping[str, str]) -> str:
    """A tag with ids of the figure's own, attributes in place of a style, and brief outlines."""
    tag = _SPACE.sub(" ", tag)
    tag = _ID.sub(lambda m: f' id="{short[m.group(1)]}"' if m.group(1) in short else "", tag)
    tag = _REFERENCE.sub(lambda m: m.group(1) + short[m.group(2)], tag)
    tag = _GLYPH.sub(lambda m: _outline(m.group(1)), tag)
    return _STYLE.sub(lambda m: _attributes(m.group(1)), tag)


@lru_cache(maxsize=8192)
def _outline(path: str) -> str:
    """The outline of a letter in as few characters as print needs.

    >>> _outline("M 1184 63 L 494 63 z")
    ' d="M74 4L31 4z" transform="scale(0.25)"'
    """
    coarse = _NUMBER.sub(lambda m: str(round(float(m.group()) / _COARSE)), path)
    return f' d="{_AROUND.sub(lambda m: m.group(1), coarse)}" transform="scale({_SCALE})"'


def _attributes(style: str) -> str:
    """A style as presentation attributes.

    >>> _attributes("fill: #ffffff; stroke-linejoin: miter")
    ' fill="#ffffff" stroke-linejoin="miter"'
    """
    pairs = (rule.partition(":") for rule in style.split(";") if rule.strip())
    return "".join(f" {key.strip()}={quoteattr(value.strip())}" for key, _, value in pairs)
