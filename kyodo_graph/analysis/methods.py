"""Table 8: a methods paragraph that can be pasted into a paper, with what it cites."""

from __future__ import annotations

from string import Formatter
from typing import Any

from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Options
from kyodo_graph.analysis.governance import CONCENTRATED, DENSE
from kyodo_graph.analysis.place_indices import PROJECTION, declared
from kyodo_graph.analysis.variants import VARIANTS
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.words import indices, page, publications


def paragraph(city: City, options: Options, version: str, sha: str, lang: str) -> str:
    """How the numbers of a city were made, in one language, with the list of references."""
    B, T = city.network(TWO_MODE), city.network(TIES)
    actors = len(actors_of(B))
    plans = sorted({city.plans.get(n, "") for n in B if B.nodes[n].get("mode") != "actor"} - {""})
    numbers: dict[str, Any] = {
        "name": city.names.get(lang) or city.key,
        "actors": actors,
        "elements": B.number_of_nodes() - actors,
        "edges": B.number_of_edges(),
        "tie_actors": T.number_of_nodes(),
        "ties": T.number_of_edges(),
        "plans": max(1, len(plans)),
        "trials": f"{options.trials:,}",
        "slow": f"{options.slow:,}",
        "seed": options.seed,
        "version": version,
        "sha": sha,
        "c": ", ".join(f"{x:.3g}" for x in CONCENTRATED),
        "d": ", ".join(f"{x:.3g}" for x in DENSE),
        "variants": _COMMA[lang].join(v.title[lang] for v in VARIANTS[1:]),
        "of_two_mode": _listed(TWO_MODE, lang),
        "of_projection": _listed(PROJECTION, lang),
        "of_ties": _listed(TIES, lang),
    }
    words = page("methods")[lang]
    text = words["paragraph"].format(**numbers, **publications())
    references = (p.text for p in publications().values() if p.key in cited())
    return f"{text}\n\n{words['references']}\n" + "".join(f"- {r}\n" for r in references)


def cited() -> frozenset[str]:
    """The keys of the publications that the paragraph cites: in its text, and by its indices."""
    fields = (name for _, name, *_ in Formatter().parse(page("methods")["en"]["paragraph"]) if name)
    of_text = {field.partition(".")[0] for field in fields if "." in field}
    return frozenset(of_text.union(*(indices()[name].references for name in declared())))


def _listed(network: str, lang: str) -> str:
    """The indices of a network, each with what defines it."""
    told = []
    for name, index in declared().items():
        if index.network == network:
            by = "; ".join(publications()[key].short for key in indices()[name].references)
            mark = f"({by})" if lang == "ja" else f" ({by})"
            told.append(f"{indices()[name].name[lang]}{mark if by else ''}")
    return _COMMA[lang].join(told)


_COMMA = {"ja": "、", "en": ", "}
