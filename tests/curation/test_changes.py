"""What differs between two data folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import MINI, ROOT

from kyodo_graph.cli.main import run
from kyodo_graph.curation.changes import changes
from kyodo_graph.curation.dataset import read_dataset

PLAN = Path("minami") / "minami-1.yaml"


def differences(
    data: Path, *replaced: tuple[str, str]
) -> list[tuple[str, str, str, str, str, str]]:
    path = data / PLAN
    text = path.read_text(encoding="utf-8")
    for old, new in replaced:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    found = changes(
        read_dataset(MINI / "data", ROOT / "ontology"), read_dataset(data, ROOT / "ontology")
    )
    return [(c.table, c.change, c.id, c.key, c.before, c.after) for c in found]


ROLE = '      - {actor: minami/actor/city, role: participant, column: 市, symbol: "○"}\n'
SCHEDULE = "      - {at: 4, fy: 2024, phase: implement, printed: 実施}\n"


def test_the_same_data_do_not_differ(mini_copy: Path) -> None:
    assert differences(mini_copy) == []


def test_comments_and_the_order_of_records_are_no_difference(mini_copy: Path) -> None:
    path = mini_copy / PLAN
    text = path.read_text(encoding="utf-8")
    for line in (ROLE, SCHEDULE):
        at = text.index(line) + len(line)
        after = text[at:].split("\n", 1)[0] + "\n"
        text = text.replace(line + after, after + line + "# a comment\n")
    path.write_text(text, encoding="utf-8")
    assert differences(mini_copy) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "role: participant, column: 市", "role: lead, column: 市",
            ("roles", "changed", "minami/p2/i01", "role", "participant", "lead"),
        ),
        (
            "fy: 2024, phase: implement", "fy: 2024, phase: consider",
            ("schedule", "changed", "minami/p2/i01", "phase", "implement", "consider"),
        ),
        (
            "{ja: 講座の開催, en: Courses}", "{ja: 講座の開催, en: Lessons}",
            ("elements", "changed", "minami/p2/i01", "label (en)", "Courses", "Lessons"),
        ),
        (
            "themes: [T03, T16]", "themes: [T03]",
            ("elements", "changed", "minami/p2/i01", "themes", "T03 | T16", "T03"),
        ),
        (
            "  - {at: 6, alias: {ja: センター}}", "  - {at: 6, alias: {ja: [センター, 拠点]}}",
            ("actors", "changed", "minami/actor/center", "alias (ja)", "センター",
             "センター | 拠点"),
        ),
    ],
)  # fmt: skip
def test_what_changed_is_told_by_key(
    mini_copy: Path, old: str, new: str, expected: tuple[str, ...]
) -> None:
    assert differences(mini_copy, (old, new)) == [expected]


def test_what_went_and_what_came(mini_copy: Path) -> None:
    tie = "- {is: Tie, at: 6, subject: minami/actor/center, tie_relation: supports,"
    other = "- {is: Tie, at: 6, subject: minami/actor/center, tie_relation: funds,"
    found = differences(mini_copy, (ROLE, ""), (tie, other))
    assert [(table, change) for table, change, *_ in found] == [
        ("roles", "gone"),
        ("ties", "added"),
        ("ties", "gone"),
    ]
    assert "minami/actor/city" in found[0][4]


def test_as_text_csv_and_json(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["diff", str(MINI / "data"), str(mini_copy)]
    assert run(arguments) == 0
    assert capsys.readouterr().out == "no differences\n"
    differences(mini_copy, ("role: participant, column: 市", "role: lead, column: 市"))
    assert run([*arguments, "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "table,change,id,key,before,after,place",
        "roles,changed,minami/p2/i01,role,participant,lead,data/minami/minami-1.yaml:35",
    ]
    assert printed.err == "records: 1 changed\n"
    assert run([*arguments, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["table"], row["key"], row["after"]) == ("roles", "role", "lead")
    assert run([*arguments, "--city", "kita"]) == 0
    assert run(["diff", str(MINI / "data"), str(mini_copy / "nothing")]) == 2
