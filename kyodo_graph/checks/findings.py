"""Findings: what a check has to say, grouped by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]
_ORDER: dict[str, int] = {"error": 0, "warning": 1, "info": 2}
Places = Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, at the place in the data files where it can be mended.

    ``line`` is 0 where there is no such place; ``subject`` is the IRI that it is about. ``ja`` is
    the message in Japanese.
    """

    rule: str
    severity: Severity
    message: str
    subject: str = ""
    file: str = ""
    line: int = 0
    ja: str = field(default="", compare=False)

    def said(self, lang: str) -> str:
        """The message in a language; in English where there is no other.

        >>> Finding("r", "error", "no name", ja="名称がない").said("ja")
        '名称がない'
        """
        return (lang == "ja" and self.ja) or self.message

    @property
    def place(self) -> str:
        """``FILE:LINE``, or the subject where there is no place."""
        return f"{self.file}:{self.line}" if self.file else self.subject


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by rule and place."""
    return sorted(
        set(findings),
        key=lambda f: (_ORDER[f.severity], f.rule, f.file, f.line, f.subject, f.message),
    )


def grouped(findings: Iterable[Finding], first: int = 5) -> list[str]:
    """Findings as lines for a terminal: each rule with its count and the first few places."""
    ordered = in_order(findings)
    counts = Counter((f.severity, f.rule) for f in ordered)
    lines: list[str] = []
    shown: Counter[tuple[str, str]] = Counter()
    for finding in ordered:
        group = (finding.severity, finding.rule)
        if not shown[group]:
            lines.append(f"{finding.severity} {finding.rule}: {counts[group]}")
        shown[group] += 1
        if shown[group] <= first:
            lines.append(f"  {finding.place}: {finding.message}")
        elif shown[group] == first + 1:
            lines.append(f"  … and {counts[group] - first} more (all with --format json)")
    return lines


def as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings as plain objects, in order, in English."""
    return [
        {name: value for name, value in asdict(finding).items() if name != "ja"}
        for finding in in_order(findings)
    ]
