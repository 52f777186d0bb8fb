"""Spoilt inputs of every kind: each ends in an answer or in one of our own errors, in short lines.

With a fixed seed and some hundred inputs a kind this runs about a minute; ``KYODO_FUZZ=20000`` asks
for more, ``KYODO_FUZZ_SEED=7`` for others. An input that fails is kept in ``corpus/KIND``: commit
it with what mends it, and it is tried first in every run to come.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.curation import dataset as dataset_module
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.schema import schema_of
from kyodo_graph.errors import LONGEST, KyodoError
from kyodo_graph.networks.declaration import read_declaration
from kyodo_graph.store.building import build

CORPUS = Path(__file__).parent / "corpus"
SEED = int(os.environ.get("KYODO_FUZZ_SEED", "1"))
NUMBER = int(os.environ.get("KYODO_FUZZ", "120"))
SLOWEST = 20.0
ONTOLOGY = ROOT / "ontology"
PLAN = MINI / "data" / "minami" / "minami-1.yaml"
PIECES = [
    b"",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\n",
    b" ",
    b"'",
    b'"',
    b"\\",
    b"#",
    b"&x ",
    b"*x",
    b"!!str ",
    b"<<: ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"- ",
    b": ",
    b"? ",
    b"| ",
    b"> ",
    b"---\n",
    b"null",
    b"true",
    b"NaN",
    b"1e999",
    b"9" * 400,
    b"-1",
    b"0",
    b"\xe2\x80\xae",
    b"\xe3\x81\x8b\xe3\x82\x99",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
    b"z" * 5000,
    b"../",
    b"%00",
    b"<script>",
    b"=cmd|x",
    b"?x",
    b"$x",
    b"UNION ",
    b"FILTER(",
    b"OPTIONAL {",
    b"SERVICE <http://x> {",
    b"BIND(",
    b" AS ?x)",
    b"<http://x y>",
    b"_:b",
    b"@ja",
    b"^^xsd:integer",
    b"||",
    b"*",
    b"+",
    b"^",
    b"SELECT",
    b"CONSTRUCT",
    b"DELETE",
    b"VALUES ?x {",
    b"{" * 300,
    b"(" * 300,
    b"[" * 300,
    b"!" * 3000,
    b"ref: ",
    b"id: ",
    b"at: 99999999",
    b"at: 0",
    b"is: ",
    b"lines: ",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
]


def damaged(content: bytes, choose: random.Random) -> bytes:
    """Some bytes after one to four damages: cut, doubled, moved, flipped, something put in."""
    for _ in range(choose.randint(1, 4)):
        size = max(1, len(content))
        a, b = sorted((choose.randrange(size), choose.randrange(size)))
        lines = content.split(b"\n")
        line = choose.randrange(len(lines))
        way = choose.randrange(8)
        if way == 0:
            content = content[:a]
        elif way == 1:
            content = content[:a] + content[min(b, a + 60) :]
        elif way == 2:
            content = content[:a] + content[a : a + 200] * 2 + content[a + 200 :]
        elif way == 3:
            content = b"\n".join([*lines[:line], *lines[line + 1 :]])
        elif way == 4:
            content = b"\n".join(
                [*lines[:line], lines[choose.randrange(len(lines))], *lines[line:]]
            )
        elif way == 5 and content:
            content = content[:a] + bytes([choose.randrange(256)]) + content[a + 1 :]
        elif way == 6:
            lines[line] = (b" " * choose.randint(0, 9)) + lines[line].strip()
            content = b"\n".join(lines)
        else:
            content = content[:a] + choose.choice(PIECES) + content[a:]
    return content


@cache
def graph() -> kg.Graph:
    return kg.load(MINI / "data")


def load_plan(content: bytes, folder: Path) -> None:
    data = Path(shutil.copytree(MINI / "data", folder / "data", dirs_exist_ok=True))
    (data / "minami" / "minami-1.yaml").write_bytes(content)
    build(read_dataset(data, ONTOLOGY), ONTOLOGY)


def load_catalog(content: bytes, folder: Path) -> None:
    data = Path(shutil.copytree(MINI / "data", folder / "data", dirs_exist_ok=True))
    (data / "catalog.yaml").write_bytes(content)
    build(read_dataset(data, ONTOLOGY), ONTOLOGY)


def ask(content: bytes, folder: Path) -> None:
    from kyodo_graph.services.asking import ask_rendered

    (folder / "q.rq").write_bytes(content)
    ask_rendered(str(folder / "q.rq"), {}, data=MINI / "data", timeout=5, memory=300, fmt=None)


def give(content: bytes, folder: Path) -> None:  # noqa: ARG001
    name, _, value = content.decode("utf-8", "surrogateescape").partition("=")
    for query in ("roles", "actors", "observations"):
        graph().query(query, **{name: value, "city": "minami"} if name != "city" else {name: value})


def declare(content: bytes, folder: Path) -> None:
    (folder / "d.yaml").write_bytes(content)
    read_declaration(folder / "d.yaml")


def page(content: bytes, folder: Path) -> None:
    """A label or a text that is spoilt, drawn: the page holds no program but its own."""
    data = Path(shutil.copytree(MINI / "data", folder / "data", dirs_exist_ok=True))
    word = content.decode("utf-8", "replace").replace("\\", "").replace('"', "")[:200]
    text = PLAN.read_text(encoding="utf-8").replace("en: City", f'en: "{word}"', 1)
    (data / "minami" / "minami-1.yaml").write_text(text, encoding="utf-8", errors="replace")
    made = kg.load(data).view("actor-element").content.decode("utf-8")
    assert "<script>alert" not in made


def texts(kind: str) -> list[bytes]:
    """What is spoilt."""
    if kind == "queries":
        return [p.read_bytes() for p in sorted((ROOT / "queries").glob("*.rq"))[::4]]
    if kind == "declarations":
        return [p.read_bytes() for p in sorted((ROOT / "queries" / "networks").glob("*.yaml"))]
    if kind == "parameters":
        return [b"city=minami", b"lang=ja", b"fy=2024", b"theme=T03", "actor=市民".encode()]
    if kind == "pages":
        return [b"<script>alert(1)</script>", b"</script><!--", b"]]>&amp;{{x}}", b"City"]
    return [PLAN.read_bytes() if kind == "plans" else (MINI / "data/catalog.yaml").read_bytes()]


KINDS: dict[str, tuple[Callable[[bytes, Path], None], float]] = {
    "plans": (load_plan, 1.0), "catalogues": (load_catalog, 1.0), "queries": (ask, 0.5),
    "parameters": (give, 2.0), "declarations": (declare, 2.0), "pages": (page, 0.05),
}  # fmt: skip


def inputs(kind: str) -> Iterator[bytes]:
    """What failed once, then new ones."""
    for path in sorted((CORPUS / kind).glob("*")):
        yield path.read_bytes()
    choose = random.Random(f"{SEED} {kind}")
    known = texts(kind)
    for _ in range(int(NUMBER * KINDS[kind][1])):
        yield damaged(choose.choice(known), choose)


@pytest.fixture(autouse=True)
def schema_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset_module, "schema_of", cache(schema_of))


@pytest.mark.parametrize("kind", KINDS)
def test_spoilt_inputs(kind: str, tmp_path: Path) -> None:
    work, _ = KINDS[kind]
    failed: list[str] = []
    for content in inputs(kind):
        start = time.monotonic()
        said = ""
        try:
            work(content, tmp_path)
        except KyodoError as error:
            lines = str(error).splitlines()
            if not lines or any(
                len(line) > 5 * LONGEST or not line.isprintable() for line in lines
            ):
                said = f"not short lines: {str(error)[:300]!r}"
        except Exception as error:
            said = f"{type(error).__name__}: {str(error)[:300]}"
        if time.monotonic() - start > SLOWEST:
            said = f"took {time.monotonic() - start:.0f} s"
        if said:
            name = hashlib.sha256(content).hexdigest()[:12]
            (CORPUS / kind).mkdir(parents=True, exist_ok=True)
            (CORPUS / kind / name).write_bytes(content)
            failed.append(f"corpus/{kind}/{name}: {said}")
    assert not failed, "\n".join(failed)
