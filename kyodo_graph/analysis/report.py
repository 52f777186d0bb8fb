"""All tables of one city, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kyodo_graph.analysis import (
    actors,
    backbone,
    governance,
    intermediary,
    limits,
    place_claims,
    sizes,
    tie_claims,
    verdicts,
    whole,
)
from kyodo_graph.analysis.city import TWO_MODE, City, Options
from kyodo_graph.analysis.losses import losses
from kyodo_graph.analysis.nulls import chances
from kyodo_graph.analysis.place_claims import PlaceFacts
from kyodo_graph.analysis.places import Readings, facts, place_table, seen_table
from kyodo_graph.analysis.seen import SETTLED, standings
from kyodo_graph.tables import Table
from kyodo_graph.words.sentences import tell

STEPS = 5
TABLES = (
    "places", "place_readings", "networks", "actors", "brokerage", "intermediaries", "intermediary",
    "intermediary_functions", "intermediary_themes", "removal",
    "removal_losses", "backbone", "backbone_pairs", "whole", "intermediary_ties", "classification",
)  # fmt: skip
"""The names of an analysis's tables, in their order."""
Step = Callable[[], object]


@dataclass(frozen=True)
class Claim:
    """Sentences that may be printed about one subject: an intermediary by name, or the city ("").

    The ``main`` ones are about the intermediary with most parts, and about the city.
    """

    subject: str
    actor: str
    main: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The tables of a city by name, and what may be said.

    ``sentence`` is about its governance; ``claims`` are all sentences that hold, ``limits`` those
    on what can't be said.
    """

    results: dict[str, Table]
    sentence: str
    claims: tuple[Claim, ...] = ()
    limits: tuple[str, ...] = ()


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
        intermediary.functions(city),
        intermediary.themes(city),
        *losses(city, options),
    ]
    made += backbone.backbone_tables(city)
    made.append(whole.whole(city, options, tests))
    step()
    made += [tie_claims.tie_table(read), verdicts.classification(city, forms)]
    told = verdicts.sentences(verdicts.governance(city, forms), city.lang)
    results = {r.name: r for r in made}
    (backbone_row,) = results["backbone"].records()
    bounds = limits.limits(city, len(read.cities), backbone_row)
    step()
    return Report(
        results,
        ("" if city.lang == "ja" else " ").join(told),
        (*_claims(read, list(facts(read, seen, options))), Claim("", "", True, told)),
        tell(limits.GROUP, bounds, city.lang),
    )


def _claims(readings: Readings, places: list[PlaceFacts]) -> Iterator[Claim]:
    """What may be said of each intermediary: its place in each plan, then its ties."""
    lang = readings.settled.lang
    ties = tie_claims.facts(readings)
    for actor in dict.fromkeys(f.id for f in places):
        own = [f for f in places if f.id == actor]
        main = actor == places[0].id
        for f in own:
            yield Claim(f.actor, actor, main, tell(place_claims.GROUP, f, lang))
        if told := tell(tie_claims.GROUP, ties[actor], lang):
            yield Claim(own[0].actor, actor, main, told)


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
    claims: tuple[Claim, ...] = ()
    limits: tuple[str, ...] = ()
