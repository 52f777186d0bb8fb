"""The example notebook: stored without outputs, runs from top to bottom, shows what it says."""

from __future__ import annotations

import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
PAGES = (ROOT / "docs" / "notebooks.md", ROOT / "docs" / "notebooks.ja.md")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
SECONDS = 120
# What each cell shows that the notebook speaks of, in words of its output.
SHOWN = {
    "load": ["'ichinoseki', 'shimonoseki', 'shinjo', 'yamaguchi'"],
    "documents": ["<table", "plan_draft", "empty: not stated"],
    "ask": ["<table", "more rows of 71 / ほか", "ichinoseki-3:356", "◎"],
    "evidence": ["<table", "ichinoseki-3:507", "Support by intermediary support organisations"],
    "passage": ["<table", "hasParticipation"],
    "sparql": ["<table", ">13</td>", "市民等"],
    "network": ["'passages': ['ichinoseki-3:507']"],
    "page": ["<iframe", "srcdoc=", 'height="700"'],
    "own-page": ["<iframe", "srcdoc="],
    "measure": ["<table", "two_mode_centrality (normalisation = Borgatti"],
    "doubt": ["without joint columns"],
    "loss": ["<table", "scenario = gone", "leaderless"],
    "lost-items": ["<table", "no lead left"],
    "compare": ["structure_z"],
    "refused": ["<table", "no other plan at hand prints role tables that match it"],
    "themes": ["neighbourhood self-governance", "(0.25–0.66)"],
    "notes": ["Only documents with role tables of like marks and columns stand side by side"],
    "pandas": ["Ichinoseki City", "participant"],
}


def needed(name: str) -> Any:
    """A library that the test needs; in continuous integration it must be there."""
    if os.environ.get("CI"):
        return import_module(name)
    return pytest.importorskip(name, reason=f"{name} is not installed (extra dev)")


def cells(kind: str) -> dict[str, str]:
    """The texts of the notebook's cells by their ids."""
    stored = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return {c["id"]: "".join(c["source"]) for c in stored if c["cell_type"] == kind}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each code cell shows when the notebook is run, in a kernel of this Python.

    The kernel sees this checkout, the cache of the tests, and nothing of the user's settings.
    """
    nbformat, nbclient = needed("nbformat"), needed("nbclient")
    needed("ipykernel")
    home = tmp_path_factory.mktemp("jupyter")
    spec = home / "kernels" / "checkout" / "kernel.json"
    spec.parent.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": argv, "display_name": "checkout", "language": "python"}))
    paths = {"JUPYTER_PATH": home, "IPYTHONDIR": home / "ipython", "PYTHONPATH": ROOT}
    paths |= {f"JUPYTER_{name}_DIR": home / name for name in ("CONFIG", "DATA", "RUNTIME")}
    with pytest.MonkeyPatch.context() as patch:
        for name, path in paths.items():
            patch.setenv(name, str(path))
        book = nbformat.read(NOTEBOOK, as_version=4)
        nbformat.validate(book)
        client = nbclient.NotebookClient(
            book,
            timeout=SECONDS,
            kernel_name="checkout",
            resources={"metadata": {"path": str(home)}},
        )
        client.execute()
    written = {path.name for path in home.iterdir()}
    assert written <= {"kernels", "ipython", "CONFIG", "DATA", "RUNTIME"}, "it writes files"
    return {c["id"]: _shown(c["outputs"]) for c in book["cells"] if c["cell_type"] == "code"}


def _shown(made: list[Any]) -> str:
    """Outputs as one text: HTML where there is some, as a notebook prefers it."""
    texts = []
    for output in made:
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr", output.get("text")
        data = output.get("data", {})
        texts.append(data.get("text/html") or data.get("text/plain") or output.get("text", ""))
    return "\n".join(texts)


def test_it_is_stored_without_outputs() -> None:
    stored = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for cell in stored["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert NOTEBOOK.stat().st_size < 60_000
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}


def test_every_section_says_what_it_cannot_say_in_both_languages() -> None:
    texts = cells("markdown")
    assert all(JAPANESE.search(text) for text in texts.values())
    cautions = [name for name, text in texts.items() if "**What it can't say.**" in text]
    assert len(cautions) >= 6
    headings = [line for text in texts.values() for line in text.splitlines() if line[:2] == "##"]
    assert [line.split(".")[0] for line in headings] == [f"## {n}" for n in range(1, 11)]


def test_its_links_lead_somewhere() -> None:
    for text in (*cells("markdown").values(), *(p.read_text(encoding="utf-8") for p in PAGES)):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            assert (ROOT / "docs" / target).exists(), target


def test_every_cell_runs_and_shows_what_it_is_there_for(outputs: dict[str, str]) -> None:
    assert set(SHOWN) | {"lines"} == set(outputs)
    for name, expected in SHOWN.items():
        for text in expected:
            assert text in outputs[name], f"{name} does not show {text!r}"
    assert outputs["lines"] == ""


def test_pages_are_frames_and_tables_ask_for_nothing(outputs: dict[str, str]) -> None:
    frames = [name for name, text in outputs.items() if "<iframe" in text]
    assert frames == ["page", "own-page"]
    for name, text in outputs.items():
        if name not in frames:
            assert not re.search("<(script|img|link|iframe)", text)
    assert sum(len(text.encode("utf-8")) for text in outputs.values()) < 2_500_000


def test_what_the_text_says_of_a_number_is_so(outputs: dict[str, str]) -> None:
    """The centre and the city lead side by side, and by less than half without joint columns."""
    doubted = re.findall(r"<th>shimonoseki/actor/(\S+)</th>\s*<td>(\S+)</td>\s*<td>(\S+)</td>",
                         outputs["doubt"])  # fmt: skip
    assert [name for name, _, _ in doubted[:2]] == ["center", "city"]
    assert all(float(out) < float(whole) / 2 for _, whole, out in doubted[:2])
    assert "&lt;NA&gt;" in [out for _, _, out in doubted]
    # No peer of the removal, so that there is no percentile, as the text says.
    peers = re.findall(r"right\">(\d+)</td><td[^>]*>[^<]*</td></tr>", outputs["loss"])
    assert set(peers) <= {"0", ""}


def test_the_examples_of_the_pages_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGES[0].read_text(encoding="utf-8"), re.S)
    names: dict[str, Any] = {}
    for block in (block for block in blocks if "import marimo" not in block):
        exec(compile(block, PAGES[0].name, "exec"), names)
    assert (tmp_path / "shimonoseki-ties.html").read_text(encoding="utf-8") == names["text"]
    assert names["csv"].startswith("city,subject,relation,object")


def test_both_pages_have_the_same_parts() -> None:
    english, japanese = (path.read_text(encoding="utf-8") for path in PAGES)
    for pattern in (r"^#+ ", r"^\|", r"^```", r"^- "):
        one, other = (len(re.findall(pattern, text, re.M)) for text in (english, japanese))
        assert one == other, pattern
    blocks = [re.findall(r"```python\n(.*?)```", text, re.S) for text in (english, japanese)]
    assert blocks[0] == blocks[1]
