"""Comparison and coverage as text for a terminal, as JSON and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from kyodo_graph.checks.findings import Finding, as_json, grouped
from kyodo_graph.coding.coverage import DocumentCoverage
from kyodo_graph.readings.comparing import AIM, LEVEL, POOLED, Comparison, FieldAgreement, Overlap
from kyodo_graph.readings.fields import FIELDS
from kyodo_graph.tables import Table
from kyodo_graph.tables.terminal import aligned

DASH = "—"


def comparison_text(found: Comparison) -> str:
    """The comparison for a terminal: agreement by field and document, then what one only has."""
    fields = [
        (f.field, f.document, f.units, percent(f.agreement), number(f.alpha), number(f.low),
         number(f.high), remark(f, found.trials))
        for name in (field.name for field in FIELDS)
        for f in found.fields
        if f.field == name
    ]  # fmt: skip
    heads = ("field", "document", "units", "%", "alpha", "low", "high", "")
    things = [
        (o.things, o.document, o.both, len(o.first_only), len(o.second_only), percent(o.unmatched))
        for name in dict.fromkeys(o.things for o in found.overlaps)
        for o in found.overlaps
        if o.things == name
    ]
    counted = ("coded", "document", "by both", "first only", "second only", "% by one")
    lines = [*_table(heads, fields, "llrrrrrl"), "", *_table(counted, things, "llrrrr"), ""]
    lines += [f"not coded twice: {', '.join(found.missing)}"] if found.missing else []
    lines.append(
        f"alpha: Krippendorff's, nominal; low and high: {LEVEL:.0%} percentile interval, "
        f"{found.trials} resamples of the units, seed {found.seed}; "
        "what differs: --format json; what the units are: docs/coding.md"
    )
    return "\n".join(lines) + "\n"


def comparison_json(found: Comparison) -> str:
    """The comparison with every difference, as JSON."""
    content = {
        "documents": found.documents,
        "not_coded_twice": found.missing,
        "trials": found.trials,
        "seed": found.seed,
        "level": LEVEL,
        "fields": [asdict(field) for field in found.fields],
        "things": [asdict(o) | {"unmatched": o.unmatched} for o in found.overlaps],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def alike_text(found: Table) -> str:
    """Like sentences that are coded unlike: a pattern, then each value with its passages."""
    lines: list[str] = []
    for row in found:
        head = f"{row['pattern']} [{row['field']}; rules {row['rule'].replace(' ', ', ')}]"
        if head not in lines:
            lines += ["", head]
        value = row["value"] or "(none)"
        lines.append(f"  {value}: {row['records']} ({percent(row['share'])} %): {row['passages']}")
    return "\n".join(lines[1:] or ["no pattern is coded in more than one way"]) + "\n"


def comparison_markdown(found: Comparison) -> str:
    """The tables of ``docs/coding.md``: pooled, alpha by document, what only one reader coded."""
    pooled = [f for f in found.fields if f.document == POOLED]
    keyed = {(f.document, f.field): f for f in found.fields}
    shares = {(o.document, o.things): o for o in found.overlaps}
    columns = (*found.documents, POOLED)
    parts = [
        _markdown(
            ("field", "units", "agreement", "alpha", "95 % interval", ""),
            [(f.field, str(f.units), _share(f.agreement), number(f.alpha), _interval(f),
              remark(f, found.trials)) for f in pooled],
        ),
        "Alpha by document:\n",
        _markdown(
            ("field", *columns),
            [(name, *(number(keyed[c, name].alpha) for c in columns))
             for name in (f.field for f in pooled)],
        ),
        "What both readers coded, and the first or the second only (share coded by one only):\n",
        _markdown(
            ("", *columns),
            [(name, *(_counts(shares[c, name]) for c in columns))
             for name in dict.fromkeys(o.things for o in found.overlaps)],
        ),
        f"Krippendorff's alpha for nominal codes; percentile interval over {found.trials} "
        f"resamples of the units, seed {found.seed}.\n",
    ]  # fmt: skip
    if found.missing:
        parts.append(f"Not coded twice: {', '.join(found.missing)}.\n")
    return "\n".join(parts)


def coverage_text(tables: Sequence[DocumentCoverage], findings: Sequence[Finding]) -> str:
    """Coverage for a terminal: counts by document, every open line, some of the notes."""
    heads = (
        "document", "lines", "naming", "covered", "waived", "open", "% settled", "figures", "held",
    )  # fmt: skip
    rows = [
        (t.document, t.lines, t.naming, t.covered, t.waived, t.open,
         percent((t.covered + t.waived) / t.naming if t.naming else None), t.figures, t.held)
        for t in tables
    ]  # fmt: skip
    lines = _table(heads, rows, "lrrrrrrrr")
    lines += ["", *grouped((f for f in findings if f.severity != "info"), len(findings))]
    return "\n".join([*lines, *grouped(f for f in findings if f.severity == "info")]) + "\n"


def coverage_json(tables: Sequence[DocumentCoverage], findings: Sequence[Finding]) -> str:
    """Coverage with every open line and note, as JSON."""
    content = {"documents": [asdict(table) for table in tables], "findings": as_json(findings)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def remark(found: FieldAgreement, trials: int) -> str:
    """What has to be known with an alpha: undefined, below the aim, resamples left out."""
    said = [found.remark] if found.remark else []
    if found.alpha is not None and found.alpha < AIM:
        said.append(f"below {AIM}")
    if found.undefined:
        said.append(f"{found.undefined} of {trials} resamples undefined")
    return "; ".join(said)


def number(value: float | None) -> str:
    """Three decimals, or a dash for what is undefined.

    >>> number(0.69231), number(None)
    ('0.692', '—')
    """
    return DASH if value is None else f"{value:.3f}"


def percent(value: float | None) -> str:
    """A share in per cent, with one decimal."""
    return DASH if value is None else f"{100 * value:.1f}"


def _share(value: float | None) -> str:
    return DASH if value is None else f"{percent(value)} %"


def _interval(found: FieldAgreement) -> str:
    return DASH if found.low is None else f"{number(found.low)} to {number(found.high)}"


def _counts(found: Overlap) -> str:
    only = f"{len(found.first_only)} / {len(found.second_only)}"
    return f"{found.both}, {only} ({_share(found.unmatched)})"


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]], align: str) -> list[str]:
    lines = [list(heads), *([str(cell) for cell in row] for row in rows)]
    return aligned(lines, [side == "r" for side in align]).splitlines()


def _markdown(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
