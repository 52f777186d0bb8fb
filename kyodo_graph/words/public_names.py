"""What a function is called by those who import it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def public_name(function: Callable[..., Any]) -> str:
    """The shortest path that gives a function, from the package in which it is defined.

    >>> from kyodo_graph.measures.brokerage import gould_fernandez
    >>> public_name(gould_fernandez)
    'kyodo_graph.measures.gould_fernandez'
    """
    parts = function.__module__.split(".")
    name: str = function.__qualname__
    for end in range(1, len(parts) + 1):
        path = ".".join(parts[:end])
        if _given(sys.modules[path], name) is function:
            return f"{path}.{name}"
    raise LookupError(f"{name} of {function.__module__} cannot be imported")


def _given(module: Any, name: str) -> Any:
    found: Any = module
    for step in name.split("."):
        found = getattr(found, step, None)
    return found
