"""What an analysis prints on one screen: the sentences that hold, the main place, how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kyodo_graph.tables import Table
from kyodo_graph.tables.terminal import table_lines, wrapped
from kyodo_graph.words import indices, page

if TYPE_CHECKING:
    from kyodo_graph.analysis.report import Analysis

SHOWN = (
    "elements", "closeness", "betweenness", "eigenvector", "constraint", "ev_normalised",
    "ties_out", "ties_in", "brokered",
)  # fmt: skip
"""The indices on the screen; the table has all."""
WIDTH = 100
"""The width of what is no terminal's."""


def as_screen(analyses: Sequence[Analysis], lang: str, width: int | None) -> str:
    """Sentences of each city, its main intermediary's place with its ranges, and how to go on."""
    words = page("screen")[lang]
    parts: list[str] = []
    for a in analyses:
        parts.append(f"{a.label} ({a.city})")
        parts += [_paragraph(claim.sentences, lang, width) for claim in a.claims if claim.main]
        if others := [c.subject for c in a.claims if not c.main]:
            joined = ("、" if lang == "ja" else ", ").join(dict.fromkeys(others))
            parts.append(wrapped(words["others"].format(others=joined), width or WIDTH, lines=None))
        if place := _place(a, lang):
            parts.append(table_lines(place, width).rstrip("\n"))
        parts.append(f"{words['limits']}\n{_paragraph(a.limits, lang, width)}")
    names = ", ".join(analyses[0].results) if analyses else ""
    parts.append(wrapped(words["more"].format(tables=names), width or WIDTH, lines=None))
    return "\n\n".join(parts) + "\n"


def _paragraph(sentences: Sequence[str], lang: str, width: int | None) -> str:
    text = ("" if lang == "ja" else " ").join(sentences)
    return wrapped(text, width or WIDTH, lines=None)


def _place(a: Analysis, lang: str) -> Table | None:
    """The places of the city's main intermediary: index, rank, ranges, agreement."""
    rows = a.results["places"].records()
    subject = next((c.actor for c in a.claims if c.main and c.actor), "")
    own = [r for r in rows if r["actor"] == subject and r["index"] in SHOWN]
    if not own:
        return None
    words = page("screen")[lang]
    plans = len({r["plan"] for r in own}) > 1
    heads = ["plan"] * plans + ["index", "rank", "of", "over_readings", "over_variants", "alpha"]
    made = [
        (*([r["plan"]] * plans), indices()[str(r["index"])].name[lang],
         _span(r["rank"], r["rank_to"]), r["of"],
         _span(r["readings_best"], r["readings_worst"]),
         _span(r["variants_best"], r["variants_worst"]),
         _span(*(None if x is None else f"{x:.2f}" for x in (r["alpha_low"], r["alpha_high"]))))
        for r in own
    ]  # fmt: skip
    return Table(tuple(words[h] for h in heads), tuple(made), name="place")


def _span(low: object, high: object) -> str:
    """One value, or the least and the most; a dash for none."""
    if low is None:
        return "–"
    return f"{low}" if low == high else f"{low}–{high}"
