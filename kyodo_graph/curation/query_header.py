"""Headers of query files: YAML in the lines that begin with ``#+``, as grlc reads its decorators.

To SPARQL such a line is a comment. The words of both languages stand under two keys, since grlc
shows a ``summary`` that is one text::

    #+ summary: Roles
    #+ summary_ja: 役割
    #+ tags: [roles]

grlc: Meroño-Peñuela & Hoekstra (2016).
"""

from __future__ import annotations

import re
from pathlib import Path

from kyodo_graph.curation.fields import Fields
from kyodo_graph.curation.yaml_tree import parse_yaml
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_bytes, text_of

_MARK = re.compile(r"^#\+", re.MULTILINE)
_OTHER = re.compile(r"^(?!#\+).*", re.MULTILINE)


def read_query(path: Path) -> tuple[str, Fields]:
    """The text of a query file, and the keys of its header; see :func:`header`."""
    return query_of(read_bytes(path), str(path))


def query_of(raw: bytes, name: str) -> tuple[str, Fields]:
    """The same of the bytes of a file that was read already."""
    text = text_of(raw, name)
    return text, header(text, name)


def header(text: str, path: str) -> Fields:
    """The keys of the header of a query; InputError with line and column where it is no YAML.

    >>> header("#+ summary: Roles\\nSELECT * {}", "roles.rq").text("summary")
    'Roles'
    """
    if not _MARK.search(text):
        problem = Problem(
            path, 1, 1, "no header", "lines that begin with #+, such as #+ summary: …"
        )
        raise InputError([problem])
    # All else becomes empty and the marks blank, so that places are those of the file.
    return Fields(parse_yaml(_MARK.sub("  ", _OTHER.sub("", text)), path), path)


def words(fields: Fields, key: str) -> dict[str, str]:
    """The words under ``key`` (English) and ``key_ja`` (Japanese); both are needed."""
    en, ja = both(key)
    fields.needed(en, ja)
    return {"en": fields.text(en), "ja": fields.text(ja)}


def both(key: str) -> tuple[str, str]:
    """The two keys of words in both languages.

    >>> both("summary")
    ('summary', 'summary_ja')
    """
    return key, f"{key}_ja"
