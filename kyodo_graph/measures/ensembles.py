"""An index of a two-mode network against the same index of many random ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kyodo_graph.tables import Table, measured

from .bicm import bicm
from .curveball import curveball_stacks, default_trades
from .empirical import NullArrays, against, checked_trials
from .errors import InvalidOptionError, NodeSetError
from .graphs import Floats, allowed_cells, binary_matrix
from .kernels import Kernel, kernel

MODELS = ("curveball", "bicm")

# Cells of the matrices drawn at a time: a bound on memory, not on the result.
_CELLS = 2_000_000


@dataclass(frozen=True, eq=False)
class NullDistribution(NullArrays):
    """One or several values of a statistic against their distribution under a null model.

    Beside what `NullArrays` holds (arrays of the shape of the statistic: none for a number):
    `samples` has one row for each random network; `draws` is their number, of which `trials`
    gave a defined value.
    """

    statistic: str
    model: str
    draws: int
    seed: int | None
    samples: Floats
    options: Mapping[str, Any] = field(default_factory=dict)

    def table(self, nodes: Sequence[Any] | None = None) -> Table:
        """Give one row for each value: node, observed, expected, sd, z, p_upper, p_lower, p."""
        values = np.atleast_1d(self.observed)
        names = [None] if nodes is None and self.observed.ndim == 0 else nodes
        names = list(range(len(values)) if names is None else names)
        if len(names) != len(values):
            raise NodeSetError(names[len(values) :] or names)
        columns = ("observed", "expected", "sd", "z", "p_upper", "p_lower", "p", "trials")
        arrays = [np.atleast_1d(getattr(self, column)).tolist() for column in columns]
        return measured(
            f"{self.statistic} against {self.model}",
            ("node", *columns),
            zip(names, *arrays, strict=True),
            {"statistic": self.statistic, "model": self.model, "draws": self.draws}
            | {"seed": self.seed, **self.options},
        )


def random_stacks(
    M: ArrayLike,
    count: int,
    *,
    model: str = "curveball",
    seed: int | None = 0,
    trades: int | None = None,
    allowed: ArrayLike | None = None,
) -> Iterator[Floats]:
    """Draw `count` random matrices under a null model, in stacks (networks, actors, elements).

    >>> [s.shape for s in random_stacks([[1, 0], [1, 1]], 5, model="bicm")]
    [(5, 2, 2)]
    """
    if model not in MODELS:
        raise InvalidOptionError("model", model, MODELS)
    if model == "curveball":
        yield from curveball_stacks(M, count, trades=trades, seed=seed, allowed=allowed)
        return
    P = bicm(M, allowed)
    rng = np.random.default_rng(seed)
    most = max(1, _CELLS // P.size)
    for at in range(0, count, most):
        yield (rng.random((min(most, count - at), *P.shape)) < P).astype(np.float64)


def null_distribution(
    M: ArrayLike,
    statistic: str | Callable[[Floats], Any],
    trials: int = 1000,
    seed: int | None = 0,
    *,
    model: str = "curveball",
    trades: int | None = None,
    allowed: ArrayLike | None = None,
) -> NullDistribution:
    """Compare an index of a two-mode network with its distribution under a null model.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows. For the index of the elements give M.T.
        statistic: "degree", "closeness", "betweenness", "eigenvector" (one value for each actor,
            as in `two_mode_centrality`), "density", "clustering" (Robins–Alexander), "nodf", or a
            function of one float matrix that gives a number or an array of fixed shape. The named
            ones are computed for many networks at a time; a function is called for each.
        trials: random networks drawn.
        seed: seed of the generator; None: a fresh one.
        model: "curveball" (both margins exactly) or "bicm" (both margins in expectation).
        trades: see `curveball`.
        allowed: boolean array, False = structural zero (see `curveball`, `bicm`). Cities in one
            matrix must not exchange ties: a null that lets them finds ties where there are none.

    Returns:
        NullDistribution: observed, expected, sd, z, p_upper, p_lower and two-sided p, with
        p = (1 + hits) / (1 + trials). z is NaN where the null values do not vary; random networks
        for which the index is undefined are left out and `trials` says how many counted.

    Raises:
        InvalidMatrixError, EmptyNetworkError, InvalidOptionError, NotConvergedError.

    References:
        Davison & Hinkley (1997), 4.2; Strona et al. (2014); Saracco et al. (2015); see `curveball`
        and `bicm`.

    >>> M = [[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]
    >>> r = null_distribution(M, "clustering", trials=199, seed=1)
    >>> float(r.observed), r.draws
    (0.0, 199)
    """
    A = binary_matrix(M, measure="null_distribution")
    trials = checked_trials(trials)
    name, compute = kernel(statistic)
    permitted = None if allowed is None else allowed_cells(A, allowed, measure="null_distribution")
    return null_of(
        A.astype(np.float64),
        name,
        compute,
        random_stacks(A, trials, model=model, seed=seed, trades=trades, allowed=permitted),
        model=model,
        seed=seed,
        options={
            "trades": (trades or default_trades(len(A))) if model == "curveball" else None,
            "structural_zeros": 0 if permitted is None else int((~permitted).sum()),
        },
    )


def null_of(
    M: Floats,
    name: str,
    compute: Kernel,
    stacks: Iterator[Floats],
    *,
    model: str,
    seed: int | None,
    options: Mapping[str, Any],
) -> NullDistribution:
    """Compare a kernel's value on one matrix with its values on stacks of random ones."""
    samples = np.concatenate([compute(stack) for stack in stacks])
    found = against(compute(M[None])[0], samples)
    base = {f.name: getattr(found, f.name) for f in fields(NullArrays)}
    return NullDistribution(
        **base,
        statistic=name,
        model=model,
        draws=len(samples),
        seed=seed,
        samples=samples,
        options=dict(options),
    )
