"""What the columns of a CSV file mean, as W3C tabular metadata beside it (CSVW).

Programs that know the standard find ``actors.csv-metadata.json`` beside ``actors.csv`` by its name:
*Metadata Vocabulary for Tabular Data* (W3C, 17 December 2015).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kyodo_graph.words import LANGS, Column, Words

if TYPE_CHECKING:
    from .table import Table

ENDING = "-metadata.json"
"""What follows the name of the file that is described."""
_CONTEXT = "http://www.w3.org/ns/csvw"
_TYPES = {"iri": "anyURI", "mixed": "string"}


def described(
    tables: Mapping[str, Table], *, delimiter: str = ",", spreadsheet: bool = False
) -> dict[str, bytes]:
    """Tables as CSV by the names of their files, each with its metadata beside it.

    >>> from kyodo_graph.tables import Table
    >>> sorted(described({"t/a.csv": Table(("city",), ())}))
    ['t/a.csv', 't/a.csv-metadata.json']
    """
    files: dict[str, bytes] = {}
    for file, table in tables.items():
        text = table.to_csv(delimiter=delimiter, spreadsheet=spreadsheet)
        files[file] = text.encode("utf-8", "replace")
        files[file + ENDING] = table_csvw(table, file.rpartition("/")[2], delimiter)
    return files


def table_csvw(table: Table, file: str, delimiter: str = ",") -> bytes:
    """The metadata of a table that stands in ``file``, a name without its folder.

    >>> from kyodo_graph.tables import Table
    >>> made = Table(("p",), ((0.5,),), name="backbone").to_csvw("backbone.csv")
    >>> json.loads(made)["tableSchema"]["columns"][0]["datatype"]
    'number'
    """
    content: dict[str, Any] = {"@context": _CONTEXT, "url": file}
    if title := _both([table.title]):
        content["dc:title"] = title
    if remarks := _both(table.remarks):
        content["dc:description"] = remarks
    if delimiter != ",":
        content["dialect"] = {"delimiter": delimiter}
    columns = [_column(column, table.type_of(column.name)) for column in table.fields]
    content["tableSchema"] = {"columns": columns}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


def _column(column: Column, kind: str) -> dict[str, Any]:
    """A column; ``kind`` is what its cells are, which holds where the declaration does not."""
    fits = {kind, "iri" if kind == "string" else "number" if kind == "integer" else kind}
    datatype = column.datatype if column.datatype in fits else kind
    told: dict[str, Any] = {"name": column.name}
    if titles := {lang: text for lang, text in column.titles.items() if text}:
        told["titles"] = titles
    if meaning := _both([column.meaning or {}]):
        told["dc:description"] = meaning
    return told | {"datatype": _TYPES.get(datatype, datatype), "null": ""}


def _both(texts: Iterable[Words]) -> list[dict[str, str]]:
    return [
        {"@value": words[lang], "@language": lang}
        for words in texts
        for lang in LANGS
        if words.get(lang)
    ]
