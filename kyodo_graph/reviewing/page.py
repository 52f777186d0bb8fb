"""The page in which a draft is decided: one HTML file that asks no one for anything.

What the browser may run and load is fixed by the page's Content-Security-Policy, as in the pages of
networks; the document's words stand in a block of data and reach the page as texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kyodo_graph.drafting import FIELDS, SEVERAL, STEPS, Candidate, Draft
from kyodo_graph.errors import MissingExtraError
from kyodo_graph.reviewing.agreeing import Difference
from kyodo_graph.reviewing.asking import CODED, NAMED, WRITTEN, asked, drafted, proposal
from kyodo_graph.reviewing.codes import CODES_OF, codes
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.reasons import REASONS
from kyodo_graph.reviewing.specificity import specificity
from kyodo_graph.views.sealing import as_json, policy
from kyodo_graph.words.page_words import page as page_words

_HERE = Path(__file__).parent
_TOKENS = _HERE.parent / "views" / "assets" / "tokens.css"
_MORE = {**dict.fromkeys(NAMED, ("en",)), "actor": ("specificity", "en")}
"""What a form asks beside the fields of its kind. English of what was drafted is asked apart."""
_FORMS = tuple(k for k in FIELDS if k not in ("pair", "line", "theme", "function"))


def render(draft: Draft, lang: str = "ja", differing: Sequence[Difference] = ()) -> bytes:
    """The page of a draft as UTF-8; ``lang`` is the language that it opens in.

    With ``differing`` it is the page on which two reviewers settle these candidates and no others.
    Raises MissingExtraError where Jinja is not installed.
    """
    try:
        import jinja2
        from markupsafe import Markup
    except ImportError as error:
        raise MissingExtraError("Jinja2", "the page of kyodo review", "views") from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    program, style = _asset("review.js"), _style()
    html = environment.get_template("review.html.j2").render(
        lang=lang,
        title=f"{title_of(draft)} — kyodo review",
        policy=policy([program], [style]),
        program=Markup(program),
        style=Markup(style),
        data=Markup(as_json(payload(draft, lang, differing))),
    )
    return html.encode("utf-8", "replace")


def payload(draft: Draft, lang: str, differing: Sequence[Difference] = ()) -> dict[str, Any]:
    """The data of the page: the text, the candidates and tables of the draft, codes and words."""
    data: dict[str, Any] = {
        "lang": lang,
        "words": page_words("review"),
        "meta": {
            "city": draft.city,
            "document": draft.text.key,
            "title": title_of(draft),
            "sha256": draft.text.sha256,
            "draft": draft.digest,
            "overview": draft.overview,
            "left_out": draft.left_out,
        },
        "text": draft.text.lines,
        "codes": codes(),
        "forms": {kind: _form(kind) for kind in _FORMS},
        "reasons": REASONS,
        "tables": [_table(draft, n) for n in range(len(draft.tables))],
        "items": [_item(item) for item in asked(draft)],
    }
    if differing:
        data["compared"] = {
            "names": [differing[0].first.reviewer, differing[0].second.reviewer],
            "pairs": {d.first.id: [_side(d.first), _side(d.second)] for d in differing},
        }
    return data


def title_of(draft: Draft) -> str:
    """The name of the document's own plan, as drafted; its key where there is none."""
    return next(
        (i.text("label") for i in draft.of("plan") if not i.text("relation")), draft.text.key
    )


def _form(kind: str) -> list[list[str]]:
    known = CODES_OF.get(kind, {})
    own = FIELDS[kind][1:] if kind in WRITTEN else FIELDS[kind]
    names = (*own, *_MORE.get(kind, ()))
    return [[name, "several" if name in SEVERAL else known.get(name, "")] for name in names]


def _item(item: Candidate) -> dict[str, Any]:
    value: dict[str, Any] = drafted(item)
    proposed = proposal(item)
    chosen = item.kind in CODED and not proposed
    if item.kind == "actor":
        value["specificity"] = specificity(item.text("label"), item.text("type"))
    told: dict[str, Any] = {
        "id": item.id,
        "step": CODED.get(item.kind) or STEPS[item.kind],
        "kind": item.kind,
        "group": item.group,
        "lines": item.lines,
        "spans": [[s.line, s.start, s.end, s.what] for s in item.spans],
        "value": value,
        "origin": "reviewer" if chosen else item.origin,
        "rule": item.rule,
        "cls": "" if chosen else item.cls,
        "same": item.same,
        "table": item.table,
        "row": item.row,
        "column": item.column if item.kind != "table" else -2,
        "blank": item.blank,
        "takes": item.takes,
    }
    if proposed:
        told["proposed"] = proposed
    if item.second is not None:
        told["second"] = item.second
    if item.supplied:
        told["supplied"] = item.supplied
    return told


def _table(draft: Draft, number: int) -> dict[str, Any]:
    table = draft.tables[number]
    plan = draft.by_id.get(table.plan)
    return {
        "id": table.id,
        "title": table.title,
        "lines": table.lines,
        "head": table.head,
        "columns": table.columns,
        "legends": table.legends,
        "foreign": plan is not None and plan.text("label") != title_of(draft),
        "counts": {name: getattr(table.counts, name) for name in table.counts.__slots__},
        "rows": [
            {
                "number": row.number,
                "label": row.label,
                "cells": row.cells,
                "printed": row.printed,
                "heading": row.heading,
            }
            for row in table.rows
        ],
    }


def _side(one: Decided) -> dict[str, Any]:
    return {"decision": one.decision, "new": one.new, "kind": one.kind}


@cache
def _asset(name: str) -> str:
    text = (_HERE / "assets" / name).read_text(encoding="utf-8")
    if any(end in text.lower() for end in ("</script", "</style", "<!--")):
        raise ValueError(f"{name} would end its own block")
    return text


@cache
def _style() -> str:
    return _TOKENS.read_text(encoding="utf-8") + _asset("review.css")
