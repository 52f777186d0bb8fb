"""Words in hiragana that begin names: が and は in つるがはま are no particles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kyodo_graph.drafting.lexicon import SHARED, forms_of_bodies

_PARTICLES = re.compile("[をはがへにとのやもで]|から|より")
_FUNCTION = re.compile(
    "(?:こ[のれこ]|そ[のれこう]|ど[のれこう]|あ[のれ]る|また|さらに|なお|ただし|そして|しかし|など|ほか|とも|みんな[でのがはに]"
    "|あわせ|それぞれ|すべて|おおむね|より|から|まで|とし|につ|にお|によ|に対|では|には|とは|への|での"
    "|との|をも|ため|もの|こと|とき|ところ|いずれ|ひとつ|わたし|あなた|だれ|とり|もっと|これ|ここ|やさしい"
    "|だけ|しか|ばかり|ごと|うち|あと|のち|はじめ|[おご]の?お?の|つつ|ながら|[をはがへにともで][^ぁ-ん])"
)
_RUN = re.compile("[ぁ-ん]+")
_LETTER = re.compile("[一-龠々ァ-ヴA-Za-z]")
_SHARES = re.compile(f"との(?:{SHARED})")
_FREE = re.compile("[\\s、。「」『』()【】〔〕\\[\\]|:;・,<>〈〉《》]")


def kana_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words in hiragana by which names of a text begin, with a particle's sign in them; the
    longest first.

    Such a word stands free to the left, a letter of another kind behind it, and comes again before
    another one; or it stands behind a form of incorporation.

    >>> kana_words(["みなと国際交流の会とみなとIT支援隊は、", "さらに市と、さらに県と"])
    ('みなと',)
    >>> kana_words(["NPO法人こども縁側の会", "みなとの会"])
    ('こども',)
    """
    told = list(texts)
    free: Counter[str] = Counter()
    formed: set[str] = set()
    for text in told:
        for run in _RUN.finditer(text):
            word = run[0]
            if len(word) < 3 or _FUNCTION.match(word) or not _PARTICLES.search(word):
                continue
            if not _LETTER.match(text, run.end()) or _SHARES.match(text, run.end() - 2):
                continue
            if forms_of_bodies().search(text, 0, run.start()):
                formed.add(word)
            if word in formed or run.start() == 0 or _FREE.match(text, run.start() - 1):
                free[word] += 1
    found = []
    for word, count in free.items():
        places = [
            m for text in told for m in re.finditer(f"{word}(?P<after>{_LETTER.pattern}.?)", text)
        ]
        several = len({m["after"] for m in places}) > 1
        if word in formed or (several and 2 * count >= len(places)):
            found.append(word)
    return tuple(sorted(set(_stems(found)), key=lambda word: (-len(word), word)))


def _stems(words: Sequence[str]) -> Iterator[str]:
    """Words without the particle that is none of theirs: another one stands there, too."""
    for word in words:
        others = [other for other in words if other[:-1] == word[:-1]]
        if word[-1] in "をはが" or (word[-1] in "のにとで" and len(others) > 1):
            if len(word) > 3 and _PARTICLES.search(word[:-1]):
                yield word[:-1]
        else:
            yield word


def veiled(text: str, words: Iterable[str]) -> str:
    """A text in which such words are of katakana, as long as before, so that nothing is cut there.

    >>> veiled("みなとの会はみなと市と", ("みなと",))
    'アアアの会はアアア市と'
    """
    text = text.replace("障がい", "障ガイ")
    for word in words:
        text = re.sub(
            f"(?:(?<![ぁ-ん])|(?<=[はがをに]))(?:{word})(?=[^ぁ-ん]|[をはがにのともでへや][^ぁ-ん]|$)",
            "ア" * len(word),
            text,
        )
    return text
