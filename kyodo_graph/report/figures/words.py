"""The names of indices on figures, with what must be known of them."""

from __future__ import annotations

from kyodo_graph.words import indices, page


def index_name(key: str, lang: str) -> str:
    """The name of an index, with a word where its smallest value ranks first.

    >>> index_name("constraint", "ja"), index_name("betweenness", "en")
    ('拘束度(小さいほど上位)', 'betweenness centrality')
    """
    found = indices()[key]
    if not found.smaller_first:
        return found.name[lang]
    told = page("report")[lang]["smaller_first"]
    return f"{found.name[lang]}({told})" if lang == "ja" else f"{found.name[lang]} ({told})"
