"""Drafts of the invented plans, and folders of cities that wait for their data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.drafting import Draft, write
from kyodo_graph.services.new_city import NewCity, new_city

from .gold_drafts import gold_draft

CITIES = {"asahino": ("朝比野市", "35990"), "kiritani": ("霧谷市", "35980")}


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented plans; tests that need it skip where it is not at hand."""
    folder = ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the invented plans are not at hand (../shared/samples)")
    return folder


@pytest.fixture(scope="session")
def drafts(samples: Path) -> dict[str, Draft]:
    """The drafts by city."""
    return {key: gold_draft(samples / key) for key in CITIES}


@pytest.fixture
def kiritani(drafts: dict[str, Draft]) -> Draft:
    """The draft of the plan with tables by tabs."""
    return drafts["kiritani"]


@pytest.fixture
def place(tmp_path: Path) -> Callable[[Draft], Path]:
    """Makes the folder of a draft's city beside its draft, and gives the folder of both."""

    def make(draft: Draft) -> Path:
        name, code = CITIES[draft.city]
        text = tmp_path / f"{draft.text.key}.txt"
        text.write_bytes(draft.text.raw)
        city = NewCity(draft.city, code + str(check_digit(code)), name, text=text)
        new_city(city, tmp_path)
        write(draft, tmp_path / f"{draft.city}-draft")
        return tmp_path

    return make


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of decisions."""

    def make(content: Any, name: str = "decisions.json") -> Path:
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return path

    return make
