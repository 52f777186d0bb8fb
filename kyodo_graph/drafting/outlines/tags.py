"""What stands in brackets behind titles and is no part of them, as the document shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of

_BRACKETS = re.compile(r"\s*[【(〔\[<](?P<tag>[^【】()〔〕\[\]<>。]{1,20})[】)〕\]>]\s*$")
_OFTEN = 3


def tags_of(lines: Iterable[Line], words: frozenset[str]) -> frozenset[str]:
    """The brackets that stand behind several numbered titles, numbers in them aside.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = ["1 広報【続】", "2 座談会【続】(旧2)", "3 基金【続】(旧7、旧8)", "4 塾(子)(旧9)"]
    >>> sorted(tags_of(read_lines(text), frozenset()))
    ['旧#', '続']
    """
    found: dict[str, set[str]] = {}
    kinds: dict[str, list[str]] = {}
    for line in lines:
        mark = None if line.blank or "\t" in line.text else mark_of(line.content, words)
        if mark is None or not mark.number or len(line.content) > 80:
            continue
        title = line.content[mark.end :]
        for start, _, tag in brackets(title):
            found.setdefault(_shape(tag), set()).add(title[:start])
            kinds.setdefault(title[start:].lstrip()[0], []).append(_shape(tag))
    often = {tag for tag, titles in found.items() if len(titles) >= _OFTEN}
    # One kind of brackets that mostly holds what comes again holds tags only; round ones belong
    # to titles, too.
    for kind, tags in kinds.items():
        if kind != "(" and sum(tag in often for tag in tags) * 2 >= len(tags):
            often.update(tags)
    return frozenset(often)


def tags_of_names(names: Iterable[str]) -> frozenset[str]:
    """The brackets that stand behind most names of a table: what else they belong to.

    >>> sorted(tags_of_names(["広報 (方針1)", "座談会 (方針2)", "基金 (方針1)", "塾 (子)"]))
    ['方針#']
    """
    every = list(names)
    found: dict[str, set[str]] = {}
    for name in every:
        for start, _, tag in brackets(name):
            found.setdefault(_shape(tag), set()).add(name[:start])
    often = max(_OFTEN, len(set(every)) // 2 + 1)
    return frozenset(tag for tag, titles in found.items() if len(titles) >= often)


def brackets(title: str) -> Iterator[tuple[int, int, str]]:
    """The brackets at the end of a title, the last first: where each begins, what is in it."""
    end = len(title)
    while (match := _BRACKETS.search(title[:end])) and match.start():
        yield match.start(), match.start("tag"), match["tag"]
        end = match.start()


def without_tags(title: str, tags: frozenset[str]) -> str:
    """A title without the tags behind it.

    >>> without_tags("基金【続】(旧7)", frozenset({"続", "旧#"}))
    '基金'
    """
    end = len(title)
    for start, _, tag in brackets(title):
        if _shape(tag) not in tags:
            break
        end = start
    return title[:end].rstrip()


def _shape(tag: str) -> str:
    parts = dict.fromkeys(re.sub("[0-9]+", "#", part) for part in re.split("[、,・/]", tag))
    return "、".join(parts)
