"""What the registry names is named nowhere else, and nothing in it is unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

from kyodo_graph import words
from kyodo_graph.library.header import read_queries
from kyodo_graph.services.origins import printed
from kyodo_graph.shipped import shipped
from kyodo_graph.views.indices import page_indices
from kyodo_graph.words import Words
from kyodo_graph.words.column_registry import FILE as COLUMNS
from kyodo_graph.words.entries import FOLDER, entries

PACKAGE = ROOT / "kyodo_graph"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
CODE = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}


def names() -> Iterator[tuple[str, Words]]:
    for key, index in words.indices().items():
        yield f"index {key}", index.name
    for kind in (words.variants, words.networks, words.codes, words.options, words.query_groups):
        for key, name in kind().items():
            yield f"{kind.__name__} {key}", name
    for key, column in words.columns().items():
        yield f"column {key}", column.titles


PAIRS: Mapping[tuple[str, str], str] = {
    (name["ja"], name["en"]): what for what, name in names() if JAPANESE.search(name["ja"])
}


DRAFTED = ("drafting",)
"""Rooms whose texts are words that documents may print."""


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The string constants of a module that are no docstrings, pieces of f-strings among them."""
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def pairs(tree: ast.AST) -> Iterator[tuple[int, tuple[str, str]]]:
    """Each text beside its translation: in a mapping by language, a call, a tuple, a list."""

    def constant(node: ast.AST | None) -> str:
        return str(node.value) if isinstance(node, ast.Constant) else ""

    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            by_key = {constant(k): constant(v) for k, v in zip(node.keys, node.values, strict=True)}
            yield node.lineno, (by_key.get("ja", ""), by_key.get("en", ""))
            continue
        own = node.args if isinstance(node, ast.Call) else getattr(node, "elts", ())
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".many"):
            continue  # a counted noun is part of a sentence
        for one, two in pairwise(own):
            yield node.lineno, (constant(one), constant(two))


def second(tree: ast.AST) -> list[tuple[int, str]]:
    return [(line, PAIRS[pair]) for line, pair in pairs(tree) if pair in PAIRS]


def test_no_name_is_given_in_code() -> None:
    found = {p.relative_to(ROOT).as_posix(): given for p, t in CODE.items() if (given := second(t))}
    assert not found


def test_no_published_index_is_named_in_a_text_of_the_code() -> None:
    """A sentence that names an index takes the name from the registry."""
    published = [i.name["ja"] for i in words.indices().values() if i.references]
    terms = [name for name in published if JAPANESE.search(name)]
    found = {
        (path.relative_to(ROOT).as_posix(), line, term)
        for path, tree in CODE.items()
        for line, text in texts(tree)
        for term in terms
        if term in text and path.relative_to(PACKAGE).parts[0] not in DRAFTED
    }
    assert not found


@pytest.mark.parametrize(
    "code",
    [
        '{"ja": "拘束度", "en": "constraint"}',
        'site.t("拘束度", "constraint")',
        'NAMES = ("constraint", "拘束度", "constraint")',
        'name(x, "総称の主体を除く", "without generic actors")',
    ],
)
def test_a_second_home_is_found(code: str) -> None:
    assert second(ast.parse(code))


def test_every_entry_is_used() -> None:
    """Its key stands in the code, a template or a query, or the code makes it of keys that do."""
    known = {text for tree in CODE.values() for _, text in texts(tree)}
    known |= {part.lower() for text in known for part in text.split()}
    known |= {c.name for q in read_queries(shipped("queries")).values() for c in q.columns}
    written = [p for p in PACKAGE.rglob("*") if p.suffix in (".j2", ".js")]
    written += list(shipped("queries").glob("*.rq"))
    for path in written:
        known.update(re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))

    def used(key: str) -> bool:
        parts = re.sub("^(?:votes|reviewed)_", "", key).removesuffix(" text").split(", ")
        return key in known or all(part in known for part in parts)

    def keys(path: Path, *under: str) -> set[str]:
        return {entry.key for entry in entries(path, *under)}

    asked = {key for name in ("codes", "options", "variants", "networks", "query_groups")
             for key in keys(FOLDER / f"{name}.yaml")}  # fmt: skip
    asked |= keys(COLUMNS, "everywhere")
    for name in ("indices", "methods", "ontology", "queries", "report"):
        asked |= keys(FOLDER / "pages" / f"{name}.yaml")
    assert not {key for key in asked if not used(key)}
    assert set(words.indices()) <= {*printed(), "neighbours"}
    assert {"neighbours"} <= {"neighbours" for key in page_indices() if key == "ties"}


def test_nothing_is_named_twice_in_the_registry() -> None:
    """A column that is called as a code or an index is says so, and does not repeat the name."""
    files = ((FOLDER / "indices.yaml",), (FOLDER / "variants.yaml",), (FOLDER / "codes.yaml",),
             (FOLDER / "networks.yaml",), (COLUMNS, "everywhere"))  # fmt: skip
    given: dict[tuple[object, str], str] = {}
    for path, *under in files:
        for entry in entries(path, *under):
            if "ja" in entry.fields:
                home = given.setdefault((entry.fields["ja"], entry.key), path.name)
                assert home == path.name, f"{entry.key} of {path.name} is named in {home}"


def test_every_column_of_a_table_is_one_of_that_table() -> None:
    tables = {entry.key for entry in entries(COLUMNS, "tables")}
    known = {text for tree in CODE.values() for _, text in texts(tree)}
    assert tables <= known
