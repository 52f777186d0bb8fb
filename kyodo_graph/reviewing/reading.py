"""Files of decisions, of the page and of the workbook, as they are read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kyodo_graph.drafting import Draft
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_bytes, text_of
from kyodo_graph.reviewing.decisions import FORMAT, Decided, Decisions
from kyodo_graph.reviewing.judging import Checker
from kyodo_graph.reviewing.workbook import read_workbook


def read_decisions(path: Path, draft: Draft, reviewer: str = "") -> Decisions:
    """The decisions in a file, checked against the draft. ``reviewer``: who decided, where the file
    does not say it.

    Decisions on an earlier draft of the same text are given as they are
    (:mod:`~kyodo_graph.reviewing.carrying`). Raises InputError with every decision that is wrong.
    """
    name = str(path)
    places: dict[str, str] = {}
    if path.suffix.lower() == ".xlsx":
        raw, places = read_workbook(path, draft)
    else:
        raw = _loaded(path)
    if raw.get("format") != FORMAT:
        given = raw.get("format")
        what = f"format {given!r}" if given else "no file of decisions"
        raise _refused(name, what, f"the file that the page of `kyodo review` exports ({FORMAT})")
    if raw.get("sha256") != draft.text.sha256:
        what = f"decisions on another text ({raw.get('document')!r})"
        sha = draft.text.sha256[:12]
        expected = f"decisions on {draft.text.key!r}, whose text has SHA-256 {sha}…"
        raise _refused(name, what, expected)
    who = str(raw.get("reviewer") or reviewer)
    named = str(raw.get("draft") or draft.digest)
    checker = Checker(name, draft, who, same_draft=named == draft.digest)
    checker.places = places
    found: dict[str, Decided] = {}
    for number, event in enumerate(_listed(raw, "decisions", name), 1):
        one = checker.decided(number, event)
        if one is not None and one.id in found:
            checker.refuse(one.id, "decided twice in one file", "one decision on each")
        elif one is not None:
            found[one.id] = one
    if checker.problems:
        raise InputError(checker.problems)
    spot = raw.get("spot_check")
    return Decisions(
        name,
        str(raw.get("document", "")),
        str(raw["sha256"]),
        named,
        who,
        found,
        spot if isinstance(spot, Mapping) else {},
        raw,
    )


def _refused(name: str, what: str, expected: str) -> InputError:
    return InputError([Problem(name, 0, 0, what, expected)])


def _loaded(path: Path) -> dict[str, Any]:
    text = text_of(read_bytes(path), str(path))
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(str(path), error.lineno, error.colno, f"no JSON: {error.msg}")
        raise InputError([problem]) from error
    except (RecursionError, ValueError) as error:
        raise _refused(str(path), "nested too deeply, or a number too long", "decisions") from error
    if not isinstance(told, dict):
        raise _refused(str(path), "no file of decisions", FORMAT)
    return told


def _listed(raw: Mapping[str, Any], key: str, name: str) -> list[Any]:
    found = raw.get(key)
    if not isinstance(found, list):
        raise _refused(name, f"{key!r} is no list", f"a list of {key}")
    return found
