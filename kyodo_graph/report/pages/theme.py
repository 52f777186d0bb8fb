"""The page of a theme: how often each plan serves it, with which elements, and by whom."""

from __future__ import annotations

from kyodo_graph.report.facts import Theme
from kyodo_graph.report.pages.blocks import Page, Prose, Section
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece, number


def theme_page(site: Site, theme: Theme) -> Page:
    """The page of one theme."""

    def own(row: Row) -> bool:
        return row.get("theme") == theme.code

    without = ("theme", "label", "theme_label")
    return Page(
        file=site.places.pages[f"theme/{theme.code}"],
        title=f"{theme.code} {theme.label[site.lang]}",
        part="themes",
        lead=(Prose(_lead(site, theme), "lead"),),
        sections=(
            Section("rates", site.t("計画ごとの割合", "Rates by plan"), (
                *site.table("comparison-theme-coverage", own, without=without),
                *site.table("library-themes-by-city", own, without=without),
            )),
            Section("elements", site.t("この主題にあたる計画要素", "Elements of this theme"),
                    site.table("library-themes", own, without=without)),
            Section("roles", site.t("だれが関わるか", "Who takes part"), (
                *site.table("comparison-roles-by-theme", own, without=without),
                *site.table("library-lead-types-by-theme", own, without=without),
                *site.table("analysis-intermediary-themes", own, without=without),
            )),
            Section("pairs", site.t("組み合わさる主題", "Themes that go with it"),
                    site.table("library-theme-pairs", own, without=without)),
            Section("lacking", site.t("この主題のない計画・市", "Plans and cities without it"), (
                *site.table("comparison-themes-lacking", own, without=without),
                *site.table("library-themes-left-out", own, without=without),
            )),
        ),
        trail=(
            Piece(site.t("グラフの内容", "What is in the graph"), "index.html"),
            Piece(site.t("主題", "Themes"), "index.html#themes"),
        ),
    )  # fmt: skip


def _lead(site: Site, theme: Theme) -> tuple[tuple[Piece, ...], ...]:
    said: list[tuple[Piece, ...]] = []
    if theme.definition[site.lang]:
        said.append((Piece(theme.definition[site.lang]),))
    rows = [
        r
        for r in site.rows("comparison-theme-coverage", lambda r: r["theme"] == theme.code)
        if isinstance(r["rate"], int | float)
    ]
    if rows:
        rows.sort(key=lambda r: -float(str(r["rate"])))
        ends = (rows[0], rows[-1])
        said.append(
            site.say(
                "割合は、{high}から{low}までである。区間は互いに重なりうるので、下の表で確かめること。",
                "Its rate runs from {high} to {low}; intervals may overlap: see the table below.",
                high=_rate(site, ends[0]),
                low=_rate(site, ends[1]),
            )
        )
    return tuple(said) or ((Piece(theme.code),),)


def _rate(site: Site, row: Row) -> tuple[Piece, ...]:
    plan = f"{row['city']}/{row['plan']}"
    share = number(100 * float(str(row["rate"])))
    name = Piece(site.places.plan_name(plan) or plan, site.places.page(plan))
    return site.say(
        "{name}の{share} %({n}/{of})",
        "{share} % ({n} of {of}) in {name}",
        name=name,
        share=share,
        n=str(row["initiatives"]),
        of=str(row["of"]),
    )
