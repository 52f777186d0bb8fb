"""What the search of a report holds."""

from __future__ import annotations

import pytest

from kyodo_graph.report.searching import _english


@pytest.mark.parametrize(
    ("ja", "en", "held"),
    [
        ("市民課", "Citizens' Affairs Division", "Citizens' Affairs Division"),
        ("市民課", "[ja] 市民課", ""),
        ("NPO", "NPO", ""),
    ],
)
def test_english_that_is_still_to_be_written_is_not_found_beside_the_name(
    ja: str, en: str, held: str
) -> None:
    assert _english({"ja": ja, "en": en}) == held
