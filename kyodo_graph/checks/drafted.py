"""How much of a city was drafted by a program, and what people made of it; English that is wanting.

Nothing here is a fault: it says what a reader of the numbers has to know, and what is left to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.checks.findings import Finding
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.curation.records import Record
from kyodo_graph.curation.reviewed import counted
from kyodo_graph.words.unwritten import is_unwritten


def check_drafted(dataset: Dataset) -> list[Finding]:
    """A finding a city: what was decided on its drafts; and one for each text without English."""
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
    for files in dataset.cities.values():
        for record in (r for file in files for r in file.records):
            found += _unwritten(record)
    return found


def _unwritten(record: Record) -> Iterator[Finding]:
    """The texts of a record whose English is still to be written, each at its line."""
    for entry in record.entries:
        by_lang = {value.lang: value for value in entry.values}
        ja, en = by_lang.get("ja"), by_lang.get("en")
        if ja and en and is_unwritten(ja.text, en.text):
            said = f"English still to be written: {entry.key.name} of {ja.text}"
            said_ja = f"英語がまだ書かれていない：{ja.text}({entry.key.name})"
            mark = en.mark
            yield Finding(
                "english-unwritten", "info", said, record.iri, record.file, mark.line, said_ja
            )
