"""Plans that a text names, and how each is related to the document's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate
from kyodo_graph.drafting.plans.plan_names import Named, named_plans
from kyodo_graph.drafting.plans.plan_relations import base, identity
from kyodo_graph.folding import fold_name


def plans_of(document: Document) -> list[Candidate]:
    """The document's own plan and those that its text names, each relation once.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "第2次霧島市協働計画\\n1 位置\\n「霧島市総合計画」(R3～R12)を上位計画とします。\\n"
    >>> [(c.text("label"), c.text("relation"), c.text("start_fy"))
    ...  for c in plans_of(read_document(Text("x", raw.encode())))]
    [('第2次霧島市協働計画', '', ''), ('霧島市総合計画', 'superior', '2021')]
    """
    own = document.own
    if not own.title:
        return []
    found = list(named_plans(document))
    executed = next((plan for plan in found if plan.relation == "executes"), None)
    label = document.printed(own.spans)
    value = {"label": label, "start_fy": _fy(own.start_fy), "end_fy": _fy(own.end_fy)}
    made = [candidate("plan", [*own.spans, *own.period], value, "plan.title_page", group="plans")]
    seen: set[tuple[str, str]] = set()
    for plan in _settled(document, found, executed):
        key = (fold_name(plan.name), plan.relation)
        if key not in seen:
            seen.add(key)
            made.append(_candidate(document, plan, label))
    return made


def _fy(year: int) -> str:
    return str(year) if year else ""


def _candidate(document: Document, plan: Named, own: str) -> Candidate:
    printed = document.printed(plan.spans)
    value = {
        "label": printed,
        "start_fy": _fy(plan.start_fy),
        "end_fy": _fy(plan.end_fy),
        "relation": plan.relation,
        "related": plan.other if plan.relation else "",
    }
    if plan.relation in ("executes", "revises"):
        value |= {
            "label": own,
            "start_fy": _fy(document.own.start_fy),
            "end_fy": _fy(document.own.end_fy),
            "related": printed,
        }
    elif plan.relation and not plan.other:
        value["related"] = own
    more = (ord(plan.relation[0]),) if plan.relation else (plan.spans[0].end,)
    return candidate(
        "plan", plan.spans, value, plan.rule, more, group="plans", same=same_key("plan", printed)
    )


def _settled(document: Document, found: Sequence[Named], executed: Named | None) -> Iterator[Named]:
    """Relations of one plan brought together: the clearest of them, periods from any mention."""
    names = dict.fromkeys(identity(plan.name, document) for plan in found)
    order = ("revises", "executes", "predecessor", "superior", "local_plan", "related")
    for name in names:
        own = [plan for plan in found if identity(plan.name, document) == name]
        best = min(own, key=lambda plan: (order.index(plan.relation), -len(plan.name)))
        dated = next((plan for plan in own if plan.start_fy), best)
        told = next(
            (p for p in own if p.relation == best.relation and not _titled(p, document)), best
        )
        plan = replace(
            best, name=told.name, spans=told.spans, start_fy=dated.start_fy, end_fy=dated.end_fy
        )
        if plan.relation in ("executes", "revises"):
            yield plan
            yield replace(plan, relation="", rule=f"plan.{plan.relation}")
            continue
        of_executed = executed is not None and (
            base(plan.name, document) == base(executed.name, document) != ""
        )
        if plan.relation == "predecessor" and executed is not None and of_executed:
            plan = replace(plan, other=document.printed(executed.spans))
        yield plan


def _titled(plan: Named, document: Document) -> bool:
    return plan.spans[0].line in {span.line for span in document.own.spans}
