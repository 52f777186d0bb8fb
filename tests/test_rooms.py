"""Every module belongs to a room, and every import goes down.

The rooms stand from the ground up. A module at the package's top is one of the ground or the face.
"""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "kyodo_graph"
GROUND = (
    "errors",
    "version",
    "folding",
    "nearest",
    "shipped",
    "files",
    "processes",
    "extras",
    "moved",
)
BELOW_THE_FACE = (
    *("words", "tables", "curation", "store", "library", "measures", "networks"),
    *("checks", "readings", "analysis", "compare", "importing", "drafting", "views"),
    *("workbooks", "reviewing", "assisting"),
)
ABOVE_THE_FACE = ("services", "coding", "docs", "ask_page", "report", "cli", "__init__")
ROOMS = (*GROUND, *BELOW_THE_FACE, "graph", *ABOVE_THE_FACE)
OPEN_TO_CLI = tuple(
    f"kyodo_graph.{n}"
    for n in ("errors", "version", "networks.filters", "cli.options", "cli.stopping")
)
DRAFTING = ("printed", "layouts", "outlines", "names", "plans", "ties", "facts", "syntax")
"""The rooms within drafting; what lies beside them in the folder is shared by all."""
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


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
    return {n for n in names if (PACKAGE / n).is_dir() or (PACKAGE / f"{n}.py").is_file()}


def module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    )


def test_every_module_belongs_to_a_room() -> None:
    assert {room_of(path) for path in FILES} == set(ROOMS)
    loose = {p.stem for p in PACKAGE.glob("*.py")}
    assert loose <= {*GROUND, "graph", "__init__"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_import_goes_down(path: Path) -> None:
    here = room_of(path)
    assert rooms_used(path) <= {here, *ROOMS[: ROOMS.index(here)]}


def test_no_module_imports_itself_by_way_of_others() -> None:
    known = {module(path): path for path in FILES}
    uses = {}
    for name, path in known.items():
        used = imports(path) & set(known) - {name}
        # "from room import module" names the room, too, and means the module.
        uses[name] = {u for u in used if not any(other.startswith(f"{u}.") for other in used)}
    TopologicalSorter(uses).prepare()  # raises CycleError, which names the circle


def test_nothing_below_the_face_takes_a_graph() -> None:
    """Not even as a type: what is below takes a store, networks or tables."""
    below = [p for p in FILES if room_of(p) in (*GROUND, *BELOW_THE_FACE)]
    took = re.compile(r"^\s*(from kyodo_graph\.graph import|import kyodo_graph\.graph)", re.M)
    assert not [p.name for p in below if took.search(p.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if room_of(p) in ("measures", "tables")],
    ids=lambda p: p.name,
)
def test_measures_know_nothing_of_rdf_or_cities(path: Path) -> None:
    """They take networkx graphs and arrays; the table that they give knows nothing of either."""
    assert rooms_used(path) <= {"measures", "errors", "nearest", "tables", "words"}
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
    light = {"__future__", "click", "collections", "contextlib", "errno", "functools", "io", "os"}
    light |= {"importlib", "pathlib", "signal", "sys", "threading", "types", "typing", "warnings"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            ours = name in OPEN_TO_CLI
            assert ours or name.split(".")[0] in light, f"{path.name} imports {name} at its top"


def test_nobody_imports_the_command_line() -> None:
    others = [p for p in FILES if room_of(p) not in ("cli", "docs")]
    assert not [p for p in others if "cli" in rooms_used(p)]


def test_rooms_of_drafting_import_downward() -> None:
    wrong = [
        (path.relative_to(PACKAGE).as_posix(), module)
        for room in DRAFTING
        for path in sorted((PACKAGE / "drafting" / room).glob("*.py"))
        for module in imports(path)
        if module.startswith("kyodo_graph.drafting.")
        and (other := module.split(".")[2]) in DRAFTING
        and DRAFTING.index(other) > DRAFTING.index(room)
    ]
    assert not wrong
    rooms = {p.name for p in (PACKAGE / "drafting").iterdir() if (p / "__init__.py").is_file()}
    assert rooms == set(DRAFTING)
