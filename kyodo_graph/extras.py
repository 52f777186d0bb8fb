"""What the light install leaves out: extras, the packages of each, and what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from kyodo_graph.errors import MissingExtraError


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra of the package: what it is for, its packages by the module that each has, and
    whether it is one that ``all`` leaves out."""

    purpose: str
    packages: Mapping[str, str]
    apart: bool = False

    def missing(self) -> tuple[str, ...]:
        """The packages that are not installed."""
        return tuple(package for module, package in self.packages.items() if not _is_there(module))


_VIEWS = {"jinja2": "Jinja2", "pyvis": "pyvis", "scipy": "scipy"}
EXTRAS: Mapping[str, Extra] = {
    "views": Extra("interactive pages (kyodo view)", _VIEWS),
    "report": Extra(
        "the report and the shapes of kyodo check",
        {
            **_VIEWS, "pyshacl": "pyshacl", "xlsxwriter": "XlsxWriter",
        },
    ),
    "import": Extra(
        "PDF, Word, HTML and Excel (kyodo text)",
        {
            "docx": "python-docx", "lxml": "lxml", "openpyxl": "openpyxl",
            "pdfplumber": "pdfplumber",
        },
    ),
    "tables": Extra(
        "tables as xlsx and Parquet",
        {"arro3.core": "arro3-core", "arro3.io": "arro3-io", "xlsxwriter": "XlsxWriter"},
    ),
    "nlp": Extra(
        "sentences parsed (kyodo draft --nlp), 620 MB",
        {
            "ginza": "ginza", "ja_ginza": "ja-ginza", "spacy": "spacy",
            "sudachidict_core": "SudachiDict-core", "sudachipy": "SudachiPy",
        },
        apart=True,
    ),
}  # fmt: skip
"""The extras that commands need. (``all`` has some more, which only make things faster.)"""


def need(name: str, purpose: str) -> None:
    """Raise MissingExtraError, with what to install, where a package of an extra is not there.

    >>> need("views", "drawing")
    """
    for package in EXTRAS[name].missing():
        raise MissingExtraError(package, purpose, name)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False
