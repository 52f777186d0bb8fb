"""How a report was made: what all its citations and the manifest say of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """How the report was made: version, hash of the data, what random numbers depend on.

    ``date`` is the day of the newest record, ``address`` where the graph is cited from (empty: by
    its hash). ``machine_coded`` says that
    automatic readers coded the documents and no expert has checked it. ``reviewed`` is *human* or
    *bulk* where only records count that were looked at one by one, or accepted several at once.
    """

    version: str
    data_sha256: str
    trials: int
    seed: int
    date: str
    checked: tuple[str, ...]
    address: str = ""
    machine_coded: bool = False
    reviewed: str = "any"
