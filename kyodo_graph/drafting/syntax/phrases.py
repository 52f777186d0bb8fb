"""Phrases of a parsed sentence: what depends on a word, under which particle, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kyodo_graph.drafting.syntax.attaching import NOUNS
from kyodo_graph.drafting.syntax.parsing import Parsed, Token

_LIKE = {
    "へ": "に",
    "に対し": "に",
    "に対して": "に",
    "に対する": "に",
    "に向け": "に",
    "に向けて": "に",
    "より": "から",
    "により": "による",
    "によって": "による",
    "によりまして": "による",
    "も": "は",
    "とともに": "と",
}
_CASES = re.compile(
    "に(?:関する|関して|関し|ついて|つき|係る|おいて|おける|よりまして|より|よって|よる|対して|対し|対する|向けて|向け)|を(?:通じて|通じ|通して)|から|より|まで|として|とともに"
    "|[がをにへとでのはもや]"
)
BESIDE = ("向け", "間", "同士", "どうし", "相互", "側", "内", "等", "など", "双方", "両者")
"""Words behind an actor's that leave it who it is: 団体向け, 団体間."""


_AND = ("及び", "や", "並びに", "・", "又は", "、")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: the particle, the word that the particle follows, its noun as printed, and the
    groups of actors that it is (``actors``) or that own its noun (``owners``)."""

    case: str
    token: int
    noun: str
    actors: tuple[int, ...] = ()
    owners: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tree:
    """A parsed sentence; ``groups`` tells for some of its words which group of actors they are."""

    tokens: Parsed
    groups: Mapping[int, int]

    def children(self, place: int) -> Iterator[int]:
        """The words that depend on a word, in order."""
        for n, token in enumerate(self.tokens):
            if token.head == place and n != place:
                yield n

    def group(self, place: int) -> tuple[int, ...]:
        """The groups that a word is, alone or with those that are joined to it by と or や."""
        found = [self.groups[place]] if place in self.groups else []
        if not found and self.tokens[place].text in BESIDE:
            found = [self.groups[n] for n in self.children(place) if n in self.groups][-1:]
        for n in self.children(place):
            joined = self.tokens[n].dep in ("nmod", "conj", "dep", "appos", "obl")
            if joined and n < place and self.case(n) in ("と", "や", "", "とや") and found:
                found = [*self.group(n), *found]
        if not found and (before := self._listed_before(place)):
            found = [before]
        return tuple(dict.fromkeys(found))

    def _listed_before(self, place: int) -> int | None:
        """The group that a list of other names begins with: 協会及び公募市民."""
        first = place
        while any(n == first - 1 and self._compounded(n) for n in self.children(place)):
            first -= 1
        if first < 2 or self.tokens[first - 1].text not in _AND:
            return None
        return self.groups.get(first - 2)

    def noun(self, place: int) -> str:
        """A noun with the words that it is compounded of."""
        parts = [n for n in self.children(place) if n < place and self._compounded(n)]
        inner = "".join(self.noun(n) for n in parts)
        return inner + self.tokens[place].text

    def _compounded(self, place: int) -> bool:
        token = self.tokens[place]
        return token.dep in ("compound", "nummod") and place not in self.groups

    def case(self, place: int) -> str:
        """The particle of a phrase: that of its kind, は only where there is no other.

        >>> told = (("協会", "NOUN", "obl", 3), ("に", "ADP", "case", 0), ("は", "ADP", "case", 0))
        >>> words = [Token(text, text, pos, dep, head, 0) for text, pos, dep, head in told]
        >>> Tree((*words, Token("応じる", "応じる", "VERB", "ROOT", 3, 4)), {}).case(0)
        'に'
        """
        parts = []
        for n in self.children(place):
            token = self.tokens[n]
            if n > place and token.dep == "case":
                fixed = [m for m in self.children(n) if self.tokens[m].dep == "fixed"]
                parts.append("".join(self.tokens[m].text for m in (n, *fixed)))
        found = [m[0] for m in _CASES.finditer("".join(parts))]
        if len(found) > 1 and found[-1] in ("は", "も", "の", "が"):
            # には, からは; との, への, からの: the particle before it tells.
            found = found[:-1]
        return _LIKE.get(found[-1], found[-1]) if found else ""

    def phrases(self, place: int) -> tuple[Phrase, ...]:
        """The phrases that depend on a word."""
        return tuple(
            Phrase(self.case(n), n, self.noun(n), self.group(n), self.owners(n))
            for n in self.children(place)
            if self.tokens[n].pos in NOUNS and self.tokens[n].dep != "compound"
        )

    def topic(self) -> tuple[int, ...]:
        """The groups that the sentence is about: what は marks in its main clause."""
        root = next((n for n, token in enumerate(self.tokens) if token.head == n), None)
        if root is None:
            return ()
        return tuple(g for p in self.phrases(root) if p.case == "は" for g in p.actors)

    def owners(self, place: int, depth: int = 3) -> tuple[int, ...]:
        """Whose a noun is: 自治会の活動, 自治会に対する支援, 自治会が行う活動."""
        if place in self.groups or depth == 0:
            return ()
        found: list[int] = []
        for n in self.children(place):
            token = self.tokens[n]
            if token.pos in NOUNS and self.case(n) in ("の", "に", "と", "から"):
                found += self.group(n) or self.owners(n, depth - 1)
            elif token.dep == "acl":
                found += [g for p in self.phrases(n) if p.case in ("が", "の") for g in p.actors]
        return tuple(dict.fromkeys(found))


def word_of(tree: Tree, place: int) -> str:
    """What a word says: of a verb its base form, of a noun all that it is compounded of."""
    token: Token = tree.tokens[place]
    if token.text == "行っ":
        return "行う"
    made = next((tree.tokens[n] for n in tree.children(place) if n == place + 1), None)
    if token.pos == "VERB" and made and made.pos == "AUX" and made.lemma == "せる":
        # The parser takes 知らせる and 引き合わせる for causatives.
        return f"{token.text}せる"
    if token.pos in ("VERB", "AUX") and not _is_act(tree, place):
        return token.lemma
    return tree.noun(place)


def _is_act(tree: Tree, place: int) -> bool:
    """Whether a verb is a noun with する: 委託する."""
    return any(
        tree.tokens[n].dep == "aux" and tree.tokens[n].lemma in ("する", "できる")
        for n in tree.children(place)
    ) or bool(re.fullmatch("[一-龠ァ-ヴー]{2,}", tree.tokens[place].text))
