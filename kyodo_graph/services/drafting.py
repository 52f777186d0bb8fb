"""`kyodo draft`: a text version to candidates."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kyodo_graph.drafting import Draft, Text, write
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.syntax.parsing import ginza
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import decoded, read_bytes, write_files
from kyodo_graph.importing.pages import read_pages
from kyodo_graph.services.importing import key_of
from kyodo_graph.store.cache import cache_folder

_CITY = re.compile(r"[a-z](?:-?[a-z0-9])*")


def draft_text(path: Path, city: str, *, nlp: bool = False) -> Draft:
    """The draft of a text version; ``city`` is the key of the city that it is to go to.

    Beside ``KEY.txt`` the map of pages, ``KEY.pages.csv``, is read where `kyodo text` made one.
    With ``nlp`` sentences are parsed. Raises InputError for a key that can't be one, and for what
    is no text in UTF-8; MissingExtraError where the parser is not installed.
    """
    if not _CITY.fullmatch(city):
        expected = "lower-case letters, digits and hyphens, such as asahino"
        raise InputError([Problem("kyodo draft", 0, 0, f"--city {city!r} is no key", expected)])
    text = text_at(path, city)
    return draft_of(text, city, ginza() if nlp else None)


def text_at(path: Path, city: str) -> Text:
    """A text version with its key (the file's name, or else the city's and 1) and its pages."""
    raw = read_bytes(path)
    if raw[:5] in (b"%PDF-", b"PK\x03\x04\x14") or raw[:4] == b"PK\x03\x04":
        expected = f"its text version: kyodo text {path.name} -o texts"
        raise InputError([Problem(str(path), 0, 0, "no text", expected)])
    if not decoded(raw, str(path)).strip():
        raise InputError([Problem(str(path), 0, 0, "nothing in it", "a plan's text version")])
    return Text(key_of(path) or f"{city}-1", raw, read_pages(path.parent, path.stem))


def assisted(
    draft: Draft,
    url: str,
    model: str,
    kinds: Sequence[str] = (),
    timeout: float = 300,
    told: Callable[[str], None] = lambda _: None,
) -> tuple[Draft, list[str]]:
    """The draft with what a model proposes, and what was proposed and dropped.

    ``kinds`` are those of :data:`kyodo_graph.assisting.KINDS`, all where none is named; ``told``
    is called with how far it is. The endpoint's key is that of ``KYODO_ASSIST_KEY``. Answers are
    kept in the cache. Raises EndpointError for what is no address.
    """
    from kyodo_graph.assisting import KINDS, Endpoint, propose

    key = os.environ.get("KYODO_ASSIST_KEY", "")
    endpoint = Endpoint(url, model, key=key, timeout=timeout, cache=cache_folder())
    done = propose(draft, endpoint, kinds or KINDS, told)
    return done.draft, done.summary()


def write_draft(draft: Draft, folder: Path) -> list[Path]:
    """Write the folder of a draft: all of it or nothing."""
    return write(draft, folder)


def write_tables(draft: Draft, folder: Path) -> list[Path]:
    """Write the candidates as CSV, a file for each kind: all of them or none."""
    made = {
        f"{name}.csv": table.to_csv().encode("utf-8") for name, table in tables_of(draft).items()
    }
    return write_files(folder, made)


def summary(draft: Draft) -> list[str]:
    """What was drafted, in a few lines: facts by kind and class, questions, what was left out."""
    counts = Counter(item.kind for item in draft.items if not item.blank)
    facts = {
        "plan": ("plan", "plans"),
        "element": ("element", "elements"),
        "role": ("role", "roles"),
        "responsible": ("section", "sections"),
        "phase": ("phase", "phases"),
        "status": ("assessment", "assessments"),
        "value": ("value", "values"),
        "actor": ("actor", "actors"),
        "instrument": ("instrument", "instruments"),
        "tie": ("tie", "ties"),
        "quantity": ("quantity", "quantities"),
    }
    asked = {
        "gap": ("gap in numbering", "gaps in numbering"),
        "rowlabel": ("name that differs from a title", "names that differ from titles"),
        "pair": ("pair of names", "pairs of names"),
        "line": ("line that nothing points to", "lines that nothing points to"),
    }
    lines = [_counted("drafted", facts, counts), _counted("to be asked", asked, counts)]
    if not any(counts[kind] for kind in _OF_PLANS):
        lines.insert(0, _NO_PLAN)
    if draft.left_out:
        told = ", ".join(_LEFT_OUT[code] for code in draft.left_out)
        lines.append(f"not looked for: {told} (docs/drafting.md)")
    return [line for line in lines if line]


_LEFT_OUT = {
    "ties_by_syntax": "ties that only syntax tells (--nlp)",
    "roles_by_syntax": "roles that only syntax tells (--nlp)",
    "quantities_without_unit": "quantities without a unit",
}
_OF_PLANS = ("element", "role", "phase", "status", "value")
_NO_PLAN = (
    "no plan was found in this text: no measures, roles, years, assessments or values; "
    "is it the text version of the plan (kyodo text FILE -o DIR), and whole?"
)


def _counted(what: str, kinds: dict[str, tuple[str, str]], counts: Counter[str]) -> str:
    told = [
        f"{counts[kind]:,} {several if counts[kind] > 1 else one}"
        for kind, (one, several) in kinds.items()
        if counts[kind]
    ]
    return f"{what}: {', '.join(told)}" if told else ""
