"""A draft of three thousand candidates stays quick: only a part of it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kyodo_graph.drafting import Candidate, Counts, Draft, DraftTable, Span, TableRow, Text
from kyodo_graph.reviewing.page import render

from .test_review import Desk, keys, progress, say_who

ROWS, COLUMNS, TIES = 120, 20, 600
MOST = 250
"""The milliseconds that a decision may take at most, on a machine that does other things, too."""


def large_draft() -> Draft:
    """3,000 cells and ties."""
    head = "\t".join(["番号", "事業名", *(f"団体{n}" for n in range(COLUMNS))])
    grid = ["\t".join([str(n), f"事業{n}", *"○" * COLUMNS]) for n in range(ROWS)]
    lines = [head, *grid, *(f"団体{n % 20}は市に{n}を助言する。" for n in range(TIES))]
    cells = [
        Candidate(
            f"role-{row + 2}-{column}",
            "role",
            (Span(row + 2, 0, 1, "cell"),),
            {
                "element": "",
                "number": str(row),
                "label": f"事業{row}",
                "actor": f"団体{column}",
                "sign": "○",
                "code": "participant",
                "joint": "",
            },
            "large.role",
            "A",
            "table-1",
            table="table-1",
            row=row,
            column=column + 2,
        )
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    ties = [
        Candidate(
            f"tie-{n}-0",
            "tie",
            (Span(n, 0, 2, "subj"),),
            {
                "subject": "団体1",
                "relation": "advises",
                "object": "市",
                "basis": "stated",
                "modality": "",
            },
            "large.tie",
            "C",
        )
        for n in range(ROWS + 2, ROWS + TIES + 2)
    ]
    table = DraftTable(
        "table-1",
        "役割",
        "tabs",
        (1, ROWS + 1),
        tuple(head.split("\t")),
        (1,),
        ("number", "label", *["role"] * COLUMNS),
        tuple(
            TableRow(
                (row + 2,),
                str(row),
                f"事業{row}",
                ("", "", *(f"role-{row + 2}-{c}" for c in range(COLUMNS))),
                (),
            )
            for row in range(ROWS)
        ),
        Counts(ROWS, ROWS, COLUMNS + 2, ROWS * COLUMNS, ROWS * COLUMNS),
    )
    text = Text("large-1", ("\n".join(lines) + "\n").encode())
    return Draft("large", text, (*cells, *ties), (table,), "test")


@pytest.fixture
def desk(playwright: object, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "large.html"
    path.write_bytes(render(large_draft()))
    made = Desk(playwright, path, tmp_path / "profile")  # type: ignore[arg-type]
    yield made
    made.close()
    assert made.troubles == []


def test_a_decision_among_three_thousand_is_quick(desk: Desk) -> None:
    page = desk.open()
    keys(page, "]", "]", "a")
    say_who(page)
    took = page.evaluate("""async () => {
      const times = [];
      for (let n = 0; n < 12; n += 1) {
        const from = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true}));
        document.body.getBoundingClientRect();
        times.push(performance.now() - from);
        await new Promise((done) => setTimeout(done, 5));
      }
      return times.sort((a, b) => a - b)[6];
    }""")
    assert progress(page, 3) == f"13/{ROWS * COLUMNS}"
    assert took < MOST
    keys(page, "T")
    page.wait_for_timeout(200)
    keys(page, "]", "]")
    page.evaluate("""() => {
      const own = Storage.prototype.setItem;
      window.written = 0;
      Storage.prototype.setItem = function (key, value) {
        window.written += value.length;
        own.call(this, key, value);
      };
    }""")
    keys(page, "a", "a")
    assert 0 < page.evaluate("window.written") < 5000, "what was kept is not written again"
    assert page.locator(".card").count() < 80, "a window of the cards is drawn"
    assert progress(page, 5) == f"2/{TIES}"
    print(f"median {took:.0f} ms")
