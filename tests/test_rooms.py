"""Each room imports only rooms to its left; only the command line knows of all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "kyodo_graph"
# From left to right. What stands between rooms says what it may use.
ROOMS = (
    *("errors", "shipped", "files", "words", "table_html", "tables"),
    *("curation", "store", "library", "checks", "networks", "measures"),
    *("analysis", "compare", "views", "<modules between>", "coding", "docs", "report", "cli"),
)
FILES = sorted(PACKAGE.rglob("*.py"))


def room(name: str) -> str:
    """The room of that name; single modules stand between the rooms and the command line."""
    return name if name in ROOMS or (PACKAGE / name).is_dir() else "<modules between>"


def room_of(path: Path) -> str:
    return room(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))


def imports(path: Path) -> set[str]:
    """Modules that a file imports, wherever in it, but for those only its types need."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                visit(other)
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ("kyodo_graph", *path.relative_to(PACKAGE).parts)[: -node.level or None]
            module = ".".join([*(above if node.level else ()), *filter(None, [node.module])])
            found.update({module, *(f"{module}.{alias.name}" for alias in node.names)})
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def rooms_used(path: Path) -> set[str]:
    names = {name.split(".")[1] for name in imports(path) if name.startswith("kyodo_graph.")}
    exist = [n for n in names if (PACKAGE / n).is_dir() or (PACKAGE / f"{n}.py").is_file()]
    return {room(name) for name in exist}


def test_every_room_is_known() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    here = room_of(path)
    assert rooms_used(path) <= {here, *ROOMS[: ROOMS.index(here)]}


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if room_of(p) == "measures"],
    ids=lambda p: p.name,
)
def test_measures_know_nothing_of_rdf_or_cities(path: Path) -> None:
    """They take networkx graphs and arrays; their tables and errors are their own.

    How a table of any kind looks in a notebook (``table_html``) knows nothing of either.
    """
    assert rooms_used(path) <= {"measures", "errors", "table_html"}
    assert not {n.split(".")[0] for n in imports(path)} & {
        "rdflib",
        "pyoxigraph",
        "oxrdflib",
        "yaml",
    }


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if room_of(p) == "cli"],
    ids=lambda p: p.name,
)
def test_the_command_line_imports_what_is_heavy_inside_its_commands(path: Path) -> None:
    light = {"__future__", "click", "collections", "contextlib", "errno", "importlib", "io", "os"}
    light |= {"pathlib"}
    light |= {"sys", "typing"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            ours = name in ("kyodo_graph", "kyodo_graph.errors", "kyodo_graph.cli.options")
            assert ours or name.split(".")[0] in light, f"{path.name} imports {name} at its top"


def test_nobody_imports_the_command_line() -> None:
    others = [p for p in FILES if room_of(p) not in ("cli", "docs")]
    assert not [p for p in others if "cli" in rooms_used(p)]
