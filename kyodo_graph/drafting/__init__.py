"""Drafting: candidates for a plan's facts, read from its text by rules and decided by nobody yet.

A draft is a folder that ``kyodo draft TEXT --city KEY -o DIR`` writes: ``draft.json`` and
``text.txt``, the text that its lines count in. :func:`read` gives it as a :class:`Draft`;
review, workbook and ``accept`` build upon that. Nothing of it is in the graph.

``draft.json`` (format ``kyodo-candidates/1``) is one object, a candidate a line::

    {"format": "kyodo-candidates/1",
     "meta": {"city": "kiritani", "document": "kiritani-1", "sha256": "29b6…", "lines": 214,
              "draft": "9626797308cd", "drafter": "0.2.0", "left_out": ["ties_by_syntax"],
              "overview": {}, "pages": [[1, "1", 1, 30]]},
     "tables": [
      {"id": "table-165", "title": "役割と年度計画", "layout": "tabs", "lines": [165, 194],
       "head": ["番号", "事業名", "担当課", "市民", "６年度"], "head_lines": [165],
       "columns": ["number", "label", "responsible", "role", "phase"],
       "legends": ["sign-163-0"], "plan": "plan-3-0",
       "counts": {"rows": 20, "rows_in_tree": 20, "columns": 11, "marks_text": 162,
                  "marks_read": 162, "head_repeated": 1, "said": 0, "said_line": 0},
       "rows": [{"line": [166], "heading": "柱１ 人が育つ", "printed": ["柱１ 人が育つ"]},
                {"line": [167], "number": "1", "label": "協働ふれあいデーの開催",
                 "cells": ["", "", "responsible-167-14", "role-167-20", "phase-167-30"],
                 "printed": ["１", "協働ふれあいデーの開催", "地域協働課", "○", "実施"]}]}],
     "items": [
      {"id": "role-167-20", "step": 3, "kind": "role", "group": "table-165", "lines": [167],
       "spans": [[167, 20, 21, "cell"]],
       "value": {"element": "element-78-4", "number": "1", "label": "協働ふれあいデーの開催",
                 "actor": "市民", "sign": "○", "code": "participant", "joint": ""},
       "origin": "rule", "rule": "grid.role", "cls": "A", "same": "role:市民:○",
       "table": "table-165", "row": 1, "column": 3}]}

Kinds, their fields and the step in which each is decided: :data:`FIELDS`, :data:`STEPS`. All fields
are texts (empty: not printed), but for ``aliases`` of actors, ``hits`` of lines, ``themes``,
``functions`` and ``at`` (their lines), which are lists. ``element``, ``parent``, ``takes``,
``legends``, ``plan`` and ``cells`` are ids; ``related`` of plans, the ends of ties and ``scope``
are labels. Spans count characters of a line from 0. The spans of an actor are all its mentions.
``cls`` A, B and C come of the precision that was measured for the rule in the documents that
``confidence.json`` names; X: a second way of reading has another value, ``second``. Further rules
that found the same are in ``also``. A blank cell of a matrix is an item with ``"blank": true`` and
an empty sign. Questions (:data:`QUESTIONS`) are ``gap`` (a heading that the numbering wants;
``takes``: what would come under it), ``pair`` (one actor or two), ``rowlabel`` (a row's name that
differs from the title) and ``line`` (names or figures to which nothing points). :data:`PROPOSED`
kinds stand in a draft only where a language model has proposed them (``kyodo draft --assist``):
their spans are what they are about and the words that are quoted for them, their rule names model
and version of the prompt.
"""

from kyodo_graph.drafting.folder import FORMAT, files, read, write
from kyodo_graph.drafting.kinds import FIELDS, PROPOSED, QUESTIONS, SEVERAL, STEPS
from kyodo_graph.drafting.model import (
    CLASSES,
    Candidate,
    Counts,
    Draft,
    DraftTable,
    Given,
    Span,
    TableRow,
    Text,
)
from kyodo_graph.importing.pages import PageLines as Page

__all__ = [
    "CLASSES",
    "FIELDS",
    "FORMAT",
    "PROPOSED",
    "QUESTIONS",
    "SEVERAL",
    "STEPS",
    "Candidate",
    "Counts",
    "Draft",
    "DraftTable",
    "Given",
    "Page",
    "Span",
    "TableRow",
    "Text",
    "files",
    "read",
    "write",
]
