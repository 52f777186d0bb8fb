"""All tables of one city, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kyodo_graph.analysis import (
    actors,
    backbone,
    governance,
    intermediary,
    place_claims,
    sizes,
    verdicts,
    whole,
)
from kyodo_graph.analysis.city import TWO_MODE, City, Options
from kyodo_graph.analysis.losses import losses
from kyodo_graph.analysis.nulls import chances
from kyodo_graph.analysis.places import Readings, facts, place_table, seen_table
from kyodo_graph.analysis.seen import SETTLED, standings
from kyodo_graph.tables import Table

STEPS = 5
Step = Callable[[], object]


@dataclass(frozen=True)
class Report:
    """The tables of a city by name, and what may be said.

    ``sentence`` is about its governance; ``claims`` are all sentences, a tuple for each subject.
    """

    results: dict[str, Table]
    sentence: str
    claims: tuple[tuple[str, ...], ...] = ()


def report(
    city: City,
    options: Options,
    step: Step = lambda: None,
    readings: Readings | None = None,
) -> Report:
    """Compute every table; ``step`` is called after each of the ``STEPS`` parts of the work.

    ``readings`` are the city in every reading; without them what is settled is all there is.
    """
    read = readings or Readings({SETTLED: city})
    found = city.once("scores", lambda: actors.scores(city))
    by_variant = city.once("variants", lambda: intermediary.variant_scores(city, found))
    forms = city.once(
        "governance", lambda: {r: governance.classify(c) for r, c in read.cities.items()}
    )
    seen = city.once("standings", lambda: standings(read.cities))
    made = [place_table(read, seen), seen_table(read, seen)]
    made += [sizes.sizes(city), actors.actor_table(city, found)]
    step()
    made.append(actors.brokerage_table(city, options))
    step()
    chance, tests = city.once(
        ("chances", options),
        lambda: chances(city.network(TWO_MODE), city.plans, options, city.subjects),
    )
    step()
    made += [
        intermediary.who(city),
        intermediary.sheet(city, found, chance, options),
        intermediary.side_by_side(city, by_variant),
        intermediary.functions(city),
        intermediary.themes(city),
        *losses(city, options),
    ]
    made += backbone.backbone_tables(city)
    made.append(whole.whole(city, options, tests))
    step()
    made.append(verdicts.classification(city, forms))
    told = verdicts.sentences(verdicts.governance(city, forms), city.lang)
    claims = (*(place_claims.sentences(f, city.lang) for f in facts(read, seen, options)), told)
    step()
    joined = ("" if city.lang == "ja" else " ").join(told)
    return Report({r.name: r for r in made}, joined, tuple(c for c in claims if c))


@dataclass(frozen=True)
class Analysis:
    """The analysis of one city: its tables by name, the verdict, and how it was made."""

    city: str
    label: str
    results: Mapping[str, Table]
    sentence: str
    methods: Mapping[str, str]
    version: str
    data_sha256: str
    trials: int
    seed: int
    claims: tuple[tuple[str, ...], ...] = ()
