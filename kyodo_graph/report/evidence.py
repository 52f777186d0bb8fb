"""The evidence of a number, made from its passages: what stands there, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.folding import fold
from kyodo_graph.importing.pages import cited
from kyodo_graph.report import citing
from kyodo_graph.report.facts import Document
from kyodo_graph.report.pages.claims import CountedRow, Evidence, Pieces, Quote, Span
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.statements import PassageEntry
from kyodo_graph.report.tables.grid import Piece

MOST_QUOTES, MOST_ROWS, MOST_LINES, MOST_PRINTED = 4, 4, 6, 4


def evidence(
    site: Site,
    pointers: Iterable[str],
    words: Sequence[str],
    how: Pieces,
    rows: Sequence[CountedRow] = (),
    all_rows: str = "",
) -> Evidence:
    """The panel of a number: its passages, with the ``words`` marked in those at hand.

    ``all_rows`` is where all rows stand; of ``rows`` the first are shown, all of them only where
    they are no more. A pointer that the report has no passage of is left out.
    """
    wanted = list(dict.fromkeys(pointers))
    quotes = [q for p in wanted if (q := _quote(site, p, words)) is not None][:MOST_QUOTES]
    left = len(rows) - MOST_ROWS
    more = None
    if all_rows:
        told = site.t(f"ほか{left}行", f"{left} more") if left > 0 else ""
        more = Piece(told or site.t("この数の行を見る", "all rows of this number"), all_rows)
    cited = citing.quote_text(
        site.run,
        [(_document(site, p), p.rpartition(":")[2]) for p in wanted[:MOST_QUOTES]],
        site.lang,
    )
    absent = any(not q.lines for q in quotes)
    return Evidence(
        tuple(quotes), how, tuple(rows[:MOST_ROWS]), more, cited, _obtain(site) if absent else ()
    )


def counted(site: Site, source: object, label: Pieces | str, value: str = "") -> CountedRow:
    """A row that a number counts, with a link to its passage."""
    pointer = str(source or "")
    where = site.t(f"{pointer.rpartition(':')[2]}行", f"l. {pointer.rpartition(':')[2]}")
    told = (Piece(label),) if isinstance(label, str) else label
    return CountedRow(Piece(where, site.places.passage(pointer)), told, value)


def _document(site: Site, pointer: str) -> Document:
    key = parse_pointer(pointer).document
    return next(d for d in site.facts.documents if d.key == key)


def _quote(site: Site, pointer: str, words: Sequence[str]) -> Quote | None:
    document = parse_pointer(pointer).document
    entry = next((e for e in site.passages.get(document, ()) if e.pointer == pointer), None)
    if entry is None:
        return None
    return Quote(
        document=_document(site, pointer).label[site.lang],
        pointer=Piece(_lines(site, entry), site.places.passage(pointer)),
        path=" › ".join(entry.headings[-2:]),
        lines=_text(site.texts.get(document, ()), entry, words),
        printed=_printed(entry, words),
        summary=_summary(site, pointer),
    )


def _lines(site: Site, entry: PassageEntry) -> str:
    told = f"{entry.first}" if entry.first == entry.last else f"{entry.first}–{entry.last}"
    document = parse_pointer(entry.pointer).document
    page = cited(site.pages.get(document, ()), entry.first, entry.last)
    on = f" ({page})" if page else ""
    return site.t(f"本文版{told}行{on}", f"text version, line{'s' * ('–' in told)} {told}{on}")


def _text(
    lines: Sequence[str], entry: PassageEntry, words: Sequence[str]
) -> tuple[tuple[int, tuple[Span, ...]], ...]:
    """The lines of a passage; of a long one those with the words, or the first."""
    own = [(n, lines[n - 1]) for n in range(entry.first, entry.last + 1) if n <= len(lines)]
    own = [(n, text) for n, text in own if text.strip()]
    marked = [(n, marks(text, words)) for n, text in own]
    if len(marked) > MOST_LINES:
        hit = [one for one in marked if any(run.marked for run in one[1])]
        marked = (hit or marked)[:MOST_LINES]
    return tuple(marked)


def marks(line: str, words: Sequence[str]) -> tuple[Span, ...]:
    """A line with the words marked, however the two are printed; folded letter by letter.

    >>> [run.text for run in marks("◎は先導　する主体", ["先導する"]) if run.marked]
    ['先導　する']
    """
    folded, at = "", [0]
    for k, letter in enumerate(line):
        one = fold(letter)
        folded += one
        at += [k + 1] * len(one)
    inside = [False] * len(line)
    for word in filter(None, ("".join(map(fold, word)) for word in words)):
        start = folded.find(word)
        while start >= 0:
            first, last = at[start + 1] - 1, at[start + len(word)]
            inside[first:last] = [True] * (last - first)
            start = folded.find(word, start + 1)
    runs: list[Span] = []
    for letter, marked in zip(line, inside, strict=True):
        if runs and runs[-1].marked == marked:
            runs[-1] = Span(runs[-1].text + letter, marked)
        else:
            runs.append(Span(letter, marked))
    return tuple(runs)


def _printed(entry: PassageEntry, words: Sequence[str]) -> tuple[str, ...]:
    """Labels and figures that the passage has: those that were asked for, else the first ones.

    A record without a name of its own is not shown by its id.
    """
    named = [s.subject for s in entry.statements if s.subject != s.thing]
    values = [d.value for s in entry.statements for d in s.details if not d.thing]
    wanted = {fold(w) for w in words}
    asked = [text for text in dict.fromkeys([*named, *values]) if fold(text) in wanted]
    return tuple(asked or dict.fromkeys(named or values))[:MOST_PRINTED]


def _summary(site: Site, pointer: str) -> str:
    """What a passage says in our words, where a record of it has a summary."""
    for listed in site.tables.values():
        if listed.group == "library" and {"summary", "source"} <= {*listed.table.columns}:
            for row in site.rows(listed.key, lambda r: r["source"] == pointer):
                if row["summary"]:
                    return str(row["summary"])
    return ""


def _obtain(site: Site) -> Pieces:
    return site.say(
        "本文は市のもので、ここには載せない。本文版を {command} に渡すと、ここに本文が出る。",
        "The text is the city’s own and not shown here. Whoever has it sees it in this panel with "
        "{command}.",
        command="kyodo report --sources DIR",
    )
