"""Where the data, ontology and queries that ship with the package are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kyodo_graph.errors import expect


@dataclass(frozen=True, slots=True)
class Selection:
    """Folders of data, and which of their records count by how they were reviewed.

    ``reviewed`` is *any*, *human* or *bulk* (:mod:`kyodo_graph.curation.reviewed`).
    """

    folders: tuple[Path, ...]
    reviewed: str = "any"


Data: TypeAlias = str | Path | Sequence[str | Path] | Selection | None
"""Where data are: a data folder or a city's folder, several of them, or None for those shipped."""

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """``data``, ``ontology``, ``queries`` or CITATION.cff, in an installed package or a checkout.

    >>> (shipped("ontology") / "kyodo.ttl").is_file()
    True
    """
    installed = _PACKAGE / "shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name


def data_folders(data: Data = None, *, with_shipped: bool = False) -> tuple[Path, ...]:
    """The folders that are meant, each once; the shipped data where none is named.

    >>> data_folders() == data_folders(with_shipped=True) == (shipped("data"),)
    True
    >>> [folder.name for folder in data_folders(["midorino", "asahino"], with_shipped=True)]
    ['data', 'midorino', 'asahino']
    """
    if isinstance(data, Selection):
        data = data.folders
    named = (data,) if isinstance(data, str | Path) else tuple(data or ())
    for folder in named:
        expect("data", folder, (str, Path), "the path of a folder")
    own = [Path(folder) for folder in named]
    return tuple(dict.fromkeys([shipped("data")] * (with_shipped or not own) + own))
