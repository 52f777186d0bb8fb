"""`kyodo export` and `kyodo import`: a city as a workbook and back."""

from __future__ import annotations

from pathlib import Path

from kyodo_graph.curation.pieces import CATALOG, read_ontology
from kyodo_graph.errors import InputError, OutputError, Problem, UnknownNameError
from kyodo_graph.files import write_files
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.shipped import Data, data_folders, shipped
from kyodo_graph.workbooks import city_workbook, files_of


def export_city(city: str, data: Data = None) -> bytes:
    """The workbook of a city: a sheet for each kind of record, nothing lost.

    Raises UnknownNameError for a city that no folder has, InputError for what can't be read.
    """
    return city_workbook(_folder(city, data), read_ontology(shipped("ontology")))


def _folder(city: str, data: Data) -> Path:
    """The folder of a city, in a data folder or given by itself."""
    known: dict[str, Path] = {}
    for folder in data_folders(data):
        if (folder / CATALOG).is_file():
            known[folder.resolve().name] = folder
        known |= {p.parent.name: p.parent for p in sorted(folder.glob(f"*/{CATALOG}"))}
    if city not in known:
        raise UnknownNameError("city", city, nearest_or_all(city, sorted(known)))
    return known[city]


def import_city(workbook: Path, output: Path) -> list[Path]:
    """Write the files of the city in a workbook into its folder in ``output``: all or nothing.

    Raises InputError with sheet and cell of what is wrong, OutputError where the folder has
    something in it already: `kyodo diff` shows what would change.
    """
    if workbook.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(workbook), 0, 0, "no workbook", "FILE.xlsx")])
    city, contents = files_of(workbook, read_ontology(shipped("ontology")))
    folder = output if output.name == city else output / city
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        reason = "there is something there already; nothing was overwritten"
        raise OutputError(str(folder), f"{reason} (-o another folder, then kyodo diff)")
    return write_files(folder, contents)
