"""Bring an older data folder to the present format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.pieces import CATALOG
from kyodo_graph.curation.upgrading import FORMAT, format_problems, upgraded
from kyodo_graph.curation.yaml_tree import Mapping, parse_yaml
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import decoded, files_in, read_bytes, write_files
from kyodo_graph.shipped import shipped


@dataclass(frozen=True)
class Upgrade:
    """The files that were changed, and those that were in the present format already."""

    changed: tuple[Path, ...]
    kept: tuple[Path, ...]

    def lines(self) -> list[str]:
        """What was done, a line a file."""
        return [
            *(f"{path}: now of format {FORMAT}" for path in self.changed),
            *(f"{path}: nothing to change" for path in self.kept),
        ]


def upgrade(folder: Path) -> Upgrade:
    """Bring a data folder, a city's folder or kept readings to the present format.

    Each piece of the catalogue gets its stamp; nothing else had to change, comments stay. All
    pieces are written or none. Kept readings have no catalogue and stay as they are. Raises
    InputError for a folder that cannot be read or is of a later format.
    """
    pieces = _catalogs(folder)
    if not pieces:
        readings = _readings(folder)
        if not readings:
            what = "no catalogue and no readings" if folder.is_dir() else "no such folder"
            raise InputError([Problem(str(folder), 0, 0, what, f"a folder with {CATALOG}")])
        return Upgrade((), tuple(readings))
    texts = {path: decoded(read_bytes(path, str(path)), str(path)) for path in pieces}
    problems = [
        problem
        for path, text in texts.items()
        for problem in format_problems(parse_yaml(text, str(path)), str(path))
    ]
    if problems:
        raise InputError(problems)
    read_dataset(folder, shipped("ontology"))  # whole, or nothing is written
    new = {path: upgraded(text, str(path)).text for path, text in texts.items()}
    changed = [path for path in pieces if new[path] != texts[path]]
    contents = {str(path.relative_to(folder)): new[path].encode("utf-8") for path in changed}
    write_files(folder, contents)
    return Upgrade(tuple(changed), tuple(path for path in pieces if path not in changed))


def _catalogs(folder: Path) -> list[Path]:
    places = [folder / CATALOG, *sorted(folder.glob(f"*/{CATALOG}"))]
    return [path for path in places if path.is_file()]


def _readings(folder: Path) -> list[Path]:
    """The files of kept readings: what each says of a document, without a catalogue."""
    found = []
    for path in [p for f in (folder, *sorted(folder.glob("*/"))) for p in files_in(f, ".yaml")]:
        root = parse_yaml(decoded(read_bytes(path, str(path)), str(path)), str(path))
        if isinstance(root, Mapping) and root.get("document") is not None:
            found.append(path)
    return found
