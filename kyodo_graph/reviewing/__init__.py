"""Reviewing: a person decides what was drafted, in a page or a workbook, and it becomes data.

``kyodo review`` makes the page or the workbook, ``kyodo accept`` reads the decisions and writes the
city's file. Decisions (format ``kyodo-decisions/1``) are one JSON object::

    {"format": "kyodo-decisions/1", "document": "asahino-1", "sha256": "29b6…", "draft": "9626797308cd",
     "reviewer": "0000-0002-1825-0097", "exported": "2026-11-30T12:00:00Z",
     "decisions": [
      {"uid": "…", "seq": 350, "batch": "…", "id": "tie-85-0", "kind": "tie", "lines": [85],
       "decision": "accept", "old": {…}, "new": {…}, "reason": null, "note": null, "bulk": null,
       "reviewer": "0000-0002-1825-0097", "at": "2026-11-30T11:58:04.120Z", "seconds": 7.4}],
     "undecided": ["theme-element-78-4"],
     "spot_check": {"pool": 265, "ids": ["…"], "ans": [1, 0], "seed": "…"},
     "log": […every event, also those undone…]}

``decision`` is one of :data:`WORDS`. ``old`` is the value as drafted (null where it was added),
``new`` the value as decided (null where there is none). Of each decision only ``id`` and
``decision`` are needed; what is missing is that of the draft.
"""  # noqa: E501

from kyodo_graph.reviewing.asking import CODED, asked
from kyodo_graph.reviewing.decisions import FORMAT, RECORDED, WORDS, Decided, Decisions
from kyodo_graph.reviewing.reading import read_decisions

__all__ = [
    "CODED",
    "FORMAT",
    "RECORDED",
    "WORDS",
    "Decided",
    "Decisions",
    "asked",
    "read_decisions",
]
