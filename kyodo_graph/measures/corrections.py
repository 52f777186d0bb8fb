"""Correction for many tests, and the backbone network that is left after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike

from .errors import InvalidMatrixError, InvalidOptionError, NodeSetError
from .graphs import Floats, Graph
from .pair_tests import PairTest

CORRECTIONS = ("holm", "bh", "none")


def holm(p: ArrayLike) -> Floats:
    """Adjust p-values so that a family of tests errs at most with the chance alpha.

    Args: p: p-values, one dimension.
    Returns: adjusted p-values in the same order; compare them with alpha.
    Raises: InvalidMatrixError for NaN or numbers outside 0 to 1.
    References: Holm (1979).

    >>> holm([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    values, order = _ordered(p)
    steps = values[order] * np.arange(len(values), 0, -1)
    out = np.empty_like(values)
    out[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return out


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Adjust p-values so that the expected share of false finds is at most alpha.

    Args: p: p-values, one dimension, independent or positively dependent.
    Returns: adjusted p-values in the same order; compare them with alpha.
    Raises: InvalidMatrixError for NaN or numbers outside 0 to 1.
    References: Benjamini & Hochberg (1995).

    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    values, order = _ordered(p)
    steps = values[order] * len(values) / np.arange(1, len(values) + 1)
    out = np.empty_like(values)
    out[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return out


def _adjusted(p: Floats, correction: str) -> Floats:
    return p if correction == "none" else {"holm": holm, "bh": benjamini_hochberg}[correction](p)


def _ordered(p: ArrayLike) -> tuple[Floats, Any]:
    values = np.asarray(p, dtype=np.float64)
    if values.ndim != 1:
        raise InvalidMatrixError(f"p-values: expected one dimension, got {values.ndim}")
    bad = np.flatnonzero(~((values >= 0) & (values <= 1)))
    if bad.size:
        at = int(bad[0])
        raise InvalidMatrixError("p-values: expected 0 to 1", (at,), float(values[at]))
    return values, np.argsort(values, kind="stable")


@dataclass(frozen=True, eq=False)
class Backbone:
    """The pairs that a model calls significant, and what must be said about them.

    Attributes:
        graph: all nodes; an edge for each pair kept, with `weight` (shared elements), `p`,
            `p_adjusted` and `sign` (1: more than expected, -1: fewer).
        model, alpha, correction, signed: the test that was made.
        tested: pairs tested; tied: those of them that share an element; kept: edges.
        least_p, least_adjusted: smallest p-value before and after correction (None: no pair).
        least_attainable: the smallest adjusted p-value that any pair could have had with the
            numbers of elements that the actors have, sharing all that it can (of one-tailed tests;
            of signed ones the finest that the method gives).
        attainable: False where that is above alpha: the test could not have kept a single pair,
            and an empty backbone says nothing of the network.
        options: of the model (trials, seed, structural zeros).
    """

    graph: Graph
    model: str
    alpha: float
    correction: str
    signed: bool
    tested: int
    tied: int
    kept: int
    least_p: float | None
    least_adjusted: float | None
    least_attainable: float | None
    attainable: bool
    options: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        least = "no pair" if self.least_p is None else f"least p {self.least_p:.3g}"
        text = (
            f"backbone {self.model}, alpha {self.alpha:g} ({'two' if self.signed else 'one'}-"
            f"tailed), correction {self.correction}: {self.kept} of {self.tested} pairs kept "
            f"({self.tied} share an element), {least}"
        )
        return text if self.attainable else f"{text}; no pair could have reached alpha"


def backbone(
    test: PairTest,
    nodes: Sequence[Any] | None = None,
    *,
    alpha: float = 0.05,
    correction: str = "holm",
    signed: bool = False,
) -> Backbone:
    """Keep the pairs of a projection whose number of shared elements is significant.

    All pairs that could share an element are tested, also those that share none: leaving these
    out would pick the tests by their outcome.

    Args:
        test: what `sdsm`, `fdsm`, `fixed_row`, `fixed_col` or `fixed_fill` gave.
        nodes: names of the rows; by default their numbers.
        alpha: a pair is kept if its adjusted p-value is at most alpha.
        correction: "holm" (default), "bh" (Benjamini–Hochberg) or "none".
        signed: keep pairs that share fewer elements than expected, too (sign -1); the test is
            then two-tailed: twice the smaller tail against alpha, that is alpha/2 on each side.

    Returns: Backbone; its text (`str`) states model, alpha, correction, pairs and least p.
    Raises: InvalidOptionError, NodeSetError (names do not fit the rows).
    References: Neal (2022).

    >>> from kyodo_graph.measures.backbones import fixed_row
    >>> made = backbone(fixed_row([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]]))
    >>> print(str(made).partition("; ")[2])
    no pair could have reached alpha
    >>> print(str(made).partition(": ")[2].partition(";")[0])
    0 of 3 pairs kept (1 share an element), least p 0.167
    """
    if correction not in CORRECTIONS:
        raise InvalidOptionError("correction", correction, CORRECTIONS)
    if not 0 < alpha < 1:
        raise InvalidOptionError("alpha", alpha, "a number between 0 and 1")
    n = len(test.upper)
    names = list(range(n)) if nodes is None else list(nodes)
    if len(names) != n or len(set(names)) != n:
        raise NodeSetError(names[n:] or names)
    rows, columns = np.nonzero(np.triu(test.testable, 1))
    upper, lower = test.upper[rows, columns], test.lower[rows, columns]
    p = np.minimum(2 * np.minimum(upper, lower), 1.0) if signed else upper
    adjusted = _adjusted(p, correction)
    graph: Graph = nx.Graph()
    graph.add_nodes_from(names)
    for at in np.flatnonzero(adjusted <= alpha):
        i, j = int(rows[at]), int(columns[at])
        more = not signed or bool(upper[at] <= lower[at])
        graph.add_edge(
            names[i],
            names[j],
            weight=int(test.observed[i, j]),
            p=float(p[at]),
            p_adjusted=float(adjusted[at]),
            sign=1 if more else -1,
        )
    finest = np.full(len(p), 2 * test.least_possible) if signed else test.attainable[rows, columns]
    best = _adjusted(np.minimum(finest, 1.0), correction).min() if len(p) else None
    return Backbone(
        graph=graph,
        model=test.model,
        alpha=alpha,
        correction=correction,
        signed=signed,
        tested=len(p),
        tied=int((test.observed[rows, columns] > 0).sum()),
        kept=graph.number_of_edges(),
        least_p=float(p.min()) if len(p) else None,
        least_adjusted=float(adjusted.min()) if len(p) else None,
        least_attainable=None if best is None else float(best),
        attainable=best is None or bool(best <= alpha),
        options=dict(test.options),
    )
