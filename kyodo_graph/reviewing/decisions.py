"""Decisions as a reviewer made them: read from files, checked against the draft they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kyodo_graph.drafting import FIELDS, PROPOSED, SEVERAL, Candidate, Draft
from kyodo_graph.errors import InputError, Problem, enough
from kyodo_graph.files import read_bytes, text_of
from kyodo_graph.reviewing.asking import CODED, WRITTEN, about, asked, drafted, proposal
from kyodo_graph.reviewing.filling import LISTED, YEARS, tidy, wrong_fields
from kyodo_graph.reviewing.workbook import read_workbook

FORMAT = "kyodo-decisions/1"
WORDS = ("accept", "edit", "reject", "add", "merge", "apart", "part", "nothing", "set", "park")
"""accept, edit (changed), reject; add (was no candidate); merge, apart, part (of two actors: the
same, two, one part of the other); nothing (a line of which nothing is recorded); set (coded with
nothing proposed); park (not decided)."""
RECORDED = frozenset({"accept", "edit", "add", "set"})
"""The decisions after which something is recorded."""
BULK = ("legend", "branch", "row", "table", "tree", "same")
NEVER_BULK = frozenset({"plan", "pair", "tie", "line", *PROPOSED})
"""Kinds that are decided one by one."""
_MORE = {"table": ("plan",)}
"""The fields of kinds that are in no draft."""
_ORCID = re.compile(r"(?:https://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: on which candidate, which, and by whom.

    ``new`` is the value as decided; None where nothing is recorded. ``bulk`` says what was
    accepted at once ("" where the reviewer looked at this one). ``at`` is the time (ISO 8601).
    """

    id: str
    kind: str
    decision: str
    new: Value | None
    old: Value | None
    lines: tuple[int, ...]
    reviewer: str
    at: str = ""
    bulk: str = ""
    reason: str = ""
    note: str = ""
    origin: str = "rule"
    rule: str = ""
    cls: str = ""

    @property
    def day(self) -> str:
        """The day of the decision."""
        return self.at[:10]

    @property
    def outcome(self) -> str:
        """The decision, as it is counted: what was chosen where a language model had proposed
        something is accepted or changed."""
        if self.decision != "set" or self.origin == "reviewer" or self.old is None:
            return self.decision
        same = all(
            _plain((self.new or {}).get(name) or "") == _plain(given or "")
            for name, given in self.old.items()
        )
        return "accept" if same else "edit"

    @property
    def unit(self) -> str:
        """What was accepted at once, without the rule that a "same" names."""
        return self.bulk.partition(":")[0]

    def text(self, name: str) -> str:
        """A field of the decided value as text."""
        given = (self.new or {}).get(name, "")
        return given if isinstance(given, str) else ";".join(map(str, given or ()))


@dataclass(frozen=True)
class Decisions:
    """What one file holds: decisions by the id of the candidate, and the spot check."""

    file: str
    document: str
    sha256: str
    draft: str
    reviewer: str
    by_id: Mapping[str, Decided]
    spot_check: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)


def orcid(reviewer: str) -> str:
    """The ORCID iD in a reviewer's name; "" where it is none (its check digit counts).

    >>> orcid("https://orcid.org/0000-0002-1825-0097"), orcid("0000-0002-1825-0098"), orcid("山田")
    ('0000-0002-1825-0097', '', '')
    """
    found = _ORCID.fullmatch(reviewer.strip())
    if not found:
        return ""
    digits = found[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[1] if digits[-1] == ("X" if check == 10 else str(check)) else ""


def read_decisions(path: Path, draft: Draft, reviewer: str = "") -> Decisions:
    """The decisions in a file, checked against the draft. ``reviewer``: who decided, where the file
    does not say it.

    Decisions on an earlier draft of the same text are given as they are
    (:mod:`~kyodo_graph.reviewing.carrying`). Raises InputError with every decision that is wrong.
    """
    name = str(path)
    places: dict[str, str] = {}
    if path.suffix.lower() == ".xlsx":
        raw, places = read_workbook(path, draft)
    else:
        raw = _loaded(path)
    if raw.get("format") != FORMAT:
        given = raw.get("format")
        what = f"format {given!r}" if given else "no file of decisions"
        raise _refused(name, what, f"the file that the page of `kyodo review` exports ({FORMAT})")
    if raw.get("sha256") != draft.text.sha256:
        what = f"decisions on another text ({raw.get('document')!r})"
        sha = draft.text.sha256[:12]
        expected = f"decisions on {draft.text.key!r}, whose text has SHA-256 {sha}…"
        raise _refused(name, what, expected)
    who = str(raw.get("reviewer") or reviewer)
    named = str(raw.get("draft") or draft.digest)
    checker = _Checker(name, draft, who, same_draft=named == draft.digest)
    checker.places = places
    found: dict[str, Decided] = {}
    for number, event in enumerate(_listed(raw, "decisions", name), 1):
        one = checker.decided(number, event)
        if one is not None and one.id in found:
            checker.refuse(one.id, "decided twice in one file", "one decision on each")
        elif one is not None:
            found[one.id] = one
    if checker.problems:
        raise InputError(checker.problems)
    spot = raw.get("spot_check")
    return Decisions(
        name,
        str(raw.get("document", "")),
        str(raw["sha256"]),
        named,
        who,
        found,
        spot if isinstance(spot, Mapping) else {},
        raw,
    )


def _refused(name: str, what: str, expected: str) -> InputError:
    return InputError([Problem(name, 0, 0, what, expected)])


def _loaded(path: Path) -> dict[str, Any]:
    text = text_of(read_bytes(path), str(path))
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(str(path), error.lineno, error.colno, f"no JSON: {error.msg}")
        raise InputError([problem]) from error
    except (RecursionError, ValueError) as error:
        raise _refused(str(path), "nested too deeply, or a number too long", "decisions") from error
    if not isinstance(told, dict):
        raise _refused(str(path), "no file of decisions", FORMAT)
    return told


def _listed(raw: Mapping[str, Any], key: str, name: str) -> list[Any]:
    found = raw.get(key)
    if not isinstance(found, list):
        raise _refused(name, f"{key!r} is no list", f"a list of {key}")
    return found


class _Checker:
    """Reads one decision after the other and keeps what is wrong with them."""

    def __init__(self, name: str, draft: Draft, reviewer: str, *, same_draft: bool) -> None:
        self.name, self.draft, self.reviewer, self.same = name, draft, reviewer, same_draft
        self.known = {item.id: item for item in asked(draft)}
        self.lines = len(draft.text.lines)
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.mistyped: set[str] = set()

    def refuse(self, where: str, what: str, expected: str, column: str = "") -> None:
        cell = self.places.get(f"{where} {column}") or self.places.get(where)
        place = f"{self.name}: {cell}" if cell else self.name
        self.problems.append(Problem(place, 0, 0, f"{where}: {what}", expected))
        enough(self.problems)

    def decided(self, number: int, event: Any) -> Decided | None:
        if not isinstance(event, Mapping) or not isinstance(event.get("id"), str):
            self.refuse(f"decision {number}", "no object with an id", "id and decision")
            return None
        name, word = str(event["id"]), event.get("decision")
        if word not in WORDS:
            self.refuse(name, f"decision {word!r}", f"one of {', '.join(WORDS)}")
            return None
        item = self.known.get(name)
        kind = item.kind if item else str(event.get("kind") or name.partition("-")[0])
        if item is None and word != "add" and self.same:
            expected = "one of its ids; 'add' for what is no candidate"
            self.refuse(name, "no candidate of this draft", expected)
            return None
        if kind not in FIELDS and kind not in _MORE:
            self.refuse(name, f"kind {kind!r}", f"one of {', '.join((*FIELDS, *_MORE))}")
            return None
        old = event.get("old")
        if word == "add" or not isinstance(old, Mapping):
            old = None
        if self.same and item and word != "add":
            old = dict(item.value)
        bulk = event.get("bulk") or ""
        if not self._fits(name, word, str(bulk), kind):
            return None
        start = drafted(item) if item and old is not None else old
        if kind in WRITTEN and word == "accept":
            word = _written(event.get("new"), proposal(item) if item else {})
            if not word:
                what = "accepted where nothing was proposed"
                self.refuse(name, what, "'set' with what was written")
                return None
        new = self._new(name, word, kind, event, old, start)
        if word == "add" and not event.get("lines"):
            self.refuse(name, "no line", f"the line in which it stands, 1 to {self.lines}", "line")
        who = str(event.get("reviewer") or self.reviewer).strip()
        if not who:
            self.refuse(name, "nobody who decided", "--reviewer WHO (an ORCID iD or a name)")
            return None
        if any(_ORCID.fullmatch(one) and not orcid(one) for one in who.split(" + ")):
            if who not in self.mistyped:
                self.mistyped.add(who)
                self.refuse(name, f"reviewer {who}: no ORCID iD has that check digit", "it right")
            return None
        return Decided(
            id=name,
            kind=kind,
            decision=word,
            new=new,
            old=old,
            reviewer=who,
            bulk=str(bulk),
            lines=self._at(name, event.get("lines"), item.lines if item else ()),
            at=self._time(name, event.get("at")),
            reason=_said(event.get("reason")),
            note=_said(event.get("note")),
            origin=_origin(item, kind),
            rule=item.rule if item else _said(event.get("rule")),
            cls=item.cls if item and (item.rule or kind not in CODED) else "",
        )

    def _fits(self, name: str, word: str, bulk: str, kind: str) -> bool:
        if not bulk:
            return True
        unit = bulk.partition(":")[0]
        if unit not in BULK:
            self.refuse(name, f"bulk {bulk!r}", f"one of {', '.join(BULK)}")
        elif kind in NEVER_BULK or word != "accept":
            what = f"{word} of a {kind} several at once"
            self.refuse(
                name,
                what,
                "it decided by itself: only accepting may be done in bulk, "
                f"and never for {', '.join(sorted(NEVER_BULK))}",
            )
        else:
            return True
        return False

    def _new(
        self,
        name: str,
        word: str,
        kind: str,
        event: Mapping[str, Any],
        old: Value | None,
        start: Value | None,
    ) -> Value | None:
        if word in ("reject", "nothing", "park"):
            return None
        new = event.get("new")
        if new is None and word == "accept" and old is not None:
            return old
        if not isinstance(new, Mapping):
            self.refuse(name, f"{word} without its value", "'new' with the fields of a " + kind)
            return None
        if word in ("merge", "apart", "part"):
            return dict(new)
        allowed = (*FIELDS.get(kind, ()), *_MORE.get(kind, ()), "label", "en", "specificity")
        for key, value in new.items():
            several = key in SEVERAL
            fits = (
                isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
                if several
                else isinstance(value, str)
            )
            if key not in allowed:
                self.refuse(name, f"field {key!r}", f"one of {', '.join(dict.fromkeys(allowed))}")
            elif not fits:
                self.refuse(name, f"{key!r} of another kind", "texts" if several else "a text")
        if word == "accept" and old is not None and not _alike(old, new):
            self.refuse(name, "accepted with another value", "'edit' where the value was changed")
        if kind in WRITTEN and not any(new.get(k) for k in FIELDS[kind] if k != "label"):
            self.refuse(name, f"{word} of no text", "what was written; 'reject' for none")
        new = {key: _meant(kind, key, value) for key, value in new.items()}
        for key, what, expected in wrong_fields(kind, new, old):
            self.refuse(name, what, expected, key)
        return {**(start or {}), **new}

    def _at(self, name: str, given: Any, drafted: tuple[int, ...]) -> tuple[int, ...]:
        if given is None:
            return drafted
        if (
            isinstance(given, Sequence)
            and not isinstance(given, str)
            and all(type(n) is int and 1 <= n <= self.lines for n in given)
            and (given or drafted)
        ):
            return tuple(given) or drafted
        self.refuse(name, f"lines {given!r}", f"lines of the text, 1 to {self.lines}")
        return drafted

    def _time(self, name: str, given: Any) -> str:
        if given in (None, ""):
            return ""
        try:
            datetime.fromisoformat(str(given).replace("Z", "+00:00"))
        except ValueError:
            self.refuse(name, f"time {given!r}", "YYYY-MM-DDThh:mm:ssZ")
            return ""
        return str(given)


def _meant(kind: str, name: str, value: Any) -> Any:
    """Years and codes as they are kept, however they were written."""
    if name in LISTED and isinstance(value, list | tuple):
        return [tidy(kind, name, str(one)) for one in value]
    return tidy(kind, name, value) if name in YEARS and isinstance(value, str) else value


def _written(new: Any, proposed: Value) -> str:
    """What accepting a text is: a model that is asked again may propose another, or nothing."""
    if not proposed:
        return "set" if isinstance(new, Mapping) and any(new.get(n) for n in ("ja", "en")) else ""
    return "accept" if not isinstance(new, Mapping) or _alike(proposed, new) else "edit"


def _said(given: Any) -> str:
    return "" if given is None else str(given)


def _origin(item: Candidate | None, kind: str) -> str:
    if item is None or (kind in CODED and not item.rule):
        return "reviewer"
    return item.origin


def _alike(drafted: Value, new: Value) -> bool:
    """Whether a value that is said to be accepted is the drafted one, in the fields it names."""
    return all(_plain(drafted.get(k, "")) == _plain(v) for k, v in new.items() if k in drafted)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | tuple) else value


def undecided(draft: Draft, decided: Iterable[Decided]) -> list[str]:
    """The ids that are not decided; blank cells need no decision.

    Of themes and functions those count whose element or actor is recorded, of summaries and English
    names those that were proposed, too: they may be written and need not. Of gaps all.
    """
    done = {d.id: d for d in decided if d.decision != "park"}
    left = []
    for item in asked(draft):
        if item.blank or item.id in done:
            continue
        if item.kind in PROPOSED:
            if item.kind in WRITTEN and not item.rule:
                continue
            on = done.get(about(item.id))
            if on is None or on.decision not in RECORDED:
                continue
        left.append(item.id)
    return left
