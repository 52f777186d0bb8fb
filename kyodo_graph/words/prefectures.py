"""The prefectures by the first two digits of the codes of local governments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kyodo_graph.words.entries import FOLDER, LANGS, Words, entries


@cache
def prefectures() -> Mapping[str, Words]:
    """The names of the 47 prefectures, by their two digits.

    >>> len(prefectures()), prefectures()["06"]["ja"]
    (47, '山形県')
    """
    path = FOLDER / "prefectures.yaml"
    return {entry.key: entry.only(*LANGS).words() for entry in entries(path)}


def prefecture(digits: str) -> Words | None:
    """The names of a prefecture; None where the digits are those of none."""
    return prefectures().get(digits)
