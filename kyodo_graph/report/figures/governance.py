"""What the classification of governance rests on: nine votes for each index in each variant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.analysis.variants import NAMES
from kyodo_graph.report.drawing.sheet import WIDTH, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, wrap
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.making import both, make, options, paired
from kyodo_graph.report.figures.origins import of_analysis
from kyodo_graph.report.figures.parts import Key
from kyodo_graph.report.figures.words import fixed
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import INK, LINE, MUTED, PAPER
from kyodo_graph.words import codes, indices, variants

BALLOTS = ("nao", "lead_organization", "shared_governance", "undetermined")
LOOKS: Mapping[str, tuple[str, str]] = {
    "nao": (PAPER, "xxxxxx"),
    "lead_organization": ("#52606d", ""),
    "shared_governance": (PAPER, "-----"),
    "undetermined": (PAPER, ""),
}
"""Fill and hatch of a vote for each form."""
_VARIANT = re.compile(f"(?<![a-z_])({'|'.join(NAMES)})(?![a-z_])")
_DOWN, _LABEL, _HEAD = 0.64, 1.5, 0.24
_BALLOT = 0.1


@dataclass(frozen=True)
class Vote:
    """The votes of an index in a variant, and the numbers that they rest on."""

    variant: str
    index: str
    first: Words
    centralization: float | None
    rest: float | None
    votes: tuple[int, ...]
    counted: bool
    why_not: Words


@dataclass(frozen=True)
class Votes:
    """All votes of a city."""

    city: Words
    votes: tuple[Vote, ...]


@figure("governance", of="analysis", at={"city": "network"}, order=100)
def governance_figure(ja: Analysis, en: Analysis) -> Figure | None:
    """The votes behind the form of governance; None where there is no network to vote from."""
    rows = paired(
        ja.results["classification_votes"].records(),
        en.results["classification_votes"].records(),
        ("variant", "index"),
        ("first_label", "why_not"),
    )
    votes = tuple(_vote(r) for r in rows)
    if not any(sum(v.votes) for v in votes if v.counted):
        return None
    given = ja.results["classification"]
    source = Source(
        of_analysis(ja.city, "classification_votes"),
        options(given.options),
        ("borgatti1997", "provan2008"),
    )
    title = {
        "ja": f"{ja.label}:ガバナンスの形の判定(指標×数え方)",
        "en": f"{en.label}: votes for a form of governance, index by way of counting",
    }
    says = {"ja": ja.sentence, "en": en.sentence}
    cannot = {
        "ja": "記載された関わりの形だけを見ており、誰が決めているか、信頼、目標の合意は分からず、"
        "市役所が中心に見えるのは計画の書き手であるためかもしれない。",
        "en": "It reads the shape of stated participation alone: who decides, trust and agreement "
        "on goals are not in it, and that the city office looks central may come of its being the "
        "plan's author.",
    }
    picture = {
        "ja": "数え方を行、指標を列とする表。各欄に九票の内訳、首位の主体、中心化と残りの密度。",
        "en": "Matrix with ways of counting as rows and indices as columns; in each cell nine "
        "votes, the first actor, centralisation and density of the rest.",
    }
    data = Votes({"ja": ja.label, "en": en.label}, votes)
    return make(f"{ja.city}-governance", title, says, cannot, picture, _table(ja.city, data),
                source, _paint, data)  # fmt: skip


def _vote(r: Mapping[str, Any]) -> Vote:
    why = {lang: _named(words, lang) for lang, words in r["why_not"].items()}
    return Vote(
        str(r["variant"]),
        str(r["index"]),
        r["first_label"],
        r["centralization"],
        r["rest_density"],
        tuple(int(r[f"votes_{b}"] or 0) for b in ("nao", "lead", "shared", "undetermined")),
        bool(r["counted"]),
        why,
    )


def _named(words: str, lang: str) -> str:
    """A reason with the names of variants in place of their keys."""
    return _VARIANT.sub(lambda m: f"「{variants()[m.group()][lang]}」" if lang == "ja" else
                        f'"{variants()[m.group()][lang]}"', words)  # fmt: skip


def _table(city: str, data: Votes) -> Table:
    columns = ("city", "variant", "index", "first_ja", "first_en", "centralization",
               "rest_density", *(f"votes_{b}" for b in BALLOTS), "counted", "why_not_ja",
               "why_not_en")  # fmt: skip
    rows = [
        (city, v.variant, v.index, *both(v.first), v.centralization, v.rest, *v.votes, v.counted,
         *both(v.why_not))
        for v in data.votes
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _paint(data: Votes, lang: str) -> Page:
    ja = lang == "ja"
    keys = [
        Key(codes()[b][lang], box=True, fill=LOOKS[b][0], hatch=LOOKS[b][1], ink=INK)
        for b in BALLOTS
    ]
    keys[-1] = Key("どの形でもない" if ja else "none of these", box=True, fill=PAPER)
    notes = (
        ("九票は中心化(.25、.333、.5)と残りの密度(.333、.5、.667)の閾値の組による。cは中心化、dは首位の"
         "主体を除いた残りの密度。淡い行は投票しない。" if ja else
         "Nine votes: pairs of thresholds for centralisation (.25, .333, .5) and density of the "
         "rest (.333, .5, .667). c: centralisation; d: density without the first actor. Pale rows "
         "have no vote."),
    )  # fmt: skip
    ways = list(dict.fromkeys(v.variant for v in data.votes))
    asked = list(dict.fromkeys(v.index for v in data.votes))
    top = key_height(keys, WIDTH) + _HEAD
    page = Page(top + _DOWN * len(ways) + note_height(notes, WIDTH) + 0.14)
    draw_keys(page, keys, 0.0, 0.02)
    across = (WIDTH - _LABEL) / max(len(asked), 1)
    for k, index in enumerate(asked):
        words = indices()[index].name[lang]
        page.text(_LABEL + k * across + 0.04, top - 0.1, words, size=LEAST, colour=MUTED)
    for n, variant in enumerate(ways):
        y = top + n * _DOWN
        page.rule(y)
        own = {v.index: v for v in data.votes if v.variant == variant}
        _label(page, variant, list(own.values()), y, lang)
        for k, index in enumerate(asked):
            if index in own:
                _cell(page, own[index], _LABEL + k * across + 0.04, y, across - 0.1, lang)
    page.rule(top + _DOWN * len(ways))
    page.notes(page.height - note_height(notes, WIDTH) + 0.02, notes)
    return page


def _label(page: Page, variant: str, own: Sequence[Vote], y: float, lang: str) -> None:
    counts = any(v.counted for v in own)
    lines = wrap(variants()[variant][lang], _LABEL - 0.08, 8.0)
    page.lines(0.0, y + (_DOWN / 2 if counts else 0.14), lines, colour=INK if counts else MUTED)
    if not counts:
        why = next((v.why_not[lang] for v in own if v.why_not[lang]), "")
        start = "投票なし:" if lang == "ja" else "no vote: "
        lines = wrap(start + why, _LABEL - 0.08, LEAST)
        page.lines(0.0, y + 0.36, lines, size=LEAST, colour=MUTED)


def _cell(page: Page, vote: Vote, x: float, y: float, room: float, lang: str) -> None:
    ballots = [b for b, n in zip(BALLOTS, vote.votes, strict=True) for _ in range(n)]
    pale = not vote.counted
    for k, ballot in enumerate(ballots):
        fill, hatch = LOOKS[ballot]
        fill = LINE if pale and ballot == "lead_organization" else fill
        page.box(x + k * (_BALLOT + 0.03), y + 0.06, _BALLOT, _BALLOT, fill=fill, hatch=hatch,
                 edge=LINE if pale else INK)  # fmt: skip
    if not ballots:
        words = "定義されない" if lang == "ja" else "undefined"
        page.text(x, y + 0.11, words, size=LEAST, colour=MUTED)
    colour = MUTED if pale else INK
    lines = wrap(vote.first[lang] or "–", room, LEAST)
    page.lines(x, y + 0.265 + 0.065 * (len(lines) - 1), lines, size=LEAST, colour=colour)
    if vote.centralization is not None and vote.rest is not None:
        numbers = f"c {fixed(vote.centralization)}  d {fixed(vote.rest)}"
        page.text(x, y + 0.4 + 0.13 * (len(lines) - 1), numbers, size=LEAST, colour=MUTED)
