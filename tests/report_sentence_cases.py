"""Facts for the sentences of the report's pages: of which each is printed, and of which it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kyodo_graph.report.contents.centres import Centre, Doing, Function, Operation, Place
from kyodo_graph.report.contents.compared import PRINTED, PlanRow
from kyodo_graph.report.contents.indicators import Series, Value
from kyodo_graph.report.contents.losses import Ranged
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_network import Pair, PlanNetwork, Told
from kyodo_graph.report.contents.plan_table import (
    Column,
    Line,
    Mark,
    Part,
    PlanTable,
    Status,
    Step,
)
from kyodo_graph.report.facts import Plan
from kyodo_graph.report.saying.centres import (
    DependenceSaid,
    FunctionsSaid,
    OperationSaid,
    PlaceSaid,
)
from kyodo_graph.report.saying.comparison import Compared, RowSaid
from kyodo_graph.report.saying.indicators import SeriesSaid
from kyodo_graph.report.saying.plans import DocumentSaid, NetworkSaid, PlanSaid
from kyodo_graph.words.sentences import Facts

Case = tuple[Facts, Facts]
NAMES = Names({"x/a": {"ja": "市", "en": "the city"}}, {}, {})
PLAN = Plan("x/p", "x", {"ja": "計画", "en": "Plan"}, None, None, 1, "adopted", ("x/p/i",), ())
LEVEL = {"ja": "事業", "en": "Project"}
CITY = Column("市", {"ja": "市", "en": "the city"}, "S1", ("x/a",))
BODY = Column("会", {"ja": "会", "en": "the body"}, "S5", ("x/b",))
BOTH = Column("市・所", {"ja": "市・所", "en": "the city / the centre"}, "S1", ("x/a", "x/c"), True)


def part(role: str, basis: str = "stated", column: str = "") -> Part:
    """A part of the city in the one initiative."""
    return Part("x/p/i", "x/a", role, basis, False, column, "", "x-1:3")


def mark(role: str, basis: str = "stated", column: str = "") -> Mark:
    """A mark of that part."""
    return Mark(role, basis, "", (part(role, basis, column),))


def line(n: int, **marks: Mark) -> Line:
    """An initiative with its marks, ``city`` and the like standing for the columns."""
    keys = {"city": "市", "body": "会", "both": "市・所"}
    return Line(
        f"x/p/i{n}",
        {"ja": "講座", "en": "Courses"},
        str(n),
        LEVEL,
        0,
        f"x/p/i{n}",
        True,
        "",
        "x-1:3",
        {keys[k]: m for k, m in marks.items()},
    )


def row(*lines: Line, printed: bool = True, columns: tuple[Column, ...] = (CITY, BODY)) -> PlanRow:
    """A plan of these initiatives."""
    return PlanRow(PLAN, PlanTable(PLAN, columns, lines, printed, ()), (), {}, 0)


LED = row(line(1, city=mark("lead")), line(2, city=mark("lead")), line(3, body=mark("lead")))
TIED = row(line(1, city=mark("lead")), line(2, body=mark("lead")))
JOINT = row(line(1, both=mark("participant")), columns=(BOTH,))
UNLED = row(line(1, city=mark("participant")))
SUPPLIED = row(line(1, city=mark("lead", "implied")), printed=False)
PARTLY = row(line(1, city=mark("lead", "implied")), line(2), printed=False)
MIXED = row(line(1, city=mark("lead", "implied")), line(2, city=mark("lead")), printed=False)
STATED = row(line(1, city=mark("lead")), printed=False)
NOBODY = row(line(1), printed=False, columns=())
EMPTY = row(printed=False, columns=())


def _plan_head() -> Mapping[str, Case]:
    def said(one: PlanRow, *readings: tuple[int, int]) -> PlanSaid:
        return PlanSaid(one, NAMES, readings)

    return {
        "differing": (said(SUPPLIED, (1, 0), (0, 0)), said(SUPPLIED, (1, 0), (1, 0))),
        "leads_by_one": (said(LED), said(TIED)),
        "leads_by_several": (said(TIED), said(LED)),
        "shared_throughout": (said(JOINT), said(UNLED)),
        "marked_without_lead": (said(UNLED), said(JOINT)),
        "supplied_throughout": (said(PARTLY), said(SUPPLIED)),
        "supplied_to_all": (said(SUPPLIED, (1, 0)), said(SUPPLIED, (1, 0), (0, 1))),
        "supplied_partly": (said(MIXED), said(SUPPLIED)),
        "stated_only": (said(STATED), said(MIXED)),
        "nobody_leads": (said(NOBODY), said(STATED)),
        "nothing_set_out": (said(EMPTY), said(NOBODY)),
    }


def _plan_table() -> Mapping[str, Case]:
    beside = replace(UNLED, table=replace(UNLED.table, unplaced=(part("participant"),)))
    rows = {"a": UNLED, "b": STATED, "c": NOBODY, "d": SUPPLIED, "e": JOINT, "f": beside}
    said = {key: PlanSaid(one, NAMES) for key, one in rows.items()}
    return {
        "as_printed": (said["a"], said["b"]),
        "by_sector": (said["b"], said["c"]),
        "no_actor": (said["c"], said["b"]),
        "supplied": (said["d"], said["b"]),
        "joint": (said["e"], said["a"]),
        "beside": (said["f"], said["a"]),
    }


def series(*values: tuple[int, str, float | None], unit: str = "%") -> Series:
    """An indicator of these values."""
    made = tuple(Value(y, k, n, "—" if n is None else str(n), "x-1:5") for y, k, n in values)
    return Series("x/p/n", {"ja": "率", "en": "rate"}, None, unit, made)


AIMED = series((2020, "baseline", 10.0), (2025, "target", 20.0))
COME = series((2020, "baseline", 10.0), (2022, "actual", 20.0), (2025, "target", 20.0))
LOOSE = series((2022, "actual", 20.0), (2025, "target", 20.0))
DASHED = series((2020, "baseline", None), (2025, "target", 20.0))


def _series() -> Mapping[str, Case]:
    none, aimed, come = SeriesSaid(()), SeriesSaid((AIMED,)), SeriesSaid((COME,))
    return {
        "none": (none, aimed),
        "standing": (come, aimed),
        "not_yet": (aimed, come),
        "cannot_be_judged": (SeriesSaid((LOOSE,)), come),
        "dashes": (SeriesSaid((DASHED,)), aimed),
        "scales": (SeriesSaid((AIMED, replace(AIMED, unit="件"))), aimed),
    }


DOING = Doing(("x-1:6",), (), ("first", "second"), ("first", "second"))
SPLIT = replace(DOING, readings=("first",))
CENTRE = Centre(
    "x/c",
    "x",
    {"ja": "所", "en": "the centre"},
    "intermediary_center",
    "named",
    True,
    {"x/p": {"F01": DOING}},
    (),
    (),
    "x-1:6",
)


def _centre_place() -> Mapping[str, Case]:
    def said(
        column: str | None, *told: Part, shared: tuple[str, ...] = (), printed: bool = True
    ) -> PlaceSaid:
        place = Place(printed, column, shared, 1 if column else 0, 0, 3, told)
        return PlaceSaid(CENTRE, place, LED.table, NAMES)

    stated, supplied = part("participant"), part("lead", "implied")
    own, shared, none = said("所"), said("市・所", shared=("x/a",)), said(None)
    without = said(None, printed=False)
    return {
        "own_column": (own, shared),
        "shared_column": (shared, own),
        "no_column": (none, own),
        "no_table": (without, none),
        "told_stated": (said(None, stated), said(None, stated, supplied)),
        "told_supplied": (said(None, supplied), said(None, stated, supplied)),
        "told_both": (said(None, stated, supplied), said(None, stated)),
        "untold": (none, said(None, stated)),
    }


def _centre_operation() -> Mapping[str, Case]:
    def said(*found: Operation) -> OperationSaid:
        return OperationSaid(replace(CENTRE, operation=found), NAMES)

    form, run = Operation("public_private", "", "x-1:7"), Operation("", "x/b", "x-1:8")
    return {
        "operator": (said(run), said(form)),
        "form_of_operator": (said(run, form), said(run)),
        "form_only": (said(form), said(run)),
        "unknown": (said(), said(form)),
    }


def _centre_loss() -> Mapping[str, Case]:
    def said(parts: Ranged, alone: Ranged, *shared: str, readings: int = 2) -> DependenceSaid:
        place = Place(True, "市・所" if shared else None, shared, 1, 0, 3, ())
        numbers = {"parts": parts, "alone": alone}
        return DependenceSaid(CENTRE, place, numbers, NAMES, readings)

    some, no = Ranged(2, 1, 3), Ranged(0, 0, 0)
    return {
        "no_part": (said(no, no), said(some, no)),
        "nothing_alone": (said(some, no), said(some, Ranged(1, 1, 1))),
        "alone": (said(some, Ranged(1, 1, 1)), said(some, Ranged(1, 0, 1))),
        "nothing_alone_once": (said(some, no, readings=0), said(some, no)),
        "alone_once": (said(some, Ranged(1, 1, 1), readings=0), said(some, Ranged(1, 1, 1))),
        "alone_by_reading": (said(some, Ranged(1, 0, 1)), said(some, no)),
        "by_construction": (said(some, no, "x/a"), said(some, no)),
    }


def _functions() -> Mapping[str, Case]:
    both = tuple(
        Function(code, {"ja": name, "en": name}, "g") for code, name in (("F01", "a"), ("F02", "b"))
    )
    own = replace(CENTRE, doings={"x/p": {"F01": DOING, "F02": DOING}})
    split = replace(CENTRE, doings={"x/p": {"F01": SPLIT, "F02": DOING}})
    two = FunctionsSaid(both, ((CENTRE, "x/p"), (CENTRE, "x/p")))
    once = replace(CENTRE, doings={"x/p": {"F01": replace(DOING, readings=(), of=())}})
    unread = FunctionsSaid(both, ((once, "x/p"), (once, "x/p")))
    return {
        "everywhere": (two, FunctionsSaid(both, ((CENTRE, "x/p"),))),
        "nowhere": (two, FunctionsSaid(both, ((own, "x/p"), (own, "x/p")))),
        "everywhere_once": (unread, two),
        "nowhere_once": (unread, two),
        "no_centre": (FunctionsSaid(both, ()), two),
        "differing": (FunctionsSaid(both, ((split, "x/p"),)), two),
    }


ASSESSED = replace(
    UNLED,
    table=replace(UNLED.table, lines=(replace(line(1), status=Status("◎", "", "completed", "")),)),
    series=(COME,),
    themes={"T01": 1},
    themed=1,
)


def _compared(group: str) -> Mapping[str, Case]:
    def said(*rows: PlanRow) -> Compared:
        return Compared(rows, NAMES)

    themed = replace(ASSESSED, themes={"T02": 1})
    return {
        "compared_written": {
            "role_tables": (said(LED), said(STATED)),
            "no_role_table": (said(STATED), said(LED)),
            "no_rank": (said(LED, TIED), said(LED)),
        },
        "compared_leads": {
            "some": (said(LED), said(UNLED)),
            "none": (said(UNLED), said(LED)),
        },
        "compared_themes": {
            "shared_first": (said(ASSESSED, ASSESSED), said(ASSESSED, themed)),
            "all_differ": (said(ASSESSED, themed), said(ASSESSED, ASSESSED)),
        },
        "compared_progress": {
            "some": (said(ASSESSED), said(LED)),
            "none": (said(LED), said(ASSESSED)),
        },
        "compared_fates": {
            "some": (said(ASSESSED), said(LED)),
            "none": (said(LED), said(ASSESSED)),
        },
    }[group]


def _row_missing() -> Mapping[str, Case]:
    full = replace(LED, series=(COME,), themes={"T01": 1}, themed=1)
    aimed, loose = replace(full, series=(AIMED,)), replace(full, series=(LOOSE,))
    return {
        "leads_no_lead_marks": (RowSaid(UNLED), RowSaid(LED)),
        "leads_supplied": (RowSaid(SUPPLIED), RowSaid(NOBODY)),
        "leads_no_table": (RowSaid(NOBODY), RowSaid(SUPPLIED)),
        "progress_no_indicator": (RowSaid(LED), RowSaid(full)),
        "progress_no_result": (RowSaid(aimed), RowSaid(full)),
        "progress_no_scale": (RowSaid(loose), RowSaid(full)),
        "fates_not_assessed": (RowSaid(LED), RowSaid(replace(ASSESSED, series=()))),
        "themes_no_theme": (RowSaid(LED), RowSaid(full)),
    }


def _plan_network() -> Mapping[str, Case]:
    def said(*basis: str, own: int = 0) -> NetworkSaid:
        ties = [Told("x/a", "supports", "x/b", b, "", "x-1:9") for b in basis]
        pairs = (Pair("x/a", "x/b", tuple(ties)),) if ties else ()
        itself = Told("x/b", "partners_with", "x/b", "stated", "", "x-1:9")
        return NetworkSaid(PlanNetwork(PLAN, (), pairs, (itself,) * own))

    return {
        "pairs": (said("stated"), said(own=1)),
        "no_pair": (said(own=1), said("stated")),
        "supplied": (said("implied"), said("implied", "stated")),
        "own_kind": (said("stated", own=1), said("stated")),
    }


def _plan_document() -> Mapping[str, Case]:
    words = {lang: dict.fromkeys(PRINTED, "X") for lang in ("ja", "en")}

    def said(one: PlanRow, start: int | None = None, end: int | None = None) -> DocumentSaid:
        return DocumentSaid(replace(one, plan=replace(PLAN, start_fy=start, end_fy=end)), words)

    results = series((2020, "baseline", 1.0), (2021, "actual", 1.0), (2022, "target", 2.0))
    steps = (Step(2020, 2020, "implement", "", "x-1:4"),)
    one = replace(line(1, city=mark("lead")), steps=steps, status=Status("◎", "", "completed", ""))
    full = replace(row(one), series=(results,))
    return {
        "period": (said(LED, 2020, 2024), said(LED, 2020)),
        "from_year": (said(LED, 2020), said(LED, 2020, 2024)),
        "no_period": (said(LED), said(LED, 2020)),
        "prints": (said(LED), said(STATED)),
        "lacks": (said(LED), said(full)),
    }


PAGES: Mapping[str, Mapping[str, Case]] = {
    "plan_head": _plan_head(),
    "plan_network": _plan_network(),
    "plan_document": _plan_document(),
    "plan_table": _plan_table(),
    "series": _series(),
    "centre_place": _centre_place(),
    "centre_operation": _centre_operation(),
    "centre_loss": _centre_loss(),
    "functions": _functions(),
    **{
        group: _compared(group)
        for group in (
            "compared_written",
            "compared_leads",
            "compared_themes",
            "compared_progress",
            "compared_fates",
        )
    },
    "row_missing": _row_missing(),
}
