"""The manifest: what the report was made from and with, and the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kyodo_graph.report.run import Run

MANIFEST = "manifest.json"
PACKAGE = "kyodo-graph"
_LIBRARIES = (
    "pyoxigraph", "networkx", "numpy", "scipy", "rustworkx", "pyshacl",
    "Jinja2", "XlsxWriter", "pyvis",
)  # fmt: skip


def manifest(
    folder: Path, files: Sequence[str], run: Run, *, lang: str, cities: Sequence[str], texts: bool
) -> bytes:
    """The manifest of what stands in a folder. There is no clock in it: the date is the data's.

    Of a PDF, which a browser makes, it has no hash: it is not the same bytes everywhere.
    """
    told: Mapping[str, object] = {
        "package": PACKAGE,
        "version": run.version,
        "libraries": _versions(),
        "data_sha256": run.data_sha256,
        "date": run.date,
        "trials": run.trials,
        "seed": run.seed,
        "lang": lang,
        "cities": list(cities),
        "reviewed": run.reviewed,
        "texts_of_documents": texts,
        "checked": list(run.checked),
        "files": {
            name: None if name.endswith(".pdf") else _sha256(folder / name)
            for name in sorted(files)
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
