"""Facts for the sentences of the first page: of which each is printed, and of which it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_sentence_cases import (
    AIMED,
    BODY,
    BOTH,
    CITY,
    COME,
    JOINT,
    LED,
    NAMES,
    TIED,
    line,
    mark,
    row,
    series,
)

from kyodo_graph.report.contents.centres import Centre, Doing, Function
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_table import Status
from kyodo_graph.report.findings.centre_functions import CityCentres, Functions
from kyodo_graph.report.findings.fates import FatePlan, Fates
from kyodo_graph.report.findings.joint import Joint, JointPlan
from kyodo_graph.report.findings.leads import LeadPlan, Leads
from kyodo_graph.report.findings.targets import TargetPlan, Targets
from kyodo_graph.words.sentences import Facts

Case = tuple[Facts, Facts]
NAME = {"ja": "甲市", "en": "Ko"}
BY_BODY = row(line(1, body=mark("lead")), line(2, body=mark("lead")))
TWO_JOINT = row(
    line(1, both=mark("participant")), line(2, both=mark("participant")), columns=(BOTH,)
)


def _leads() -> Mapping[str, Case]:
    def of(*rows: PlanRow, read: int = 1, silent: bool = False) -> Leads:
        plans = tuple(LeadPlan(r, NAME) for r in rows)
        return Leads(plans, max(read, len(plans)), (NAME,) if silent else ())

    draft = replace(LED, plan=replace(LED.plan, status="draft"))
    alone = row(line(1, city=mark("lead")), columns=(CITY,))
    return {
        "title_one": (of(LED), of(BY_BODY)),
        "title_one_none": (of(BY_BODY), of(LED)),
        "title_several": (of(LED, LED), of(LED)),
        "title_several_none": (of(TIED, TIED), of(LED, LED)),
        "more_others": (of(LED), of(alone)),
        "more_rare": (of(LED, read=2), of(LED)),
        "more_silent": (of(LED, silent=True), of(LED)),
        "limit": (of(LED), of(BY_BODY)),
        "limit_draft": (of(draft), of(LED)),
    }


def _joint() -> Mapping[str, Case]:
    half = row(
        line(1, both=mark("participant")), line(2, body=mark("participant")), columns=(BOTH, BODY)
    )
    pair = replace(BODY, key="会・団", joint=True)
    paired = row(line(1, both=mark("participant")), columns=(BOTH, pair))

    def of(*rows: PlanRow) -> Joint:
        return Joint(tuple(JointPlan(r, NAME, BOTH) for r in rows), 3, NAMES)

    return {
        "title_all": (of(TWO_JOINT), of(half)),
        "title_some": (of(half), of(TWO_JOINT)),
        "title_several": (of(JOINT, JOINT), of(JOINT)),
        "more_together": (of(paired), of(half)),
        "more_alone": (of(half), of(paired)),
        "limit_one": (of(JOINT), of(JOINT, JOINT)),
        "limit_several": (of(JOINT, JOINT), of(JOINT)),
    }


F1 = Function("F01", {"ja": "情報", "en": "information"}, "")
F2 = Function("F02", {"ja": "相談", "en": "advice"}, "")
READ = ("first", "second")
STATED = Doing(("x-1:3",), (), READ, READ)
IMPLIED = Doing((), ("x-1:3",), READ, READ)
ONCE = Doing(("x-1:3",), (), ("first",), ("first",))
DIFFERS = Doing(("x-1:3",), (), ("first",), READ)


def _functions() -> Mapping[str, Case]:
    def city(**doings: Doing) -> CityCentres:
        by = {"F01": doings.get("one"), "F02": doings.get("two")}
        held = {"x/p": {k: d for k, d in by.items() if d}}
        centre = Centre("x/c", "x", NAME, "", "", True, held, (), (), "x-1:1")
        return CityCentres("x", NAME, (centre,))

    def of(*cities: CityCentres) -> Functions:
        return Functions(cities, (F1, F2))

    one, both = city(one=STATED), city(one=STATED, two=STATED)
    two, other = of(one, both), city(two=STATED)
    return {
        "title_everywhere": (two, of(one, other)),
        "title_widest": (of(one, one, other), of(one, other)),
        "title_one": (of(one), of(city(one=DIFFERS))),
        "more_nowhere": (of(one), of(both)),
        "more_nowhere_once": (of(city(one=ONCE)), of(one)),
        "more_supplied": (of(city(one=IMPLIED)), of(one)),
        "limit": (of(one), of(city(one=DIFFERS))),
        "limit_once": (of(city(one=ONCE)), of(one)),
    }


def _targets() -> Mapping[str, Case]:
    worse = series((2020, "baseline", 10.0), (2022, "actual", 9.0), (2025, "target", 20.0))
    between = series((2020, "baseline", 10.0), (2022, "actual", 12.0), (2025, "target", 20.0))

    def plan(*own: object) -> TargetPlan:
        return TargetPlan(replace(LED, series=own), NAME)

    def of(*plans: TargetPlan, all_: int = 0) -> Targets:
        return Targets(plans, max(all_, len(plans)))

    some, none = of(plan(COME, between)), of(plan(between, between))
    return {
        "title_one": (some, none),
        "title_one_none": (none, some),
        "title_several": (of(plan(COME), plan(between)), some),
        "title_several_none": (of(plan(between), plan(between)), of(plan(COME), plan(between))),
        "more_worse": (of(plan(worse, COME)), some),
        "more_unjudged": (of(plan(COME, AIMED)), some),
        "more_without": (of(plan(COME, between), all_=2), some),
        "limit": (some, of(plan(COME), plan(between))),
        "limit_several": (of(plan(COME), plan(between)), some),
    }


def _fates() -> Mapping[str, Case]:
    def plan(*dispositions: str) -> FatePlan:
        lines = [
            replace(line(n), status=Status("○", "ongoing", d, "x-1:3"))
            for n, d in enumerate(dispositions, 1)
        ]
        return FatePlan(row(*lines), NAME)

    def of(*plans: FatePlan) -> Fates:
        return Fates(plans, Names({}, {}, {}))

    on, off = of(plan("continued")), of(plan("completed"))
    return {
        "title_one": (of(plan("continued", "completed")), off),
        "title_one_none": (off, on),
        "title_several": (of(plan("continued"), plan("completed")), on),
        "more_others": (of(plan("continued", "completed")), on),
        "limit": (on, of(plan("continued"), plan("completed"))),
        "limit_several": (of(plan("continued"), plan("completed")), on),
    }


FINDINGS: Mapping[str, Mapping[str, Case]] = {
    "finding_leads": _leads(),
    "finding_joint": _joint(),
    "finding_functions": _functions(),
    "finding_targets": _targets(),
    "finding_fates": _fates(),
}
FINDING_NOTHING: Mapping[str, Facts] = {
    "finding_leads": Leads((), 2, ()),
    "finding_joint": Joint((), 2, NAMES),
    "finding_functions": Functions((), (F1,)),
    "finding_targets": Targets((), 2),
    "finding_fates": Fates((), NAMES),
}
"""Facts of a group of which nothing at all may be said."""
