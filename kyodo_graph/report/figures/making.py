"""How a builder puts a figure together, and what builders share in reading tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from kyodo_graph.analysis.references import REFERENCES
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.tables import Cell, Table, show

Data = TypeVar("Data")
Record: TypeAlias = Mapping[str, Cell]
LIST = " | "
"""Between several passages in one cell, as library queries have it."""
_NOT_ASCII = re.compile(r"[^A-Za-z0-9]+")

_MORE = (
    "Bray, J. R. & Curtis, J. T. (1957). An ordination of the upland forest communities of "
    "southern Wisconsin. Ecological Monographs 27:325–349.",
    "Carstens, C. J. (2015). Proof of uniform sampling of binary matrices with fixed row sums and "
    "column sums for the fast Curveball algorithm. Physical Review E 91:042812.",
    "Gower, J. C. (1966). Some distance properties of latent root and vector methods used in "
    "multivariate analysis. Biometrika 53:325–338.",
    "Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology, 4th ed. Sage.",
    "Milo, R. et al. (2004). Superfamilies of evolved and designed networks. Science "
    "303:1538–1542.",
    "Sokal, R. R. & Michener, C. D. (1958). A statistical method for evaluating systematic "
    "relationships. University of Kansas Science Bulletin 38:1409–1438.",
    "Torgerson, W. S. (1952). Multidimensional scaling: I. Theory and method. Psychometrika "
    "17:401–419.",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. "
    "Journal of the American Statistical Association 22:209–212.",
    "Zapf, A., Castell, S., Morawietz, L. & Karch, A. (2016). Measuring inter-rater reliability "
    "for nominal data: which coefficients and confidence intervals are appropriate? BMC Medical "
    "Research Methodology 16:93.",
)


def cite(*heads: str) -> tuple[str, ...]:
    """The publications whose reference has these words at its head ("Burt 1992").

    >>> cite("Burt 1992")[0]
    'Burt, R. S. (1992). Structural Holes. Harvard University Press.'
    """
    found = []
    for head in heads:
        name, _, year = head.rpartition(" ")
        found.append(next(r for r in (*REFERENCES, *_MORE)
                          if r.startswith(name) and f"({year})" in r))  # fmt: skip
    return tuple(sorted(found))


def make(
    name: str,
    title: Words,
    says: Words,
    cannot_say: Words,
    picture: Words,
    table: Table,
    source: Source,
    painter: Callable[[Data, str], Page],
    data: Data,
) -> Figure:
    """A figure whose picture ``painter`` draws from ``data`` in a language.

    ``picture`` says in words what kind of picture it is; the text alternative is that and what the
    figure says. The drawing can be sent to another process: painter and data are plain values.
    """
    alt = {lang: f"{picture[lang]}{' ' if lang == 'en' else ''}{says[lang]}" for lang in picture}
    key = _NOT_ASCII.sub("-", name).strip("-").lower()
    draw = partial(_draw, painter, data, key, dict(title), alt)
    return Figure(key, title, says, cannot_say, alt, table, source, draw)


def _draw(
    painter: Callable[[Data, str], Page], data: Data, name: str, title: Words, alt: Words, lang: str
) -> bytes:
    return painter(data, lang).svg(name, lang, title[lang], alt[lang])


def paired(
    ja: Iterable[Record], en: Iterable[Record], keys: Sequence[str], texts: Sequence[str]
) -> list[dict[str, Any]]:
    """The records of one table in two languages as one: each text as words in both.

    Rows are brought together by ``keys``, since an order that depends on labels may differ; without
    keys by their place, where all that is no text agrees.
    """
    first, second = list(ja), list(en)
    other = {tuple(r[k] for k in keys): r for r in second} if keys else {}
    found: list[dict[str, Any]] = []
    for k, record in enumerate(first):
        if keys:
            twin = other.get(tuple(record[k] for k in keys), record)
        else:
            twin = second[k] if k < len(second) and _alike(record, second[k], texts) else record
        merged: dict[str, Any] = dict(record)
        for name in texts:
            merged[name] = {"ja": show(record[name]), "en": show(twin[name])}
        found.append(merged)
    return found


def _alike(one: Record, other: Record, texts: Sequence[str]) -> bool:
    return all(one[k] == other[k] for k in one if k not in texts)


def both(text: Mapping[str, str]) -> tuple[str, str]:
    """The two cells of a text in a table: Japanese, English."""
    return text["ja"], text["en"]


def options(given: Mapping[str, Cell]) -> dict[str, str]:
    """The options of a result as the parameters of a source."""
    return {key: show(value) for key, value in given.items() if value is not None}


def passages(sources: Iterable[Cell]) -> str:
    """Several passages in one cell, each once, in the order given."""
    return LIST.join(dict.fromkeys(str(s) for s in sources if s))
