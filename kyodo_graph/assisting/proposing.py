"""All that a model is asked about a draft, and which of its proposals the lines bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kyodo_graph.assisting.coding import FUNCTIONS, THEMES, together
from kyodo_graph.assisting.endpoint import Endpoint, EndpointError
from kyodo_graph.assisting.tasks import FORM, PROPOSALS, DroppedError, Part, Task, messages
from kyodo_graph.assisting.tasks import proposals as read_proposals
from kyodo_graph.assisting.ties import TIES, key_of
from kyodo_graph.assisting.writing import ENGLISH, SUMMARIES
from kyodo_graph.drafting import Candidate, Draft

RULE = "assist"
TASKS: Mapping[str, Task] = {t.kind: t for t in (TIES, THEMES, FUNCTIONS, SUMMARIES, ENGLISH)}
KINDS = tuple(TASKS)
"""What a model can be asked for, in the order in which it is."""
GIVE_UP = 2
"""After so many parts in a row without an answer, no more are asked."""
_CALLED = {
    "tie": "ties",
    "theme": "themes",
    "function": "functions",
    "summary": "summaries",
    "english": "English names",
}


@dataclass(frozen=True)
class Assisted:
    """A draft with what a model proposed, and what was dropped of its proposals.

    ``proposed`` and ``dropped`` (by reason) are by kind. ``failed`` are the reasons why parts of
    the text got no answer that could be used, with their numbers, ``unasked`` the parts that were
    not asked about any more.
    """

    draft: Draft
    proposed: Mapping[str, int]
    dropped: Mapping[str, Mapping[str, int]]
    failed: Mapping[str, int]
    unasked: int = 0

    def summary(self) -> list[str]:
        """What was proposed, dropped and not answered, in a few lines."""
        told = ", ".join(f"{n} {_CALLED[kind]}" for kind, n in self.proposed.items())
        lines = [f"proposed by the model: {told}"]
        for kind, reasons in self.dropped.items():
            why = "; ".join(f"{n} {reason}" for reason, n in sorted(reasons.items()))
            lines.append(f"dropped of its {_CALLED[kind]}: {why}")
        if self.failed:
            why = "; ".join(f"{n} × {reason}" for reason, n in self.failed.items())
            rest = f", {self.unasked} not asked any more" if self.unasked else ""
            lines.append(
                f"no answer for some parts: {why}{rest}; what was answered is kept, "
                "and the same command asks for the rest"
            )
        return lines


def propose(
    draft: Draft,
    endpoint: Endpoint,
    kinds: Sequence[str] = KINDS,
    told: Callable[[str], None] = lambda _: None,
) -> Assisted:
    """The draft with what a model proposes and the lines bear, behind what rules drafted.

    ``kinds`` are of :data:`KINDS`; ``told`` is called with a word on how far it is. A proposal is
    dropped, and counted by its reason, where the lines that it quotes don't bear it.
    """
    run = _Run(draft, endpoint)
    for kind in KINDS:
        if kind in kinds:
            parts = list(TASKS[kind].parts(draft))
            for number, part in enumerate(parts, 1):
                told(f"{_CALLED[kind]}: {number} of {len(parts)}")
                run.ask(TASKS[kind], part)
    found = tuple(run.found.values())
    counts = Counter(item.kind for item in found)
    return Assisted(
        replace(draft, items=(*draft.items, *found)),
        {kind: counts[kind] for kind in KINDS if kind in kinds},
        {kind: dict(reasons) for kind, reasons in run.dropped.items() if reasons},
        dict(run.failed),
        run.unasked,
    )


class _Run:
    """What has been proposed so far."""

    def __init__(self, draft: Draft, endpoint: Endpoint) -> None:
        self.draft, self.endpoint = draft, endpoint
        self.found: dict[str, Candidate] = {}
        self.known = {key_of(item) for item in draft.of("tie")}
        self.dropped: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        self.failed: Counter[str] = Counter()
        self.in_a_row = self.unasked = 0

    def ask(self, task: Task, part: Part) -> None:
        """Ask about a part, where the endpoint still answers or did answer before."""
        asked = messages(task, part)
        kept = self.endpoint.remembers(asked)
        if self.in_a_row >= GIVE_UP and not kept:
            self.unasked += 1
            return
        try:
            answer = self.endpoint.ask(asked, lambda a: read_proposals(a, task.key) is not None)
        except EndpointError as error:
            self.failed[error.reason] += 1
            self.in_a_row += 1
            return
        if not kept:
            self.in_a_row = 0
        given = read_proposals(answer, task.key)
        if given is None:
            self.dropped[task.kind][f"answers that are no list of {task.key}"] += 1
            return
        if len(given) > PROPOSALS:
            self.dropped[task.kind]["more than can be asked for"] += len(given) - PROPOSALS
        for proposal in given[:PROPOSALS]:
            try:
                self.take(task, part, proposal)
            except DroppedError as why:
                self.dropped[task.kind][str(why)] += 1

    def take(self, task: Task, part: Part, proposal: Any) -> None:
        """A proposal as a candidate. Raises DroppedError where the lines don't bear it."""
        if not isinstance(proposal, dict):
            raise DroppedError(FORM)
        rule = f"{RULE}.{self.endpoint.model}.{task.version}"
        made = task.checked(self.draft, part, proposal, rule)
        key = key_of(made) if made.kind == "tie" else (made.id, *made.value.get("functions", ()))
        if key in self.known:
            raise DroppedError("that the draft has already")
        self.known.add(key)
        if made.kind == "tie":
            made = replace(made, id=f"{made.id}-{len(self.found)}")
        earlier = self.found.get(made.id)
        if earlier is not None:
            if made.kind != "function":
                raise DroppedError("that the draft has already")
            made = together(earlier, made)
        self.found[made.id] = made
