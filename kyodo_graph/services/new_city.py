"""A folder for a new city: its piece of the catalogue, a document to fill in, its assertions."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.area_codes import check_digit, is_area_code
from kyodo_graph.curation.upgrading import FORMAT
from kyodo_graph.errors import InputError, OutputError, Problem
from kyodo_graph.files import decoded, read_bytes, write_files
from kyodo_graph.folding import fold
from kyodo_graph.reviewing.cataloguing import UNTITLED
from kyodo_graph.words.prefectures import prefecture

_KEY = re.compile(r"[a-z](?:-?[a-z0-9])*")
_KINDS = {"市": "City", "区": "Ward", "町": "Town", "村": "Village"}
_SOUTH, _NORTH, _WEST, _EAST = 20.0, 46.0, 122.0, 154.0


@dataclass(frozen=True)
class NewCity:
    """What is known of a city before its plan is read.

    ``code`` is the six-digit 団体コード, ``text`` the text version of its first document: where it
    is given, the catalogue has its lines and hash.
    """

    key: str
    code: str
    name: str
    name_en: str = ""
    lat: float | None = None
    lon: float | None = None
    license: str = ""
    contact: str = ""
    text: Path | None = None


def new_city(city: NewCity, output: Path) -> tuple[list[Path], list[str]]:
    """Make the folder ``output``/KEY (``output`` itself, where it has that name already).

    Gives the files and what is left to be filled in. Raises InputError for a code, key or place
    that can't be right, OutputError where there is something in the folder already.
    """
    code = _checked(city)
    folder = output if output.name == city.key else output / city.key
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(str(folder), "there is something there already; nothing was overwritten")
    lines, sha256 = _measured(city.text)
    document = city.text.stem if city.text else f"{city.key}-1"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", document):
        document = f"{city.key}-1"
    contents = {
        "catalog.yaml": _catalog(city, code, document, lines, sha256),
        f"{document}.yaml": _document(city, document, lines),
        "assertions.yaml": _assertions(city),
    }
    paths = write_files(folder, {name: text.encode("utf-8") for name, text in contents.items()})
    left = [
        "catalog.yaml: the title of the document as printed (from a draft: kyodo accept does it)",
        f"{document}.yaml: everything in capitals, and `at:`, the lines that say so "
        "(from a draft: kyodo accept writes the file)",
    ]
    if city.text is None:
        left.insert(0, f"catalog.yaml: lines and sha256 of {document}.txt, the text version")
    elif city.text.stem != document:
        left.insert(0, f"the text is looked for as {document}.txt in the folder of --sources")
    return paths, left


def _checked(city: NewCity) -> str:
    """The code in ASCII digits; InputError with all that is wrong."""
    problems = []

    def refuse(what: str, expected: str) -> None:
        problems.append(Problem("kyodo city new", 0, 0, what, expected))

    code = fold(city.code)
    if not _KEY.fullmatch(city.key):
        refuse(f"key {city.key!r}", "lower-case letters, digits and hyphens, such as asahino")
    digits = len(code) in (5, 6) and code.isascii() and code.isdecimal()
    found = prefecture(code[:2]) if digits else None
    if not digits:
        refuse(f"code {city.code!r}", "the six digits of the 団体コード")
    elif len(code) == 5:
        refuse(f"code {code!r} without its check digit", f"{code}{check_digit(code)}")
    elif not is_area_code(code):
        refuse(f"code {code!r} with a wrong check digit", f"check digit {check_digit(code[:5])}")
    elif found is None:
        refuse(f"code {code!r} of no prefecture", "01 to 47 as its first two digits")
    elif code[2:5] == "000":
        refuse(f"code {code!r} of a prefecture", "that of a city, ward, town or village")
    for option, text in (("--name", city.name), ("--name-en", city.name_en)):
        if text != text.strip() or not text.isprintable() or (option == "--name" and not text):
            refuse(f"{option} {text!r}", "a name in one line")
    if (city.lat is None) != (city.lon is None):
        refuse("one of --lat and --lon", "both or none")
    elif not (
        city.lat is None
        or city.lon is None
        or (_SOUTH <= city.lat <= _NORTH and _WEST <= city.lon <= _EAST)
    ):
        expected = f"degrees in Japan: {_SOUTH:g} to {_NORTH:g} N, {_WEST:g} to {_EAST:g} E"
        refuse(f"--lat {city.lat} --lon {city.lon}", expected)
    if problems:
        raise InputError(problems)
    return code


def _measured(text: Path | None) -> tuple[int, str]:
    """The lines and the SHA-256 of a text version; one line where there is none yet."""
    if text is None:
        return 1, ""
    raw = read_bytes(text, str(text))
    lines = re.split(r"\r\n|\r|\n", decoded(raw, str(text)))
    return max(1, len(lines) - (not lines[-1])), hashlib.sha256(raw).hexdigest()


def _english(city: NewCity) -> str:
    kind = _KINDS.get(city.name[-1:], "City")
    return city.name_en or f"{city.key.replace('-', ' ').title().replace(' ', '-')} {kind}"


def _catalog(city: NewCity, code: str, document: str, lines: int, sha256: str) -> str:
    digits, ja, en = code[:2], *_prefecture_names(code)
    places = (("lat", city.lat), ("lon", city.lon))
    own = [f"{name}: {value}" for name, value in places if value is not None]
    own += [
        f"{key}: {_quoted(text)}"
        for key, text in (("data_license", city.license), ("data_contact", city.contact))
        if text
    ]
    rest = "".join(f"  {line}\n" for line in own)
    measured = f"  lines: {lines}\n" + (f"  sha256: {sha256}\n" if sha256 else _UNMEASURED)
    name, name_en = city.name, _english(city)
    return f"""\
# The city and its documents. Documents are added below, and none is overwritten when a plan is
# revised.
format: {FORMAT}
prefectures:
- {{id: prefecture/{digits}, is: Prefecture, code: "{digits}", label: {{ja: {ja}, en: {en}}}}}
cities:
- id: {city.key}
  is: City
  key: {city.key}
  code: "{code}"
  prefecture: prefecture/{digits}
  label: {{ja: {_quoted(name)}, en: {_quoted(name_en)}}}
{rest}documents:
- id: source:{document}
  is: Document
  city: {city.key}
  label: {{ja: {_quoted(name + "協働推進計画")}, en: {_quoted(_TITLE.format(name_en))}}}  {UNTITLED}
  document_kind: plan  # plan, plan_draft, plan_chapter, status_report, annual_report
  publisher: {city.key}/actor/city
  covers: {city.key}/p1
{measured}"""


_TITLE = "{} Collaboration Promotion Plan"
_UNMEASURED = (
    "  # sha256: of the text version, 64 digits (kyodo city new --text FILE fills in both)\n"
)


def _prefecture_names(code: str) -> tuple[str, str]:
    found = prefecture(code[:2]) or {"ja": "", "en": ""}
    return found["ja"], found["en"]


def _document(city: NewCity, document: str, lines: int) -> str:
    key, title = city.key, _TITLE.format(_english(city))
    return f"""\
# What the document says. docs/data-format.md has the keys, docs/template.yaml a longer example.
document: source:{document}
sections:
- at: {"1" if lines == 1 else f"1-{lines}"}
  label: {{ja: {_quoted(city.name + "協働推進計画")}, en: {_quoted(title)}}}  # HEADINGS AS PRINTED
plans:
- id: {key}/p1
  is: Plan
  at: 1  # THE LINE OF THE TITLE
  label: {{ja: {_quoted(city.name + "協働推進計画")}, en: {_quoted(title)}}}  # AS PRINTED
  plan_status: not_stated  # ADOPTED OR DRAFT; start_fy AND end_fy
actors:
- id: {key}/actor/city
  is: Actor
  at: 1  # A LINE IN WHICH THE CITY OFFICE IS NAMED
  label: {{ja: {_quoted(_office(city.name))}, en: City office}}
  actor_type: city_government
  specificity: named
"""


def _office(name: str) -> str:
    return name[-1] if name[-1] in _KINDS else name


def _assertions(city: NewCity) -> str:
    return f"""\
# Least and greatest counts, so that a fact that gets lost is noticed.
counts:
- {{class: Plan, city: {city.key}, least: 1}}
"""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
