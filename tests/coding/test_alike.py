"""Like sentences that are coded unlike stand side by side."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from conftest import MINI

from kyodo_graph.coding.alike import alike
from kyodo_graph.coding.running import check_alike
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.errors import InputError
from kyodo_graph.shipped import shipped
from kyodo_graph.tables import Table

LINES = (
    "南市民活動センターは町内会と連携しています。",
    "市は町内会を支援しています。南市民活動センターは町内会を支援します。",
    "南市民活動センターにおいて、町内会を支援します。",
)
TIE = "- {{is: Tie, at: {at}, subject: minami/actor/{of}, tie_relation: {relation}, "
REST = "object: minami/actor/chonaikai, basis: {basis}, modality: {modality}}}\n"


@pytest.fixture
def town(mini_copy: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The small city's data and a text of its document that has some lines more."""
    sources = tmp_path / "sources"
    shutil.copytree(MINI / "sources", sources)
    text = sources / "minami-1.txt"
    more = text.read_text(encoding="utf-8").rstrip("\n") + "\n" + "\n".join(LINES) + "\n"
    text.write_text(more, encoding="utf-8")
    catalog = mini_copy / "catalog.yaml"
    before = hashlib.sha256((MINI / "sources" / "minami-1.txt").read_bytes()).hexdigest()
    told = catalog.read_text(encoding="utf-8").replace(
        before, hashlib.sha256(more.encode()).hexdigest()
    )
    catalog.write_text(told.replace("lines: 6", f"lines: {6 + len(LINES)}"), encoding="utf-8")
    return mini_copy, sources


def found(town: tuple[Path, Path], *ties: dict[str, str]) -> Table:
    data, sources = town
    path = data / "minami" / "minami-1.yaml"
    told = "".join((TIE + REST).format(**tie) for tie in ties)
    path.write_text(path.read_text(encoding="utf-8") + told, encoding="utf-8")
    return alike(read_dataset(data, shipped("ontology")), sources)


def tie(
    at: int, of: str, modality: str, basis: str = "stated", relation: str = "supports"
) -> dict[str, str]:
    return {"at": str(at), "of": of, "modality": modality, "basis": basis, "relation": relation}


def test_one_pattern_with_two_values_is_told_with_its_passages(town: tuple[Path, Path]) -> None:
    table = found(town, tie(7, "center", "ongoing"), tie(8, "city", "planned"))
    rows = [r for r in table.rows if r[1] == "modality"]
    assert rows == [
        ("…ています", "modality", "ongoing", 1, 0.5, "21 69", "minami-1:7"),
        ("…ています", "modality", "planned", 1, 0.5, "21 69", "minami-1:8"),
    ]


def test_what_is_coded_alike_is_not_told(town: tuple[Path, Path]) -> None:
    assert not found(town, tie(7, "center", "ongoing"), tie(8, "city", "ongoing")).rows


def test_the_sentence_with_the_ends_counts_and_not_its_neighbour(town: tuple[Path, Path]) -> None:
    # Line 8 has two sentences: that of the city goes on, that of the centre is planned.
    assert not found(town, tie(8, "city", "ongoing"), tie(8, "center", "planned")).rows


def test_where_x_stands_at_the_head_its_basis_is_compared(town: tuple[Path, Path]) -> None:
    table = found(
        town,
        tie(9, "center", "planned", "implied"),
        tie(9, "center", "planned", "stated", "trains"),
    )
    assert {(r[0], r[2]) for r in table.rows if r[1] == "basis"} == {
        ("Xにおいて、…", "implied"),
        ("Xにおいて、…", "stated"),
    }


def test_the_report_is_text_and_json_and_never_fails(town: tuple[Path, Path]) -> None:
    found(town, tie(7, "center", "ongoing"), tie(8, "city", "planned"))
    report = check_alike(town[0], town[1])
    assert not report.failed
    assert report.render("text").startswith(
        "…ています [modality; rules 21, 69]\n  ongoing: 1 (50.0 %): minami-1:7\n"
    )
    assert '"minami-1:8"' in report.render("json")
    assert check_alike(town[0], town[1], ["minami"]).table == report.table


def test_without_a_document_there_is_an_error(mini_copy: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        check_alike(mini_copy, tmp_path / "nowhere")
