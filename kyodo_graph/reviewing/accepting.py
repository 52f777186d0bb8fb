"""Decisions become the data of a city: all or nothing, and never over decided work."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kyodo_graph.curation.dataset import dataset_of
from kyodo_graph.curation.pieces import (
    CATALOG,
    DataPieces,
    OntologyPieces,
    Piece,
    read_data,
    read_ontology,
)
from kyodo_graph.curation.quads import city_quads
from kyodo_graph.curation.schema import schema_of
from kyodo_graph.drafting import Draft
from kyodo_graph.errors import InputError, OutputError, Problem
from kyodo_graph.files import read_bytes, read_text, write_files
from kyodo_graph.reviewing.carrying import Gathered, gathered
from kyodo_graph.reviewing.cataloguing import titled
from kyodo_graph.reviewing.decisions import FORMAT, Decided, Decisions, undecided
from kyodo_graph.reviewing.places import KEPT, Place, place_of
from kyodo_graph.reviewing.reading import read_decisions
from kyodo_graph.reviewing.recording import NothingTakenError, Recorded, recorded
from kyodo_graph.reviewing.spot_check import Bound, answered, bounds
from kyodo_graph.reviewing.taken import QUESTIONS, both

UNFILLED = "# THE LINE OF THE TITLE"
"""What stands in a file that `kyodo city new` wrote and nobody has filled in."""
PROGRAM = "kyodo accept"


@dataclass(frozen=True)
class Accepted:
    """What was written, and what is to be known of it."""

    paths: tuple[Path, ...]
    recorded: Recorded
    gathered: Gathered
    undecided: tuple[str, ...]
    bounds: tuple[Bound, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many candidates were decided how: by word, and ``bulk``, ``drafted``.

        Questions (two names, a line, whose plan) are no candidates: they are ``answered``.
        """
        found: Counter[str] = Counter()
        for one in self.gathered.by_id.values():
            if one.kind in QUESTIONS:
                found["answered"] += one.decision != "park"
                continue
            found[one.outcome] += 1
            found["bulk"] += bool(one.bulk)
            found["drafted"] += one.origin != "reviewer"
        return found


def accept(
    draft: Draft, paths: Sequence[Path], output: Path, ontology: Path, reviewer: str = ""
) -> Accepted:
    """Write the data file of a draft's document into the city's folder in ``output``.

    The folder must have the city's piece of the catalogue (`kyodo city new`). Decisions that were
    taken before stay; those of files are added to them. Raises InputError for decisions that are
    wrong or contradict each other, for a catalogue that does not fit the draft and for data that
    can't be read back; OutputError where the data file was written or changed by somebody else.
    """
    terms = read_ontology(ontology)
    schema = schema_of(terms)
    place = place_of(draft, output, schema)
    earlier = _earlier(place, draft)
    files = [*earlier, *(read_decisions(path, draft, reviewer) for path in paths)]
    found = gathered(files, draft)
    if found.differing:
        raise InputError([_differing(pair, paths) for pair in found.differing])
    today = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    decided = {k: d if d.at else replace(d, at=today) for k, d in found.by_id.items()}
    try:
        made = recorded(draft, decided, schema, place.plan, place.office)
        _name_office(made.content, place)
    except NothingTakenError as error:
        what = "the plan itself is not decided: its candidate is the first of step 2"
        problem = Problem(str(paths[0]) if paths else PROGRAM, 0, 0, what, "it accepted")
        raise InputError([problem]) from error
    if all(actor["id"] != place.office for actor in made.content.get("actors", ())):
        what = "no city office among the actors that were taken (the catalogue's publisher)"
        problem = Problem(
            str(paths[0]) if paths else PROGRAM,
            0,
            0,
            what,
            "an actor of the type city_government, in step 4",
        )
        raise InputError([problem])
    contents = _contents(place, draft, made, files, decided)
    _readable(place, contents, terms)
    written = write_files(place.folder, contents)
    left = undecided(draft, decided.values())
    return Accepted(
        tuple(written), made, replace(found, by_id=decided), tuple(left), tuple(bounds(files))
    )


def _name_office(content: dict[str, Any], place: Place) -> None:
    """The office that is printed as the city is named has the city's name in English, too."""
    ja, en = place.city
    for actor in content.get("actors", ()):
        label = actor["label"]
        if actor["id"] == place.office and en and label == both(ja):
            label["en"] = en


def _earlier(place: Place, draft: Draft) -> list[Decisions]:
    """The decisions that were taken before, where the data file is as `kyodo accept` left it."""
    if not place.data.is_file():
        return []
    content = read_bytes(place.data)
    if not place.kept.is_file():
        if UNFILLED.encode() in content:
            return []
        reason = "it was not written by `kyodo accept`; nothing was overwritten"
        raise OutputError(str(place.data), f"{reason} (-o another folder, then kyodo diff)")
    kept = read_decisions(place.kept, draft)
    if kept.raw.get("written") != hashlib.sha256(content).hexdigest():
        reason = "it was changed since `kyodo accept` wrote it; nothing was overwritten"
        raise OutputError(str(place.data), f"{reason} (-o another folder, then kyodo diff)")
    return [kept]


def _differing(pair: tuple[Decided, Decided], paths: Sequence[Path]) -> Problem:
    one, other = pair
    what = f"{one.id}: {one.reviewer} and {other.reviewer} decided differently"
    expected = "it settled: kyodo review DRAFT --compare FILE FILE makes the page"
    return Problem(str(paths[-1]) if paths else PROGRAM, 0, 0, what, expected)


def _contents(
    place: Place,
    draft: Draft,
    made: Recorded,
    files: Sequence[Decisions],
    decided: Mapping[str, Decided],
) -> dict[str, bytes]:
    data = made.text.encode("utf-8")
    told = {
        "format": FORMAT,
        "document": draft.text.key,
        "sha256": draft.text.sha256,
        "draft": draft.digest,
        "reviewer": "",
        "written": hashlib.sha256(data).hexdigest(),
        "spot_check": _spot_checks(files),
    }
    lines = ",\n".join(_one(d) for d in decided.values())
    head = json.dumps(told, ensure_ascii=False)[:-1]
    kept = f'{head}, "decisions": [\n{lines}\n]}}\n'
    return {
        place.data.name: data,
        f"{KEPT}/{place.kept.name}": kept.encode("utf-8"),
        **_catalogue(place, made),
    }


def _catalogue(place: Place, made: Recorded) -> dict[str, bytes]:
    """The catalogue, where it has a title that was only supposed."""
    before = read_text(place.folder / CATALOG)
    label = next(p["label"] for p in made.content["plans"] if p["id"] == place.plan)
    after = titled(before, place.document, label)
    return {CATALOG: after.encode("utf-8")} if after != before else {}


def _one(one: Decided) -> str:
    told = {
        "id": one.id,
        "kind": one.kind,
        "lines": one.lines,
        "decision": one.decision,
        "old": one.old,
        "new": one.new,
        "reason": one.reason or None,
        "note": one.note or None,
        "bulk": one.bulk or None,
        "origin": one.origin,
        "rule": one.rule,
        "class": one.cls,
        "reviewer": one.reviewer,
        "at": one.at,
    }
    return json.dumps(told, ensure_ascii=False)


def _spot_checks(files: Sequence[Decisions]) -> dict[str, object]:
    """All that was asked again, of all files; a later answer to the same goes before."""
    given = {name: right for file in files for name, right in answered(file.spot_check)}
    return {"ids": list(given), "ans": [int(right) for right in given.values()]} if given else {}


def _readable(place: Place, contents: Mapping[str, bytes], terms: OntologyPieces) -> None:
    """Raise InputError where the city with its new file can't be read."""
    pieces = read_data(place.folder)
    name = place.data.name
    new = Piece(f"{place.folder.name}/{name}", str(place.data), contents[name])
    others = tuple(p for p in pieces.files if p.path.rpartition("/")[2] != name)
    data = DataPieces(pieces.catalogs, (*others, new), pieces.assertions, pieces.unread)
    dataset = dataset_of(data, terms)
    for city in dataset.cities:
        city_quads(dataset, city)
