"""Decisions of a file, one by one, against the draft that they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kyodo_graph.drafting import FIELDS, SEVERAL, Candidate, Draft
from kyodo_graph.errors import Problem, enough
from kyodo_graph.reviewing.asking import CODED, WRITTEN, asked, drafted, proposal
from kyodo_graph.reviewing.decisions import (
    BULK,
    NEVER_BULK,
    ORCID,
    WORDS,
    Decided,
    Value,
    orcid,
    plain_value,
)
from kyodo_graph.reviewing.filling import LISTED, YEARS, tidy, wrong_fields

_MORE = {"table": ("plan",)}
"""The fields of kinds that are in no draft."""


class Checker:
    """Reads one decision after the other and keeps what is wrong with them."""

    def __init__(self, name: str, draft: Draft, reviewer: str, *, same_draft: bool) -> None:
        self.name, self.draft, self.reviewer, self.same = name, draft, reviewer, same_draft
        self.known = {item.id: item for item in asked(draft)}
        self.lines = len(draft.text.lines)
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.mistyped: set[str] = set()

    def refuse(self, where: str, what: str, expected: str, column: str = "") -> None:
        """Keep what is wrong with a decision, at its cell where it has one."""
        cell = self.places.get(f"{where} {column}") or self.places.get(where)
        place = f"{self.name}: {cell}" if cell else self.name
        self.problems.append(Problem(place, 0, 0, f"{where}: {what}", expected))
        enough(self.problems)

    def decided(self, number: int, event: Any) -> Decided | None:
        """The decision that an event is; None where it is wrong."""
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
            if who not in self.mistyped:  # said once, as it is the same for all
                self.mistyped.add(who)
                self.refuse(name, "nobody who decided", "--reviewer WHO (an ORCID iD or a name)")
            return None
        if any(ORCID.fullmatch(one) and not orcid(one) for one in who.split(" + ")):
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
    return all(
        plain_value(drafted.get(k, "")) == plain_value(v) for k, v in new.items() if k in drafted
    )
