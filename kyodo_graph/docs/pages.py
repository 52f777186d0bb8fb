"""The registry of generated pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kyodo_graph.coding.page import coding_page
from kyodo_graph.docs.findings.page import findings_page
from kyodo_graph.docs.glossary import glossary_page
from kyodo_graph.docs.indices import indices_page
from kyodo_graph.docs.networks import networks_page
from kyodo_graph.docs.ontology import ontology_page
from kyodo_graph.docs.own_queries import own_query_page
from kyodo_graph.docs.picture import class_picture
from kyodo_graph.docs.queries import query_page
from kyodo_graph.graph import load
from kyodo_graph.shipped import shipped


def pages() -> dict[Path, str]:
    """The text of each generated page, by its path in the repository."""
    ontology = shipped("ontology")
    written = repository() / "docs"

    def text(name: str) -> str:
        return (written / name).read_text(encoding="utf-8")

    graph = load(ontology=ontology)
    return {
        Path("docs/classes.svg"): class_picture(ontology, "en"),
        Path("docs/classes.ja.svg"): class_picture(ontology, "ja"),
        Path("docs/coding.md"): coding_page(text("coding.md")),
        Path("docs/glossary.md"): glossary_page(text("glossary.md")),
        Path("docs/findings.md"): findings_page(graph, "en"),
        Path("docs/findings.ja.md"): findings_page(graph, "ja"),
        Path("docs/indices.md"): indices_page("en"),
        Path("docs/indices.ja.md"): indices_page("ja"),
        Path("docs/networks.md"): networks_page(text("networks.md"), "en"),
        Path("docs/networks.ja.md"): networks_page(text("networks.ja.md"), "ja"),
        Path("docs/ontology.md"): ontology_page(ontology, "en"),
        Path("docs/ontology.ja.md"): ontology_page(ontology, "ja"),
        Path("docs/own-queries.md"): own_query_page(text("own-queries.md"), graph),
        Path("docs/own-queries.ja.md"): own_query_page(text("own-queries.ja.md"), graph),
        Path("docs/queries.md"): query_page("en"),
        Path("docs/queries.ja.md"): query_page("ja"),
    }


def repository() -> Path:
    """The folder in which the pages stand: the checkout that this package runs from."""
    return shipped("ontology").parent


def outdated(folder: Path, made: Mapping[Path, str]) -> list[Path]:
    """Those of the pages that a folder does not have as they were made now, sorted."""
    return sorted(path for path, text in made.items() if _read(folder / path) != text)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
