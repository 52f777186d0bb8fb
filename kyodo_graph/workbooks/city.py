"""A city's folder as a workbook, and the workbook as the files of a city again.

Nothing is lost on the way: values as they are written, the order of keys and of records, comments
at their records. What is read back has to be a city that can be built, or nothing is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kyodo_graph.curation.dataset import dataset_of
from kyodo_graph.curation.pieces import (
    ASSERTIONS,
    CATALOG,
    DataPieces,
    OntologyPieces,
    Piece,
    read_data,
)
from kyodo_graph.curation.schema import Schema, schema_of
from kyodo_graph.curation.yaml_tree import Mapping as Tree
from kyodo_graph.curation.yaml_tree import Node, Sequence, yaml_of
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import decoded
from kyodo_graph.workbooks.flat import OURS, Flat, flatten, records_in
from kyodo_graph.workbooks.sheets import Row, Sheet, read_sheets, refuse, write_sheets
from kyodo_graph.workbooks.unflat import Made, unflatten

ORDER = (
    *("files", "cities", "prefectures", "documents", "sections", "legends", "entries", "plans"),
    *("levels", "elements", "roles", "schedule", "statuses", "lineage", "indicators"),
    *("observations", "actors", "functions", "ties", "instruments", "activities", "quantities"),
)
"""The order of the sheets; others follow by name."""
_RAW = "assertions"


def city_workbook(folder: Path, ontology: OntologyPieces) -> bytes:
    """The workbook of a city's folder. Raises InputError for what can't be read."""
    pieces = read_data(folder)
    dataset_of(pieces, ontology)  # a workbook of what is wrong would hide what
    schema = schema_of(ontology)
    flat = Flat()
    for piece in (*pieces.catalogs, *pieces.files):
        root = yaml_of(piece.content, piece.name)
        text = decoded(piece.content, piece.name)
        flatten(flat, root, text, piece.path.rpartition("/")[2], schema)
    for piece in pieces.assertions:
        for line in decoded(piece.content, piece.name).rstrip("\n").split("\n"):
            flat.add(_RAW, {"line": line})
    return write_sheets([*_sheets(flat, schema)], folder.name)


def _sheets(flat: Flat, schema: Schema) -> Iterable[Sheet]:
    known = [name for name in ORDER if name in flat.sheets]
    rest = sorted(name for name in flat.sheets if name not in ORDER and name != _RAW)
    for name in [*known, *rest]:
        rows = flat.sheets[name]
        columns = _columns(rows)
        choices = {
            c: sorted(schema.scheme_codes(schema.keys[c].base))
            for c in columns
            if c in schema.keys and schema.keys[c].kind == "code"
        }
        wide = frozenset(c for c in columns if c.partition(".")[0] in ("summary", "note"))
        yield Sheet(name, columns, tuple(rows), choices, frozenset(OURS) - {"comment"}, wide)
    if _RAW in flat.sheets:
        yield Sheet(_RAW, ("line",), tuple(flat.sheets[_RAW]), wide=frozenset(["line"]))


def _columns(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns of a sheet: ours, then the keys in the order in which they come first."""
    seen = dict.fromkeys(key for row in rows for key in row)
    first = ("file", "row", "under", "in")
    values = [key for key in seen if key not in OURS]
    return (*first, *values, "comment", "keys")


def files_of(path: Path, ontology: OntologyPieces) -> tuple[str, dict[str, bytes]]:
    """The key of the city in a workbook, and its files by name.

    Raises InputError, with sheet and cell, for what can't be put together or read as data.
    """
    schema = schema_of(ontology)
    sheets = read_sheets(path)
    raw = sheets.pop(_RAW, [])
    made = unflatten(path, sheets, schema)
    contents = {name: text.encode("utf-8") for name, text in made.texts.items()}
    if CATALOG not in contents:
        problem = refuse(path, "files!A1", f"no row for {CATALOG}", "a city's workbook")
        raise InputError([problem])
    if raw:
        text = "\n".join(_lines(raw)) + "\n"
        contents[ASSERTIONS] = text.encode("utf-8")
    city = _check(path, made, contents, schema, ontology)
    return city, contents


def _lines(rows: Iterable[Row]) -> Iterable[str]:
    """The lines of a sheet of text; rows that are empty are lines, too."""
    number = 2
    for row in rows:
        yield from [""] * (row.number - number)
        yield row.text("line")
        number = row.number + 1


def _check(
    path: Path, made: Made, contents: Mapping[str, bytes], schema: Schema, ontology: OntologyPieces
) -> str:
    """The key of the city; InputError with the cells of what is wrong."""
    pieces = [Piece(f"city/{name}", name, content) for name, content in contents.items()]
    data = DataPieces(
        tuple(p for p in pieces if p.name == CATALOG),
        tuple(p for p in pieces if p.name not in (CATALOG, ASSERTIONS)),
    )
    try:
        dataset = dataset_of(data, ontology)
    except InputError as error:
        places = _places(made, contents, schema)
        told = [_at_cell(path, problem, places) for problem in error.problems]
        raise InputError(told) from error
    keys = sorted({r.first("key") or "" for r in dataset.catalog.records if r.values("key")})
    if len(keys) != 1:
        problem = refuse(path, "cities!A1", f"{len(keys)} cities", "one, with its key")
        raise InputError([problem])
    return keys[0]


def _at_cell(
    path: Path, problem: Problem, places: Mapping[tuple[str, int], dict[int, str]]
) -> Problem:
    here = places.get((problem.file, problem.line), {})
    before = [column for column in here if column <= problem.column]
    if not here:
        return Problem(f"{path}: {problem.file}", 0, 0, problem.what, problem.expected)
    return refuse(path, here[max(before, default=min(here))], problem.what, problem.expected)


def _places(
    made: Made, contents: Mapping[str, bytes], schema: Schema
) -> dict[tuple[str, int], dict[int, str]]:
    """The cell of each place in the files that were made: file and line, then column."""
    found: dict[tuple[str, int], dict[int, str]] = {}

    def note(file: str, node: Node, cell: str) -> None:
        found.setdefault((file, node.mark.line), {})[node.mark.column] = cell

    def walk(file: str, node: Tree, row: Row | None, children: dict[str, list[Row]]) -> None:
        for key, value in node.entries:
            column = key.text
            nested = records_in(column, value, schema)
            place = row.place(column) if row else "files!A1"
            note(file, key, place)
            if nested:
                rows = [r for r in children.get(_name(row, file), []) if r.text("in") == column]
                for one, own in zip(nested, rows, strict=False):
                    note(file, one, own.place())
                    walk(file, one, own, children)
            elif isinstance(value, Tree):
                for lang, words in value.entries:
                    spot = row.place(f"{column}.{lang.text}") if row else place
                    note(file, words, spot)
            else:
                for one_ in value.items if isinstance(value, Sequence) else (value,):
                    note(file, one_, place)

    for name, content in contents.items():
        if name in made.roots:
            try:
                root = yaml_of(content, name)
            except InputError:
                continue
            walk(name, root, made.roots[name], made.children)
    return found


def _name(row: Row | None, file: str) -> str:
    return row.text("row") if row else file
