"""What has no English yet says so of itself, and a check lists it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo_graph.checks.drafted import check_drafted
from kyodo_graph.checks.renderings import check_equal_labels, check_renderings
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.services.new_city import NewCity, new_city
from kyodo_graph.shipped import shipped


def city(where: Path, key: str, en: str) -> None:
    """The data of a city in which one actor has this English name."""
    new_city(NewCity(key, "359904", "見本市"), where)
    (where / key / f"{key}-1.yaml").write_text(
        f"""\
document: source:{key}-1
plans:
- id: {key}/p1
  is: Plan
  at: 1
  label: {{ja: 見本計画, en: Mihon Plan}}
  plan_status: not_stated
actors:
- id: {key}/actor/a
  is: Actor
  at: 1
  label: {{ja: 自治会, en: "{en}"}}
  actor_type: neighborhood_association
  specificity: category
- id: {key}/actor/city
  is: Actor
  at: 1
  label: {{ja: 見本市, en: Mihon City}}
  actor_type: city_government
  specificity: named
""",
        encoding="utf-8",
    )


@pytest.mark.parametrize("en", ["[ja] 自治会", "自治会"])
def test_each_text_without_english_is_listed_at_its_line(tmp_path: Path, en: str) -> None:
    city(tmp_path, "mihon", en)
    found = check_drafted(read_dataset(tmp_path / "mihon", shipped("ontology")))
    assert [(f.rule, f.severity, f.line, f.message) for f in found] == [
        ("english-unwritten", "info", 12, "English still to be written: label of 自治会")
    ]
    assert found[0].file.endswith("mihon-1.yaml")


def test_what_is_not_written_is_no_wrong_rendering(tmp_path: Path) -> None:
    """Nor does it differ from what another city calls the same."""
    city(tmp_path, "aaa", "neighbourhood association")
    city(tmp_path, "mihon", "[ja] 自治会")
    data = read_dataset([tmp_path / "aaa", tmp_path / "mihon"], shipped("ontology"))
    assert check_renderings(data) == check_equal_labels(data) == []


def test_a_wrong_rendering_is_still_found(tmp_path: Path) -> None:
    city(tmp_path, "aaa", "neighbourhood association")
    city(tmp_path, "mihon", "residents' club")
    data = read_dataset([tmp_path / "aaa", tmp_path / "mihon"], shipped("ontology"))
    assert len(check_renderings(data)) == 1
    assert len(check_equal_labels(data)) == 1
    assert check_drafted(data) == []
