"""What is kept of the readings once they are built: light, so that a graph can name it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field

SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What of a document stays as it was settled, or of the reading cannot be taken over.

    ``read`` is false where the reading lacks the document. ``kept`` counts the elements and
    activities that the reading does not have, whose roles and themes stay settled; ``lost_roles``
    and ``lost_ties`` what it says of things or actors that cannot be found in the settled data.
    """

    document: str
    read: bool
    kept: int = 0
    lost_roles: int = 0
    lost_ties: int = 0


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha (nominal) of two readings on a field, a city's documents pooled.

    None where it is undefined: no unit, or the same code throughout.
    """

    city: str
    field: str
    first: str
    second: str
    units: int
    alpha: float | None


@dataclass(frozen=True)
class Kept:
    """The kept readings, ready to be loaded.

    ``nquads`` has each by name (what was settled is not among them), ``uncovered`` what of it is
    as it was settled, ``alphas`` how far each two agree.
    """

    nquads: Mapping[str, bytes] = field(default_factory=dict)
    uncovered: Mapping[str, tuple[Uncovered, ...]] = field(default_factory=dict)
    alphas: tuple[Alpha, ...] = ()

    def as_bytes(self) -> bytes:
        """All of it as a file: a line of JSON, then the N-Quads of one reading after another."""
        head = {
            "lengths": {name: len(body) for name, body in self.nquads.items()},
            "uncovered": {k: [astuple(u) for u in v] for k, v in self.uncovered.items()},
            "alphas": [astuple(a) for a in self.alphas],
        }
        return b"\n".join([json.dumps(head).encode("utf-8"), b"".join(self.nquads.values())])

    @staticmethod
    def of(body: bytes) -> Kept:
        """What a file of :meth:`as_bytes` holds."""
        first, _, rest = body.partition(b"\n")
        head = json.loads(first)
        nquads, at = {}, 0
        for name, length in head["lengths"].items():
            nquads[name] = rest[at : at + length]
            at += length
        uncovered = {k: tuple(Uncovered(*u) for u in v) for k, v in head["uncovered"].items()}
        return Kept(nquads, uncovered, tuple(Alpha(*a) for a in head["alphas"]))
