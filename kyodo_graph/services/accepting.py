"""`kyodo accept`: decisions on a draft become the data of its city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kyodo_graph.drafting import read
from kyodo_graph.reviewing.accepting import Accepted, accept
from kyodo_graph.reviewing.spot_check import LEAST, Bound
from kyodo_graph.shipped import shipped

_SHOWN = 12
"""How many of what was left out are named one by one."""


def accept_decisions(
    draft: Path, decisions: Sequence[Path], output: Path, reviewer: str = ""
) -> Accepted:
    """Read a draft's folder and files of decisions and write the city's data file.

    Raises InputError for what can't be read or contradicts itself, OutputError where the data file
    was written or changed by somebody else.
    """
    return accept(read(draft), decisions, output, shipped("ontology"), reviewer)


def summary(done: Accepted, lang: str) -> list[str]:
    """What was written, what not, and how far what was accepted at once can be trusted."""
    ja = lang == "ja"
    counts = done.counts
    taken = counts["accept"]
    lines = [str(path) for path in done.paths]
    lines.append(
        f"候補 {counts['drafted']}: そのまま採用 {taken}(うち一括 {counts['bulk']})、"
        f"直して採用 {counts['edit']}、不採用 {counts['reject']}。"
        f"追加 {counts['add']}、記入 {counts['set']}、答えた問い {counts['answered']}、"
        f"保留 {counts['park']}、"
        f"未決定 {len(done.undecided)}(採用にならない)"
        if ja
        else f"{counts['drafted']} drafted: {taken} accepted unchanged ({counts['bulk']} of them "
        f"several at once), {counts['edit']} changed, {counts['reject']} rejected; "
        f"{counts['add']} added, {counts['set']} coded, {counts['answered']} questions answered, "
        f"{counts['park']} parked, "
        f"{len(done.undecided)} undecided (not taken)"
    )
    if done.gathered.carried:
        number = done.gathered.carried
        lines.append(
            f"前の草案の決定 {number} 件を引き継いだ"
            if ja
            else f"{number} decisions on an earlier draft carried over"
        )
    if again := done.gathered.asked_again:
        names = ", ".join(one.id for one in again[:_SHOWN])
        lines.append(
            f"草案が変わったので、もう一度決める候補 {len(again)}: {names}"
            if ja
            else f"to be decided again, as the draft has changed: {len(again)}: {names}"
        )
    lines += _left_out(done, ja=ja)
    lines += _bounds(done.bounds, counts["bulk"], ja=ja)
    return lines


def _left_out(done: Accepted, *, ja: bool) -> Iterator[str]:
    left = done.recorded.left_out
    if left:
        head = "採用したが記録できなかったもの" if ja else "taken, but not recorded"
        yield f"{head}: {len(left)}"
        yield from (f"  {one.id}: {one.said('ja' if ja else 'en')}" for one in left[:_SHOWN])
        if len(left) > _SHOWN:
            yield f"  … {len(left) - _SHOWN}"


def _bounds(found: Sequence[Bound], bulk: int, *, ja: bool) -> Iterator[str]:
    if not bulk:
        return
    whole, *rules = found or (Bound("", bulk, 0, 0, 1.0),)
    if whole.asked < min(LEAST, whole.pool):
        want = min(LEAST, whole.pool)
        yield (
            f"一括採用 {whole.pool} 件のうち、もう一度見たもの {whole.asked} 件。"
            f"誤りの割合の上限を言うには {want} 件を見る(ページのまとめの段、g)"
            if ja
            else f"accepted several at once: {whole.pool}, asked again: {whole.asked}; {want} are "
            f"wanted for a bound on their error rate (the summary of the page, key g)"
        )
    if not whole.asked:
        return
    for one in (whole, *rules):
        name = one.rule or ("すべて" if ja else "all")
        if one.asked:
            yield (
                f"  {name}: 一括採用 {one.pool} 件から無作為の {one.asked} 件に"
                f"誤り {one.wrong} 件。誤りの割合は95%で {one.upper:.1%} 以下"
                if ja
                else f"  {name}: {one.wrong} wrong among {one.asked} of {one.pool} asked again at "
                f"random; at 95% no more than {one.upper:.1%} are wrong"
            )
