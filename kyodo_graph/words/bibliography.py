"""The one bibliography: what is cited anywhere is printed from ``references.bib``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kyodo_graph.errors import Problem
from kyodo_graph.words.entries import FOLDER, WordsError

if TYPE_CHECKING:
    from bibtexparser.middlewares import NameParts
    from bibtexparser.model import Entry

FILE = FOLDER / "references.bib"
# What an entry of each type must have besides author, title and year, and what it may have.
_FIELDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "article": (frozenset({"journal"}), frozenset({"volume", "pages", "doi"})),
    "book": (frozenset({"publisher"}), frozenset({"edition", "doi"})),
    "incollection": (frozenset({"booktitle"}), frozenset({"pages", "publisher", "doi"})),
    "inproceedings": (frozenset({"booktitle"}), frozenset({"pages", "doi"})),
    "techreport": (frozenset({"institution"}), frozenset()),
}
_ALWAYS = frozenset({"author", "title", "year"})


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: its key, its authors in short and its year, and the whole reference.

    ``text`` names all authors, ``authors`` those that a citation in a line names.
    """

    key: str
    authors: str
    year: str
    text: str

    @property
    def short(self) -> str:
        """How it is cited in a line: ``Gould & Fernandez 1989``."""
        return f"{self.authors} {self.year}"


@cache
def publications() -> Mapping[str, Publication]:
    """All publications by key, in the order in which they are listed.

    Raises WordsError for an entry that is no BibTeX, stands twice, or has fields too many or few.

    >>> publications()["gould1989"].short, publications()["almeida2008"].short
    ('Gould & Fernandez 1989', 'Almeida-Neto et al. 2008')
    >>> publications()["davison1997"].text.partition(" (")[2]
    '1997). Bootstrap Methods and their Application. Cambridge University Press.'
    """
    found = {p.key: p for p in (_publication(entry) for entry in _read(FILE))}
    return dict(sorted(found.items(), key=lambda item: _place(item[1])))


def _place(publication: Publication) -> tuple[str, ...]:
    """Where it is listed: by names without their accents, alone before with others, then by year.

    >>> one, two = (publications()[key] for key in ("borgatti2006", "borgatti1997"))
    >>> _place(one) < _place(two)
    True
    """
    names = publication.text.partition(" (")[0].replace(" & ", ", ")
    plain = unicodedata.normalize("NFKD", names).encode("ascii", "ignore").decode().casefold()
    return (*plain.split(", "), publication.year)


def _read(path: Path) -> list[Entry]:
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    library = parse_string(
        path.read_text(encoding="utf-8"),
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )
    problems = [
        Problem(path.name, (block.start_line or 0) + 1, 0, f"no entry: {type(block).__name__}")
        for block in library.failed_blocks
    ]
    for entry in library.entries:
        required, allowed = _FIELDS.get(entry.entry_type, (frozenset(), frozenset()))
        has = set(entry.fields_dict)
        wrong = has ^ (_ALWAYS | required | (has & allowed))
        line = (entry.start_line or 0) + 1
        if wrong or entry.entry_type not in _FIELDS:
            what = f"{entry.key}: {', '.join(sorted(wrong)) or entry.entry_type}"
            problems.append(Problem(path.name, line, 0, what, "the fields of its type"))
    if problems:
        raise WordsError(problems)
    return library.entries


def _publication(entry: Entry) -> Publication:
    names: list[NameParts] = entry.fields_dict["author"].value
    # A file in UTF-8 needs no more of TeX than its ampersand; decoding all takes half a second.
    told = {k: str(f.value).replace("\\&", "&") for k, f in entry.fields_dict.items()}
    title = told["title"] if told["title"][-1] in ".?!" else f"{told['title']}."
    where = _WHERE[entry.entry_type](told)
    text = f"{_listed([_full(name) for name in names])} ({told['year']}). {title} {where}."
    family = [" ".join([*name.von, *name.last]) for name in names]
    authors = f"{family[0]} et al." if len(family) > 3 else _listed(family)
    return Publication(entry.key, authors, told["year"], text)


def _listed(names: list[str]) -> str:
    """Names as a citation lists them: ``A``, ``A & B``, ``A, B & C``."""
    return " & ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _full(name: NameParts) -> str:
    """A name with initials: ``San-Miguel-Ayanz, J.``, ``Guillaume, J.-L.``, ``Heck Jr, K. L.``."""
    initials = " ".join(
        "-".join(f"{part[0]}." for part in first.split("-")) for first in name.first
    )
    return f"{' '.join([*name.von, *name.last, *name.jr])}, {initials}"


def _pages(told: Mapping[str, str]) -> str:
    return re.sub(r"-+", "–", told.get("pages", ""))


def _article(told: Mapping[str, str]) -> str:
    place = ":".join(filter(None, (told.get("volume"), _pages(told))))
    return f"{told['journal']} {place}".strip()


def _chapter(told: Mapping[str, str]) -> str:
    where = ", ".join(filter(None, (f"In {told['booktitle']}", _pages(told))))
    return ". ".join(filter(None, (where, told.get("publisher"))))


def _book(told: Mapping[str, str]) -> str:
    edition = f"{told['edition']} ed." if "edition" in told else ""
    return " ".join(filter(None, (edition, told["publisher"])))


_WHERE: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "article": _article,
    "book": _book,
    "incollection": _chapter,
    "inproceedings": _chapter,
    "techreport": lambda told: told["institution"],
}
