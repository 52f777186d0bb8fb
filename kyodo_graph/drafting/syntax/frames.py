"""Frames of a parsed sentence: what is done, by whom, to whom, told from the parser's words.

A verb or a noun of action (支援, 連携) is the word of a frame. Where a light verb carries the noun
(支援を行う, 協力を得る, 連携を図る) the verb's phrases are the noun's. Of a passive and of what is
received (支援される, 支援を受ける) it is told who acts. A subject that is left out is that of the
clause above, or the noun that a relative clause stands before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kyodo_graph.drafting.syntax.attaching import NOUNS
from kyodo_graph.drafting.syntax.phrases import Phrase, Tree, word_of
from kyodo_graph.drafting.syntax.subjects import gap_of, is_with, subjects_of

_RECEIVE = re.compile(
    "受ける|うける|得る|える|もらう|頂く|いただく|仰ぐ|あおぐ|借りる|受託|賜る|受領|受け取る"
)
_LIGHT = re.compile(
    "行う|おこなう|する|為る|実施|図る|はかる|進める|努める|つとめる|取り組む|深める|強化|強める|推進|促進|開催|開く"
    "|開始|始める|設ける|続ける|継続|担う|務める|果たす|交わす|結ぶ|締結|作る|つくる|築く|構築|充実|催す|当たる"
    "|あたる|持つ|もつ|目指す|めざす|重ねる|提供|広げる|拡大|拡充|支援|検討|予定|導入|展開|確保|創出|集める|求める|募る|述べる"
    "|出す|聞く|聴く|聴取|伺う|応じる|応ずる|乗る|のる|対応|届ける|伝える|発信|なる|成る|就く|とる|取る|組む|置く|企画|計画"
    "|受け付ける|まとめる|交換|共有|受け|承る"
)
_CARRIER = re.compile(
    "場|機会|取組|取り組み|体制|関係|強化|促進|推進|充実|実施|開催|交付|提供|業務|事業|機能|役割|役|活動|一環|形"
    "|仕組み|ネットワーク|構築|事務|拡充|ため|こと|中|上|方法|手法|内容|窓口|支援"
)
_BY_HELP = re.compile("による|で|に|から|と")
BEFORE = -1
"""In place of a group: the topic of the sentence before."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is done: the word, the verb that carries it, the phrases, as of the active.

    ``verbs`` are the base forms of the carrying verbs, ``word`` among them where it is one itself;
    ``token`` is the word's place, ``verb`` the verb's; ``taken`` tells that the subject is who gets
    it; ``denied`` that it is not done; ``subjects`` are the groups that act, ``gap`` those before
    which a clause stands that names who acts.
    """

    word: str
    verbs: tuple[str, ...]
    token: int
    verb: int
    phrases: tuple[Phrase, ...]
    subjects: tuple[int, ...] = ()
    gap: tuple[int, ...] = ()
    passive: bool = False
    taken: bool = False
    denied: bool = False

    def groups(self, case: str) -> tuple[int, ...]:
        """The groups under a particle; with ``_`` behind it those that own its noun."""
        bare = case.removesuffix("_")
        found = [
            g
            for p in self.phrases
            if p.case == bare
            for g in (p.owners if case.endswith("_") else p.actors)
        ]
        return tuple(dict.fromkeys(found))

    @property
    def every(self) -> tuple[int, ...]:
        """All groups of actors that it names."""
        named = (*self.subjects, *(g for p in self.phrases for g in p.actors))
        return tuple(g for g in dict.fromkeys(named) if g != BEFORE)

    def things(self, *cases: str) -> tuple[str, ...]:
        """The nouns under particles that are no actors."""
        return tuple(p.noun for p in self.phrases if p.case in cases and not p.actors)


def frames_of(tree: Tree, topic: tuple[int, ...] = ()) -> Iterator[Frame]:
    """The frames of a sentence, in its order; ``topic`` acts where the sentence names nobody."""
    for place, token in enumerate(tree.tokens):
        if place in tree.groups or token.pos not in ("VERB", "NOUN", "ADV", "ADJ", "PROPN"):
            continue
        if token.dep in ("compound", "fixed", "aux"):
            continue
        yield _frame(tree, place, topic)


def _frame(tree: Tree, place: int, topic: tuple[int, ...]) -> Frame:
    word = word_of(tree, place)
    own = tree.phrases(place)
    verb, case = _carrier(tree, place)
    phrases = own
    verbs = [word]
    if verb != place:
        verbs = [word_of(tree, verb)]
        phrases = (*own, *(p for p in tree.phrases(verb) if not _within(tree, place, p)))
    if not any(p.case in ("に", "を", "から") and (p.actors or p.owners) for p in phrases):
        phrases = (*phrases, *_met(tree, verb))
    is_noun = tree.tokens[place].pos != "VERB" or case != ""
    taken = is_noun and bool(_RECEIVE.fullmatch(verbs[0])) and verb != place
    passive = is_with(tree, verb, ("れる", "られる"))
    frame = Frame(
        word,
        tuple(verbs),
        place,
        verb,
        phrases,
        passive=passive,
        taken=taken,
        denied=is_with(tree, verb, ("ない", "ぬ", "ず", "ん", "まい")),
    )
    if verb == place and is_noun:
        return _adverbial(tree, frame, topic)
    return replace(frame, subjects=subjects_of(tree, verb, topic), gap=gap_of(tree, verb))


_VISITS = re.compile("訪ねる|訪れる|出向く|訪問|巡回|回る")
_ASKED = re.compile("応じる|応ずる|受ける")
_ASKS = re.compile("求め|依頼|要望|要請|希望|申し出|申出")


def _met(tree: Tree, verb: int) -> Iterator[Phrase]:
    """To whom a verb speaks that names nobody, told by the clause before it: 団体を訪ねて助言する,
    団体の求めに応じて助言する."""
    for n in tree.children(verb):
        if n > verb or tree.tokens[n].dep not in ("advcl", "conj"):
            continue
        word = word_of(tree, n)
        for phrase in tree.phrases(n):
            visited = _VISITS.fullmatch(word) and phrase.case in ("を", "に")
            asked = _ASKED.fullmatch(word) and _ASKS.search(phrase.noun)
            if (visited or asked) and (met := phrase.actors or phrase.owners):
                yield replace(phrase, case="に", actors=met, owners=())


def _carrier(tree: Tree, place: int) -> tuple[int, str]:
    """The verb that carries a noun of action, through nouns such as 場 and 機会, and the particle
    under which it does; the word itself where none does."""
    at = place
    for _ in range(4):
        token = tree.tokens[at]
        if token.pos == "ADV" and at == place:
            return token.head, "adverb"
        if token.head == at or token.pos not in NOUNS:
            return place, ""
        case, head = tree.case(at), token.head
        above = tree.tokens[head]
        if above.pos in NOUNS and case in ("の", "", "と", "や"):
            joined = case in ("", "と", "や") and head not in tree.groups
            if not joined and not _CARRIER.search(tree.noun(head)):
                return place, ""
            at = head
            continue
        word = word_of(tree, head)
        if case in ("を", "に", "が", "は", "と", "") and (
            _LIGHT.fullmatch(word) or _RECEIVE.fullmatch(word)
        ):
            return head, case
        return place, ""
    return place, ""


def _within(tree: Tree, place: int, phrase: Phrase) -> bool:
    """Whether a word stands in a phrase."""
    at = place
    while at != tree.tokens[at].head:
        if at == phrase.token:
            return True
        at = tree.tokens[at].head
    return at == phrase.token


def _adverbial(tree: Tree, frame: Frame, topic: tuple[int, ...]) -> Frame:
    """A noun of action by itself: 市の委託により, who acts above gets it."""
    case, head = tree.case(frame.token), tree.tokens[frame.token].head
    if is_with(tree, frame.token, ("だ", "です", "である")):
        return replace(frame, subjects=subjects_of(tree, frame.token, topic))
    if case == "として":
        return replace(frame, subjects=subjects_of(tree, head, topic))
    by = _BY_HELP.fullmatch(case) and head != frame.token
    if by and tree.tokens[head].pos in ("VERB", "ADJ", "AUX"):
        # 市と共同で行う: the verb carries the partner.
        beside = tuple(p for p in tree.phrases(head) if p.case == "と")
        return replace(
            frame,
            taken=True,
            phrases=(*frame.phrases, *beside),
            subjects=subjects_of(tree, head, topic),
        )
    return frame
