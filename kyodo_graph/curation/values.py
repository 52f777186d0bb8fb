"""Values of a data file: codes, fiscal years, texts by language, literals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from kyodo_graph.curation.records import Value
from kyodo_graph.curation.schema import DATATYPES, Key, Schema
from kyodo_graph.curation.yaml_tree import Mapping, Mark, Node, Scalar, Sequence
from kyodo_graph.errors import Problem

LANGUAGES = ("ja", "en")
FIRST_YEAR, LAST_YEAR = 1868, 2100
_FORMS = {
    "gYearMonth": re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])"),
    "date": re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "integer": re.compile(r"-?[0-9]{1,15}"),
}


def read_value(
    key: Key, node: Node, file: str, schema: Schema
) -> tuple[list[Value], list[Problem]]:
    """The values under a key that is no reference, and what is wrong with them."""
    values: list[Value] = []
    problems: list[Problem] = []
    for scalar, lang, fault in _scalars(key, node):
        if scalar is None:
            mark, what, expected = fault
            problems.append(Problem(file, mark.line, mark.column, what, expected))
            continue
        wrong = _fault(key, scalar, schema)
        if wrong:
            problems.append(Problem(file, scalar.mark.line, scalar.mark.column, *wrong))
        else:
            values.append(Value(scalar.text, scalar.mark, lang=lang))
    return values, problems


_Fault = tuple[Mark, str, str]


def _scalars(key: Key, node: Node) -> Iterator[tuple[Scalar | None, str, _Fault]]:
    """The scalars under a key with their language; a fault in place of what is no scalar."""
    none: _Fault = (node.mark, "", "")
    if key.kind == "text":
        if not isinstance(node, Mapping):
            yield None, "", (node.mark, f"{key.name!r} without a language", "{ja: …, en: …}")
            return
        for lang, value in node.entries:
            if lang.text not in LANGUAGES:
                yield None, "", (lang.mark, f"language {lang.text!r}", " or ".join(LANGUAGES))
                continue
            for item in value.items if isinstance(value, Sequence) else (value,):
                if isinstance(item, Scalar):
                    yield item, lang.text, none
                else:
                    yield None, "", (item.mark, "a collection", "text")
        return
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            yield item, "", none
        else:
            yield None, "", (item.mark, f"a collection under {key.name!r}", "a value")


def _fault(key: Key, scalar: Scalar, schema: Schema) -> tuple[str, str] | None:
    """What is wrong with a scalar, and what was expected."""
    if key.kind == "text":
        if scalar.kind != "string":
            return f"{scalar.kind} {scalar.text} where text belongs", "text in quotes"
        return None if scalar.text.strip() else ("empty text", "text, or the key left out")
    if key.kind == "code":
        known = schema.scheme_codes(key.base)
        if scalar.text in known:
            return None
        return f"unknown code {scalar.text!r}", "one of " + ", ".join(sorted(known))
    if key.kind == "year":
        if scalar.kind != "number":
            return f"{scalar.kind} {scalar.text!r} under {key.name!r}", _year(scalar.text)
        if re.fullmatch("[0-9]{4}", scalar.text) and FIRST_YEAR <= int(scalar.text) <= LAST_YEAR:
            return None
        return f"impossible fiscal year {scalar.text!r}", f"{FIRST_YEAR} to {LAST_YEAR}"
    kind, expected = DATATYPES.get(key.datatype, ("string", "text in quotes"))
    if scalar.kind != kind:
        return f"{scalar.kind} {scalar.text!r} under {key.name!r}", expected
    kind_of_text = key.datatype.rsplit("#", 1)[-1]
    form = _FORMS.get(kind_of_text)
    if form and not (form.fullmatch(scalar.text) and _is_day(scalar.text, kind_of_text)):
        return f"{scalar.text!r} under {key.name!r}", expected
    return None


def _year(text: str) -> str:
    """What was expected where a year is a text: the year itself, where it is one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch("[0-9]{4}", plain):
        how = "without quotes" if plain == text else "in half-width digits without quotes"
        return f"{plain} {how}"
    return "a fiscal year in four digits without quotes, such as 2024 for 令和6年度"


def _is_day(text: str, kind: str) -> bool:
    """Whether a date is one of the calendar; what is no date is not looked at."""
    if kind != "date":
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
