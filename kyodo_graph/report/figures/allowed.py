"""Which comparisons the documents allow, pair by pair, and why not others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.sheet import WIDTH, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, fit, wrap
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared, Plan, bare
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import Key
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import LINE, MUTED, PAPER
from kyodo_graph.words.phrases import plural, several


@dataclass(frozen=True)
class Allowed:
    """Which comparison two plans allow: None, or the number of the reason why not."""

    plans: tuple[Plan, ...]
    comparisons: tuple[tuple[str, Words], ...]
    verdicts: Mapping[tuple[str, str, str], int | None]
    reasons: tuple[Words, ...]


@figure("allowed", of="comparison", at={"comparison": "allowed"}, order=120)
def allowed_figure(found: Compared) -> Figure | None:
    """For each kind of comparison the pairs of plans that allow it."""
    rows = found.rows("allowed", ("plan_a", "plan_b", "comparison"), ("label",))
    reasons: dict[str, Words] = {}
    verdicts: dict[tuple[str, str, str], int | None] = {}
    for r in rows:
        key = (str(r["comparison"]), str(r["plan_a"]), str(r["plan_b"]))
        why = {lang: bare(r["refused"][lang]) for lang in ("ja", "en")}
        if not r["allowed"]:
            reasons.setdefault(why["ja"], why)
        verdicts[key] = None if r["allowed"] else list(reasons).index(why["ja"])
    labels = {str(r["comparison"]): r["label"] for r in rows}
    data = Allowed(found.plans, tuple(labels.items()), verdicts, tuple(reasons.values()))
    title = {"ja": "できる比較とできない比較", "en": "Which comparisons the documents allow"}
    picture = {
        "ja": "比較の種類ごとに、計画の組の三角の表。黒丸はできる組、文字はできない理由。",
        "en": "For each kind of comparison a triangle of pairs of plans; disc: allowed, letter: "
        "the reason why not.",
    }
    cannot = {
        "ja": "できるとは文書の書き方が妨げないということで、違いに意味があるということでは"
        "なく、境目の数は"
        "この道具の約束である。",
        "en": "Allowed means that the manner of the documents does not forbid it, not that a "
        "difference means something; the bounds are conventions of this package.",
    }
    table = Table(
        ("comparison", "comparison_ja", "comparison_en", "plan_a", "plan_b", "allowed",
         "reason_ja", "reason_en"),
        tuple((c, *both(labels[c]), a, b, why is None,
               *((None, None) if why is None else both(data.reasons[why])))
              for (c, a, b), why in verdicts.items()),
    )  # fmt: skip
    source = Source(of_comparison("allowed"), found.options("allowed"))
    return make("allowed", title, _says(data), cannot, picture, table, source, _paint, data)


def _says(data: Allowed) -> Words:
    pairs = len({(a, b) for _, a, b in data.verdicts})
    able = {
        c: sum(w is None for (k, _, _), w in data.verdicts.items() if k == c)
        for c, _ in data.comparisons
    }
    every = [w for c, w in data.comparisons if able[c] == pairs]
    never = [w for c, w in data.comparisons if able[c] == 0]
    ja = [several((w["ja"] for w in part), "ja") for part in (every, never)]
    en = [several((w["en"] for w in part), "en") for part in (every, never)]
    return {
        "ja": f"計画の組{pairs}のすべてでできる比較は{ja[0] or 'なし'}、どの組でもできない比較は"
        f"{ja[1] or 'なし'}である。",
        "en": f"Of {plural(pairs, 'pair')} of plans, all allow {en[0] or 'no comparison'}, and "
        "none "
        f"allows {en[1] or 'nothing at all (each comparison has a pair)'}.",
    }


def _paint(data: Allowed, lang: str) -> Page:
    ja = lang == "ja"
    n, across = len(data.plans), 5
    step = WIDTH / across
    cell = min(0.19, (step - 0.3) / max(n, 1))
    letters = cell >= 0.12
    legend = ", ".join(f"{k} {p.short[lang]}" for k, p in enumerate(data.plans, 1))
    no = "できない(文字は下の理由)" if ja else "not allowed (letter: reason below)"
    if not letters:
        no = "できない(理由は下)" if ja else "not allowed (reasons below; by pair in the table)"
    keys = [
        Key(legend),
        Key("できる" if ja else "allowed", "o" if letters else "s"),
        Key(no, box=True, fill=PAPER, edge=LINE),
    ]
    # Where cells are too small for letters, reasons have none either.
    notes = tuple(
        f"{_letter(k)}: {words[lang]}" if letters else words[lang]
        for k, words in enumerate(data.reasons)
    )
    head = key_height(keys, WIDTH)
    down = 0.48 + cell * n
    rows = -(-len(data.comparisons) // across)
    page = Page(head + down * rows + note_height(notes, WIDTH) + 0.08)
    draw_keys(page, keys, 0.0, 0.02)
    for k, (comparison, label) in enumerate(data.comparisons):
        x, y = k % across * step, head + k // across * down
        lines = wrap(label[lang], step - 0.1, LEAST)
        page.lines(x, y + 0.19 - 0.065 * (2 - len(lines)), lines, size=LEAST)
        _triangle(page, data, comparison, x + 0.14, y + 0.48, cell, letters)
    page.notes(page.height - note_height(notes, WIDTH) + 0.02, notes)
    return page


def _letter(k: int) -> str:
    return chr(ord("a") + k) if k < 26 else f"a{k - 25}"


def _triangle(
    page: Page, data: Allowed, comparison: str, left: float, top: float, cell: float, letters: bool
) -> None:
    """The pairs of plans below the diagonal, with the plans' numbers at its edges."""
    names = [p.name for p in data.plans]
    able = []
    for i, a in enumerate(names):
        for j, b in enumerate(names[:i]):
            key = (comparison, b, a) if (comparison, b, a) in data.verdicts else (comparison, a, b)
            why = data.verdicts.get(key)
            x, y = left + j * cell, top + (i - 1) * cell
            if key in data.verdicts and why is None:
                able.append((x, y))
            if letters:
                page.box(x, y, cell, cell, edge=LINE)
            if letters and why is not None:
                words = fit(_letter(why), cell, LEAST)
                page.text(x + cell / 2, y + cell / 2, words, size=LEAST, align="center")
    n = len(names)
    if not letters:  # too many to tell them apart by eye: the table has each
        down = (n - 1) * cell
        page.segments([(left, top, left, top + down), (left, top + down, left + down, top + down),
                       (left, top, left + down, top + down)])  # fmt: skip
        page.squares(able, cell * 0.8)
        return
    for x, y in able:
        page.mark(x + cell / 2, y + cell / 2, "o", size=5.0)
    for i in range(n):
        if i:
            page.text(left - 0.04, top + (i - 0.5) * cell, str(i + 1), size=LEAST, colour=MUTED,
                      align="right")  # fmt: skip
        if i < n - 1:
            page.text(left + (i + 0.5) * cell, top + (i - 0.4) * cell, str(i + 1), size=LEAST,
                      colour=MUTED, align="center")  # fmt: skip
