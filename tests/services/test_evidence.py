"""Evidence: passages with their headings, and which passages speak of a thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.errors import InputError, KyodoError, UnknownNameError
from kyodo_graph.services.evidence import PassageError, find_entity, passages_about, show_passage

SOURCES = MINI / "sources"
NORMAL, AS_PRINTED = "01-hostile-labels", "02-labels-as-printed"


def test_a_passage_has_its_lines_and_headings(mini: kg.Graph) -> None:
    text = (SOURCES / "minami-1.txt").read_text(encoding="utf-8").splitlines()
    for first, last, headings in [
        (1, 1, ("南市協働計画",)),
        (2, 3, ("南市協働計画", "基本方針1 人づくり")),
        (4, 6, ("南市協働計画", "基本方針1 人づくり")),
        (5, 6, ("南市協働計画",)),
    ]:
        shown = show_passage(mini, f"minami-1:{first}-{last}", SOURCES)
        assert shown.lines == tuple(text[first - 1 : last])
        assert shown.headings == headings
        assert shown.render().splitlines()[-1] == f"{last}  {text[last - 1]}"


def test_a_passage_is_cited_by_its_page_where_the_map_is_at_hand(
    mini: kg.Graph, tmp_path: Path
) -> None:
    (tmp_path / "minami-1.txt").write_bytes((SOURCES / "minami-1.txt").read_bytes())
    assert show_passage(mini, "minami-1:2-3", tmp_path).page == ""
    pages = "page,printed_page,first_line,last_line\n1,,1,2\n2,7,3,6\n"
    (tmp_path / "minami-1.pages.csv").write_text(pages, encoding="utf-8")
    shown = show_passage(mini, "minami-1:4-6", tmp_path)
    assert shown.page == "p. 7"
    assert shown.render().startswith("minami-1:4-6 (p. 7)  <")
    assert show_passage(mini, "minami-1:2-3", tmp_path).page == "pp. 1–7"
    (tmp_path / "minami-1.pages.csv").write_text("seite\n一\n", encoding="utf-8")
    with pytest.raises(InputError, match="no map of pages"):
        show_passage(mini, "minami-1:2", tmp_path)


@pytest.mark.parametrize("pointer", ["minami-1:7", "minami-1:1-7", "minami-1:9-3", "nonsense"])
def test_a_passage_that_cannot_be_shown(mini: kg.Graph, pointer: str) -> None:
    with pytest.raises(PassageError) as caught:
        show_passage(mini, pointer, SOURCES)
    assert "; expected " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_passage_of_the_shipped_graph_can_be_shown(graph: kg.Graph, sources: Path) -> None:
    """The first, the last and every fiftieth: under a heading of its document, and not empty."""
    table = graph.sparql("SELECT ?p { ?x a kyodo:Passage ; kyodo:pointer ?p } ORDER BY ?p")
    pointers = [str(p) for p in table.column("p")]
    for pointer in {*pointers[::50], pointers[-1]}:
        shown = show_passage(graph, pointer, sources)
        assert shown.headings
        assert "".join(shown.lines).strip()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_passages_come_in_the_order_of_their_documents(graph: kg.Graph, lang: str) -> None:
    """Line 9 before line 10, document by document."""
    seen = 0
    for entity in ("ichinoseki/actor/city", "shimonoseki/actor/city", "yamaguchi/actor/city"):
        table = passages_about(graph, entity, lang)
        places = []
        for source in table.column("source"):
            found = re.fullmatch(r"([a-z0-9-]+):(\d+)(?:-(\d+))?", str(source))
            assert found
            places.append((found[1], int(found[2])))
        assert places == sorted(places)
        seen += len({place[0] for place in places})
        assert len({len(str(line)) for _, line in places}) > 1, "lines of several lengths"
    assert seen > 3


def test_what_a_passage_states_of_a_thing(mini: kg.Graph) -> None:
    table = passages_about(mini, "minami/p2/i01", "en")
    assert table.columns == ("source", "section", "predicate")
    rows = set(table.rows)
    assert ("minami-1:3", "Basic policy 1", "label") in rows
    assert ("minami-1:4", "Basic policy 1", "hasScheduleEntry") in rows
    assert ("minami-1:5", "Minami collaboration plan", "hasIndicator") in rows
    assert not any(source in ("minami-1:1", "minami-1:6") for source in table.column("source"))


@pytest.mark.parametrize(
    "entity",
    [
        "minami/actor/center",
        ID + "minami/actor/center",
        "南市民活動センター",
        "南 市民活動 センター",
    ],
)
def test_a_thing_by_id_iri_or_label(mini: kg.Graph, entity: str) -> None:
    assert find_entity(mini, entity) == ID + "minami/actor/center"


@pytest.mark.parametrize("entity", ["", " ", "zzz", "\0", "http://[", "<x>", '"', "https://a b"])
def test_what_names_no_thing(mini: kg.Graph, entity: str) -> None:
    with pytest.raises(UnknownNameError, match="unknown thing"):
        find_entity(mini, entity)


def test_nothing_that_is_asked_for_is_a_traceback(mini: kg.Graph) -> None:
    for entity in ("minami-1:3", "source:minami-1", "kyodo:Plan", "\udcff"):
        with pytest.raises(KyodoError):
            find_entity(mini, entity)


def test_every_actor_is_found_by_the_normal_form_of_its_label(cases: Path) -> None:
    """The labels are as hostile documents print them; what is typed is plain."""
    query = "SELECT * { ?iri a kyodo:Actor ; rdfs:label ?label FILTER(LANG(?label) = 'ja') }"
    typed, printed = (kg.load(cases / case / "data") for case in (NORMAL, AS_PRINTED))
    labels, asked = (dict(graph.rdflib().query(query)) for graph in (printed, typed))
    for iri in labels:
        assert find_entity(printed, asked[iri]) == str(iri), labels[iri]
    assert sum(label != asked[iri] for iri, label in labels.items()) > 30


def test_the_very_label_goes_before_what_looks_alike(cases: Path) -> None:
    graph = kg.load(cases / "04-duplicate-by-width" / "data")
    assert find_entity(graph, "ＮＰＯ法人みどり") == ID + "midorino/actor/b"
    with pytest.raises(UnknownNameError, match="label is that of several"):
        find_entity(graph, "npo法人みどり")


@pytest.mark.parametrize(
    "entity",
    ["「南市民活動センター」", "南市民活動センタ－", "「南市民活動」せんたー"],
)
def test_a_label_is_found_by_name_and_by_what_is_searched(mini: kg.Graph, entity: str) -> None:
    assert find_entity(mini, entity) == ID + "minami/actor/center"
