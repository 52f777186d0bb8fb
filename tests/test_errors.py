"""Errors carry their data: through a process, and in one line whatever they are made of."""

from __future__ import annotations

import inspect
import pickle
import pkgutil
import typing
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

import pytest

import kyodo_graph
from kyodo_graph.errors import (
    LONGEST,
    MOST_PROBLEMS,
    InputError,
    KyodoError,
    OutputError,
    Problem,
    UnknownNameError,
    enough,
    one_line,
)

HOSTILE = "x\nfake.yaml:1:1: gone\x1b[2K\u202e" + "z" * 1_000_000


def everything() -> Iterator[type[KyodoError]]:
    """Every class of error that any module of the package defines."""
    for found in pkgutil.walk_packages(kyodo_graph.__path__, "kyodo_graph."):
        if "__main__" not in found.name:
            import_module(found.name)
    waiting: list[type[KyodoError]] = [KyodoError]
    while waiting:
        cls = waiting.pop()
        yield cls
        waiting += cls.__subclasses__()


CLASSES = sorted(set(everything()), key=lambda cls: cls.__name__)


def given(annotation: Any, text: str) -> Any:
    """A value of a parameter's type, with ``text`` wherever a text goes."""
    if annotation == Sequence[Problem]:
        return [Problem(text, 1, 2, text, text)]
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return (text, text)
    if origin in (Iterable, Sequence, typing.get_origin(Iterable[int])):
        return [text, text]
    kinds: dict[Any, Any] = {int: 3, float: 0.5, str: text, Any: text}
    return kinds.get(annotation, text)


def made(cls: type[KyodoError], text: str) -> KyodoError:
    if "__init__" not in {n for c in cls.__mro__[:-4] for n in vars(c)}:
        return cls(text)
    hints = typing.get_type_hints(cls.__init__)
    names = [n for n in inspect.signature(cls.__init__).parameters if n in hints]
    return cls(*(given(hints[name], text) for name in names))


def test_they_are_all_found() -> None:
    assert {InputError, OutputError, UnknownNameError} < set(CLASSES)
    assert len(CLASSES) > 25


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_it_comes_through_to_another_process(cls: type[KyodoError]) -> None:
    error = made(cls, "a 市")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cls
    assert str(again) == str(error)
    assert again.__dict__ == error.__dict__
    assert again.exit_code == error.exit_code


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_its_text_is_a_short_line(cls: type[KyodoError]) -> None:
    text = str(made(cls, HOSTILE))
    assert len(text) < 5 * LONGEST
    assert text.isprintable()


def test_an_exit_code_of_its_own_comes_through() -> None:
    error = KyodoError("x")
    error.exit_code = 3
    assert pickle.loads(pickle.dumps(error)).exit_code == 3


def test_a_name_cannot_fake_a_second_problem() -> None:
    problem = Problem("a.yaml\nb.yaml:1:1: fake", 1, 0, "wrong\r\nworse", "x\u2028y")
    assert str(InputError([problem])).count("\n") == 0
    assert len(str(InputError([problem] * 3 + [Problem("b", 2, 3, "x")])).splitlines()) == 2


def test_the_place_and_the_end_are_kept_of_what_is_cut() -> None:
    text = str(Problem("/d" * 1000 + "/plan.yaml", 3, 5, "z" * 10**6, "w" * 10**6))
    assert "/plan.yaml:3:5: zzz" in text
    assert "; expected www" in text
    assert len(one_line("z" * 401)) == 400
    assert one_line("z" * 400) == "z" * 400


def test_enough_is_enough() -> None:
    problems = [Problem("f", n, 1, "x") for n in range(1, MOST_PROBLEMS)]
    enough(problems)
    problems.append(Problem("f", MOST_PROBLEMS, 1, "x"))
    with pytest.raises(InputError, match=r"… and 981 more") as caught:
        enough(problems)
    assert any("no further" in p.what for p in caught.value.problems)
