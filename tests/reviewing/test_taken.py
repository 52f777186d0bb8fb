"""Where the records of what was taken point to."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.taken import Taken

TEXT = "市の委託により見本ネ\nットが運営します。\n市民課は見本ネットに助言します。\n終わり。\n"


def taken() -> Taken:
    draft = Draft("mihon", Text("mihon-1", TEXT.encode()), (), (), "test")
    return Taken(draft, {}, "mihon/p1", "mihon/actor/city")


def one(*lines: int) -> Decided:
    return Decided("actor-1-7", "actor", "accept", {}, {}, lines, "x")


@pytest.mark.parametrize(
    ("lines", "name", "at"),
    [
        ((1,), "見本ネット", "1-2"),
        ((3,), "見本ネット", 3),
        ((1, 3), "見本ネット", 3),
        ((1,), "市民課", 3),
        ((4,), "どこにもない", 4),
    ],
)
def test_a_name_is_pointed_to_where_it_stands_whole(
    lines: tuple[int, ...], name: str, at: int | str
) -> None:
    assert taken().named_at(one(*lines), name) == at


def test_a_tie_reaches_to_the_end_of_the_names_of_its_ends() -> None:
    assert taken().reaching(one(1), "市", "見本ネット") == "1-2"
    assert taken().reaching(one(3), "市民課", "見本ネット") == 3
    assert taken().reaching(one(4), "市", "見本ネット") == 4
