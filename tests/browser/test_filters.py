"""Filters with their counts, and the legend, against what Python makes of the same network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from .pages import network_of
from .watching import Opened

View = Callable[..., Opened]
OF_EDGES = {"kind": "roles", "basis": "basis", "modality": "modality"}


def values(facet: str, data: dict[str, Any]) -> list[str]:
    """What a node or an edge says of a facet."""
    name = {"cls": "class", "theme": "themes", **OF_EDGES}.get(facet, facet)
    value = data.get(name)
    if isinstance(value, str):
        return [value] if value else []
    return list(value or ())


def passing(chosen: dict[str, set[str]]) -> tuple[set[str], set[int]]:
    """Nodes (ids) and edges (places) that match: as the page words the rule, in other words.

    A node passes with a value that is chosen; without any value it passes through a neighbour that
    has one. An edge passes with both its ends; filters on edges leave no node without an edge.
    """
    network = network_of("whole", parallel=True)
    edges = list(network.edges(data=True))
    on_edges = {facet: given for facet, given in chosen.items() if facet in OF_EDGES}
    free = {
        e
        for e, (_, _, data) in enumerate(edges)
        if all(set(values(f, data)) & g for f, g in on_edges.items())
    }
    near: dict[str, set[str]] = {node: set() for node in network}
    for e in free:
        a, b, _ = edges[e]
        near[a].add(b)
        near[b].add(a)

    def passes(node: str, facet: str, given: set[str]) -> bool:
        own = values(facet, network.nodes[node])
        if own:
            return bool(set(own) & given)
        return any(set(values(facet, network.nodes[other])) & given for other in near[node])

    on_nodes = {facet: given for facet, given in chosen.items() if facet not in OF_EDGES}
    nodes = {node for node in network if all(passes(node, f, g) for f, g in on_nodes.items())}
    kept = {e for e in free if edges[e][0] in nodes and edges[e][1] in nodes}
    if on_edges:
        nodes &= {node for e in kept for node in edges[e][:2]}
    return nodes, kept


def counts(facet: str, chosen: dict[str, set[str]]) -> Counter[str]:
    """How many nodes (or edges) have each value, of those that the other filters let through."""
    network = network_of("whole", parallel=True)
    nodes, edges = passing({other: given for other, given in chosen.items() if other != facet})
    if facet in OF_EDGES:
        said: Iterable[Any] = (
            data for e, (_, _, data) in enumerate(network.edges(data=True)) if e in edges
        )
    else:
        said = (data for node, data in network.nodes(data=True) if node in nodes)
    return Counter(value for data in said for value in values(facet, data))


def shown_counts(opened: Opened, facet: str) -> dict[str, int]:
    """The values of a filter with their counts, as the page has them."""
    rows = opened.run(
        """(facet) => [...document.querySelectorAll(`#facets [data-name="${facet}"] label`)].map(
          (row) => [row.control.dataset.facet, row.querySelector(".count").textContent]
        )""",
        facet,
    )
    return {key.removeprefix(f"{facet}:"): int(number.replace(",", "")) for key, number in rows}


def choose(opened: Opened, facet: str, value: str) -> None:
    """Tick a value as a user does: open the filter, show all its values, tick."""
    part = opened.page.locator(f'#facets details[data-name="{facet}"]')
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    box = part.locator(f'[data-facet="{facet}:{value}"]')
    if not box.count():
        part.locator("button.small").click()
    box.check()


CHOSEN: list[dict[str, list[str]]] = [
    {"city": ["shinjo"]},
    {"sector": ["S3", "S4"]},
    {"cls": ["Initiative"], "city": ["yamaguchi", "ichinoseki"]},
    {"kind": ["lead"]},
    {"basis": ["implied"], "sector": ["S1"]},
    {"theme": ["T01"], "specificity": ["named", "generic"]},
    {"plan": ["shinjo/p2015"], "kind": ["participant", "supports"]},
]


def test_what_matches_and_the_counts_are_those_of_python(view: View) -> None:
    opened = view("whole")
    total = network_of("whole", parallel=True)
    for chosen in CHOSEN:
        for facet, given in chosen.items():
            for value in given:
                choose(opened, facet, value)
        sets = {facet: set(given) for facet, given in chosen.items()}
        nodes, edges = passing(sets)
        found = opened.kyodo("matching")
        assert set(found["nodes"]) == nodes, chosen
        assert set(found["edges"]) == edges, chosen
        assert nodes, chosen
        numbers = (len(nodes), len(total), len(edges), total.number_of_edges())
        wanted = "{:,}/{:,}のノード、{:,}/{:,}の関係が条件に合う".format(*numbers)
        assert opened.text("#facets .counts") == wanted
        for facet in ("city", "sector", "cls", "kind", "basis", "specificity"):
            expected = counts(facet, sets)
            for value, number in shown_counts(opened, facet).items():
                assert number == expected[value], (chosen, facet, value)
        opened.page.click("#clear")


def test_what_does_not_match_fades_and_can_be_hidden(view: View) -> None:
    opened = view("whole")
    everything = opened.kyodo("drawn")
    assert opened.kyodo("bright") is None
    choose(opened, "sector", "S3")
    nodes, edges = passing({"sector": {"S3"}})
    assert opened.kyodo("drawn") == everything
    bright = opened.kyodo("bright")
    assert (set(bright["nodes"]), set(bright["edges"])) == (nodes, edges)
    opened.page.check("#hide")
    drawn = opened.kyodo("drawn")
    assert (set(drawn["nodes"]), set(drawn["edges"])) == (nodes, edges)
    opened.page.click("#clear")
    assert opened.kyodo("drawn") == everything
    assert opened.page.is_disabled("#clear")


def test_fading_is_seen_on_the_canvas(view: View) -> None:
    """The mean darkness of the canvas: less with a filter, and more than with the rest hidden."""
    opened = view("city-ichinoseki")
    opened.expected = ("willReadFrequently",)  # the browser's advice to who reads pixels
    ink = """() => {
      const canvas = document.querySelector("canvas");
      const all = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      let sum = 0;
      for (let at = 0; at < all.length; at += 4) if (all[at + 3]) sum += 255 - all[at + 1];
      return sum;
    }"""

    def seen() -> int:
        opened.painted()
        found: int = opened.run(ink)
        return found

    everything = seen()
    choose(opened, "sector", "S3")
    faded = seen()
    opened.page.check("#hide")
    assert everything > 1.5 * faded
    assert faded > 0
    assert seen() != faded


def test_nothing_that_matches_is_said(view: View) -> None:
    opened = view("whole", "#f.city=shinjo&f.plan=yamaguchi%2Fp1&hide=1")
    assert opened.kyodo("drawn")["nodes"] == []
    assert "条件に合うものがない" in opened.details()


def test_the_legend_switches_kinds_of_nodes_and_relations(view: View) -> None:
    opened = view("city-ichinoseki")
    network = network_of("actor-element", "ichinoseki", parallel=True)
    sectors = Counter(data["sector"] for _, data in network.nodes(data=True) if data["sector"])
    for sector, number in sectors.items():
        assert opened.text(f'[data-key="sector:{sector}"] .count') == str(number)
    opened.page.click('[data-key="sector:S1"]')
    button = opened.page.locator('[data-key="sector:S1"]')
    assert button.get_attribute("aria-pressed") == "false"
    assert opened.run("document.activeElement.dataset.key") == "sector:S1"
    drawn = opened.kyodo("drawn")
    gone = {node for node, data in network.nodes(data=True) if data["sector"] == "S1"}
    assert set(drawn["nodes"]) == set(network) - gone
    edges = list(network.edges(data=True))
    assert set(drawn["edges"]) == {e for e, (a, b, _) in enumerate(edges) if not {a, b} & gone}
    opened.page.click('[data-key="family:lead"]')
    left = {e for e in drawn["edges"] if "lead" not in edges[e][2]["roles"]}
    assert set(opened.kyodo("drawn")["edges"]) == left
    button.click()
    opened.page.click('[data-key="family:lead"]')
    assert set(opened.kyodo("drawn")["nodes"]) == set(network)


def test_sizes_follow_the_index_that_is_chosen(view: View) -> None:
    opened = view("city-ichinoseki")
    radius = {
        node: opened.kyodo("position", node)[0]["r"] for node in opened.kyodo("drawn")["nodes"]
    }
    degrees = dict(network_of("actor-element", "ichinoseki").degree())
    assert max(radius, key=lambda node: radius[node]) == max(
        degrees, key=lambda node: degrees[node]
    )
    opened.page.select_option("#size", "")
    assert len({opened.kyodo("position", node)[0]["r"] for node in radius}) == 1
