"""An intermediary on the page of its city: functions, operator, roles, ties, each with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kyodo_graph.report.contents.centres import (
    Bond,
    Centre,
    bonds_by_relation,
    document_keys,
    place_of,
)
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.pages.matrix import Pointed, Told
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.saying.centres import DependenceSaid, OperationSaid, PlaceSaid
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words
from kyodo_graph.words.sentences import tell

Pieces = tuple[Piece, ...]


def speaks(site: Site, centre: Centre, row: PlanRow) -> bool:
    """Whether a plan's document says anything of an intermediary."""
    told = place_of(centre.id, row.table)
    bonds = centre.bonds_in(document_keys(site.facts, row.plan))
    return bool(centre.functions(row.plan.id) or bonds or told.told or told.column)


def centre_lines(site: Site, centre: Centre, row: PlanRow) -> Told:
    """What a plan says of one named centre, line by line."""
    w = page_words("plans")[site.lang]
    bonds = centre.bonds_in(document_keys(site.facts, row.plan))
    place = place_of(centre.id, row.table)
    names = site.material.names
    lines = [
        Pointed(w["functions"], _functions(site, centre, row.plan.id)),
        Pointed(w["operator"], operation(site, centre)),
        Pointed(
            w["roles"],
            (
                *_plain(site, tell("centre_place", PlaceSaid(centre, place, row.table, names),
                                   site.lang)),
                *_marks(site, (p.source for p in place.told)),
            ),
        ),
        *(
            Pointed(_relation(site, relation), _partners(site, by))
            for relation, by in bonds_by_relation(bonds).items()
        ),
    ]  # fmt: skip
    numbers = site.material.dependence.get(centre.id, {}).get(row.plan.id)
    if numbers is not None:
        said = DependenceSaid(centre, place, numbers, names, centre.readings(row.plan.id))
        told = _plain(site, tell("centre_loss", said, site.lang))
        lines.append(Pointed(w["dependence"], told))
    return Told(tuple(line for line in lines if line.said))


def operation(site: Site, centre: Centre) -> Pieces:
    """Who runs it, with the passages that say so."""
    said = tell("centre_operation", OperationSaid(centre, site.material.names), site.lang)
    return (*_plain(site, said), *_marks(site, (o.source for o in centre.operation)))


def class_lines(site: Site, centres: Sequence[Centre], row: PlanRow) -> tuple[Told, ...]:
    """Class words and other intermediaries of a plan: one line each, with its functions."""
    w = page_words("plans")[site.lang]
    lines = []
    for centre in centres:
        if centre.own or not speaks(site, centre, row):
            continue
        said = _functions(site, centre, row.plan.id) or (
            Piece(w["no_function"]), *_marks(site, [centre.source]),
        )  # fmt: skip
        lines.append(Pointed(centre.label[site.lang], said))
    return (Told(tuple(lines)),) if lines else ()


def _functions(site: Site, centre: Centre, plan: str) -> Pieces:
    w, lang = page_words("plans")[site.lang], site.lang
    labels = {f.code: f.label[lang] for f in site.material.functions}
    made: list[Piece] = []
    for code, doing in centre.functions(plan).items():
        notes = [w["supplied"]] if doing.basis == "implied" else []
        if doing.of and len(doing.readings) < len(doing.of):
            notes.append(w["differs"])
        source = next(iter((*doing.stated, *doing.implied)), "")
        if made:
            made.append(Piece(site.t("、", ", ")))
        made.append(Piece(labels.get(code, code), site.places.passage(source)))
        if notes:
            told = site.t("・", "; ").join(notes)
            made.append(Piece(site.t(f"（{told}）", f" ({told})")))
    return tuple(made)


def _relation(site: Site, relation: str) -> str:
    return site.material.names.concept("tie-relation", relation)[site.lang]


def _partners(site: Site, by: dict[str, tuple[Bond, ...]]) -> Pieces:
    """The actors at the other end, those of stated ties first, each with its passage."""
    w, lang, names = page_words("plans")[site.lang], site.lang, site.material.names
    made: list[Piece] = []
    seen: set[tuple[str, bool, str]] = set()
    for basis in sorted(by, key=lambda b: b != "stated"):
        for bond in by[basis]:
            key = (bond.other, bond.outward or bond.relation in site.material.undirected, basis)
            if key in seen:
                continue
            seen.add(key)
            if made:
                made.append(Piece(site.t("、", ", ")))
            name = Piece(names.of(bond.other)[lang], site.places.passage(bond.source))
            inward = not bond.outward and bond.relation not in site.material.undirected
            made += site.say("{a}から", "from {a}", a=name) if inward else (name,)
            if basis != "stated":
                made.append(Piece(site.t(f"（{w['supplied']}）", f" ({w['supplied']})")))
    return tuple(made)


def _plain(site: Site, said: Iterable[str]) -> Pieces:
    return tuple(Piece(text) for text in (site.t("", " ").join(said),) if text)


def _marks(site: Site, sources: Iterable[str]) -> Pieces:
    """Passages as links: the lines of the text version."""
    made: list[Piece] = []
    for source in dict.fromkeys(s for s in sources if s):
        lines = source.rpartition(":")[2].replace("-", "–")
        told = site.t(f"{lines}行", f"l. {lines}")
        made += [Piece(site.t("　", " ")), Piece(told, site.places.passage(source))]
    return tuple(made)
