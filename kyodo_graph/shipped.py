"""Where the data, ontology and queries that ship with the package are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder ``data``, ``ontology`` or ``queries``, in an installed package or a checkout.

    >>> (shipped("ontology") / "kyodo.ttl").is_file()
    True
    """
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
