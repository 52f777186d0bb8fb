"""The SVG that matplotlib writes, made fit for a page: named, self-contained, the same each time.

What is changed: ids are the figure's own, so that several figures can stand in one page, and those
that nothing refers to go; ``style`` attributes and the style sheet, which would reach beyond the
figure and which a Content-Security-Policy forbids, become attributes; comments and metadata go;
``title`` and ``desc`` say what the picture is to those who do not see it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from hashlib import sha256

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_DROPPED = (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style")
_SIZE = ("width", "height", "viewBox")
_URL, _END = "url(#", ")"
_FONTS = (
    "'IPAexGothic', 'Hiragino Sans', 'BIZ UDPGothic', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', "
    "'Noto Sans JP', sans-serif"
)
"""What the text is shown in: the font that it was measured in where that is at hand."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


def tidy(svg: str, name: str, lang: str, title: str, desc: str) -> bytes:
    """The SVG of a figure as it is published: bytes in UTF-8, ended by a newline."""
    root = ET.fromstring(svg)
    if root.tag != f"{{{_SVG}}}svg" or not {*_SIZE} <= {*root.attrib}:
        raise ValueError("no SVG of matplotlib: its size was not found")
    _drop(root)
    for element in root.iter():
        _restyle(element)
    prefix = "k" + sha256(f"{name} {lang}".encode()).hexdigest()[:8]
    _rename(root, prefix)
    size = {key: root.attrib[key] for key in _SIZE}
    root.attrib.clear()
    root.attrib |= {
        "version": "1.1", **size, "data-name": name, "role": "img", "lang": lang, "xml:lang": lang,
        "aria-labelledby": f"{prefix}-title", "aria-describedby": f"{prefix}-desc",
        "stroke-linejoin": "round", "stroke-linecap": "butt", "font-family": _FONTS,
    }  # fmt: skip
    for at, (tag, words) in enumerate((("title", title), ("desc", desc))):
        told = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{prefix}-{tag}"})
        told.text = _NO_XML.sub("", words)
        root.insert(at, told)
    _flatten(root)
    for element in root.iter():  # a line for each element, nothing else between them
        element.tail = "\n"
        if len(element):
            element.text = "\n"
    whole: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return whole


def _drop(element: ET.Element) -> None:
    """Take out metadata and style sheets, and definitions that nothing is left of."""
    for child in list(element):
        _drop(child)
        empty = child.tag == f"{{{_SVG}}}defs" and not len(child)
        if child.tag in _DROPPED or empty:
            element.remove(child)


def _flatten(element: ET.Element) -> None:
    """Take out groups that say nothing of what is in them."""
    kept: list[ET.Element] = []
    for child in element:
        _flatten(child)
        kept += list(child) if child.tag == f"{{{_SVG}}}g" and not child.attrib else [child]
    element[:] = kept


def _restyle(element: ET.Element) -> None:
    """Attributes in place of a style, without needless spaces."""
    for rule in element.attrib.pop("style", "").split(";"):
        key, colon, value = rule.partition(":")
        if colon:
            element.set(key.strip(), value.strip())
    for key, value in element.attrib.items():
        element.set(key, " ".join(value.split()))


def _rename(root: ET.Element, prefix: str) -> None:
    """Give what is referred to an id of the figure's own; other ids go."""
    used = dict.fromkeys(id_ for element in root.iter() for _, _, id_ in _references(element))
    short: Mapping[str, str] = {old: f"{prefix}-{number:x}" for number, old in enumerate(used)}
    for element in root.iter():
        for key, before, id_ in list(_references(element)):
            element.set(key, f"{before}{short[id_]}{_END if before == _URL else ''}")
        if (id_ := element.attrib.pop("id", "")) in short:
            element.set("id", short[id_])


def _references(element: ET.Element) -> Iterator[tuple[str, str, str]]:
    """The attributes of an element that refer to an id: attribute, what stands before it, id."""
    for key, value in element.attrib.items():
        if key == _HREF and value.startswith("#"):
            yield key, "#", value[1:]
        elif value.startswith(_URL) and value.endswith(_END):
            yield key, _URL, value[len(_URL) : -len(_END)]
