"""Common slips in SPARQL, told as a person would tell them.

The engine says what it could have read next ("expected DISTINCT"), often behind the place of the
slip. Here a query that it has refused is looked through for what people get wrong; the first slip
is told. A query that the engine takes never comes here, so that nothing right is called wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from kyodo_graph.nearest import nearest
from kyodo_graph.store.brackets import Slip, bracket_slips
from kyodo_graph.store.shape import form
from kyodo_graph.store.tokens import Token, depths, prefixes, prologue

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_WORDS = re.split(
    r"\s+",
    """BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED ORDER BY ASC DESC LIMIT OFFSET
    DISTINCT REDUCED GROUP HAVING VALUES UNDEF OPTIONAL GRAPH SERVICE SILENT BIND AS MINUS UNION
    FILTER EXISTS NOT IN SEPARATOR LATERAL TRUE FALSE A STR LANG LANGMATCHES DATATYPE BOUND IRI URI
    BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS
    STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID
    MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL
    ISNUMERIC REGEX SUBSTR REPLACE TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE LANGDIR HASLANG
    HASLANGDIR STRLANGDIR ADJUST COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT""",
)
_LIKE_A_KEYWORD = 0.8  # below that a word is rather a name without its prefix
_ASIDE = ("SELECT", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET")
_GROUPED = ("OPTIONAL", "MINUS", "UNION", "EXISTS")


def first_slip(text: str, words: Sequence[Token], known: Mapping[str, str]) -> Slip | None:
    """The first slip in a query that the engine refused; ``known`` prefixes need no declaration.

    >>> from kyodo_graph.store.tokens import tokens
    >>> query = "SELECT COUNT(?x) { ?x a kyodo:Plan }"
    >>> first_slip(query, tokens(query), {"kyodo": ""}).expected
    '(COUNT(…) AS ?name)'
    """
    found = [
        *_characters(text, words),
        *_strings(words),
        *bracket_slips(text, words),
        *_prefixes(words, known),
        *_slashes(words),
        *_bare_words(words),
        *_heads(words),
        *_keywords(words),
        *_after_the_end(words),
    ]
    return min(found, key=lambda slip: slip.place, default=None) or next(_dots(words), None)


def update_word(words: Sequence[Token]) -> Token | None:
    """The word by which a query would write; None for one that only reads."""
    rest = words[prologue(words) :]
    return rest[0] if rest and rest[0].is_word(*_UPDATES) else None


def _characters(text: str, words: Sequence[Token]) -> Iterator[Slip]:
    """Full-width signs and typographic quotation marks in code."""
    for word in words:
        if word.kind in ("string", "iri"):
            continue
        for offset, character in enumerate(word.text):
            plain = unicodedata.normalize("NFKC", character)
            if character in "“”‘’„«»「」":
                yield Slip(word.start + offset, f"{character} is no quotation mark here", '"')
            elif plain != character and plain.isascii() and not plain.isalnum():
                what = f"{character} is a full-width sign"
                yield Slip(word.start + offset, what, plain.strip() or "a space")
    inside = [(w.start, w.end) for w in words]
    for place, character in enumerate(text):
        if character == "\u3000" and not any(start <= place < end for start, end in inside):
            line = text[text.rfind("\n", 0, place) + 1 : place]
            if "#" not in line:
                yield Slip(place, "a full-width space", "a space")


def _strings(words: Sequence[Token]) -> Iterator[Slip]:
    for word in words:
        if word.kind == "other" and word.text in "\"'":
            yield Slip(word.start, "a text without its end", word.text)


def _prefixes(words: Sequence[Token], known: Mapping[str, str]) -> Iterator[Slip]:
    declared = {**known, **prefixes(words)}
    for place, word in enumerate(words[:-1]):
        if word.is_word("PREFIX") and not _declares(words[place + 1 : place + 3]):
            yield Slip(word.start, "PREFIX without a name and an IRI", "PREFIX name: <http://…>")
            return
    for place, word in enumerate(words):
        name = word.text.partition(":")[0]
        if word.kind == "name" and name not in declared:
            if place and words[place - 1].is_word("PREFIX"):
                continue
            near = ", ".join(f"{n}:" for n in get_close_matches(name, sorted(declared), 3, 0.7))
            expected = f"{near} or " if near else ""
            what = f"unknown prefix {name}:"
            yield Slip(word.start, what, f"{expected}PREFIX {name}: <http://…> at the top")
            return


def _declares(words: Sequence[Token]) -> bool:
    return [w.kind for w in words] == ["name", "iri"] and words[0].text.endswith(":")


def _slashes(words: Sequence[Token]) -> Iterator[Slip]:
    for name, slash, rest in zip(words, words[1:], words[2:], strict=False):
        close = name.end == slash.start and slash.end == rest.start
        bare = rest.kind in ("word", "number") and rest.text != "a"  # a is rdf:type
        if name.kind == "name" and slash.text == "/" and close and bare:
            written = f"{name.text}\\/{rest.text}"
            short = f", or {name.text.partition(':')[2]}:{rest.text}" * name.text.startswith(
                "scheme:"
            )
            what = f"a / within the name {name.text}/{rest.text}"
            yield Slip(name.start, what, f"{written}{short}, or the whole IRI in < >")


def _bare_words(words: Sequence[Token]) -> Iterator[Slip]:
    for place, word in enumerate(words):
        if word.kind != "word" or word.text.upper() in _WORDS:
            continue
        after = words[place + 1] if place + 1 < len(words) else None
        before = words[place - 1] if place else None
        if before is not None and before.text == "/" and before.end == word.start:
            continue
        if unicodedata.normalize("NFKC", word.text) != word.text:
            continue  # a full-width sign in it is the slip
        if near := get_close_matches(word.text.upper(), _WORDS, 1, _LIKE_A_KEYWORD):
            yield Slip(word.start, f"unknown word {word.text}", near[0])
            continue
        if after is not None and after.text == "(":
            yield Slip(word.start, f"unknown function {word.text}", "one of SPARQL 1.1")
        else:
            what = f"{word.text} is no variable, no name and no text"
            expected = f'?{word.text}, prefix:{word.text} or "{word.text}"'
            yield Slip(word.start, what, expected)


def _heads(words: Sequence[Token]) -> Iterator[Slip]:
    """The first word, and what stands between SELECT and its pattern."""
    rest = words[prologue(words) :]
    if rest and unicodedata.normalize("NFKC", rest[0].text) != rest[0].text:
        return  # a full-width sign in it is the slip
    if not form(words) and not update_word(words):
        if rest and rest[0].text == "@":
            yield Slip(rest[0].start, "@prefix is Turtle", "PREFIX name: <http://…> without a dot")
        elif rest and rest[0].kind == "tag":
            yield Slip(rest[0].start, f"{rest[0].text} is Turtle", "PREFIX name: <http://…>")
        else:
            place = rest[0].start if rest else (words[-1].end if words else 0)
            expected = "SELECT, ASK, CONSTRUCT or DESCRIBE"
            found = f"a query cannot begin with {rest[0].text[:40]}" if rest else "no query"
            if (
                rest
                and rest[0].kind == "word"
                and (near := nearest(rest[0].text.upper(), expected.replace(",", "").split()))
            ):
                expected = near[0]
            yield Slip(place, found, expected)
        return
    for start, word in enumerate(words):
        if word.is_word("SELECT"):
            yield from _head(words[start + 1 :])


def _head(words: Sequence[Token]) -> Iterator[Slip]:
    depth, has_as, count = 0, False, 0
    opened: Token | None = None
    for word in words:
        if word.text == "(" and depth == 0:
            opened, has_as = word, False
        if word.text == ")" and depth == 1 and opened is not None and not has_as:
            yield Slip(opened.start, "an expression without a name", "(… AS ?name)")
        if depth == 0 and (word.text == "{" or word.is_word("WHERE", "FROM")):
            if not count:
                yield Slip(word.start, "SELECT without what is to be selected", "variables, or *")
            return
        if depth == 0 and word.text == ",":
            yield Slip(word.start, "a comma between variables", "a space")
        if depth == 0 and word.is_word(*_AGGREGATES):
            name = word.text.upper()
            yield Slip(word.start, f"{name} without brackets around it", f"({name}(…) AS ?name)")
            return
        has_as = has_as or word.is_word("AS")
        count += not word.is_word("DISTINCT", "REDUCED")
        depth += (word.text in "([" and word.kind == "sign") - (
            word.text in ")]" and word.kind == "sign"
        )


def _keywords(words: Sequence[Token]) -> Iterator[Slip]:
    """Keywords that want something behind them; doubled signs."""
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else Token("other", "", word.end)
        if word.is_word("ORDER", "GROUP") and not after.is_word("BY"):
            yield Slip(word.start, f"{word.text.upper()} without BY", f"{word.text.upper()} BY")
        elif word.is_word(*_GROUPED) and after.text != "{":
            name = word.text.upper()
            yield Slip(word.start, f"{name} without a group", f"{name} {{ … }}")
        elif word.is_word("UNION") and (not place or words[place - 1].text != "}"):
            yield Slip(word.start, "UNION after what is no group", "{ … } UNION { … }")
        elif (
            word.is_word("FILTER")
            and after.text != "("
            and after.kind not in ("word", "name", "iri")
        ):
            yield Slip(word.start, "FILTER without brackets", "FILTER( … )")
        elif word.is_word("ASC", "DESC") and after.text != "(":
            name = word.text.upper()
            yield Slip(word.start, f"{name} without brackets", f"{name}({after.text or '…'})")
        elif word.text == "=" and after.text == "=" and word.end == after.start:
            yield Slip(word.start, "== is no sign of SPARQL", "=")
        elif word.is_word("WHERE") and after.text != "{":
            yield Slip(word.start, "WHERE without a group", "WHERE { … }")
        elif word.text == "." and after.text == ".":
            yield Slip(after.start, "a second dot", "one")
        elif word.text == "," and after.text in ("}", ".", ";"):
            yield Slip(word.start, "a comma with nothing behind it", "another object")
        elif word.text == "^" and place and words[place - 1].kind == "string":
            yield Slip(word.start, "one ^ behind a text", "^^ and a datatype")
        elif word.text == "<" and after.kind == "name" and word.end == after.start:
            yield Slip(word.start, "an IRI without its end, or with a blank in it", "<http://…>")
        elif word.is_word("LIMIT", "OFFSET") and after.kind != "number":
            yield Slip(
                word.start, f"{word.text.upper()} without a number", f"{word.text.upper()} 10"
            )
        elif (
            word.is_word("FROM")
            and after.kind not in ("iri", "name")
            and not after.is_word("NAMED")
        ):
            yield Slip(word.start, "FROM without a graph", "FROM <…> or FROM NAMED <…>")
        elif word.is_word("VALUES") and after.kind == "variable":
            for inner in words[place + 2 :]:
                if inner.text == "}":
                    break
                if inner.text == ",":
                    yield Slip(inner.start, "a comma between values", "a space")
                    break


def _after_the_end(words: Sequence[Token]) -> Iterator[Slip]:
    """A second query, or a second pattern, behind the first."""
    ended = False
    for word, depth in depths(words):
        if ended and depth == 0 and word.is_word("SELECT", "WHERE", "ASK", "FILTER", "OPTIONAL"):
            what = f"{word.text.upper()} behind the end of the pattern"
            yield Slip(word.start, what, "it within { }, or in a query of its own")
            return
        ended = ended or (depth == 0 and word.text == "}" and form(words) != "CONSTRUCT")


def _dots(words: Sequence[Token]) -> Iterator[Slip]:
    """Triple patterns with too many or too few terms: a dot is missing, or an end."""
    least, terms, joined = 3, 0, False
    skipped = 0
    brace = 0
    data = False  # within the rows of VALUES, or about to enter them
    aside = False  # in the head or the tail of a subquery
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else None
        if data and word.text != "}":
            continue
        if data:
            data, terms, least = False, 0, 3
            continue
        if word.is_word("VALUES"):
            data = True
            continue
        aside = word.is_word(*_ASIDE) or (aside and word.text not in ("{", "}"))
        if aside:
            continue
        if word.text in ("(", "[") and word.kind == "sign":
            skipped += 1
            if skipped == 1:
                terms, joined = terms + (not joined), False
            continue
        if word.text in (")", "]") and word.kind == "sign":
            skipped = max(0, skipped - 1)
            continue
        if skipped:
            continue
        if word.text in ("{", "}", ".", ";", ",") and word.kind == "sign":
            if brace and 0 < terms < least and word.text in ("}", "."):
                what = f"a triple pattern of {terms} term{'s' * (terms > 1)}"
                yield Slip(words[place - 1].start, what, "subject, predicate and object")
                return
            brace += (word.text == "{") - (word.text == "}")
            least = {";": 2, ",": 1}.get(word.text, 3)
            terms, joined = 0, False
            continue
        if not brace:
            continue
        if word.kind == "word" and not word.is_word("A", "TRUE", "FALSE"):
            # What a keyword introduces is no triple pattern: up to the next bracket or brace.
            terms, least, joined = -99, 3, False
            if after is not None and after.text == "(":
                terms = -1
            continue
        if word.kind == "sign" and word.text in ("/", "|"):
            joined = True
            continue
        if word.kind == "sign" and word.text in ("*", "+", "?", "!", "-", "^"):
            continue
        if word.kind == "tag" or word.text == "^^":
            joined = word.text == "^^"
            continue
        if joined:
            joined = False
            continue
        terms += 1
        if terms > least:
            yield Slip(word.start, f"a new statement begins with {word.text}", ". or ; before it")
            return
