"""For each sentence that may be printed: facts of which it is, and facts of which it is not.

A group of sentences is declared here, with the facts that its conditions judge. The test
``tests/words/test_sentences.py`` goes over all groups and all sentences and misses none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from finding_sentence_cases import FINDING_NOTHING, FINDINGS
from report_sentence_cases import PAGES

from kyodo_graph.analysis.city import Function
from kyodo_graph.analysis.governance import LEAD, NAO, SHARED, UNDETERMINED, Evidence, Verdict
from kyodo_graph.analysis.limits import Limits
from kyodo_graph.analysis.place_claims import PlaceFacts, Test
from kyodo_graph.analysis.seen import Seen
from kyodo_graph.analysis.tie_claims import TieFacts
from kyodo_graph.analysis.verdicts import Governance
from kyodo_graph.compare.said import (
    functions,
    progress,
    refusals,
    roles,
    structure,
    themes,
    whole,
)
from kyodo_graph.compare.theme_distances import Apart
from kyodo_graph.compare.units import Unit
from kyodo_graph.docs.findings import basis, businesses, leads, money, parts
from kyodo_graph.docs.findings.counting import Spread
from kyodo_graph.words.sentences import Facts

Case = tuple[Facts, Facts]
"""Facts of which the sentence is printed, and facts of which it must not appear."""


def _verdict(form: str, *first: str) -> Verdict:
    nothing = (0.0,) * 5
    votes = {form: 9}
    evidence = Evidence("degree", first, "office", *nothing, votes)
    return Verdict(form, 0 if form == UNDETERMINED else 9, 9, (evidence,))


def _governance() -> Mapping[str, Case]:
    stated = Function("c", "F05", "相談", "stated", "x-1:3")
    implied = replace(stated, basis="implied")
    lead, shared = _verdict(LEAD, "o"), _verdict(SHARED, "o", "n")
    none, empty = _verdict(UNDETERMINED), Verdict(UNDETERMINED, 0, 0, ())
    two = Governance("甲市", (stated,), {"o": "甲市役所"}, {"first": lead, "second": lead})
    silent = replace(two, functions=())
    equals = replace(two, readings={"first": shared, "second": shared})
    differ = replace(two, readings={"first": lead, "second": _verdict(NAO, "c")})
    open_ = replace(two, readings={"first": none, "second": none})
    once = replace(two, readings={"settled": lead})
    small = replace(two, readings={"first": empty, "second": empty})
    return {
        "functions_stated": (two, replace(two, functions=(implied,))),
        "functions_unstated": (silent, two),
        "functions_implied": (replace(two, functions=(stated, implied)), two),
        "form_stands": (two, differ),
        "form_stands_without_a_centre": (equals, two),
        "form_is_a_shape": (two, differ),
        "form_without_a_network": (small, open_),
        "form_read_once": (once, replace(two, readings={"settled": none})),
        "form_by_reader": (differ, two),
        "form_undecided": (open_, small),
        "form_needs": (differ, two),
    }


def _place() -> Mapping[str, Case]:
    first, second = Seen(0.4, 1, 1, 9), Seen(0.1, 3, 5, 8)
    variants = ("all", "no_office", "joint_out")
    same = {
        **{("settled", v): first for v in variants},
        **{(r, "all"): first for r in ("first", "second")},
    }
    stands = PlaceFacts(
        city="甲市", plan="第1次計画", id="c", actor="甲センター",
        parts=dict.fromkeys(("settled", "first", "second"), 4), same_parts=True, stated=4, joint=0,
        same_alone=True, elements=20,
        alone=dict.fromkeys(("settled", "first", "second"), 2), place=same,
        alike=(), columns=False, members=(),
        tests=dict.fromkeys(("settled", "first", "second"), Test(0.4, 0.1, 0.01, 0.002)),
        alphas=(0.9,),
    )  # fmt: skip
    moves = replace(stands, place={**same, ("second", "all"): second})
    differ = replace(
        stands, parts={"settled": 4, "first": 4, "second": 0},
        alone={"settled": 2, "first": 1, "second": 0}, alphas=(0.2, 0.9), same_parts=False,
        same_alone=False,
    )  # fmt: skip
    nowhere = replace(
        stands, parts=dict.fromkeys(stands.parts, 0), alone=dict.fromkeys(stands.parts, 0),
        place={}, tests={},
    )  # fmt: skip
    once = replace(
        stands, parts={"settled": 4}, alone={"settled": 2}, tests={}, alphas=(),
        place={("settled", "all"): first, ("settled", "no_office"): second},
    )  # fmt: skip
    absent = replace(stands, place={**same, ("settled", "no_office"): None})
    out = replace(stands, place={**same, ("settled", "joint_out"): second}, joint=3)
    gone = replace(stands, place={**same, ("settled", "joint_out"): None})
    columns = replace(stands, alike=("甲市役所",), columns=True)
    one = replace(stands, members=("中間支援組織",), place={**same, ("settled", "merged"): second})
    weak = Test(0.4, 0.1, 0.6, 0.002)
    mixed = replace(stands, tests={**stands.tests, "second": weak})
    expected = replace(stands, tests=dict.fromkeys(stands.parts, weak))
    untold = replace(stands, tests=dict.fromkeys(stands.parts, Test(0.0, 0.1, 1.0, 0.8)))
    return {
        "parts_stand": (stands, differ),
        "parts_elsewhere": (replace(stands, same_parts=False), stands),
        "parts_differ": (differ, stands),
        "parts_read_once": (once, stands),
        "parts_implied": (replace(stands, stated=1), stands),
        "parts_agreement": (differ, stands),
        "parts_nowhere": (nowhere, stands),
        "place_stands": (stands, moves),
        "place_moves": (moves, stands),
        "place_read_once": (once, moves),
        "place_absent": (absent, stands),
        "alike_by_columns": (columns, replace(columns, columns=False)),
        "alike_otherwise": (replace(columns, columns=False), columns),
        "out_moves": (out, replace(out, joint=0)),
        "out_gone": (gone, stands),
        "merged": (one, stands),
        "chance_beyond": (stands, mixed),
        "chance_by_reading": (mixed, stands),
        "chance_as_expected": (expected, untold),
        "chance_untold": (untold, expected),
        "alone_stands": (stands, replace(stands, same_alone=False)),
        "alone_differs": (differ, stands),
    }


def _ties() -> Mapping[str, Case]:
    readings = ("settled", "first")
    same = TieFacts(
        "甲センター",
        dict.fromkeys(readings, 3),
        True,
        True,
        dict.fromkeys(readings, 6),
        {"支援する": 4},
        2,
        (0.9,),
    )
    differ = replace(
        same, partners={"settled": 3, "first": 1}, brokered={"settled": 6, "first": 0}, ahead=0,
        same_partners=False, same_pairs=False,
        alphas=(0.6,),
    )  # fmt: skip
    once = replace(same, partners={"settled": 3}, brokered={"settled": 6}, alphas=())
    return {
        "partners_stand": (same, differ),
        "partners_elsewhere": (replace(same, same_partners=False), same),
        "partners_differ": (differ, same),
        "partners_read_once": (once, same),
        "ahead": (same, differ),
        "brokered_stand": (same, replace(same, same_pairs=False)),
        "brokered_differ": (differ, same),
        "ties_agreement": (differ, same),
        "ties_nowhere": (replace(same, partners={"settled": 0, "first": 2}), same),
    }


def _limits() -> Mapping[str, Case]:
    every = Limits(9, True, ("市民",), 2, 1, 0, 0.3)
    none = Limits(9, False, (), 1, 4, 0, 0.01)
    return {
        "documents": (every, Limits(0, False, (), 1, 1, None, None)),
        "author": (every, none),
        "generic": (every, none),
        "plans_apart": (every, none),
        "pairs_untestable": (every, none),
        "pairs_none": (none, every),
        "pairs_kept": (replace(none, kept=2), none),
        "read_once": (every, none),
    }


A, B = Unit("a", "p1", "甲計画", generation=1), Unit("b", "p1", "乙計画")
NAMES = {"a/p1": "甲市", "b/p1": "乙市"}


def _whole() -> Mapping[str, Case]:
    two = whole.Whole({"甲市": "a", "乙市": "b"}, {"甲市": 4, "乙市": 4})
    one = whole.Whole(
        {"甲市(第1次)": "a", "甲市(第2次)": "a"}, {"甲市(第1次)": 1, "甲市(第2次)": 1}
    )
    return {
        "described": (two, one),
        "one_city": (one, two),
        "read_again": (two, one),
        "read_once": (one, two),
    }


def _themes() -> Mapping[str, Case]:
    far = Apart(A, B, None, 0.6, 0.5, 0.7, 0.2, 0.1, 0.3, 0.001, 0.001)
    lack = themes.Lack("a/p1", "評価", 0.4, 0.001, 0.001)
    found = themes.Themes(NAMES, ("情報",), ("場",), (far,), (lack,), 1000)
    # One reading within the range of chance, or a corrected p above .05, is no finding.
    near = replace(found, pairs=(replace(far, least=0.25),))
    weak = replace(found, pairs=(replace(far, p_adjusted=0.06),))
    short = replace(found, lacks=(replace(lack, adjusted=0.06),))
    quick = replace(found, trials=18)
    bare = replace(found, everywhere=(), varying=(), lacks=())
    return {
        "everywhere": (found, bare),
        "varying": (found, bare),
        "nowhere_all": (bare, found),
        "apart": (found, near),
        "alike": (weak, found),
        "too_few_trials": (quick, replace(found, trials=19)),
        "lacking": (found, short),
        "lacking_by_length": (short, found),
    }


def _functions() -> Mapping[str, Case]:
    both, one, nobody = frozenset({"甲市", "乙市"}), frozenset({"甲市"}), frozenset[str]()
    read = {"相談": (both, both), "研修": (both, one), "場": (one, one)}
    found = functions.Functions(("甲市", "乙市"), read)
    none = replace(found, stated={"場": (nobody, one)})
    return {
        "everywhere": (found, none),
        "varying": (found, none),
        "nowhere_all": (none, found),
        "alone": (found, none),
    }


def _roles() -> Mapping[str, Case]:
    found = roles.Roles(
        ("甲市", "乙市"),
        {
            "市民": {
                "甲市": roles.Shared(0.5, 0.4, 0.6, 10),
                "乙市": roles.Shared(0.1, 0.1, 0.1, 20),
            }
        },
    )
    return {"shares": (found, roles.Roles((), {}))}


def _structure() -> Mapping[str, Case]:
    one = structure.Effect("甲市", "nodf", "all", 0.2, 0.1, 0.3, 0.002, 0.01)
    found = structure.Structure((one,))
    turned = structure.Structure((replace(one, least=-0.1),))
    unsure = structure.Structure((replace(one, p_adjusted=0.06),))
    idle = structure.Structure((one, replace(one, least_p=0.2, p_adjusted=1.0)))
    return {
        "rejects": (found, turned),
        "no_rejection": (unsure, found),
        "idle": (idle, found),
        "turned": (turned, found),
    }


def _progress() -> Mapping[str, Case]:
    found = progress.Progress("甲市", 7, 4, 1, 20, 18, 12)
    targets = replace(found, judged=0)
    return {
        "indicators": (found, targets),
        "items": (found, replace(found, disposed=0)),
    }


def _refusals() -> Mapping[str, Case]:
    some = refusals.Refused("roles", "役割", 3, 2, {"表がない": ("甲市",), "印が違う": 1})
    all_ = replace(some, refused=3)
    return {"none_allowed": (all_, some), "some_refused": (some, all_)}


ALIKE, NONE, SOME, APART = Spread(3, 3, 3), Spread(0, 0, 0), Spread(1, 0, 2), Spread(3, 2, 9)


def _findings_leads() -> Mapping[str, Case]:
    found = leads.Leads("甲市", ALIKE, NONE, APART)
    silent = leads.Leads("甲市", NONE, NONE, NONE)
    alike = replace(found, supplied=ALIKE)
    return {
        "written": (found, silent),
        "unwritten": (silent, replace(silent, stated=SOME)),
        "supplied_alike": (alike, found),
        "supplied_unlike": (found, alike),
    }


def _findings_parts() -> Mapping[str, Case]:
    sure, doubtful = parts.Part("甲センター", "甲計画", ALIKE), parts.Part("乙", "", SOME)
    both = parts.Parts("甲市", (sure, doubtful))
    none = parts.Parts("甲市", ())
    return {
        "sure": (both, replace(both, parts=(doubtful,))),
        "doubtful": (both, replace(both, parts=(sure,))),
        "none": (none, both),
    }


def _findings_money() -> Mapping[str, Case]:
    office = money.Money("甲市", ALIKE, NONE, NONE)
    meant = replace(office, others=ALIKE)
    given = replace(meant, firm=ALIKE)
    perhaps = replace(meant, firm=SOME)
    none = money.Money("甲市", NONE, NONE, NONE)
    return {
        "office_alone": (office, replace(office, office=SOME)),
        "others_would": (meant, given),
        "others_do": (given, perhaps),
        "others_perhaps": (perhaps, given),
        "nobody": (none, office),
    }


def _findings_businesses() -> Mapping[str, Case]:
    none = businesses.Businesses({"甲市": NONE}, {"甲市": NONE}, {"甲市": NONE})
    some = businesses.Businesses({"甲市": SOME}, {"甲市": ALIKE}, {"甲市": ALIKE})
    return {
        "never_lead": (none, some),
        "lead": (some, none),
        "no_column": (none, some),
        "column": (some, none),
        "join": (some, none),
    }


def _findings_basis() -> Mapping[str, Case]:
    near = basis.Basis("甲市", (0.2, 0.15, 0.2), (0.1, 0.1, 0.1))
    far = replace(near, ties=(0.2, 0.1, 0.2))
    none = basis.Basis("甲市", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    return {"supplied": (near, none), "stated": (none, near), "apart": (far, near)}


NOTHING: Mapping[str, Facts] = {
    "comparison_functions": functions.Functions(("甲市",), {}),
    "comparison_progress": progress.Progress("甲市", 0, 0, 0, 0, 0, 0),
    "comparison_refusals": refusals.Refused("themes", "主題", 3, 0, {}),
    "comparison_roles": roles.Roles((), {}),
    "comparison_structure": structure.Structure(()),
    "comparison_themes": themes.Themes({}, (), (), (), (), 1000),
    "findings_money": money.Money("甲市", SOME, NONE, NONE),
    **FINDING_NOTHING,
}
"""Facts of a group of which nothing at all may be said."""
GROUPS: Mapping[str, Mapping[str, Case]] = {
    **PAGES,
    **FINDINGS,
    "comparison_functions": _functions(),
    "comparison_progress": _progress(),
    "comparison_refusals": _refusals(),
    "comparison_roles": _roles(),
    "comparison_structure": _structure(),
    "comparison_themes": _themes(),
    "comparison_whole": _whole(),
    "findings_basis": _findings_basis(),
    "findings_businesses": _findings_businesses(),
    "findings_leads": _findings_leads(),
    "findings_money": _findings_money(),
    "findings_parts": _findings_parts(),
    "governance": _governance(),
    "limits": _limits(),
    "place": _place(),
    "ties": _ties(),
}
