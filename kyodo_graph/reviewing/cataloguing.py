"""The title of a document in its city's catalogue, once its plan has been read."""

from __future__ import annotations

import json
import re

from kyodo_graph.reviewing.taken import Node

UNTITLED = "# THE TITLE AS PRINTED"
"""What stands behind a title that `kyodo city new` supposed and nobody has confirmed."""


def titled(catalog: str, document: str, label: Node) -> str:
    """The catalogue with the plan's title for a document whose title was only supposed.

    A title without the mark was written by a person, and stays.

    >>> made = '- id: source:a-1\\n  label: {ja: "甲", en: "A"}  # THE TITLE AS PRINTED\\n'
    >>> titled(made, "a-1", {"ja": "乙計画", "en": "[ja] 乙計画"})
    '- id: source:a-1\\n  label: {ja: "乙計画", en: "[ja] 乙計画"}\\n'
    """
    ja, en = (json.dumps(label[lang], ensure_ascii=False) for lang in ("ja", "en"))
    head = rf"(- id: source:{re.escape(document)}\n(?:  (?!label:).*\n)*)  label: .*{UNTITLED}"
    return re.sub(
        head, lambda found: f"{found[1]}  label: {{ja: {ja}, en: {en}}}", catalog, count=1
    )
