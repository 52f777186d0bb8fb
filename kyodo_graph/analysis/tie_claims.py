"""What may be said of an intermediary's stated ties, given all readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from kyodo_graph.analysis.city import TIES, City, StatedTie
from kyodo_graph.analysis.place_claims import AIM, agreement, span
from kyodo_graph.analysis.places import Readings
from kyodo_graph.analysis.scores import no_loops
from kyodo_graph.analysis.seen import FIELDS, SETTLED
from kyodo_graph.tables import Table, Words, published
from kyodo_graph.words.phrases import counted, number, several
from kyodo_graph.words.sentences import condition

GROUP = "ties"
AHEAD = frozenset({"planned", "under_consideration"})
TITLE = {
    "ja": "中間支援組織の関係:種類・様態・読み取りごと",
    "en": "The intermediary's ties by relation, modality and reading",
}
COLUMNS = (
    "city", "actor", "label", "reading", "direction", "relation", "modality", "partners",
    "statements",
)  # fmt: skip
_REMARKS: tuple[Words, ...] = (
    {
        "ja": "資金・支援・連携、実施中・計画中・検討中は、別々に数える。向きのない関係(連携など)は"
        "両方向に数える。partnersは異なる相手の数、statementsは記述の数。",
        "en": "Funds, support and partnership, ongoing, planned and under consideration are "
        "counted apart. A relation without direction (such as partnership) counts both ways. "
        "partners: different others; statements: how often it is stated.",
    },
)


@dataclass(frozen=True)
class TieFacts:
    """What the sentences on an actor's ties rest on, by reading where a mapping.

    ``same_partners`` and ``same_pairs`` say whether they are the very same ones in all readings.

    ``relations`` are the statements as settled by the name of their relation, ``ahead`` those of
    them that are planned or under consideration; ``alphas`` the agreements of two readings on who
    is tied.
    """

    actor: str
    partners: Mapping[str, int]
    same_partners: bool
    same_pairs: bool
    brokered: Mapping[str, int]
    relations: Mapping[str, int]
    ahead: int
    alphas: tuple[float, ...]

    def fields(self, lang: str) -> Mapping[str, str]:
        """The places of the sentences."""
        gap = "" if lang == "ja" else " "
        told = [f"{name}{gap}{n}" for name, n in self.relations.items()]
        one = self.partners.get(SETTLED, 0)
        pairs = self.brokered.get(SETTLED, 0)
        return {
            "actor": self.actor,
            "partners": number(one) if lang == "ja" else counted(one, "", "actor", lang=lang),
            "partners_range": span(self.partners.values(), lang),
            "relations": several(told, lang),
            "ahead": number(self.ahead),
            "brokered": number(pairs)
            if lang == "ja"
            else counted(pairs, "", "ordered pair of others", "ordered pairs of others", lang=lang),
            "brokered_range": span(self.brokered.values(), lang),
            "alphas": span(self.alphas, lang, agreement),
        }


@condition(GROUP)
def has_ties(found: TieFacts) -> bool:
    """Whether the settled data state a tie of the actor."""
    return bool(found.partners.get(SETTLED))


@condition(GROUP)
def has_no_ties(found: TieFacts) -> bool:
    """Whether they state none."""
    return not has_ties(found)


@condition(GROUP)
def ties_were_read_again(found: TieFacts) -> bool:
    """Whether a second reading is kept beside what was settled."""
    return len(found.partners) > 1


@condition(GROUP)
def ties_were_read_once(found: TieFacts) -> bool:
    """Whether no second reading is kept."""
    return len(found.partners) == 1


@condition(GROUP)
def partners_agree(found: TieFacts) -> bool:
    """Whether all readings have the same partners, one by one."""
    return len(set(found.partners.values())) == 1 and found.same_partners


@condition(GROUP)
def partners_are_others(found: TieFacts) -> bool:
    """Whether all readings have as many partners, but others."""
    return len(set(found.partners.values())) == 1 and not found.same_partners


@condition(GROUP)
def partners_move(found: TieFacts) -> bool:
    """Whether the number of partners changes with the reading."""
    return len(set(found.partners.values())) > 1


@condition(GROUP)
def some_ties_are_ahead(found: TieFacts) -> bool:
    """Whether some of the statements are of what is planned or under consideration."""
    return found.ahead > 0


@condition(GROUP)
def brokered_agree(found: TieFacts) -> bool:
    """Whether all readings have it between the same pairs, at least one."""
    return found.same_pairs and any(found.brokered.values())


@condition(GROUP)
def brokered_move(found: TieFacts) -> bool:
    """Whether the number of pairs that it stands between changes with the reading."""
    return len(set(found.brokered.values())) > 1


@condition(GROUP)
def tie_agreement_is_low(found: TieFacts) -> bool:
    """Whether two readings agree on who is tied less than the coding aims at."""
    return any(a < AIM for a in found.alphas)


def facts(readings: Readings) -> dict[str, TieFacts]:
    """The facts of each intermediary, by its id."""
    city = readings.settled
    found = {}
    for actor in city.subjects:
        # Of a relation without direction one of its two arcs: they are one statement.
        by_record = {t.record: t for t, _ in _statements(city, actor)}
        names = city.relation_names
        partners = {r: _partners(c, actor) for r, c in readings.cities.items()}
        pairs = {r: _pairs(c, actor) for r, c in readings.cities.items()}
        relations = Counter(names.get(t.relation, t.relation) for t in by_record.values())
        found[actor] = TieFacts(
            city.name(actor),
            {r: len(s) for r, s in partners.items()},
            len({*partners.values()}) == 1,
            len({*pairs.values()}) == 1,
            {r: len(s) for r, s in pairs.items()},
            dict(sorted(relations.items(), key=lambda x: (-x[1], x[0]))),
            sum(t.modality in AHEAD for t in by_record.values()),
            readings.agreement(FIELDS[TIES]),
        )
    return found


def tie_table(readings: Readings) -> Table:
    """Ties of each intermediary by reading, direction, relation and modality."""
    city = readings.settled
    rows = []
    for actor in city.subjects:
        for reading, read in readings.cities.items():
            groups: dict[tuple[str, str, str], list[str]] = {}
            for t, direction in _statements(read, actor):
                other = t.object if direction == "out" else t.subject
                groups.setdefault((direction, t.relation, t.modality), []).append(other)
            for (direction, relation, modality), others in sorted(groups.items()):
                rows.append((
                    city.key, actor, city.name(actor), reading, direction, relation, modality,
                    len(set(others)), len(others),
                ))  # fmt: skip
    told = {"readings": ", ".join(readings.cities)}
    return published("intermediary_ties", TITLE, COLUMNS, rows, told, _REMARKS)


def _statements(city: City, actor: str) -> Iterator[tuple[StatedTie, str]]:
    """Each statement of a tie of the actor, a partnership once in each direction."""
    for t in city.stated_ties:
        if actor in (t.subject, t.object) and t.subject != t.object:
            yield t, "out" if t.subject == actor else "in"


def _partners(city: City, actor: str) -> frozenset[str]:
    T = no_loops(city.network(TIES))
    return frozenset((*T.successors(actor), *T.predecessors(actor)) if actor in T else ())


def _pairs(city: City, actor: str) -> frozenset[tuple[str, str]]:
    """The ordered pairs that an actor stands between: a → actor → c and not a → c."""
    T = no_loops(city.network(TIES))
    if actor not in T:
        return frozenset()
    ends = product(T.predecessors(actor), T.successors(actor))
    return frozenset((a, c) for a, c in ends if a != c and not T.has_edge(a, c))
