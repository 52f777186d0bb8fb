"""A draft as a workbook, for those who would rather decide in a spreadsheet, and what they decided.

A sheet a kind of candidate, a row a candidate: the reviewer fills in ``decision`` and changes what
is wrong. What is left empty is undecided. A new row with ``add`` is what was no candidate. What may
be written and need not (``en`` beside each name, the sheet ``summary``) is decided by writing it;
what a language model proposed for it stands in a grey column of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kyodo_graph.drafting import FIELDS, SEVERAL, Candidate, Draft
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.reviewing.asking import NAMED, WRITTEN, asked, asked_id, proposal
from kyodo_graph.reviewing.codes import CODES_OF, codes
from kyodo_graph.reviewing.filling import tidy, word_of
from kyodo_graph.reviewing.guiding import how_to, words_of
from kyodo_graph.reviewing.reasons import REASONS
from kyodo_graph.reviewing.specificity import specificity
from kyodo_graph.workbooks.sheets import Row, Sheet, read_sheets, refuse, saved_at, write_sheets

ABOUT = "about"
_CODED = {
    "table": ("plan",),
    "theme": ("themes", "field"),
    "function": ("functions", "at"),
    "summary": ("ja", "en"),
}
_MORE = {**dict.fromkeys(NAMED, ("en",)), "actor": ("specificity", "en")}
_WORDS = {
    "pair": ("merge", "apart", "part", "park"),
    "line": ("nothing", "park"),
    **dict.fromkeys(("table", "theme", "function"), ("set", "park")),
    "summary": ("set", "accept", "reject", "park"),
}
_USUAL = ("accept", "edit", "reject", "park", "add")
_SHOWN = ("proposed", "en_proposed", "en_rule")
"""What a language model proposed, where it proposed something."""
_LOCKED = frozenset({"id", "text", "class", "rule", "second", "under", *_SHOWN})
_OURS = (
    "decision",
    "reason",
    "note",
    "bulk",
    "line",
    "text",
    "under",
    "class",
    "second",
    "rule",
    "id",
)


def write_workbook(draft: Draft, format_: str) -> bytes:
    """The workbook of a draft; blank cells of tables are left out."""
    kinds: dict[str, list[Candidate]] = {}
    for item in asked(draft):
        if not item.blank and item.kind != "english":
            kinds.setdefault(item.kind, []).append(item)
    told = {
        "format": format_,
        "document": draft.text.key,
        "sha256": draft.text.sha256,
        "draft": draft.digest,
        "reviewer": "",
    }
    rows = tuple({"key": key, "value": value} for key, value in told.items())
    first = Sheet(ABOUT, ("key", "value"), rows, wide=frozenset({"value"}))
    own = [_sheet(draft, k, kinds[k]) for k in kinds]
    return write_sheets([first, how_to(), *own, words_of(own)], draft.text.key)


def _sheet(draft: Draft, kind: str, items: list[Candidate]) -> Sheet:
    fields = _fields(kind)
    label = ("label",) if kind in _CODED else ()
    rows = tuple(_row(draft, item, fields) for item in items)
    shown = [c for c in _SHOWN if any(row.get(c) for row in rows)]
    columns = ("decision", *label, *fields, *shown, *(c for c in _OURS if c != "decision"))
    schemes = {"themes": "theme", "functions": "function", "field": "npo-field"}
    known = codes()
    choices: dict[str, tuple[str, ...]] = {"decision": _WORDS.get(kind, _USUAL)}
    for name in fields:
        scheme = CODES_OF.get(kind, {}).get(name, schemes.get(name, ""))
        if scheme in known and name not in SEVERAL:
            choices[name] = tuple(known[scheme])
    own = REASONS["tie" if kind == "tie" else "line" if kind == "line" else "other"]
    choices["reason"] = tuple(f"{n} {ja} / {en}" for n, (ja, en) in enumerate(own, 1))
    if kind not in (*_CODED, "plan", "pair", "tie", "line"):
        choices["bulk"] = ("table", "row", "tree", "branch", "legend")
    wide = {"text", "note"} | ({"ja", "en", "proposed"} if kind == "summary" else set())
    return Sheet(kind, columns, rows, choices, _LOCKED | set(label), frozenset(wide))


def _fields(kind: str) -> tuple[str, ...]:
    """The columns of a sheet that the reviewer may change."""
    return (*(_CODED.get(kind) or FIELDS.get(kind, ())), *_MORE.get(kind, ()))


def _row(draft: Draft, item: Candidate, fields: tuple[str, ...]) -> dict[str, str]:
    row = {} if item.kind in _CODED else {n: _cell(item.value.get(n, "")) for n in fields}
    if item.kind in _CODED:
        row["proposed"] = _proposed(item)
    elif (english := draft.by_id.get(asked_id("english", item.id))) is not None:
        row |= {"en_proposed": english.text("en"), "en_rule": english.rule}
    if item.kind == "actor":
        row["specificity"] = specificity(item.text("label"), item.text("type"))
    lines = draft.text.lines
    above = draft.by_id.get(item.text("parent") or item.text("element"))
    return {
        **row,
        "label": item.text("label") or row.get("label", ""),
        "id": item.id,
        "line": "\n".join(map(str, item.lines)),
        "class": item.cls if item.rule else "",
        "rule": item.rule,
        "second": item.second or "",
        "text": "\n".join(lines[n - 1] for n in item.lines[:3]),
        "under": f"{above.text('number')} {above.text('label')}".strip() if above else "",
    }


def _proposed(item: Candidate) -> str:
    """What a language model proposed, to be read: codes with their lines, or texts."""
    told = proposal(item)
    if item.kind == "function":
        pairs = zip(told.get("functions", ()), told.get("at", ()), strict=False)
        return "\n".join(f"{code} ({line})" for code, line in pairs)
    return "\n".join(_cell(given) for name, given in told.items() if given and name != "primary")


def _cell(value: object) -> str:
    return value if isinstance(value, str) else "\n".join(map(str, value or ()))  # type: ignore[call-overload]


def read_workbook(path: Path, draft: Draft) -> tuple[dict[str, Any], dict[str, str]]:
    """The decisions in a workbook as a file of decisions has them, and the cell of each by id.

    The cell of a field is there by id and field (``"ID FIELD"``). What is decided was decided when
    the workbook was last saved. Sheets of the reviewer's own are left aside.

    Raises InputError with sheet and cell for what is no row of the draft's workbook.
    """
    sheets = read_sheets(path)
    told = {row.text("key"): row.text("value") for row in sheets.pop(ABOUT, [])}
    if "format" not in told:
        what = f"no sheet {ABOUT!r} that says what it is"
        raise InputError([Problem(str(path), 0, 0, what, "the workbook of `kyodo review -o`")])
    known = {item.id: item for item in asked(draft)}
    problems: list[Problem] = []
    events: list[dict[str, Any]] = []
    places: dict[str, str] = {}
    at = saved_at(path)
    for kind, rows in sheets.items():
        for row in _whole(path, kind, rows, problems):
            for event in _events(path, kind, row, known, problems):
                if earlier := places.get(event["id"]):
                    what = f"{event['id']} stands in {earlier}, too"
                    problems.append(refuse(path, row.place("id"), what, "one row of each"))
                places |= {f"{event['id']} {name}": row.place(name) for name in row.cells}
                places[event["id"]] = row.place("en" if event["kind"] == "english" else "decision")
                events.append({**event, "at": at})
    if problems:
        raise InputError(problems)
    return {**told, "decisions": events}, places


def _whole(path: Path, kind: str, rows: list[Row], problems: list[Problem]) -> list[Row]:
    """The rows of a sheet, if it is one of ours and has its columns."""
    if not rows or not {"decision", "id"} & rows[0].columns:
        return []
    if kind not in FIELDS and kind not in _CODED:
        what = f"a sheet {kind!r}"
        problems.append(refuse(path, f"{kind}!A1", what, "the sheets' names as they were written"))
        return []
    needed = ("decision", "id", "line", *_CODED.get(kind, FIELDS.get(kind, ())))
    for name in needed:
        if name not in rows[0].columns:
            problems.append(refuse(path, f"{kind}!A1", f"no column {name!r}", "it as it was"))
            return []
    return rows


def _events(
    path: Path, kind: str, row: Row, known: Mapping[str, Candidate], problems: list[Problem]
) -> Iterator[dict[str, Any]]:
    """The decisions in a row: on its candidate, and on what was written beside it."""
    item = known.get(row.text("id"))
    written = known.get(asked_id("english", row.text("id")))
    if kind in WRITTEN and item is not None and _plain_word(row, item):
        written = item
    elif event := _event(path, kind, row, known, problems):
        yield event
    if written is not None and any(row.text(n) for n in FIELDS[written.kind] if n != "label"):
        yield _written(written, row)


def _plain_word(row: Row, item: Candidate) -> bool:
    """Whether the text of a row says all: no decision stands there, or one that was filled down
    over what nobody has written."""
    word = word_of(row.text("decision"))
    return not word or (word == "accept" and not item.rule)


def _written(item: Candidate, row: Row) -> dict[str, Any]:
    """The decision that a text is which stands where nothing was filled in beforehand."""
    new = {name: row.text(name) for name in FIELDS[item.kind] if name != "label"}
    word = "set"
    if item.rule:
        word = "accept" if new == dict(proposal(item)) else "edit"
    return {"id": item.id, "kind": item.kind, "decision": word, "new": new}


def _event(
    path: Path, kind: str, row: Row, known: Mapping[str, Candidate], problems: list[Problem]
) -> dict[str, Any] | None:
    """The decision in a row; None where it has none."""
    word = word_of(row.text("decision"))
    name = row.text("id")
    if not word and any(row.text(field) for field in _CODED.get(kind, ())):
        word = "set"  # nothing was proposed: what is written is the decision
    if not word:
        if not name and row.cells:
            problems.append(refuse(path, row.place(), "a new row without a decision", "add"))
        return None
    lines = [int(n) for n in re.findall(r"\d+", unicodedata.normalize("NFKC", row.text("line")))]
    if not name:
        name = f"add-{kind}-{lines[0] if lines else 0}-{row.number}"
        if word != "add":
            problems.append(refuse(path, row.place("decision"), f"{word} of a new row", "add"))
            return None
    item = known.get(name)
    event: dict[str, Any] = {"id": name, "kind": kind, "decision": word, "lines": lines or None}
    reason = re.match(r"\d+", unicodedata.normalize("NFKC", row.text("reason")))
    event |= {"reason": reason[0] if reason else None, "note": row.text("note") or None}
    event["bulk"] = row.text("bulk") or None
    if item is not None:
        event["old"] = {k: list(v) if isinstance(v, tuple) else v for k, v in item.value.items()}
    if word in ("accept", "edit", "add", "set"):
        apart = asked_id("english", name) in known
        event["new"] = new = dict(_values(kind, row, apart=apart))
        if word == "accept" and item is not None and _changed(item, new):
            event["decision"] = "edit"
        if kind in WRITTEN and item is not None:
            if word == "accept" and not any(new.values()):
                del event["new"]
            else:
                event |= _written(item, row)
    elif word in ("merge", "apart", "part") and item is not None:
        a, b = item.text("a"), item.text("b")
        event["new"] = {"merge": {"into": a, "from": b}, "part": {"part": b, "of": a}}.get(
            word, {"a": a, "b": b}
        )
    return event


def _values(kind: str, row: Row, *, apart: bool) -> Iterator[tuple[str, Any]]:
    """The values in a row; the English name is left aside where it is decided apart."""
    for name in _fields(kind):
        if apart and name == "en":
            continue
        text = row.text(name)
        if name in SEVERAL:
            parts = re.split(r"[\n;；,，、・\s]+" if kind in _CODED else r"[\n;；]", text)
            found = [tidy(kind, name, one.strip()) for one in parts if one.strip()]
            yield name, found
            if name == "themes" and found:
                yield "primary", found[0]
        elif text or (kind not in _CODED and name in FIELDS.get(kind, ())):
            yield name, tidy(kind, name, text)


def _changed(item: Candidate, new: Mapping[str, Any]) -> bool:
    """Whether a row says otherwise than the candidate.

    How specific a name is was only proposed, and its English says nothing against it.
    """
    if item.kind == "actor":
        proposed = specificity(item.text("label"), item.text("type"))
        if new.get("specificity", proposed) != proposed:
            return True
    return any(
        _plain(new[name]) != _plain(item.value.get(name, ""))
        for name in new
        if name not in ("specificity", "en") and (name in item.value or new[name])
    )


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return unicodedata.normalize("NFC", str(value)).strip()
