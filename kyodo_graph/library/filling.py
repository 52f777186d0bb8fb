"""A library query as a text that stands by itself: its defaults written where they are used.

An engine that takes no bindings, and a person who wants to change the query, can use this text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyodo_graph.library.binding import Given, bind
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.store.tokens import Token, tokens

_AFTER_LIST = ("WHERE", "FROM", "LIMIT", "OFFSET", "HAVING", "ORDER", "VALUES")


def filled(query: LibraryQuery, given: Mapping[str, Given | None] | None = None) -> str:
    """The text of a query without its header, with values in place of its parameters.

    ``given`` replaces defaults; a parameter without a value stays a free variable. A parameter in
    a list of variables (SELECT, GROUP BY) is left out there, and one that is a column of the
    result is made that value. Raises what :func:`~kyodo_graph.library.binding.bind` does.

    >>> from kyodo_graph.library.header import parse_query
    >>> head = '''#+ summary: Names
    ... #+ summary_ja: 名称
    ... #+ description: What is it called?
    ... #+ description_ja: 何と呼ばれるか。
    ... #+ tags: [tables]
    ... #+ params:
    ... #+   lang: {en: language, ja: 言語}
    ... #+ defaults:
    ... #+   - lang: ja
    ... #+ columns:
    ... #+   name: {en: name, ja: 名称}
    ... '''
    >>> text = head + 'SELECT ?name ?lang WHERE { ?x rdfs:label ?name FILTER(LANG(?name) = ?lang) }'
    >>> print(filled(parse_query(text, "names", "names.rq")))
    SELECT ?name WHERE { ?x rdfs:label ?name FILTER(LANG(?name) = "ja") }
    """
    bound = {name: terms[0] for name, terms in bind(query, given or {}, None).items()}
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    read = tokens(body)
    listed = _in_lists(read)
    parts: list[str] = []
    at = 0
    for number, token in enumerate(read):
        name = token.text[1:]
        if token.kind != "variable" or name not in bound:
            continue
        gap = body[at : token.start]
        if number in listed and name in query.hidden:
            parts.append(gap.rstrip(" "))
        elif number in listed:
            parts.append(f"{gap}({bound[name]} AS ?{name})")
        else:
            parts.append(gap + str(bound[name]))
        at = token.end
    return "".join([*parts, body[at:]]).strip("\n")


def _in_lists(read: Sequence[Token]) -> frozenset[int]:
    """The places of the variables that stand in a list of a SELECT or GROUP BY, not in a term."""
    found: set[int] = set()
    listing, depth = False, 0
    for number, token in enumerate(read):
        if token.is_word("SELECT", "GROUP"):
            listing, depth = True, 0
        elif token.text == "{" or token.is_word(*_AFTER_LIST):
            listing = False
        depth += (token.text == "(") - (token.text == ")")
        if listing and depth == 0 and token.kind == "variable":
            found.add(number)
    return frozenset(found)
