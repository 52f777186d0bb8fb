"""What is wrong with a passage can be reported by a text; languages are checked everywhere."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import kyodo_graph as kg
from kyodo_graph.cli.main import kyodo
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.services.building import build_files
from kyodo_graph.services.comparing import compare
from kyodo_graph.services.evidence import PassageError, passages_about, report_of
from kyodo_graph.store.merging import merged

DATA = Path(__file__).parents[1] / "fixtures" / "mini" / "data"


def test_a_report_names_passage_statements_and_data(mini: kg.Graph) -> None:
    said = report_of(mini, "minami-1:3", "en")
    assert said.startswith("Passage: minami-1:3 <https://w3id.org/kyodo/source/minami-1#line=2,3>")
    assert mini.sha256 in said
    assert "kyodo_graph " in said
    graph = ox.NamedNode("https://w3id.org/kyodo/source/minami-1#line=2,3")
    stated = list(mini.store.quads_for_pattern(None, None, None, graph))
    assert said.count("\n- ") == len(stated) > 0
    assert said.rstrip().endswith("What is wrong, and what the document says instead:")
    assert "典拠箇所: minami-1:3" in report_of(mini, "minami-1:3")


def test_a_passage_of_which_nothing_is_stated(mini: kg.Graph) -> None:
    assert "- nothing" in report_of(mini, "minami-1:1-2", "en")


def test_a_passage_that_is_none(mini: kg.Graph) -> None:
    with pytest.raises(PassageError, match="ends beyond the document"):
        report_of(mini, "minami-1:99999")
    with pytest.raises(UnknownNameError, match="unknown document"):
        report_of(mini, "kita-1:3")


def test_on_the_command_line() -> None:
    line = ["passage", "minami-1:3", "--report", "--data", str(DATA), "--lang", "en"]
    said = CliRunner().invoke(kyodo, line)
    assert said.exit_code == 0
    assert "What the graph states there:" in said.stdout


def test_an_unknown_language_is_refused_everywhere(mini: kg.Graph) -> None:
    graph = kg.load()
    for ask in (
        lambda: mini.view("whole", lang="fr"),
        lambda: passages_about(mini, "minami", "fr"),
        lambda: report_of(mini, "minami-1:3", "fr"),
        lambda: kg.analyse(graph, "shinjo", lang="fr"),  # type: ignore[arg-type]
        lambda: compare(graph, lang="fr"),
    ):
        with pytest.raises(UnknownNameError, match="unknown language 'fr'; nearest: ja, en"):
            ask()


def test_the_merge_as_a_file(tmp_path: Path) -> None:
    build_files(DATA, tmp_path / "plain")
    assert not (tmp_path / "plain" / "kyodo.nt").exists()
    build_files(DATA, tmp_path, merged=True)
    triples = list(ox.parse(path=tmp_path / "kyodo.nt", format=ox.RdfFormat.N_TRIPLES))
    quads = list(ox.parse(path=tmp_path / "kyodo.nq", format=ox.RdfFormat.N_QUADS))
    assert len(triples) == len(set(triples)) == len({q.triple for q in quads})
    default = merged(quads).quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert sum(1 for _ in default) == len(triples)
