"""Views of the graph: what a page is told of nodes, passages and documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.services import viewing
from kyodo_graph.views.about import SourceTextError
from kyodo_graph.views.drawing import MissingViewsError
from kyodo_graph.views.gathering import EmptyViewError, network_view, projection_view
from kyodo_graph.views.model import View


def view_of(graph: kg.Graph, projection: str, sources: Path | None = None, **filters: Any) -> View:
    network = graph.network(projection, parallel=True, **filters)
    return projection_view(network, graph.store, graph.projections, sources)


def test_a_view_has_every_node_and_relation(graph: kg.Graph) -> None:
    view = view_of(graph, "whole", city="shinjo")
    network = graph.network("whole", city="shinjo", parallel=True)
    assert [n.id for n in view.nodes] == list(network)
    assert len(view.edges) == network.number_of_edges()
    assert view.title == {"ja": "新庄市:全体", "en": "Shinjō City: The whole graph"}
    for positions in view.layouts.values():
        assert set(positions) == set(network)


def test_other_names_and_passages_of_a_node(graph: kg.Graph) -> None:
    view = view_of(graph, "ties", city="yamaguchi")
    node = next(n for n in view.nodes if n.id == "yamaguchi/actor/saporante")
    assert "市民活動支援センター" in node.alias
    assert "Saporante" in node.alias
    assert "yamaguchi-2-late-fy2024:156" in node.passages
    assert node.passages == tuple(
        sorted(node.passages, key=lambda p: (p.split(":")[0], int(p.split(":")[1].split("-")[0])))
    )


def test_passages_have_document_headings_and_no_text_without_sources(graph: kg.Graph) -> None:
    view = view_of(graph, "actor-element", city="ichinoseki")
    named = {p for e in view.edges for p in e.passages} | {
        p for n in view.nodes for p in n.passages
    }
    assert {p.pointer for p in view.passages} == named
    passage = next(p for p in view.passages if p.pointer == "ichinoseki-3:356")
    assert passage.lines == ()
    assert passage.document == "ichinoseki-3"
    assert all(passage.headings[lang] for lang in ("ja", "en"))
    (document,) = view.documents
    assert document.issued == "2024-03"
    assert document.publisher["ja"] == "一関市"


def test_headings_are_those_of_the_passage_command(graph: kg.Graph, sources: Path) -> None:
    from kyodo_graph.services.evidence import show_passage

    view = view_of(graph, "ties", city="shimonoseki", sources=sources)
    for passage in view.passages[::7]:
        shown = show_passage(graph, passage.pointer, sources, "ja")
        assert passage.headings["ja"] == shown.headings
        assert passage.lines == shown.lines


def test_with_sources_passages_have_their_text(mini: kg.Graph) -> None:
    view = view_of(mini, "whole", sources=MINI / "sources")
    lines = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8").splitlines()
    for passage in view.passages:
        first, _, last = passage.pointer.partition(":")[2].partition("-")
        assert passage.lines == tuple(lines[int(first) - 1 : int(last or first)])


def test_a_text_of_another_version_is_refused(mini: kg.Graph, tmp_path: Path) -> None:
    (tmp_path / "minami-1.txt").write_text("another\n", encoding="utf-8")
    with pytest.raises(SourceTextError, match="not the text version"):
        view_of(mini, "whole", sources=tmp_path)


def test_names_of_all_codes_are_there(graph: kg.Graph) -> None:
    view = view_of(graph, "whole")
    for name in ("sector", "specificity", "type", "cls", "city", "plan"):
        for node in view.nodes:
            code = getattr(node, name)
            assert not code or set(view.names[name][code]) == {"ja", "en"}, (name, code)
    structural = {"has_part", "has_indicator", "under", "part_of", "operated_by"}
    for edge in view.edges:
        assert edge.kind in structural or edge.kind in view.names["kind"]
        assert edge.basis in view.names["basis"] or not edge.basis


def test_filters_are_said(graph: kg.Graph) -> None:
    view = view_of(graph, "ties", city=("shinjo", "yamaguchi"), generic=False)
    assert view.about["filters"] == "cities: shinjo yamaguchi; generic: False"
    assert view.title["en"] == "Shinjō City, Yamaguchi City: Ties between actors"


def test_nothing_to_draw(graph: kg.Graph) -> None:
    with pytest.raises(EmptyViewError, match="nothing to draw"):
        view_of(graph, "ties", city="shinjo", kind="funds", theme="T15")
    with pytest.raises(EmptyViewError, match="no node"):
        viewing.view(nx.Graph())
    with pytest.raises(UnknownNameError):
        viewing.view(graph, "tise")


def test_any_network_can_be_viewed() -> None:
    network = nx.karate_club_graph()
    page = kg.view(network, title="Karate", lang="en")
    assert page.title == {"ja": "Karate", "en": "Karate"}
    assert b"Karate" in page.content
    with pytest.raises(TypeError, match="filters \\(city\\) go with"):
        kg.view(network, city="shinjo")


def test_a_large_network_is_grouped() -> None:
    view = network_view(nx.gnm_random_graph(3000, 6000, seed=1))
    assert view.groups
    members = [node for group in view.groups for node in group.nodes]
    assert sorted(members) == sorted(n.id for n in view.nodes)
    assert list(view.layouts) == ["groups"]


def test_a_page_is_saved_whole(graph: kg.Graph, tmp_path: Path) -> None:
    page = graph.view("ties", city="shinjo", lang="en")
    assert page.save(tmp_path / "new" / "ties.html").read_bytes() == page.content
    assert page.html.startswith("<!DOCTYPE html>")
    assert "Shinjō City" in repr(page)


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, graph: kg.Graph) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingViewsError, match=r"pip install 'kyodo-graph\[views\]'"):
        graph.view("ties", city="shinjo")
