"""The registry of sentences: what may be printed of results, and on which condition.

A file of this folder is a group of sentences about one kind of facts, in the order in which they
are printed. Each has its words in both languages; under ``when`` the names of the conditions that
must all hold of the facts; under ``table`` the table that has its numbers. A condition is a small
pure function beside the computation whose facts it judges::

    @condition("governance")
    def form_is_open(found: Governance) -> bool:
        '''Whether the readings disagree on the form.'''

What stands in braces is filled in from the facts (``Facts.fields``). Tables and pages never print
a sentence by themselves: they ask :func:`tell` (text) or :func:`holding` (to set links into it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from kyodo_graph.errors import KyodoError, one_line
from kyodo_graph.words.entries import FOLDER, LANGS, Words, entries

F = TypeVar("F", bound=Callable[[Any], bool])
SENTENCES = FOLDER / "sentences"
_CONDITIONS: dict[str, dict[str, Callable[[Any], bool]]] = {}


class Facts(Protocol):
    """What sentences are about: the numbers and names that fill their places."""

    def fields(self, lang: str) -> Mapping[str, str]:
        """The text for each place of the sentences, in a language."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be printed where all conditions ``when`` hold.

    ``table`` is the one that has its numbers; empty where none has.
    """

    group: str
    key: str
    when: tuple[str, ...]
    words: Words
    table: str = ""


class UndeclaredConditionError(KyodoError):
    """A sentence names a condition that no module declares for its group."""

    def __init__(self, group: str, sentence: str, name: str) -> None:
        self.group, self.sentence, self.name = group, sentence, name
        super().__init__(
            f"sentence {one_line(group)}.{one_line(sentence)}: no condition {one_line(name)!r}; "
            f"expected one of {', '.join(sorted(conditions(group))) or 'none declared yet'}"
        )


def groups() -> tuple[str, ...]:
    """The groups of sentences, one file each."""
    return tuple(sorted(path.stem for path in SENTENCES.glob("*.yaml")))


@cache
def sentences(group: str) -> tuple[Sentence, ...]:
    """The sentences of a group in the order of its file.

    Raises WordsError for a sentence without a condition or without one of the languages.
    """
    found = []
    for entry in entries(SENTENCES / f"{group}.yaml"):
        when = entry.only("when", "table", *LANGS).list("when")
        if not when:
            entry.wrong("no condition", "'when' with the names of conditions")
        found.append(Sentence(group, entry.key, when, entry.words(), entry.text("table", "")))
    return tuple(found)


def condition(group: str) -> Callable[[F], F]:
    """Declare a function of facts as a condition of a group, under its own name."""

    def declare(function: F) -> F:
        _CONDITIONS.setdefault(group, {})[function.__name__] = function
        return function

    return declare


def conditions(group: str) -> Mapping[str, Callable[[Any], bool]]:
    """The conditions that the loaded modules declare for a group, by name."""
    return _CONDITIONS.get(group, {})


def holding(group: str, facts: Facts) -> tuple[Sentence, ...]:
    """The sentences of a group that may be printed of facts.

    Raises UndeclaredConditionError where a sentence names a condition that nothing declares.
    """
    return tuple(s for s in sentences(group) if all(_judge(s, name)(facts) for name in s.when))


def tell(group: str, facts: Facts, lang: str) -> tuple[str, ...]:
    """The sentences of a group that may be printed of facts, filled in, in a language."""
    told = holding(group, facts)
    filled = facts.fields(lang) if told else {}
    return tuple(s.words[lang].format(**filled) for s in told)


def _judge(sentence: Sentence, name: str) -> Callable[[Any], bool]:
    try:
        return conditions(sentence.group)[name]
    except KeyError:
        raise UndeclaredConditionError(sentence.group, sentence.key, name) from None
