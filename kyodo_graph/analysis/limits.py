"""What an analysis of a city can't say, and what its readers must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.analysis.city import TWO_MODE, City
from kyodo_graph.analysis.seen import plans_of
from kyodo_graph.analysis.variants import OFFICE
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.words.phrases import counted, number, several
from kyodo_graph.words.sentences import condition

GROUP = "limits"
ALPHA = 0.05


@dataclass(frozen=True)
class Limits:
    """What bounds an analysis.

    ``generic`` are the names of generic actors in the network; ``kept`` and ``attainable`` are the
    pairs of the backbone and the least corrected p that a pair could have, None without a test.
    """

    actors: int
    office: bool
    generic: tuple[str, ...]
    plans: int
    readings: int
    kept: int | None
    attainable: float | None

    def fields(self, lang: str) -> Mapping[str, str]:
        """The places of the sentences."""
        return {
            "generic": several(self.generic, lang, 3),
            "plans": number(self.plans),
            "least": number(self.attainable) if self.attainable is not None else "",
            "kept": counted(self.kept or 0, "組", "pair of actors", "pairs of actors", lang=lang)
            if lang == "en"
            else number(self.kept or 0),
        }


def limits(city: City, readings: int, backbone: Mapping[str, object]) -> Limits:
    """What bounds the analysis of a city; ``backbone`` is the row of that table."""
    B = city.network(TWO_MODE)
    actors = actors_of(B)
    kept, least = backbone.get("pairs_kept"), backbone.get("least_attainable_p")
    return Limits(
        len(actors),
        any(city.actors[a].sector == OFFICE for a in actors),
        tuple(city.name(a) for a in actors if city.actors[a].specificity == "generic"),
        len(plans_of(city)),
        readings,
        kept if isinstance(kept, int) else None,
        least if isinstance(least, float) else None,
    )


@condition(GROUP)
def a_network_is_there(found: Limits) -> bool:
    """Whether any actor takes part in an element."""
    return found.actors > 0


@condition(GROUP)
def the_office_takes_part(found: Limits) -> bool:
    """Whether the city office is in the network."""
    return found.office


@condition(GROUP)
def generic_actors_take_part(found: Limits) -> bool:
    """Whether a word for everyone is in the network."""
    return bool(found.generic)


@condition(GROUP)
def several_plans_are_there(found: Limits) -> bool:
    """Whether elements of more than one plan are in the network."""
    return found.plans > 1


@condition(GROUP)
def no_pair_could_be_kept(found: Limits) -> bool:
    """Whether the test of pairs cannot reject, whatever they share."""
    return found.attainable is not None and found.attainable > ALPHA


@condition(GROUP)
def no_pair_is_kept(found: Limits) -> bool:
    """Whether the test of pairs could reject and does not."""
    return found.attainable is not None and found.attainable <= ALPHA and not found.kept


@condition(GROUP)
def pairs_are_kept(found: Limits) -> bool:
    """Whether pairs share more than their numbers of elements explain."""
    return bool(found.kept)


@condition(GROUP)
def nobody_read_again(found: Limits) -> bool:
    """Whether no second reading of the city's documents is kept."""
    return found.readings == 1
