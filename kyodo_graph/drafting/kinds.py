"""The kinds of candidates: their fields, and the step of the review in which each is decided."""

from __future__ import annotations

FIELDS: dict[str, tuple[str, ...]] = {
    "sign": ("sign", "printed", "scheme", "code"),
    "plan": ("label", "start_fy", "end_fy", "relation", "related"),
    "element": ("level", "number", "label", "parent"),
    "gap": ("level", "number", "label", "parent"),
    "role": ("element", "number", "label", "actor", "sign", "code", "joint"),
    "responsible": ("element", "number", "label", "actor", "sign", "code"),
    "phase": ("element", "number", "label", "fy", "sign", "code"),
    "status": ("element", "number", "label", "sign", "code"),
    "disposition": ("element", "number", "label", "sign", "code"),
    "value": ("scope", "indicator", "unit", "fy", "value", "value_kind", "sign"),
    "rowlabel": ("element", "printed", "reading"),
    "actor": ("label", "type", "aliases"),
    "pair": ("a", "b", "why"),
    "instrument": ("label", "kind"),
    "quantity": ("subject", "measure", "value", "unit", "fy"),
    "tie": ("subject", "relation", "object", "basis", "modality"),
    "line": ("hits",),
    "theme": ("label", "themes", "primary", "field"),
    "function": ("label", "functions", "at"),
    "summary": ("label", "ja", "en"),
    "english": ("label", "en"),
}
"""The fields of each kind of candidate, in their order. ``label`` of the last four is the name of
what they are about."""

SEVERAL = frozenset({"aliases", "hits", "themes", "functions", "at"})
"""The fields that hold several texts."""

PROPOSED = ("theme", "function", "summary", "english")
"""Kinds that no rule drafts: a language model may propose them, and a person writes or chooses.

Their ids are the kind and the id of what they are about (``theme-element-78-4``).
"""

STEPS: dict[str, int] = {
    "sign": 1,
    **dict.fromkeys(("plan", "element", "gap"), 2),
    **dict.fromkeys(
        ("role", "responsible", "phase", "status", "disposition", "value", "rowlabel"), 3
    ),
    **dict.fromkeys(("actor", "pair", "instrument", "quantity"), 4),
    "tie": 5,
    "line": 6,
    **dict.fromkeys(PROPOSED, 7),
}
"""The step of the review in which a kind is decided."""

QUESTIONS = frozenset({"gap", "pair", "rowlabel", "line"})
"""Kinds that ask something, and of which nothing is a record before it is answered."""
