"""A graph of many municipalities in the shape of the real ones.

Each made-up municipality is a real city under another key: its quads with the city's and the
documents' keys replaced, and a seeded share of its participations and ties left out, so that no
two are alike. About 1,741 municipalities there are in Japan; any number can be made::

    python -m benchmarks.national 1741 -o national.nq
    python -m benchmarks.national 20 --yaml -o FOLDER     # data files instead, for `kyodo build`
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.graph import built_nquads
from kyodo_graph.shipped import shipped

DROPPED = 0.15
_CITY = re.compile(r"/graph/curation/([a-z]+)>")
_RECORD = re.compile(r"^<[^>]*/(?:role|tie)-[^>]*>")


def templates() -> dict[str, list[str]]:
    """The N-Quads lines of each real city, and those that all share under ''."""
    lines = built_nquads().decode("utf-8").splitlines()
    cities = sorted({name for line in lines for name in _CITY.findall(line)})
    found: dict[str, list[str]] = {city: [] for city in cities} | {"": []}
    marks = {
        city: re.compile(rf"kyodo/(?:id|source|graph/curation|graph/provenance)/{city}\b")
        for city in cities
    }
    for line in lines:
        owner = next((city for city in cities if marks[city].search(line)), "")
        found[owner].append(line)
    return found


def municipality(lines: list[str], city: str, key: str, seed: int) -> Iterator[str]:
    """A real city's lines under another key, with some records left out."""
    choice = random.Random(seed)
    matches = filter(None, map(_RECORD.match, lines))
    records = sorted({match[0] for match in matches})
    dropped = {subject for subject in records if choice.random() < DROPPED}
    pattern = re.compile(rf"(?<=[/\"]){city}(?=[/\">:-])")
    for line in lines:
        subject, _, target, _ = line.split(" ", 3)
        if subject not in dropped and target not in dropped:
            yield pattern.sub(key, line)


def write_nquads(path: Path, number: int) -> None:
    """Write the graph of ``number`` municipalities as N-Quads."""
    found = templates()
    shared = found.pop("")
    cities = sorted(found)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in shared)
        for n in range(number):
            city = cities[n % len(cities)]
            out.writelines(line + "\n" for line in municipality(found[city], city, f"m{n:04}", n))


def write_yaml(folder: Path, number: int) -> None:
    """Write the folders of ``number`` municipalities: the real cities' under other keys."""
    real = sorted(p.parent for p in shipped("data").glob("*/catalog.yaml"))
    shutil.rmtree(folder, ignore_errors=True)
    for n in range(number):
        city, key = real[n % len(real)], f"m{n:04}"
        five = f"{10000 + n}"
        code = f'code: "{five}{check_digit(five)}"'
        rename = re.compile(rf"\b{city.name}\b")
        (folder / key).mkdir(parents=True)
        for path in sorted(city.glob("*.yaml")):
            text = rename.sub(key, path.read_text(encoding="utf-8"))
            if path.name == "catalog.yaml":
                text = re.sub(r'(?m)^(  )code: "\d{6}"', rf"\1{code}", text)
            (folder / key / path.name).write_text(text, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("number", type=int)
    parser.add_argument("--yaml", action="store_true")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    (write_yaml if options.yaml else write_nquads)(options.output, options.number)


if __name__ == "__main__":
    main()
