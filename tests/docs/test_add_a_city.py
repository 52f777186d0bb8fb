"""The way for a new city works: the template with its blanks filled in passes the checks."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT

from kyodo_graph.curation.area_codes import is_area_code
from kyodo_graph.services.checking import check_records

CATALOG = """
prefectures:
- {id: prefecture/12, is: Prefecture, code: "12", label: {ja: 千葉県, en: Chiba Prefecture}}
"""


def page() -> str:
    return (ROOT / "docs" / "add-a-city.md").read_text(encoding="utf-8")


def catalog_of_the_page() -> str:
    """The catalogue entries as the page shows them."""
    block = re.search(r"```yaml\n(cities:.*?)```", page(), re.DOTALL)
    assert block
    return CATALOG + block[1].replace("sha256: …", "sha256: " + "0" * 64)


def test_the_template_filled_in_passes_the_checks(tmp_path: Path) -> None:
    template = (ROOT / "docs" / "template.yaml").read_text(encoding="utf-8")
    filled = (
        template.replace("CITY", "mycity").replace("DOCUMENT", "mycity-1").replace("pNAME", "p1")
    )
    (tmp_path / "mycity").mkdir()
    (tmp_path / "mycity" / "mycity-1.yaml").write_text(filled, encoding="utf-8")
    (tmp_path / "catalog.yaml").write_text(catalog_of_the_page(), encoding="utf-8")
    report = check_records(tmp_path)
    assert report.findings == ()


def test_the_example_code_has_its_check_digit() -> None:
    codes = re.findall(r'code: "(\d{6})"', page())
    assert codes
    assert all(is_area_code(code) for code in codes)
