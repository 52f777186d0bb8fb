"""What `kyodo build` writes besides the graph: the ontology for OWL tools."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import rdflib
from conftest import MINI, ROOT
from rdflib.compare import isomorphic, to_isomorphic

from kyodo_graph.services.building import build_files

OWL_FILE = "kyodo.owl"


def written(folder: Path) -> bytes:
    report = build_files(MINI / "data", folder, with_ontology=True)
    assert any(name.endswith(OWL_FILE) for name in report.files)
    return (folder / OWL_FILE).read_bytes()


def test_the_ontology_as_rdf_xml_says_what_the_turtle_says(tmp_path: Path) -> None:
    """Oracle: rdflib's parsers of both, and its comparison of graphs."""
    content = written(tmp_path)
    turtle = rdflib.Graph()
    for path in [ROOT / "ontology" / "kyodo.ttl", *(ROOT / "ontology" / "schemes").glob("*.ttl")]:
        turtle.parse(path, format="turtle")
    back = rdflib.Graph().parse(data=content, format="xml")
    assert len(back) == len(turtle) > 1000
    assert isomorphic(to_isomorphic(back), to_isomorphic(turtle))
    assert len(list(ox.parse(content, format=ox.RdfFormat.RDF_XML))) == len(turtle)


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    ours = written(tmp_path / "one")
    code = (
        "import sys; from pathlib import Path\n"
        "from kyodo_graph.services.building import build_files\n"
        "build_files(Path(sys.argv[1]), Path(sys.argv[2]), with_ontology=True)"
    )
    for seed in ("0", "7"):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", code, str(MINI / "data"), str(folder)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        assert (folder / OWL_FILE).read_bytes() == ours


def test_without_the_option_there_is_no_such_file(tmp_path: Path) -> None:
    build_files(MINI / "data", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kyodo.nq", "kyodo.trig"]
