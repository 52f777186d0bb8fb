"""What a document says a second time: one record, its second passage under ``elsewhere``."""

from __future__ import annotations

from kyodo_graph.reviewing.taken import Node

_AS_PRINTED = frozenset({"symbol", "printed", "column"})
_OF_THE_RECORD = frozenset({"at", "decision"})


def restated(record: Node, again: Node) -> bool:
    """Whether a second record says what a first one says, in the codes that both have; its passage
    then goes with the first one, with what only it says.

    What stands at the passage of the first one again adds nothing.

    >>> first = {"at": 61, "fy": 2024, "phase": "implement"}
    >>> restated(first, {"at": 95, "fy": 2024, "phase": "implement", "printed": "■"})
    True
    >>> first["elsewhere"]
    [{'at': 95, 'printed': '■'}]
    >>> restated(first, {"at": 96, "fy": 2024, "phase": "continue"})
    False
    """
    said = {key: value for key, value in again.items() if key not in _OF_THE_RECORD}
    if any(record.get(k, v) != v for k, v in said.items() if k not in _AS_PRINTED):
        return False
    more = {key: value for key, value in said.items() if key not in record}
    passages = [record["at"], *(other["at"] for other in record.get("elsewhere", []))]
    if again["at"] not in passages:
        record.setdefault("elsewhere", []).append({"at": again["at"], **more})
    return True
