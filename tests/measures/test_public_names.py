"""Every public name of the measures is what it says, whatever else was imported."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from kyodo_graph import measures

for found in pkgutil.iter_modules(measures.__path__):
    importlib.import_module(f"{measures.__name__}.{found.name}")


@pytest.mark.parametrize("name", measures.__all__)
def test_a_public_name_is_a_function_or_class_of_that_name(name: str) -> None:
    thing = getattr(measures, name)
    assert inspect.isfunction(thing) or inspect.isclass(thing)
    assert thing.__name__ == name
    assert thing.__module__.startswith(measures.__name__)
    assert inspect.getdoc(thing)


def test_stability_is_the_function_of_case_dropping() -> None:
    M = [[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0]]
    assert measures.stability(M, "degree", drops=[0.5], trials=20).coefficient in (0.0, 0.5)
