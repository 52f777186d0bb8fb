"""The invented plans as city folders, in the form in which others would have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from .coding_gold import ASAHINO, KIRITANI, SAMPLES, write_city

# Each sample thrice under other names: with the two and the shipped four, twelve cities.
OTHERS = (
    (ASAHINO, "yuhino", "夕比野", "35991"),
    (ASAHINO, "yamahino", "山比野", "35992"),
    (ASAHINO, "tsukihino", "月比野", "35993"),
    (KIRITANI, "hanatani", "花谷", "35981"),
    (KIRITANI, "yukitani", "雪谷", "35982"),
    (KIRITANI, "hoshitani", "星谷", "35983"),
)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented plans; tests that need it skip where it is not at hand."""
    folder = ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the invented plans are not at hand (../shared/samples)")
    return folder


@pytest.fixture(scope="session")
def two(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The folders of the two cities."""
    to = tmp_path_factory.mktemp("two")
    return tuple(write_city(sample, samples, to / sample.key) for sample in SAMPLES)


@pytest.fixture(scope="session")
def eight(two: tuple[Path, ...], samples: Path) -> tuple[Path, ...]:
    """The folders of eight cities: the two, and each plan thrice more under other names."""
    to = two[0].parent
    more = (write_city(s, samples, to / key, key, name, code) for s, key, name, code in OTHERS)
    return (*two, *more)
