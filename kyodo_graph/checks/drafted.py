"""How much of a city was drafted by a program, and what people made of it; names without English.

Nothing here is a fault: it says what a reader of the numbers has to know.
"""

from __future__ import annotations

import re

from kyodo_graph.checks.findings import Finding
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.curation.reviewed import counted

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


def check_drafted(dataset: Dataset) -> list[Finding]:
    """A finding a city: what was decided on its drafts, and how many names have no English yet."""
    found = []
    for city, n in counted(dataset.cities).items():
        said = (
            f"{n['drafted']} candidates were drafted: {n['accepted']} accepted unchanged, "
            f"{n['changed']} changed, {n['rejected']} rejected; {n['added']} were added. "
            f"{n['bulk']} were accepted several at once (--reviewed human leaves them out)"
        )
        ja = (
            f"草案の候補{n['drafted']}件のうち、そのまま採用{n['accepted']}件、"
            f"直して採用{n['changed']}件、不採用{n['rejected']}件。追加{n['added']}件。"
            f"まとめて採用したもの{n['bulk']}件(--reviewed human で除ける)"
        )
        found.append(Finding("drafted", "info", said, ID + city, ja=ja))
    for city, number in _untranslated(dataset).items():
        said = f"{number} names have no English yet: their Japanese stands in its place"
        ja = f"英語の名称がまだないもの{number}件。日本語がその場所にある"
        found.append(Finding("untranslated", "info", said, ID + city, ja=ja))
    return found


def _untranslated(dataset: Dataset) -> dict[str, int]:
    """By city: how many labels in English are the Japanese ones."""
    counts: dict[str, int] = {}
    for city, files in dataset.cities.items():
        for record in (r for file in files for r in file.records):
            words = {value.lang: value.text for value in record.values("label")}
            if words.get("en") == words.get("ja", "") and _JAPANESE.search(words.get("en", "")):
                counts[city] = counts.get(city, 0) + 1
    return counts
