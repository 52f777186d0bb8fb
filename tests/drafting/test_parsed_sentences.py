"""What parsed sentences tell, from recorded parses; the recordings against the live parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kyodo_graph import drafting, extras
from kyodo_graph.cli.main import run
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.syntax import parsing
from kyodo_graph.drafting.syntax.framed import LONGEST
from tests.drafting import recorded_parses
from tests.drafting.recorded_parses import ROLES, SENTENCES, TITLE, Tie, parse, parsed_draft

LIVE = not extras.EXTRAS["nlp"].missing()


def _ends(tie: Tie) -> Tie:
    one, relation, other = tie
    if relation == "partners_with":
        one, other = sorted((one, other))
    return one, relation, other


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ties(sentence: str) -> None:
    made = parsed_draft(sentence).of("tie")
    found = {_ends((t.text("subject"), t.text("relation"), t.text("object"))) for t in made}
    assert found == set(map(_ends, SENTENCES[sentence]))
    # Each by a frame, whether a pattern finds it, too, or not.
    assert all("frame." in rule for t in made for rule in (t.also or (t.rule,)))


def test_the_ends_and_the_verb_are_where_they_are_printed() -> None:
    sentence = "防災課は地図を作ります。毎年、自治会連合会に配ります。"
    draft = parsed_draft(sentence)
    tie = draft.of("tie")[0]
    assert "frame.given" in (tie.rule, *tie.also)
    printed = [draft.text.lines[s.line - 1][s.start : s.end] for s in tie.spans]
    assert printed == ["防災課", "自治会連合会", "配り"]


def test_how_it_is_said() -> None:
    said = {
        sentence: [t.text("modality") for t in parsed_draft(sentence).of("tie")]
        for sentence in SENTENCES
    }
    assert said["市民活動課は霧野市市民活動センターへの委託を検討します。"] == [
        "under_consideration"
    ]
    assert said["まちづくり協議会は、市から交付金を受けています。"] == ["ongoing"]


def test_what_patterns_and_frames_find_is_one_candidate_with_both_rules(tmp_path: Path) -> None:
    sentence = "環境課は、漁業協同組合の協力を得て、海岸の清掃を行います。"
    draft = parsed_draft(sentence)
    (tie,) = draft.of("tie")
    assert (tie.rule, tie.also) == ("tie.verb_supports", ("frame.helped_along",))
    table = tables_of(draft)["ties"]
    assert table.rows[0][table.columns.index("rule")] == "tie.verb_supports;frame.helped_along"
    drafting.write(draft, tmp_path)
    assert drafting.read(tmp_path).of("tie") == [tie]


def test_roles_where_no_table_tells_them() -> None:
    made = parsed_draft(ROLES[0]).of("role")
    assert {(r.text("label"), r.text("actor"), r.text("code")) for r in made} == {
        ("見守りの推進", "自治会", "lead"),
        ("見守りの推進", "商工会", "participant"),
        ("見守りの推進", "老人クラブ", "participant"),
        ("見守りの推進", "社会福祉協議会", "support"),
    }


def test_a_table_of_roles_tells_them_alone() -> None:
    text = f"{TITLE}{ROLES[0]}\n\n項目\t自治会\n見守りの推進\t○\n"
    made = draft_of(drafting.Text("k", text.encode()), "kirino", parse).of("role")
    assert [r.text("code") for r in made] == ["participant"]


def test_without_a_parser_it_is_said_what_is_left_out() -> None:
    sentence = "霧野市市民活動センターの管理運営を公益財団法人霧野財団が行っています。"
    plain = draft_of(drafting.Text("k", f"{TITLE}{sentence}\n".encode()), "kirino")
    assert not plain.of("tie")
    assert "ties_by_syntax" in plain.left_out
    assert "ties_by_syntax" not in parsed_draft(sentence).left_out


def test_of_a_spoilt_line_only_a_part_is_parsed() -> None:
    asked: list[str] = []

    def noted(sentences: Iterable[str]) -> Iterator[parsing.Parsed]:
        for sentence in sentences:
            asked.append(sentence)
            yield ()

    text = f"{TITLE}{'市は、自治会' * 600}。\n"
    draft_of(drafting.Text("k", text.encode()), "kirino", noted)
    assert max(map(len, asked)) == LONGEST


def test_a_verb_that_nobody_knows_needs_a_frame() -> None:
    text = drafting.Text("k", f"{TITLE}市は、自治会と庭を眺める。\n".encode())
    assert {t.rule for t in draft_of(text, "kirino").of("tie")} == {"tie.open"}
    assert not draft_of(text, "kirino", lambda sentences: (() for _ in sentences)).of("tie")


def test_without_the_extra_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extras, "_is_there", lambda module: module != "ginza")
    (tmp_path / "x.txt").write_text(TITLE, encoding="utf-8")
    out = tmp_path / "out"
    assert run(["draft", str(tmp_path / "x.txt"), "--city", "x", "--nlp", "-o", str(out)]) == 2
    error = capsys.readouterr().err
    assert "pip install 'kyodo-graph[nlp]'" in error
    assert len(error.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.skipif(not LIVE, reason="GiNZA (extra nlp) is not installed")
def test_the_recordings_are_what_the_parser_gives() -> None:
    known = recorded_parses._recorded()
    assert dict(zip(known, parsing.ginza()(known), strict=True)) == known
