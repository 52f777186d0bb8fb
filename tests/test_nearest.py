"""Names that are offered for one that is misspelt."""

from __future__ import annotations

import pytest

from kyodo_graph.nearest import LISTED, NEAREST, nearest, nearest_or_all


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("fase", ["date", "measure", "phase"], ["phase"]),  # the others are far behind
        ("ＹＡＭＡＧＵＴＩ", ["yamaguchi", "shinjo"], ["yamaguchi"]),  # however it is printed
        ("市民活動せんたー", ["市民活動センター", "市役所"], ["市民活動センター"]),
        ("kita/actor/cty", ["kita/actor/city", "kita/actor/center"], ["kita/actor/city"]),
        ("T3", ["T03", "T13", "T06"], ["T13", "T03"]),  # both as near
        ("abcd", ["abxy"], ["abxy"]),  # half alike
        ("abcd", ["axyz"], []),
        ("", ["shinjo"], []),
        ("shinjo", [], []),
    ],
)  # fmt: skip
def test_nearest(name: str, known: list[str], found: list[str]) -> None:
    assert sorted(nearest(name, known)) == sorted(found)


def test_as_many_as_can_be_read() -> None:
    names = [f"theme{n}" for n in range(100)]
    assert len(nearest("themex", names)) == NEAREST
    assert nearest_or_all("zzz", names) == names[:LISTED]
