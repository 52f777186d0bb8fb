"""The JSON-LD context: what each key of a data file means in RDF, checked before it is used."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import text_of

IDENTITY = {"@id": "id", "@type": "type", "@included": "included"}
_TEXTS = ("@id", "@type", "@container")


def context_of(raw: bytes, name: str) -> dict[str, Any]:
    """The context in the bytes of ``context.jsonld``.

    Raises :class:`~kyodo_graph.errors.InputError` for what is not JSON, and for a key whose
    meaning is not of the forms that data files know.
    """
    try:
        loaded = json.loads(text_of(raw, name), parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        problem = Problem(name, error.lineno, error.colno, f"not JSON: {error.msg}")
        raise InputError([problem]) from error
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError([Problem(name, 0, 0, f"not JSON: {what}")]) from error
    context = loaded.get("@context") if isinstance(loaded, dict) else None
    if not isinstance(context, dict):
        what = "no JSON-LD context"
        raise InputError([Problem(name, 0, 0, what, '{"@context": {KEY: MEANING, …}}')])
    wrong = [
        Problem(name, 0, 0, f"key {key!r} of the context: {what}", expected)
        for key, value in context.items()
        if not key.startswith("@")
        for what, expected in _faults(value)
    ]
    if wrong:
        raise InputError(wrong)
    return context


def is_prefix(value: Any) -> bool:
    """Whether the meaning of a key is that of a prefix."""
    if isinstance(value, str):
        return value.endswith(("#", "/"))
    return isinstance(value, dict) and value.get("@prefix") is True


def _faults(value: Any) -> list[tuple[str, str]]:
    if value is None or (is_prefix(value) and isinstance(value, str)):
        return []
    if isinstance(value, str):
        known = ", ".join(IDENTITY)
        return [] if value in IDENTITY else [(f"{value!r}", f"a prefix, one of {known}, or a map")]
    if not isinstance(value, dict):
        return [(f"a {type(value).__name__}", "a text, a map or null")]
    if not isinstance(value.get("@id"), str):
        return [("no '@id'", "the IRI that it means")]
    found = [
        (f"{name} is no text", "a text")
        for name in _TEXTS
        if name in value and not isinstance(value[name], str)
    ]
    if value.get("@container", "@language") != "@language":
        found.append((f"@container {value['@container']!r}", "@language"))
    inner = value.get("@context", {})
    if not isinstance(inner, dict) or not isinstance(inner.get("@base", ""), str):
        found.append(("its @context is no map with a '@base'", '{"@base": IRI}'))
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"key {twice!r} stands twice")
    return found
