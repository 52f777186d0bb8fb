"""The program as a piece of what it builds: the modules that a module imports, and theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
_NAME, _FOLDER = PACKAGE.name, str(PACKAGE)
_WORD = re.compile(r"(\w+)(?:\s+as\s+\w+)?")


@cache
def program(entry: str) -> tuple[tuple[str, str], ...]:
    """The modules of this package that the module ``entry`` needs: name and hash of each, sorted.

    Imports are followed wherever they stand, in functions too, but for those that only types need.

    >>> names = [name for name, _ in program("kyodo_graph.store.built")]
    >>> "kyodo_graph.curation.yaml_tree" in names, "kyodo_graph.views.page" in names
    (True, False)
    """
    found: dict[str, str] = {}
    waiting, seen = [entry], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if (source := _source(name)) is None:
            continue
        content, is_package = source
        found[name] = hashlib.sha256(content + _data(name)).hexdigest()
        waiting += _imported(content.decode("utf-8"), name, is_package)
        waiting += [name.rsplit(".", place)[0] for place in range(1, name.count(".") + 1)]
    return tuple(sorted(found.items()))


def _imported(source: str, module: str, is_package: bool) -> list[str]:
    """The names of modules that a source imports, and some that are names in modules."""
    names: list[str] = []
    for statement in _statements(source):
        kind, _, rest = statement.partition(" ")
        if kind == "import":
            names += [word for word in re.findall(r"[\w.]+", rest) if word.startswith(_NAME)]
            continue
        named, _, listed = rest.partition(" import ")
        base = _absolute(named.strip(), module, is_package)
        if base.split(".")[0] == _NAME:
            names += [base, *(f"{base}.{word}" for word in _WORD.findall(listed))]
    return names


def _statements(source: str) -> Iterator[str]:
    """The import statements of a source, each in one line, but for those that only types need.

    Parsing the sources would take longer than all else that is done where nothing has changed.
    """
    lines = iter(source.split("\n"))
    for line in lines:
        if line == "if TYPE_CHECKING:":
            line = next((other for other in lines if other and not other[0].isspace()), "")
        bare = line.strip()
        if not bare.startswith(("from ", "import ")):
            continue
        statement = bare.partition("#")[0]
        while ("(" in statement and ")" not in statement) or statement.endswith("\\"):
            following = next(lines, ")").partition("#")[0].strip()
            statement = f"{statement.rstrip(chr(92))} {following}"
        yield statement


def _absolute(base: str, module: str, is_package: bool) -> str:
    dots = len(base) - len(base.lstrip("."))
    if not dots:
        return base
    above = module.split(".")
    above = above[: len(above) - dots + is_package]
    return ".".join([*above, *filter(None, [base[dots:]])])


def _data(name: str) -> bytes:
    """The data that a module has in a JSON file of its name; nothing where there is none."""
    try:
        with open("/".join((_FOLDER, *name.split(".")[1:])) + ".json", "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""


def _source(name: str) -> tuple[bytes, bool] | None:
    """The source of a module of this package and whether it is a package; None if there is none."""
    first, *rest = name.split(".")
    if first != _NAME:
        return None
    place = "/".join((_FOLDER, *rest))  # hundreds of paths, for which pathlib is slow
    for path, is_package in ((f"{place}.py", False), (f"{place}/__init__.py", True)):
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                return file.read(), is_package
        except OSError:
            continue
    return None
