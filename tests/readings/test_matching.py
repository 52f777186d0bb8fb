"""What counts as the same actor, element or tie in two readings."""

from __future__ import annotations

from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.readings.coded import CodedActor, CodedElement, CodedTie, letters
from kyodo_graph.readings.matching import left, match_actors, match_elements, match_ties


def actor(key: str, label: str, *aliases: str, lines: tuple[int, ...] = ()) -> CodedActor:
    names = frozenset(map(plain, [label, *aliases]))
    return CodedActor(key, label, names, frozenset(lines), "npo", frozenset())


def element(key: str, number: str, title: str, line: int, cls: str = "Policy") -> CodedElement:
    numbers = frozenset([letters(number)] if number else [])
    return CodedElement(key, cls, cls, title, numbers, frozenset([plain(title)]), line, "T01")


def tie(subject: str, relation: str, other: str, first: int, last: int = 0) -> CodedTie:
    return CodedTie(subject, relation, other, first, last or first, "stated")


def ids(pairs: tuple[tuple[CodedActor, CodedActor], ...]) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a, b in pairs]


def test_actors_match_by_any_folded_name() -> None:
    first = [actor("a", "市", "本市"), actor("b", "ＮＰＯ 法人")]
    second = [actor("x", "npo法人"), actor("y", "行政", "本市"), actor("z", "町内会")]
    assert ids(match_actors(first, second)) == [("a", "y"), ("b", "x")]


def test_one_name_for_two_things_is_told_apart_by_lines() -> None:
    first = [actor("general", "NPO法人", lines=(549,)), actor("hired", "NPO法人", lines=(191,))]
    second = [actor("p", "NPO法人", lines=(191, 195)), actor("q", "NPO法人", lines=(549,))]
    assert ids(match_actors(first, second)) == [("general", "q"), ("hired", "p")]


def test_an_actor_matches_only_once_and_the_label_goes_before_an_alias() -> None:
    first = [actor("a", "センター", "さぽらんて"), actor("b", "さぽらんて")]
    second = [actor("x", "さぽらんて")]
    assert ids(match_actors(first, second)) == [("b", "x")]


def test_elements_match_by_number_and_title_wherever_they_stand() -> None:
    first = [element("a", "(1)", "人づくり", 24), element("b", "2", "場づくり", 26)]
    second = [element("x", "②", "場 づくり", 111), element("y", "1", "人づくり", 34)]
    assert [(a.id, b.id) for a, b in match_elements(first, second)] == [("a", "y"), ("b", "x")]


def test_the_same_title_under_another_number_is_another_element() -> None:
    assert not match_elements([element("a", "1", "充実", 5)], [element("x", "2", "充実", 9)])


def test_elements_with_other_titles_match_by_line_and_class() -> None:
    first = [element("a", "1", "地域で協力する", 5), element("b", "2", "調べる", 6)]
    second = [
        element("x", "1", "協力する体制", 5),
        element("y", "2", "調査の実施", 6, cls="Initiative"),
    ]
    assert [(a.id, b.id) for a, b in match_elements(first, second)] == [("a", "x")]


SAME = {"a": "x", "b": "y"}


def test_ties_need_overlapping_lines_and_the_same_direction() -> None:
    first = [tie("a", "supports", "b", 10, 12), tie("a", "supports", "b", 20)]
    second = [tie("x", "advises", "y", 12, 13), tie("y", "supports", "x", 20)]
    assert match_ties(first, second, SAME) == ((first[0], second[0]),)


def test_a_partnership_has_no_direction() -> None:
    first = [tie("a", "partners_with", "b", 5), tie("a", "supports", "b", 6)]
    second = [tie("y", "partners_with", "x", 5), tie("y", "partners_with", "x", 6)]
    assert match_ties(first, second, SAME) == tuple(zip(first, second, strict=True))


def test_two_relations_at_one_place_are_not_crossed() -> None:
    first = [tie("a", "supports", "b", 5), tie("a", "advises", "b", 5)]
    second = [tie("x", "advises", "y", 5), tie("x", "supports", "y", 5)]
    assert match_ties(first, second, SAME) == ((first[0], second[1]), (first[1], second[0]))


def test_a_tie_with_an_end_that_only_one_reader_has_matches_nothing() -> None:
    assert not match_ties([tie("a", "supports", "c", 5)], [tie("x", "supports", "y", 5)], SAME)


def test_equal_ties_are_counted_each() -> None:
    first = [tie("a", "supports", "b", 5), tie("a", "supports", "b", 5)]
    pairs = match_ties(first, [tie("x", "supports", "y", 5)], SAME)
    assert len(pairs) == 1
    assert len(left(first, [a for a, _ in pairs])) == 1
