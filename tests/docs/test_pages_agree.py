"""What the pages on views and the report say is what the commands take."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from conftest import ROOT

from kyodo_graph.cli import report, view
from kyodo_graph.words import page as page_words

WORDS = page_words("graph")

COMMANDS = {"view": view.command, "report": report.command}
PAGES = {
    "view": ("docs/views.md", "docs/views.ja.md", "README.md", "README.ja.md"),
    "report": ("docs/report.md", "docs/report.ja.md", "README.md", "README.ja.md"),
}


def lines(page: str, command: str) -> list[str]:
    """The calls of a command that a page shows, without what it says about them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(rf"(?m)(?:^\s*|`)kyodo {command}( [^`\n]*)?", text)
    return [call.partition("#")[0] for call in found]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_call_that_is_shown_is_taken(command: str) -> None:
    seen = 0
    for page in PAGES[command]:
        for call in lines(page, command):
            arguments = shlex.split(call)
            if not arguments or "…" in call:
                continue
            COMMANDS[command].make_context(command, arguments)
            seen += 1
    assert seen >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_both_languages_show_the_same_calls(command: str) -> None:
    def shown(page: str) -> list[list[str]]:
        calls = [shlex.split(call) for call in lines(page, command)]
        return [[a for a in call if a not in ("--lang", "en")] for call in calls if call]

    english, japanese, *_ = PAGES[command]
    assert shown(english) == shown(japanese)


@pytest.mark.parametrize("command", COMMANDS)
def test_options_are_explained(command: str) -> None:
    for parameter in COMMANDS[command].params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.name in ("data", "lang"), parameter.name


def test_the_page_names_every_key_that_the_help_names() -> None:
    english = (ROOT / "docs" / "views.md").read_text(encoding="utf-8")
    keys = {name for name in WORDS["en"] if name.startswith("key_")}
    assert len(keys) >= 7
    for key in ("`/`", "`t`", "`e`", "Esc", "Enter", "`+` `-` `0`", "arrows"):
        assert key in english
