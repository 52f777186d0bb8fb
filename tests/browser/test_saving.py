"""Pictures and tables of what is seen."""

from __future__ import annotations

import csv
import io
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .pages import HOSTILE, network_of
from .watching import Opened

View = Callable[..., Opened]
SVG = "{http://www.w3.org/2000/svg}"
CENTRE = "ichinoseki/actor/center"


def pixels(png: bytes) -> tuple[int, int, Counter[bytes]]:
    """Width, height, and how often each colour comes in every eighth line of an RGBA picture."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, header = 8, b"", b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert (
            zlib.crc32(kind + body)
            == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        )
        header = body if kind == b"IHDR" else header
        data += body if kind == b"IDAT" else b""
        at += length + 12
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert (depth, colour) in ((8, 6), (8, 2))
    size = 4 if colour == 6 else 3
    raw, row = zlib.decompress(data), width * size + 1
    filters = Counter(raw[::row])
    assert len(raw) == row * height
    kinds: Counter[bytes] = Counter()
    for line in range(0, height, 8):
        body = raw[line * row + 1 : (line + 1) * row]
        kinds.update(body[k : k + size] for k in range(0, len(body), size))
    return width, height, kinds if filters else Counter()


def read_csv(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "\r\n" in text
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("page", ["city-ichinoseki", "ties"])
def test_a_picture_is_sharp_and_not_blank(view: View, page: str, tmp_path: Path) -> None:
    opened = view(page)
    path = opened.saved("png", tmp_path)
    assert path.suffix == ".png"
    width, height, kinds = pixels(path.read_bytes())
    box = opened.page.locator("#panes").bounding_box()
    assert box is not None
    assert width == pytest.approx(2 * box["width"], abs=2)
    assert 2 * box["height"] < height < 2 * box["height"] + 400
    assert len(kinds) > 50


def test_a_drawing_has_what_is_shown_and_no_program(view: View, tmp_path: Path) -> None:
    opened = view("city-ichinoseki", f"#node={CENTRE}")
    path = opened.saved("svg", tmp_path)
    assert path.name == "kyodo-actor-element-ichinoseki.svg"
    root = ElementTree.fromstring(path.read_bytes())
    assert root.tag == f"{SVG}svg"
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    for name in opened.kyodo("names"):
        assert name["text"] in "".join(texts)
    assert "一関市:主体と計画要素" in texts
    assert "中間支援" in texts
    drawn = opened.kyodo("drawn")
    shapes = [*root.iter(f"{SVG}circle"), *root.iter(f"{SVG}polygon")]
    assert len(shapes) >= len(drawn["nodes"])
    assert len(list(root.iter(f"{SVG}path"))) >= len(drawn["edges"])
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "rect", "clipPath", "g", "path", "circle", "polygon", "text",
    }  # fmt: skip
    for one in root.iter():
        assert not [name for name in one.attrib if name.startswith("on") or name.endswith("href")]


def test_a_drawing_of_what_is_filtered_leaves_out_what_is_hidden(
    view: View, tmp_path: Path
) -> None:
    opened = view("city-ichinoseki", "#f.sector=S3&hide=1")
    root = ElementTree.fromstring(opened.saved("svg", tmp_path).read_bytes())
    drawn = opened.kyodo("drawn")
    legend = opened.page.locator("#legend button").count()
    shapes = [*root.iter(f"{SVG}circle"), *root.iter(f"{SVG}polygon")]
    assert len(drawn["nodes"]) < 20
    assert len(drawn["nodes"]) <= len(shapes) <= len(drawn["nodes"]) + legend


def test_tables_have_the_rows_that_match(view: View, tmp_path: Path) -> None:
    network = network_of("actor-element", "ichinoseki", parallel=True)
    edges = list(network.edges(data=True))
    for address in ("", "#f.sector=S3~S5&f.kind=lead"):
        opened = view("city-ichinoseki", address)
        matching = opened.kyodo("matching")
        nodes = read_csv(opened.saved("nodes", tmp_path))
        assert [row["id"] for row in nodes] == matching["nodes"]
        for row in nodes:
            data = network.nodes[row["id"]]
            assert row["label_ja"] == data["label_ja"]
            assert row["label_en"] == data["label_en"]
            assert (row["class"], row["sector"], row["city"]) == (
                data["class"],
                data["sector"],
                data["city"],
            )
            assert row["themes"] == " | ".join(data["themes"])
            assert int(row["ties"]) == len(set(network[row["id"]]))
        rows = read_csv(opened.saved("edges", tmp_path))
        assert len(rows) == len(matching["edges"]) > 0
        for row, place in zip(rows, matching["edges"], strict=True):
            a, b, data = edges[place]
            assert (row["source"], row["target"]) == (a, b)
            assert row["kind"] == ", ".join(data["roles"])
            assert row["passages"] == " | ".join(data["passages"])
            assert float(row["weight"]) == data["weight"]
    assert address


def test_no_cell_is_a_formula_and_all_text_comes_back(view: View, tmp_path: Path) -> None:
    opened = view("hostile")
    rows = read_csv(opened.saved("nodes", tmp_path))
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    labels = {row["id"]: row["label_ja"] for row in rows}
    assert {node: label.removeprefix("'") for node, label in labels.items()} == {
        node: label.removeprefix("'") for node, label in HOSTILE.items()
    }
    edges = read_csv(opened.saved("edges", tmp_path))
    assert len(edges) == len(HOSTILE)
