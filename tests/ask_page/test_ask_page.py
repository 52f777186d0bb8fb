"""The page in which one asks, as a text: what it holds and what it lets a browser do."""

from __future__ import annotations

import base64
import gzip
import json
import re
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.ask_page import ask_page
from kyodo_graph.ask_page.menu import questions, terms
from kyodo_graph.store.serialise import to_trig

CITIES = (("minami", {"ja": "</script><b>南市</b>", "en": "Minami"}),)


@cache
def mini() -> kg.Graph:
    return kg.load(MINI / "data")


def named() -> list[ox.Quad]:
    return [q for q in mini().store if not isinstance(q.graph_name, ox.DefaultGraph)]


def made(**more: str) -> str:
    return ask_page(mini(), to_trig(named()), CITIES, **more).decode("utf-8")


def page_of(html: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(block(html, "page"))))


def block(html: str, name: str) -> str:
    found = re.search(rf'<script type="[^"]+" id="{name}">([^<]*)</script>', html)
    assert found
    return found[1]


def test_the_data_in_the_page_is_the_graph() -> None:
    body = gzip.decompress(base64.b64decode(block(made(), "data")))
    store = ox.Store()
    store.load(body, format=ox.RdfFormat.TRIG)
    assert set(store) == set(named())


def test_the_page_may_run_its_programs_and_connect_to_nothing() -> None:
    html = made()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    told = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in told
    assert "connect-src 'none'" in told
    assert "'wasm-unsafe-eval'" in told
    assert "'unsafe-eval'" not in told.replace("'wasm-unsafe-eval'", "")
    assert "script-src 'unsafe-inline'" not in told
    assert not re.search(r"""(?:src|href)=["'](?!#)""", html.partition('<script type="text')[0])


def test_labels_end_no_block() -> None:
    page = page_of(made())
    assert page["cities"][0]["label"]["ja"] == CITIES[0][1]["ja"]


def test_it_is_the_same_each_time_and_in_the_language_asked_for() -> None:
    assert made() == made()
    assert '<html lang="en">' in made(lang="en")
    assert 'href="index.html"' in made(home="index.html")
    about = page_of(made())["about"]
    assert mini().sha256 in about["text"]
    assert about["place"] in about["bibtex"]


def test_every_question_is_there_in_both_languages_without_parameters_left() -> None:
    queries = mini().queries
    listed = questions(queries)
    assert {q["name"] for q in listed} == set(queries)
    for question in listed:
        for lang in ("ja", "en"):
            assert not re.search(r"\?lang\b", question["text"][lang]), question["name"]
            assert "#+" not in question["text"][lang]
            assert question["title"][lang]


def test_a_city_is_offered_only_where_it_is_a_column() -> None:
    held = {q["name"]: q["city"] for q in questions(mini().queries)}
    assert held["roles"] is True
    assert held["actor_ties_graph"] is False


@pytest.mark.parametrize("label", ["kyodo:Tie", "kyodo:tieRelation", "role:lead", "skos:"])
def test_words_of_the_graph_can_be_completed(label: str) -> None:
    assert label in {term["label"] for term in terms(mini().store)}
