"""The title page: the document's own plan, its period, its city."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.plans.own_period import PLAN, period_of_own
from kyodo_graph.drafting.printed.characters import squeezed
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.years import years
from kyodo_graph.folding import fold

_TITLE = re.compile(PLAN)
_ADDED = re.compile(
    r"[(【\[〔「].{1,24}[)】\]〕」]|(?:前期|中期|後期|改訂"
    r"|第[0-9一二三四五六七八九十]+[次期])?(?:実施|行動|推進|基本|実行)?計画"
    r"|(?:中間|一部)?(?:改訂|改定|更新|見直し)版|第[0-9一二三四五六七八九十]+[次期版]|(?:前期|後期)(?:計画"
    r"|編)?"
)
_REPORT = re.compile(
    r"\s*(?:実行計画)?(?:の)?(?:(?:令和|平成|[RH])?\s*[0-9元]+\s*年度\s*)?(?:版)?(?:の|年度別)?"
    r"(?:事業実績|実施状況|進捗状況|進捗(?=$)|進行状況|取組状況|実績報告|評価報告|年次報告|進捗管理|実績"
    r"|評価|検証)[^。]*$"
    r"|\s+(?:(?:令和|平成)\s*[0-9元]+|20[0-9]{2})\s*年度(?!\s*(?:[~から-]|改|版|$))[^。~]*$"
)
"""What a report adds to the title of the plan that it reports on."""

_PERIOD = re.compile("期間|年度")
_WARD = re.compile("[一-龠々ヶケぁ-んァ-ヴー]{1,7}市(?P<ward>[一-龠々ヶケぁ-んァ-ヴー]{1,5}区)")
_CITY = re.compile(r"(?P<city>[一-龠々ヶケぁ-んァ-ヴー]{1,7}?[市町村区])")
_NO_CITY = (
    "都市",
    "本市",
    "全市",
    "他市",
    "市町",
    "各市",
    "同市",
    "町村",
    "当市",
    "当町",
    "本町",
    "地区",
    "行政区",
    "校区",
    "学区",
)


@dataclass(frozen=True, slots=True)
class Own:
    """The document's own plan: its title as printed, where, its period (0: not said), its city."""

    title: str
    spans: tuple[Span, ...]
    start_fy: int
    end_fy: int
    city: str
    period: tuple[Span, ...] = ()

    @property
    def near(self) -> int:
        """A year of the document's time, to read years without an era by."""
        return self.start_fy or 2022


def own_plan(lines: Sequence[Line]) -> Own:
    """What the title page says; the first page, or the lines up to the first heading.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> own = own_plan(read_lines(["霧島町協働推進計画", "(第3次)", "令和６年度～令和１０年度"]))
    >>> own.title, own.start_fy, own.end_fy, own.city
    ('霧島町協働推進計画(第3次)', 2024, 2028, '霧島町')
    """
    page = _title_page(lines)
    title, spans = (
        _headed(page, lines) or _title(page) or _in_field(lines) or _unworded(page, lines)
    )
    first, last, where = period_of_own(title, page, lines)
    return Own(title, spans, first, last, _city(title, page, lines), where)


def _title_page(lines: Sequence[Line]) -> list[Line]:
    page: list[Line] = []
    for line in lines:
        if line.left_out == "contents" and page:
            break
        if line.blank or "\t" in line.content:
            continue
        mark = mark_of(line.content)
        titled = len(page) > 1 and any(_TITLE.search(other.content) for other in page)
        if titled and mark and (mark.number or mark.sign):
            break
        if len(page) > 1 and line.content.endswith("。") and len(line.content) > 30:
            break
        page.append(line)
        if len(page) > 24:
            break
    return page


_EDITED = re.compile("[(【]?.{0,4}(?:改訂|改定|見直し|更新)版[)】]?")
_NO_TITLE = re.compile(
    r".*期間[\s:：].*|[○・■□◆●▼].*|.*\s[>›»/]\s.*|[^>›»]*(?:[>›»][^>›»]*){2,}|.{1,8}[:：].*|.*(?:ページ番号|更新日).*"
    r"|.*(?:名簿|会議録|議事録|議事要旨|次第|条例|規則|要綱|時刻表)"
)
"""What stands on a title page and is no plan's title: fields, marked lines, the path to a page,
and what says itself that it is a document of another kind."""


def _headed(page: Sequence[Line], lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]] | None:
    """The title that every page is headed by, where the title page has it over several lines."""
    heads = [
        squeezed(re.sub(r"\s+(?:[0-9]{1,3}|[ivx]+)\s*$", "", line.content))
        for line in lines
        if line.left_out == "running_head"
    ]
    body = fold("".join(line.content for line in lines))
    for place in range(len(page)):
        for end in range(place + 2, min(place + 5, len(page) + 1)):
            parts = page[place:end]
            told = [squeezed(part.content) for part in parts]
            # A blank behind the city's name says that it is none of the title.
            alike = (head for head in heads if fold(head) == fold("".join(told)))
            joined = any(_TITLE.search(told[0]) or "".join(told[:2]) in head for head in alike)
            quoted = f"「{fold(''.join(told))}」" in body and not _CITY.fullmatch(told[0])
            plan = _TITLE.search("".join(told)) and not years(parts[-1].content)
            if (joined or (quoted and not _EDITED.fullmatch(told[-1]))) and plan:
                return _told(parts)
    return None


def _title(page: Sequence[Line]) -> tuple[str, tuple[Span, ...]] | None:
    first = [n for n, line in enumerate(page) if line.depth == 1]
    for place in [*first, *(n for n in range(len(page)) if n not in first)]:
        line = page[place]
        text = line.content
        if not _TITLE.search(text) or text.endswith("。") or len(text) > 60:
            continue
        if _NO_TITLE.fullmatch(text):
            continue
        parts = [line]
        for follower in page[place + 1 : place + 3]:
            drafted = _DRAFTED.fullmatch(follower.content.strip())
            if _ADDED.fullmatch(follower.content) and not years(follower.content) and not drafted:
                parts.append(follower)
            else:
                break
        if place and re.fullmatch(r"第[0-9一二三四五六七八九十]+[次期]", page[place - 1].content):
            parts.insert(0, page[place - 1])
        return _told(parts)
    return None


_NAME_FIELD = re.compile(
    r"(?:計画|プラン|資料)(?:の名称|名称?)\s*[\t:：|]\s*(?P<title>[^\t|]+?)\s*(?:\t.*)?$"
)


def _in_field(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]] | None:
    """The title in a field that says so: 計画名　…."""
    for line in lines[:40]:
        if not line.blank and (field := _NAME_FIELD.match(line.text, line.start)):
            return field["title"], (Span(line.number, *field.span("title")),)
    return None


def _unworded(page: Sequence[Line], lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """A title that has no word for a plan in it: what the text quotes, else the first heading, else
    the line that the city's name begins."""
    body = "".join(line.content for line in lines)
    told = [
        line
        for line in page
        if len(line.content) > 5
        and not _NO_TITLE.fullmatch(line.content)
        and not re.search("年度|[0-9元]年|。$", line.content)
    ]
    chosen = [
        *(line for line in told if f"「{line.content}」" in body),
        *(line for line in told if line.depth == 1),
        *(line for line in told if re.match("[^市町村区]{1,5}[市町村区][^長民役議]", line.content)),
    ]
    return _told(chosen[:1]) if chosen else ("", ())


_DRAFTED = re.compile(r"[(【](?:案|素案|最終案|原案|概要[^()]{0,3}|本編|ダイジェスト版)[)】]")
_ASIDE = re.compile(r"\s*[(【](?P<inside>[^()【】]*)[)】]")
_OF_YEAR = re.compile(r"(?:(?:令和|平成)\s*[0-9元]+|20[0-9]{2})\s*年度\s+")


def _trimmed(line: Line) -> Line:
    """A title's line without (仮称) and the report's year before and (案), (概要版), its years
    behind it."""
    lead = re.match(r"[(【](?:仮称|案|素案)[)】]\s*", line.content) or _OF_YEAR.match(line.content)
    start = line.start + (lead.end() if lead else 0)
    end = line.end
    for tail in _ASIDE.finditer(line.content):
        spanned = any(y.first < y.last for y in years(tail["inside"]))
        behind = line.content[tail.end() :]
        last = not behind or _REPORT.fullmatch(behind)
        if last and (spanned or _DRAFTED.fullmatch(tail[0].strip())):
            end = line.start + tail.start()
            break
    return replace(line, start=start, end=end) if start < end else line


def _told(parts: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    first = _trimmed(parts[0])
    parts = [first, *parts[1:]]
    cut = _REPORT.sub("", first.content).rstrip()
    if not cut or not _TITLE.search(cut) or not _TITLE.search(first.content):
        cut = first.content
    shown = re.sub(r"\s+(?=\S)", " ", cut)
    spans = [Span(first.number, first.start, first.start + len(cut))]
    if cut == first.content:
        spans += [Span(part.number, part.start, part.end) for part in parts[1:]]
        shown += "".join(part.content for part in parts[1:])
    return shown, tuple(spans)


def _city(title: str, page: Sequence[Line], lines: Sequence[Line]) -> str:
    """The municipality: a name in the title, else the one that the text names most."""
    for text in (title, *(line.content.replace(" ", "") for line in page)):
        plain = re.sub("^第[0-9一二三四五六七八九十]+[次期]", "", text.replace(" ", ""))
        if ward := _WARD.fullmatch(plain):
            return ward["ward"]
        match = _CITY.match(plain)
        if match and not match["city"].endswith(_NO_CITY) and len(match["city"]) > 1:
            # 帆村市: what looks like a village is a part of the town's name.
            more = re.match("[市町村区](?![民内長役道街議])", plain[match.end() :])
            found = match["city"] + (more[0] if more else "")
            return re.sub(r"^.*?[都道府県](?=..)", "", found)
    counted = Counter(
        match["city"]
        for line in lines
        for match in re.finditer(
            r"(?P<city>[一-龠々ヶ]{1,4}[市町村])(?![民内長役道街議])", line.content
        )
        if not match["city"].endswith(_NO_CITY)
    )
    return counted.most_common(1)[0][0] if counted else ""
