"""For each sentence that may be printed: facts of which it is, and facts of which it is not.

A group of sentences is declared here, with the facts that its conditions judge. The test
``tests/words/test_sentences.py`` goes over all groups and all sentences and misses none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kyodo_graph.analysis.city import Function
from kyodo_graph.analysis.governance import LEAD, NAO, SHARED, UNDETERMINED, Evidence, Verdict
from kyodo_graph.analysis.verdicts import Governance
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


GROUPS: Mapping[str, Mapping[str, Case]] = {
    "governance": _governance(),
}
