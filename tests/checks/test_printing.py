"""Labels in normal form against what is printed: look-alikes are found, other things are not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI, ROOT

from kyodo_graph.checks.sources import check_sources
from kyodo_graph.curation.dataset import read_dataset

Found = Callable[[str, str], list[str]]


@pytest.fixture
def found(mini_copy: Path, tmp_path: Path) -> Found:
    """What is found where the small city's 町内会 is labelled and printed otherwise."""

    def check(label: str, printed: str) -> list[str]:
        text = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8")
        changed = text.replace("町内会を", f"{printed}を").encode("utf-8")
        (tmp_path / "minami-1.txt").write_bytes(changed)
        for name, old, new in [
            ("minami/minami-1.yaml", "ja: 町内会", f'ja: "{label}"'),
            ("catalog.yaml", *(hashlib.sha256(t).hexdigest() for t in (text.encode(), changed))),
        ]:
            path = mini_copy / name
            before = path.read_text(encoding="utf-8")
            assert before.count(old) == 1
            path.write_text(before.replace(old, new), encoding="utf-8")
        return [
            f.message for f in check_sources(read_dataset(mini_copy, ROOT / "ontology"), tmp_path)
        ]

    return check


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("人づくり支援会", "⼈づくり⽀援会"),
        ("戸田の会", "⼾田の会"),
        ("西部青年団", "⻄部⻘年団"),
        ("ボランティア", "ホ゛ランティア"),
        ("ボランティア", "ﾎﾞﾗﾝﾃｨｱ"),
        ("センター2号館", "センター２号館"),
        ("サポート", "サポ―ト"),
        ("サポート", "サポ\u3000－ト"),
        ("2024-2025", "2024ー2025"),
        ("春～秋", "春〜秋"),
        ("霞ケ丘", "霞ヶ丘"),
        ("○の会", "◯の会"),
        ("子ども食堂", "子\u200bども<b>食</b>堂"),
        ("NPOみどり", "<NPOみどり>"),
        ("A < B", "A &lt; B"),
        ("－", "まちづくり －"),
        ("ー", "<td>まちづくり</td><td>―</td>"),
    ],
)
def test_what_looks_alike_is_found(found: Found, label: str, printed: str) -> None:
    assert found(label, printed) == []


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("高崎町内会", "髙﨑町内会"),
        ("ねっと", "ネット"),
        ("1の会", "①の会"),
        ("◎の会", "○の会"),
        ("<NPO法人どこにもない会>", "町内会"),
        ("\\u200b", "町内会"),
        ("<b>", "<b>町内会</b>"),
        ("－", "センター"),
        ("一", "ー"),
    ],
)
def test_what_is_another_thing_is_not_found(found: Found, label: str, printed: str) -> None:
    (message,) = found(label, printed)
    assert message.endswith("is not in minami-1:6")


@pytest.mark.parametrize("case", ["01-hostile-labels", "13-circle-look-alikes"])
def test_a_small_input_that_went_wrong(cases: Path, case: str) -> None:
    dataset = read_dataset(cases / case / "data", ROOT / "ontology")
    assert check_sources(dataset, cases / case / "sources") == []
