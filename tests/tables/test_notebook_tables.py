"""Tables in notebooks: HTML and text without pandas, escaped, honest about gaps, and cut."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from html.parser import HTMLParser

import numpy as np
import pytest

import kyodo_graph as kg
from kyodo_graph.tables import TableError, measured
from kyodo_graph.tables.html import EMPTY, UNDEFINED, table_html
from kyodo_graph.tables.text import SHOWN, table_text

HOSTILE = (
    "</td></table><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'`<>&",
    "<!--",
    "$x$ and $y$",
    "مرحبا ‮abc",
    "🎌" * 100,
)


class Reader(HTMLParser):
    """A table as a browser reads it: for each row the texts, styles and tips of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.styles: list[list[str]] = []
        self.tips: list[str] = []
        self.caption = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
            self.styles.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles[-1].append(known["style"] or "")
        if tag in ("td", "th", "caption"):
            self.inside = tag
        if "title" in known:
            self.tips.append(known["title"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "caption":
            self.caption += data
        elif self.inside:
            self.rows[-1][-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_what_is_not_there_is_not_zero() -> None:
    rows = (("a", 0, 0.0, ""), ("b", None, float("nan"), None))
    found = read(table_html(("x", "n", "share", "note"), rows))
    assert found.rows == [["x", "n", "share", "note"], ["a", "0", "0.0", ""], ["b", "–", "–", "–"]]
    assert found.tips == [EMPTY, UNDEFINED, EMPTY]
    text = table_text(("x", "n", "share", "note"), rows)
    assert text.splitlines()[1:] == ["a | 0 | 0.0 | ", "b | – | – | –"]


def test_numbers_stand_to_the_right() -> None:
    rows = (("a", 1, 0.5, True, 1, None), ("b", None, 2.25, False, "x", None))
    found = read(table_html(("text", "whole", "share", "flag", "mixed", "nothing"), rows))
    for styles in found.styles:
        sides = [style.partition("text-align:")[2].split(";")[0] for style in styles]
        assert sides == ["left", "right", "right", "left", "left", "left"]
    assert [row[3] for row in found.rows[1:]] == ["true", "false"]


def test_numbers_are_short_and_whole_in_their_tips() -> None:
    found = read(table_html(("v",), ((1 / 3,), (74.7,), (1234567.891,), (1e-12,), (10**20,))))
    shown = [row[0] for row in found.rows[1:]]
    assert shown == ["0.333333", "74.7", "1234567.891", "1e-12", "1" + "0" * 20]
    assert found.tips == [repr(1 / 3)]


@pytest.mark.parametrize("total", [SHOWN - 1, SHOWN, SHOWN + 1, 1000])
def test_a_long_table_is_cut_and_says_so(total: int) -> None:
    table = kg.Table(("n", "source"), tuple((i, f"shinjo-2015:{i}") for i in range(total)))
    found = read(table._repr_html_())
    left = max(total - SHOWN, 0)
    assert len(found.rows) == 1 + min(total, SHOWN) + bool(left)
    lines = table_text(table.columns, table.rows).splitlines()
    assert len(lines) == len(found.rows)
    if left:
        more = (
            f"… {left} more row{'s' if left > 1 else ''} of {total} / ほか {left} 行(全 {total} 行)"
        )
        assert found.rows[-1] == [more]
        assert lines[-1] == more
    whole = read(table.to_html(limit=None))
    assert whole.rows[1:] == [[str(i), f"shinjo-2015:{i}"] for i in range(total)]
    assert read(table.to_html(limit=2)).rows[1:3] == whole.rows[1:3]


def test_a_table_without_rows_says_so() -> None:
    assert read(kg.Table(("a", "b"), ()).to_html()).rows == [["a", "b"], ["no rows / 0 行"]]
    assert read(kg.Table((), ()).to_html()).rows == [[], ["no rows / 0 行"]]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text: str) -> None:
    tables = (
        kg.Table((text,), ((text,),)),
        measured(text, (text,), [(text,)], {text: text[:60]}),
    )
    for table in tables:
        found = read(table.to_html())
        assert found.rows == [[text], [text]]
        assert set(found.tags) <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert found.caption == f"{text} ({text} = {text[:60]})"


def test_what_no_notebook_could_save_is_replaced() -> None:
    """A lone half of a surrogate pair is no character: JSON of a notebook could not hold it."""
    table = measured("t", ("node",), [("\ud800",)])
    assert "?" in json.loads(json.dumps(table.to_html()))
    table.to_html().encode("utf-8")
    table_text(table.columns, table.rows).encode("utf-8")


def test_pointers_are_texts_and_nothing_is_asked_of_anyone(graph: kg.Graph) -> None:
    table = graph.query("roles", city="shimonoseki", lang="en")
    html = table._repr_html_()
    found = read(html)
    place = table.columns.index("source")
    assert [row[place] for row in found.rows[1 : SHOWN + 1]] == list(table.column("source")[:SHOWN])
    assert not {"a", "script", "img", "link", "style"} & set(found.tags)


def test_measures_say_their_options() -> None:
    table = measured("t", ("node", "z"), [("a", float("nan"))], {"seed": 7, "x": "y" * 99})
    found = read(table._repr_html_())
    assert found.caption == f"t (seed = 7; x = {'y' * 59}…)"
    assert found.rows[1] == ["a", "–"]
    assert read(measured("t", ("a",), []).to_html()).caption == "t"


def test_ipython_gets_the_same_as_text(mini: kg.Graph) -> None:
    pretty = pytest.importorskip("IPython.lib.pretty", reason="IPython is not installed").pretty
    table = mini.query("plans", city="minami", lang="en")
    assert pretty(table) == table_text(table.columns, table.rows)
    made = measured("t", ("node", "z"), [("a", None)])
    assert pretty(made) == "node | z\na | –"


def test_no_library_is_needed() -> None:
    program = """
import sys
for name in ("pandas", "tabulate", "jinja2", "IPython"):
    sys.modules[name] = None
from kyodo_graph.tables import Table, measured
print(Table(("a",), ((None,),))._repr_html_() != measured("t", ("a",), [(1,)])._repr_html_())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"


def test_table_keeps_plain_values_and_order() -> None:
    table = measured(
        "t", ["node", "x"], [("b", np.float64(1.5)), ("a", np.int64(2))], {"seed": np.int64(3)}
    )
    assert table.columns == ("node", "x")
    assert table.rows == (("b", 1.5), ("a", 2))
    assert [type(row[1]) for row in table.rows] == [float, int]
    assert type(table.options["seed"]) is int
    assert len(table) == 2
    assert list(table.records()) == [{"node": "b", "x": 1.5}, {"node": "a", "x": 2}]
    assert table.keyed("node")["a"] == {"node": "a", "x": 2}
    assert pickle.loads(pickle.dumps(table)) == table
    assert isinstance(hash(table), int)
    with pytest.raises(AttributeError):
        table.name = "other"


def test_table_to_pandas() -> None:
    frame = measured("t", ["node", "x"], [("b", 1.5), ("a", float("nan"))], {"seed": 3}).to_pandas()
    assert list(frame.columns) == ["node", "x"]
    assert frame["node"].tolist() == ["b", "a"]
    assert frame["x"].isna().tolist() == [False, True]
    assert frame.attrs == {"name": "t", "seed": 3}
    assert list(measured("t", ["node"], []).to_pandas().columns) == ["node"]


def test_table_errors() -> None:
    with pytest.raises(TableError):
        measured("t", ["x", "x"], [])
    with pytest.raises(TableError, match="row 1 has 1 cells; expected 2"):
        measured("t", ["x", "y"], [(1, 2), (3,)])
    table = measured("t", ["x"], [(1,), (1,)])
    with pytest.raises(kg.UnknownNameError, match="unknown column 'y'; nearest: x"):
        table.column("y")
    with pytest.raises(TableError, match="two rows"):
        table.keyed("x")
