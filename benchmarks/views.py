"""The measurements of docs/performance-views.md: graph pages beside those of plain pyvis::

python -m benchmarks.views            # about ten minutes, most of them spent waiting for pyvis
python -m benchmarks.views --write    # also writes docs/performance-views.md
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from tabulate import tabulate

from benchmarks.headless import Seen, browser, frames_of_the_driver, measured
from benchmarks.measuring import seconds, timed
from kyodo_graph.services.viewing import view

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SIZES, LARGE = (300, 1000), (3000, 20000, 50000)
EDGES_A_NODE = 2.5
LIMIT = 120.0
RUNS = 5
_SECTORS = ("S1", "S3", "S4", "S5", "S7", "S9", "S0")
_FIRST = ("地域", "市民", "協働", "まちづくり", "防災", "福祉", "子育て", "観光", "環境", "文化")
_LAST = ("推進協議会", "活動センター", "支援事業", "交流会", "実行委員会", "ネットワーク", "講座")
# Places of nodes (or groups of them) on the screen, in either page.
_OURS = """[...kyodo.drawn().nodes.slice(0, 60), ...kyodo.drawn().groups.slice(0, 20)]
  .flatMap((id) => kyodo.position(id))"""
_THEIRS = """network.body.nodeIndices.slice(0, 200)
  .map((id) => network.canvasToDOM(network.getPosition(id)))
  .map((at) => { const box = network.canvas.frame.canvas.getBoundingClientRect();
                 return { x: box.left + at.x, y: box.top + at.y }; })
  .filter((at) => at.x > 30 && at.y > 30 && at.x < innerWidth - 30 && at.y < innerHeight - 30)"""


def network(nodes: int, seed: int = 0) -> nx.Graph[str]:
    """A network with hubs, as plans have them, and Japanese names; the same for the same seed."""
    choice = random.Random(seed)
    graph: nx.Graph[str] = nx.Graph()
    for n in range(nodes):
        name = f"{choice.choice(_FIRST)}{choice.choice(_LAST)}{n}"
        kind = {"class": "Actor", "mode": "actor", "sector": choice.choice(_SECTORS)}
        if n % 3:
            kind = {"class": "Initiative", "mode": "element"}
        graph.add_node(f"n{n}", label=name, **kind)
    ends = ["n0"]  # each node as often as it has edges: who has many gets more
    while len(ends) <= 2 * int(EDGES_A_NODE * nodes):
        a = f"n{choice.randrange(nodes)}"
        b = choice.choice(ends) if choice.random() < 0.5 else f"n{choice.randrange(nodes)}"
        if a != b and not graph.has_edge(a, b):
            graph.add_edge(a, b, kind="lead" if choice.random() < 0.3 else "participant")
            ends += [a, b]
    return graph


def ours(graph: nx.Graph[str], path: Path) -> float:
    """Write our page; gives the seconds that it took."""
    return timed(lambda: view(graph, title="Benchmark").save(path))


def plain_pyvis(graph: nx.Graph[str], path: Path) -> float:
    """Write the page of plain pyvis, everything as it comes but for the resources in line."""
    from pyvis.network import Network

    bare: nx.Graph[str] = nx.Graph()
    bare.add_nodes_from((n, {"label": data["label"]}) for n, data in graph.nodes(data=True))
    bare.add_edges_from(graph.edges())

    def write() -> None:
        net = Network(cdn_resources="in_line")
        net.from_nx(bare)
        path.write_text(net.generate_html(), encoding="utf-8")

    return timed(write)


@dataclass(frozen=True)
class Measured:
    """A page: nodes, seconds to make it, size of its file, and what a browser made of it."""

    nodes: int
    made: float
    size: int
    seen: Seen


def measure(chromium: Browser, nodes: int, folder: Path) -> Measured:
    """Our page of so many nodes, opened several times."""
    path = folder / f"ours-{nodes}.html"
    made = ours(network(nodes), path)
    runs = [measured(chromium, path, _OURS, LIMIT) for _ in range(RUNS)]
    return Measured(nodes, made, path.stat().st_size, medians(runs))


def measure_pyvis(chromium: Browser, nodes: int, folder: Path) -> Measured:
    """The page of plain pyvis, opened once: it takes its time."""
    path = folder / f"pyvis-{nodes}.html"
    made = plain_pyvis(network(nodes), path)
    seen = measured(chromium, path, _THEIRS, LIMIT, settling='network.once("stabilized", settled)')
    return Measured(nodes, made, path.stat().st_size, seen)


def medians(runs: Sequence[Seen]) -> Seen:
    """The median of each measurement."""

    def of(values: Sequence[float | None]) -> float | None:
        there = [value for value in values if value is not None]
        return statistics.median(there) if there else None

    return Seen(
        of([r.first for r in runs]),
        of([r.interactive for r in runs]),
        of([r.frames for r in runs]),
        of([r.select for r in runs]),
        of([r.settled for r in runs]),
    )


def duration(value: float | None) -> str:
    """A duration, or that it was longer than the limit."""
    return f"> {LIMIT:.0f} s" if value is None else seconds(value)


def times(ours: float | None, theirs: float | None, *, more_is_better: bool = False) -> str:
    """How many times better ours is; at least so many, where theirs passed the limit."""
    if ours is None or (more_is_better and theirs is None):
        return ""
    if more_is_better:
        assert theirs is not None
        return f"{ours / theirs:.1f}" if theirs else ""
    return f"{'> ' if theirs is None else ''}{(LIMIT if theirs is None else theirs) / ours:.1f}"


def beside(mine: Measured, peer: Measured) -> list[list[str]]:
    """The rows of one size."""
    a, b = mine.seen, peer.seen
    size = f"{mine.nodes:,}"
    rows = [
        [size, what, duration(x), duration(y), times(x, y)]
        for what, x, y in (
            ("first picture", a.first, b.first),
            ("interactive", a.interactive, b.interactive),
            ("picture stands still", a.settled, b.settled),
        )
    ]
    rates = [("–" if x is None else f"{x:.0f}") for x in (a.frames, b.frames)]
    rows.append(
        [size, "frames/s while panning", *rates, times(a.frames, b.frames, more_is_better=True)]
    )
    clicks = [("–" if x is None else seconds(x)) for x in (a.select, b.select)]
    shown = times(a.select, b.select) if b.select is not None else ""
    rows.append([size, "click to selection painted", *clicks, shown])
    return rows


def large_row(one: Measured) -> list[str]:
    """The row of a size that is drawn as groups."""
    seen = one.seen
    return [
        f"{one.nodes:,}", seconds(one.made), f"{one.size / 1e6:.1f} MB", duration(seen.first),
        duration(seen.interactive), f"{seen.frames:.0f}" if seen.frames else "–",
        seconds(seen.select) if seen.select else "–",
    ]  # fmt: skip


def report(
    pairs: Sequence[tuple[Measured, Measured]],
    large: Sequence[Measured],
    driver: float,
    version: str,
) -> str:
    """The page: what was measured, how, and what it says."""
    head = ["nodes", "what", "ours", "plain pyvis", "times better"]
    rows = [row for mine, peer in pairs for row in beside(mine, peer)]
    wide = ["nodes", "making it", "file", "first picture", "interactive", "frames/s", "click"]
    return "\n".join(
        (
            "# Performance of graph pages\n",
            "Measured by `python -m benchmarks.views --write`: our page and that of plain pyvis of "
            "the same made-up network (2.5 edges a node, hubs, Japanese names), opened in headless "
            f"Chromium {version} without a GPU, window {SIZE_TEXT}, no connection. Both are seen "
            "from outside, with a real mouse. Ours: medians of "
            f'{RUNS} openings; pyvis: one (`from_nx`, `cdn_resources="in_line"`, everything else as '  # noqa: E501
            "it comes). Seconds say little (they are one machine's, which did other work, too); "
            "ratios hold.\n",
            f"Python {platform.python_version()}, {os.cpu_count()} cores.\n",
            "- *first picture*: from the start of loading until the first drawing is painted.\n"
            "- *interactive*: until a click on a node, made as soon as there is a picture, is "
            "answered by a painted frame.\n"
            "- *picture stands still*: pyvis lets its nodes move; given up after "
            f"{LIMIT:.0f} s.\n"
            "- *frames/s while panning*: frames that follow a new place of the mouse while it drags "  # noqa: E501
            f"the picture 300 pixels to and fro. An empty canvas gives {driver:.0f} here: the most "
            "that can be seen.\n"
            "- *click to selection painted*: from the mouse button's release until the frame with "
            "the selection is painted.\n",
            tabulate(rows, headers=head, tablefmt="github", disable_numparse=True) + "\n",
            "## Beyond what a canvas holds\n",
            "More than 1,000 nodes are first drawn as groups, which open step by step; the search "
            "and the filters show single nodes. Plain pyvis shows nothing within the limit.\n",
            tabulate(
                [large_row(one) for one in large],
                headers=wide,
                tablefmt="github",
                disable_numparse=True,
            )
            + "\n",
            "## What makes the difference\n",
            "- Positions are computed in Python, once, and physics is off until it is asked for.\n"
            "- While the picture is dragged it is shifted as it is, with a margin around what is "
            "seen, and drawn anew only where the margin runs out.\n"
            "- Lines are drawn many at a time; a selection is a veil over the picture and what is "
            "meant drawn once more on top of it, instead of a change to every node.\n",
            "## Limits\n",
            "Without a GPU the processor paints; with one, both pages are quicker. Zooming draws "
            "everything anew with each frame and is slower than panning. With physics on, our page "
            "moves no faster than vis-network does. Making a page near 1,000 nodes takes longer "
            "than making one of 3,000: up to there every layout is computed, beyond it only the "
            "groups.\n",
        )
    )


SIZE_TEXT = "1400 × 900"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    program = os.environ.get("KYODO_CHROMIUM") or shutil.which("chromium") or ""
    if not program:
        sys.exit("no Chromium found; expected chromium, or KYODO_CHROMIUM with its path")
    with tempfile.TemporaryDirectory() as name, browser(program) as chromium:
        folder = Path(name)
        driver = frames_of_the_driver(chromium)
        pairs = []
        for nodes in SIZES:
            mine = measure(chromium, nodes, folder)
            pairs.append((mine, measure_pyvis(chromium, nodes, folder)))
        large = [measure(chromium, nodes, folder) for nodes in LARGE]
        page = report(pairs, large, driver, chromium.version)
    print(page)
    if options.write:
        (ROOT / "docs" / "performance-views.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
