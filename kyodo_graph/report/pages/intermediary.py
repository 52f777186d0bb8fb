"""The page of an intermediary: its place with its uncertainty, what it does, what would be lost."""

from __future__ import annotations

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.report.facts import Thing
from kyodo_graph.report.pages.blocks import Block, Page, Prose, Section
from kyodo_graph.report.pages.leads import loss_lead, place_lead
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece

_PLACE = ("intermediary", "intermediary_variants")


def intermediary_page(site: Site, who: Thing) -> Page:
    """The page of one intermediary."""
    city = site.facts.city(who.of)
    name = who.label[site.lang]
    lead = (Piece(site.t(f"{name}は、", f"{name}: ")), *place_lead(site, who))
    first = site.say(
        "指標は文書の記載だけによる。区間は、挙げられた要素が別のものであったらどう動くかを示す。",
        "All indices rest on what documents state. The intervals say how they would move if other "
        "elements had been listed.",
    )
    return Page(
        file=site.places.pages[who.id],
        title=name,
        part="intermediaries",
        lead=(Prose((lead, first), "lead"),),
        sections=tuple(_sections(site, who)),
        trail=(Piece(city.label[site.lang], site.places.page(city.key)),),
    )


def _sections(site: Site, who: Thing) -> list[Section]:
    iri = ID + who.id

    def ours(row: Row) -> bool:
        return row.get("actor") == who.id

    def analysed(*names: str) -> tuple[Block, ...]:
        made: list[Block] = []
        for name in names:
            key = f"analysis-{name.replace('_', '-')}"
            made += site.table(key, ours, without=("city", "label", "actor", "sector"))
        return tuple(made)

    def of(name: str, column: str, *without: str) -> tuple[Block, ...]:
        return site.table(
            f"library-{name.replace('_', '-')}",
            lambda r: r.get(column) == iri,
            without=("city", *without),
        )

    loss = loss_lead(site, who)
    return [
        Section("operation", site.t("運営", "How it is run"), of("intermediary_operation", "iri")),
        Section("place", site.t("位置と不確かさ", "Its place, and how sure it is"),
                (*site.figures("intermediary", "place", who.id),
                 *analysed(*_PLACE, "brokerage"))),
        Section("functions", site.t("記載された機能", "Functions that documents state"),
                of("intermediary_functions", "iri")),
        Section("roles", site.t("関わる計画要素と主題", "Elements and themes it takes part in"),
                (*of("intermediary_roles", "actor_iri", "intermediary"),
                 *analysed("intermediary_themes"))),
        Section("ties", site.t("関係", "Ties"), _ties(site, who)),
        Section("loss", site.t("なくなれば失われるもの", "What would be lost without it"),
                ((Prose((loss,)),) if loss else ())
                + (*site.figures("intermediary", "loss", who.id),
                   *analysed("removal", "removal_losses"))),
        Section("graph", site.t("グラフで見る", "In the graph"), _graph(site, who)),
    ]  # fmt: skip


def _ties(site: Site, who: Thing) -> tuple[Block, ...]:
    iri = ID + who.id
    return site.table(
        "library-ties", lambda r: iri in (r["subject_iri"], r["object_iri"]), without=("city",)
    )


def _graph(site: Site, who: Thing) -> tuple[Block, ...]:
    href = site.places.node(who.id, who.of)
    if href is None:
        return ()
    return (Prose((site.say(
        "{link}。", "{link}.",
        link=Piece(site.t("市のグラフのなかで選んで見る", "Chosen in the graph of its city"), href),
    ),)),)  # fmt: skip
