"""Two codings of the small city's document that differ in known places."""

from __future__ import annotations

from pathlib import Path

from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.readings.coded import Reading, read_readings
from kyodo_graph.shipped import shipped

# ruff: noqa: E501 (records in one line, as data files have them)
# The document has six lines: 1 plan, 2 policy, 3 initiative, 4 schedule, 5 indicator, 6 tie.
FIRST = """\
document: source:minami-1
plans:
- id: minami/p2
  is: Plan
  at: 1
  label: {ja: 南市協働計画(第2次)}
  levels:
  - {id: minami/p2/level/hoshin, at: 2, label: {ja: 基本方針}, rank: 1, level_kind: top_policy}
  policies:
  - id: minami/p2/1
    at: 2
    level: minami/p2/level/hoshin
    number: "1"
    label: {ja: 人づくり}
    themes: [T03]
    primary_theme: T03
    initiatives:
    - id: minami/p2/i01
      at: 3
      number: "1"
      label: {ja: 講座の開催}
      themes: [T03]
      primary_theme: T03
      roles:
      - {actor: minami/actor/city, role: participant, column: 市, symbol: "○"}
      - {actor: minami/actor/center, role: lead, column: センター, symbol: "◎"}
actors:
- {id: minami/actor/city, is: Actor, at: 3, label: {ja: 市}, actor_type: city_government, specificity: named}
- id: minami/actor/center
  is: Actor
  at: 3
  label: {ja: 南市民活動センター}
  actor_type: intermediary_center
  specificity: named
  functions:
  - {at: 6, function: F02}
  - {at: 6, function: F05}
- {id: minami/actor/chonaikai, is: Actor, at: 6, label: {ja: 町内会}, actor_type: neighborhood_association, specificity: category}
- {id: minami/actor/koza, is: Actor, at: 3, label: {ja: 講座}, actor_type: other, specificity: generic}
ties:
- {is: Tie, at: 6, subject: minami/actor/center, tie_relation: supports, object: minami/actor/chonaikai, basis: stated, modality: ongoing}
- {is: Tie, at: 3, subject: minami/actor/city, tie_relation: partners_with, object: minami/actor/center, basis: implied, modality: ongoing}
"""

SECOND = """\
document: source:minami-1
plans:
- id: minami/keikaku
  is: Plan
  at: 1
  label: {ja: 南市協働計画(第2次)}
  levels:
  - {id: minami/keikaku/level/a, at: 2, label: {ja: 基本方針}, rank: 1, level_kind: top_policy}
  policies:
  - id: minami/keikaku/one
    at: 2
    level: minami/keikaku/level/a
    number: "基本方針1"
    label: {ja: 人 づくり}
    elsewhere:
    - {at: 2, other_number: "１"}
    themes: [T03]
    primary_theme: T03
    initiatives:
    - id: minami/keikaku/koza
      at: 3
      number: "1"
      label: {ja: 講座の開催}
      themes: [T01]
      primary_theme: T01
      roles:
      - {actor: minami/actor/shi, role: lead, column: 市, symbol: "○"}
      - {actor: minami/actor/hiroba, role: lead, column: センター, symbol: "◎"}
    - {id: minami/keikaku/jisshi, at: 4, label: {ja: 実施}, themes: [T03], primary_theme: T03}
actors:
- {id: minami/actor/shi, is: Actor, at: 3, label: {ja: 市}, actor_type: city_government, specificity: named}
- id: minami/actor/hiroba
  is: Actor
  at: 6
  label: {ja: センター}
  alias: {ja: 南市民活動センター}
  actor_type: intermediary_center
  specificity: named
  functions:
  - {at: 6, function: F02}
- {id: minami/actor/machi, is: Actor, at: 6, label: {ja: 町内会}, actor_type: civic_group, specificity: category}
ties:
- {is: Tie, at: 6, subject: minami/actor/hiroba, tie_relation: advises, object: minami/actor/machi, basis: stated, modality: ongoing}
- {is: Tie, at: 6, subject: minami/actor/shi, tie_relation: funds, object: minami/actor/machi, basis: implied, modality: ongoing}
"""


def write_codings(data: Path) -> Path:
    """Put both codings into a data folder; returns the folder."""
    for reader, text in (("first", FIRST), ("second", SECOND)):
        folder = data / "coding" / reader
        folder.mkdir(parents=True)
        (folder / "minami-1.yaml").write_text(text, encoding="utf-8")
    return data


def read_both(data: Path) -> tuple[Reading, Reading]:
    """Both readings of the document, from a data folder with its codings."""
    dataset = read_dataset(data, shipped("ontology"))
    first, second = (
        read_readings(data / "coding" / name, dataset.documents, dataset.schema, name)["minami-1"]
        for name in ("first", "second")
    )
    return first, second
