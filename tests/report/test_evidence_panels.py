"""What stands in a panel of evidence: the words marked, labels in place of ids, a citation."""

from __future__ import annotations

import pytest

from kyodo_graph.report import citing
from kyodo_graph.report.evidence import _printed, marks
from kyodo_graph.report.run import Run
from kyodo_graph.report.statements import Detail, PassageEntry, Statement
from kyodo_graph.shipped import shipped


@pytest.mark.parametrize(
    ("line", "words", "marked"),
    [
        ("市民センターの管理", ["センター"], ["センター"]),
        ("市民 セン ターの管理", ["センター"], ["セン ター"]),
        ("ＮＰＯ法人と市", ["NPO", "市"], ["ＮＰＯ", "市"]),
        ("◎は先導的に取り組む主体", ["◎", "先導的に取り組む主体"], ["◎", "先導的に取り組む主体"]),
        ("市民と市民", ["市民"], ["市民", "市民"]),
        ("何もない", ["市民", ""], []),
    ],
)
def test_words_are_marked_however_they_are_printed(
    line: str, words: list[str], marked: list[str]
) -> None:
    spans = marks(line, words)
    assert "".join(span.text for span in spans) == line
    assert [span.text for span in spans if span.marked] == marked


def test_a_record_without_a_name_is_told_by_its_values_and_never_by_its_id() -> None:
    values = (Detail("役割", "先導"), Detail("記号", "◎"), Detail("意味", "先に立つ者"))
    entry = Statement("凡例の項", "x/legend/entry-1", "x/legend/entry-1", values)
    other = Statement("凡例", "x/legend", "x/legend", (Detail("項", "x/legend/e", "x/legend/e"),))
    passage = PassageEntry("x-1:3", "iri", 3, 3, (), (other, entry))
    assert _printed(passage, ["◎", "先に立つ者"]) == ("◎", "先に立つ者")
    assert _printed(passage, []) == ("先導", "◎", "先に立つ者")
    named = Statement("事業", "講座", "x/p/i1", ())
    both = PassageEntry("x-1:3", "iri", 3, 3, (), (named, entry))
    assert _printed(both, ["講座"]) == ("講座",)
    assert _printed(both, ["ほか"]) == ("講座",)


def test_a_claim_is_cited_with_date_version_hash_and_what_is_not_checked() -> None:
    run = Run("0.2.0", "ab" * 32, 9, 0, "2026-11-30", (), "https://doi.org/10.1/x", True)
    told = citing.claim(run, "一関市は{18}の事業", "leads", "ja")
    for part in ("(2026)", "0.2.0", "ab" * 32, "2026-11-30", "https://doi.org/10.1/x", "専門家"):
        assert part in told.text
    assert told.bibtex.count("{") == told.bibtex.count("}")
    assert "url     = {https://doi.org/10.1/x}" in told.bibtex
    alone = citing.claim(Run("0.2.0", "ab", 9, 0, "", ()), "x", "leads", "en")
    assert "()" not in alone.text
    assert "expert" not in alone.text
    assert "url" not in alone.bibtex


def test_the_address_is_that_of_the_file_that_says_how_to_cite() -> None:
    text = shipped("CITATION.cff").read_text(encoding="utf-8")
    has_one = any(f"\n{key}:" in text for key in ("doi", "url", "repository-code"))
    assert bool(citing.address()) is has_one
