"""How far the data can be trusted: what was read, how far readings agree, what checks found."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.report.charts.agreement import Field
from kyodo_graph.report.charts.agreement import agreement as draw_agreement
from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.pages.blocks import Block, Prose, Section
from kyodo_graph.report.pages.claims import ChartBlock
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece, number
from kyodo_graph.tables import Cell


def documents(site: Site) -> tuple[Block, ...]:
    """The documents, with how much of each became evidence."""
    return (
        *site.table("library-documents", id_="documents-read", without=("sha256",)),
        *site.table("library-evidence-by-document", id_="documents-evidence"),
    )


def drafted(site: Site, *only: str) -> tuple[Section, ...]:
    """What was drafted by a program, and what people made of it; nothing where nothing was.

    ``only``: the keys of cities, where not all are meant.
    """
    cities = {
        f"{ID}{city.key}": city.label[site.lang]
        for city in site.facts.cities
        if not only or city.key in only
    }
    told = [f for f in site.findings if f.rule == "drafted" and f.subject in cities]
    if not told:
        return ()
    says = site.t("{city}: {said}。", "{city}: {said}.")
    paragraphs = tuple(
        (Piece(says.format(city=cities[f.subject], said=f.said(site.lang))),) for f in told
    )
    title = site.t("下書きと決定", "Drafted and decided")
    return (Section("drafted", title, (Prose(paragraphs),)),)


def agreement(site: Site) -> tuple[Block, ...]:
    """How far two readings of the same documents agree."""
    pooled = site.rows("coding-agreement", lambda r: r["document"] == "all")
    if not pooled:
        said = site.say(
            "二度読み取られた文書がないので、一致の度合いは示せない。",
            "No document was coded twice: agreement can't be shown.",
        )
        return (Prose((said,)),)
    low = [r for r in pooled if isinstance(r["alpha"], float) and r["below_aim"]]
    values = [float(str(r["alpha"])) for r in pooled if r["alpha"] is not None]
    word = site.setter.codes.word
    lead = site.say(
        "{n}は二度読み取られ、Krippendorffのαは項目により{least}から{most}である{low}。αは読み取りが"
        "どれだけ再現できるかを示し、どれだけ正しいかは示さない。",
        "{n} were coded twice; Krippendorff’s alpha is between {least} and {most} by field{low}. "
        "It says how far the coding can be repeated, not how right it is.",
        n=site.many(_coded_twice(site), "文書", "document"),
        least=number(min(values)), most=number(max(values)),
        low="" if not low else site.t("(目安の0.8に満たないのは", " (below the aim of .8: ")
        + site.t("、", ", ").join(
            f"{word('field', str(r['field']), site.lang)} {number(float(str(r['alpha'])))}"
            for r in low
        ) + site.t(")", ")"),
    )  # fmt: skip
    return (
        Prose((lead,)),
        ChartBlock(_chart(site, pooled)),
        *site.table("coding-agreement", lambda r: r["document"] == "all", id_="agreement-all"),
        *site.table("coding-agreement", lambda r: r["document"] != "all", folded=True),
        *site.table("coding-overlap", folded=True),
    )


def _chart(site: Site, pooled: Sequence[Row]) -> Chart:
    """Alpha by field, over all documents and in each."""
    word, lang = site.setter.codes.word, site.lang
    each = site.rows("coding-agreement", lambda r: r["document"] != "all")
    fields = tuple(
        Field(
            str(word("field", str(r["field"]), lang)),
            _float(r["alpha"]), _float(r["low"]), _float(r["high"]),
            tuple(
                a for other in each
                if other["field"] == r["field"] and (a := _float(other["alpha"])) is not None
            ),
        )
        for r in pooled
    )  # fmt: skip
    undefined = site.t("定まらない", "undefined")
    return Chart(
        name="agreement",
        caption=site.t(
            "点は全文書のα、横線はその95%区間、縦の短い線は文書ごとのα。目安の.8に満たないものは朱。",
            "Dot: alpha over all documents, with its 95 % interval; ticks: alpha by document. "
            "Fields below the aim of .8 are in red.",
        ),
        alt=site.t("二つの読み取りの一致", "Agreement of two readings"),
        draw=lambda width: draw_agreement(fields, width, undefined),
        table=site.tables["coding-agreement"].table,
    )


def _float(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _coded_twice(site: Site) -> int:
    return len({r["document"] for r in site.rows("coding-agreement")} - {"all"})


def checks(site: Site) -> tuple[Block, ...]:
    """What the checks of the data found."""
    counts = {s: sum(f.severity == s for f in site.findings) for s in ("error", "warning", "info")}
    said = site.say(
        "誤り{error}、警告{warning}、参考{info}。点検したもの:{ran}。",
        "Errors {error}, warnings {warning}, for information {info}. Checked: {ran}.",
        **counts, ran=site.t("、", ", ").join(_ran(site)),
    )  # fmt: skip
    return (Prose((said,)), *site.table("checks-findings", id_="checks-all", folded=True))


def _ran(site: Site) -> list[str]:
    words = {
        "structure and references": "構造と参照",
        "shapes": "形(SHACL)",
        "whole-graph rules": "グラフ全体の規則",
        "dataset assertions": "データについての言明",
        "passage pointers": "典拠箇所の行",
        "wording of stated ties": "明示とした関係の文言",
    }
    return [site.t(words.get(name, name), name) for name in site.run.checked]
