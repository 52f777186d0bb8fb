"""Who acts in a clause: named in it, left out, or the noun that a relative clause stands before."""

from __future__ import annotations

import re

from kyodo_graph.drafting.syntax.phrases import Tree, word_of

_HOLDS = re.compile("開く|開催|設ける|行う|実施|作る|つくる|置く|催す|共催|企画")
"""Whoever does these does, too, what the clause before their object says: 意見を聴く場を設ける."""
_INNER = re.compile(
    "こと|事|もの|物|ため|為|際|時|とき|よう|中|上|ほか|うえ|一方|とおり|ところ|場合|など|等|の"
)


def is_with(tree: Tree, verb: int, lemmas: tuple[str, ...]) -> bool:
    """Whether a verb has one of some auxiliaries: れる, ない."""
    return any(
        tree.tokens[n].lemma in lemmas and tree.tokens[n].pos in ("AUX", "ADJ", "PART")
        for n in tree.children(verb)
    )


def subjects_of(tree: Tree, verb: int, topic: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The groups that act in a clause: named in it, or else in the clause above."""
    at, seen = verb, {verb}
    while True:
        if own := _named(tree, at, verb):
            return own
        token = tree.tokens[at]
        head = token.head
        if head == at:
            break
        if token.dep == "acl":
            # 市が補助する団体 names its own; 市の委託を受けた団体 has the noun act.
            if head in tree.groups:
                return tree.group(head)
            above = tree.tokens[head].head
            held = tree.case(head) == "を" and _HOLDS.fullmatch(word_of(tree, above))
            if not held and not _INNER.fullmatch(tree.tokens[head].text):
                return ()
            head = above
        if head in seen:
            break
        seen.add(head)
        at = head
    for n in reversed(list(tree.children(at))):
        # Of clauses in a row the first may name who acts in all.
        clause = n < at and tree.tokens[n].dep in ("advcl", "conj", "ccomp", "parataxis")
        if clause and (found := _named(tree, n, verb)):
            return found
    named = any(p.case in ("は", "が") for p in tree.phrases(at))
    return () if named else topic


def _named(tree: Tree, at: int, verb: int) -> tuple[int, ...]:
    """Who acts in the clause of a verb, for one below it: named before that rather than behind, by
    が rather than by は; in a relative clause by の, too."""
    cases = ("が", "は", "の") if _is_relative(tree, at) else ("が", "は")
    found = [p for p in tree.phrases(at) if p.case in cases and p.actors]
    found.sort(key=lambda p: (p.token > verb, cases.index(p.case), -p.token))
    return found[0].actors if found else ()


def _is_relative(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return token.dep == "acl" and token.pos == "VERB"


def gap_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """The noun before which a relative clause stands that names who acts: 市が委託した団体."""
    head = tree.tokens[verb].head
    own = any(p.case in ("が", "の") and p.actors for p in tree.phrases(verb))
    return tree.group(head) if own and _is_relative(tree, verb) else ()
