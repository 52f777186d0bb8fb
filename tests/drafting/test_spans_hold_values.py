"""What a candidate says stands where it points to, in every invented plan."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from kyodo_graph.drafting import Candidate, Draft, Text
from kyodo_graph.drafting.drafter import draft_of

PLANS = sorted(Path(__file__).with_name("plans").glob("*.txt"))

IN_SPANS = {
    "element": ("label",),
    "phase": ("sign",),
    "status": ("sign",),
    "disposition": ("sign",),
    "value": ("sign",),
    "responsible": ("actor",),
    "instrument": ("label",),
    "sign": ("sign", "printed"),
}
"""The fields of each kind that are printed at the candidate's own places."""

IN_LINES = {"element": ("number",), "role": ("sign",)}
"""Those that are printed beside them: a title's number stands before it, a sign by its name."""

ABOVE = 2
"""Lines above a title in which a sheet has the field of its number."""

IN_TEXT = {"actor": ("label", "aliases"), "pair": ("a", "b")}
"""Those that are printed somewhere: the full name of who is named in short elsewhere."""


def bare(text: str) -> str:
    """A text of one width, without blanks and mark-up."""
    plain = re.sub(r"<[^<>]*>|\*\*", "", text)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", plain))


def told(item: Candidate, fields: tuple[str, ...]) -> list[str]:
    given = [item.value[name] for name in fields]
    return [bare(x) for one in given for x in ([one] if isinstance(one, str) else one) if x]


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def draft(request: pytest.FixtureRequest) -> Draft:
    path: Path = request.param
    return draft_of(Text("x-1", path.read_bytes()), "x")


def test_spans_lie_in_their_lines(draft: Draft) -> None:
    lines = draft.text.lines
    for item in draft.items:
        for span in item.spans:
            assert 1 <= span.line <= len(lines), item
            assert 0 <= span.start <= span.end <= len(lines[span.line - 1]), item


def test_values_stand_in_the_spans(draft: Draft) -> None:
    lines = draft.text.lines
    for item in draft.of(*IN_SPANS):
        there = "".join(bare(lines[s.line - 1][s.start : s.end]) for s in item.spans)
        for text in told(item, IN_SPANS[item.kind]):
            assert text in there, item


def test_numbers_and_signs_stand_in_the_lines(draft: Draft) -> None:
    for item in draft.of(*IN_LINES):
        near = draft.text.lines[max(0, min(item.lines) - ABOVE - 1) : max(item.lines)]
        there = "".join(map(bare, near))
        for text in told(item, IN_LINES[item.kind]):
            assert text in there, item


def test_names_of_actors_stand_in_the_text(draft: Draft) -> None:
    there = bare("".join(draft.text.lines))
    for item in draft.of(*IN_TEXT):
        for text in told(item, IN_TEXT[item.kind]):
            assert text in there, item


def test_figures_are_those_that_stand_there(draft: Draft) -> None:
    """Digits of a value are digits of its sign, but for myriads, fractions and words."""
    for item in draft.of("value"):
        sign, value = bare(item.text("sign")).replace(",", ""), item.text("value")
        if re.fullmatch("[0-9.]+", sign) and value:
            assert value == sign, item
