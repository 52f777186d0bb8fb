"""The findings of the first page: at most five, each where its sentence holds of these plans."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.report import citing
from kyodo_graph.report.contents.names import city_name
from kyodo_graph.report.findings import centre_functions, fates, joint, leads, targets
from kyodo_graph.report.findings.told import called, told
from kyodo_graph.report.pages.claims import Finding
from kyodo_graph.report.pages.finding_parts import Parts
from kyodo_graph.report.pages.found_results import fates_parts, functions_parts, targets_parts
from kyodo_graph.report.pages.found_roles import joint_parts, leads_parts
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece

MOST = 5


def findings(site: Site) -> tuple[Finding, ...]:
    """The first of those that can be said, numbered in the order of the page."""
    shown = [parts for parts in _all(site) if parts.told.title][:MOST]
    return tuple(_finding(site, parts, n) for n, parts in enumerate(shown, 1))


def _all(site: Site) -> Iterator[Parts]:
    lang, given = site.lang, site.material
    names = called(site.facts)
    cities = {c.key: city_name(c) for c in site.facts.cities}
    led = leads.leads(given.rows, names, given.stated_leads)
    if (said := told(leads.GROUP, led, lang)).title:
        yield leads_parts(site, led, said)
    shared = joint.joint(given.rows, given.names, names)
    if (said := told(joint.GROUP, shared, lang)).title:
        yield joint_parts(site, shared, said)
    done = centre_functions.centre_functions(given.centres, given.functions, cities)
    if (said := told(centre_functions.GROUP, done, lang)).title:
        yield functions_parts(site, done, said)
    reached = targets.targets(given.rows, names)
    if (said := told(targets.GROUP, reached, lang)).title:
        yield targets_parts(site, reached, said)
    became = fates.fates(given.rows, given.names, names)
    if (said := told(fates.GROUP, became, lang)).title:
        yield fates_parts(site, became, said)


def _finding(site: Site, parts: Parts, number: int) -> Finding:
    said = parts.told
    gap = "" if site.lang == "ja" else " "
    n, of = parts.number
    return Finding(
        id=parts.name,
        number=number,
        sentence=said.title,
        evidence=parts.evidence,
        more=((Piece(gap.join(said.more)),),) if said.more else (),
        limit=(Piece(gap.join(said.limit)),) if said.limit else (),
        chart=parts.chart,
        citing=citing.claim(site.run, said.title, parts.name, site.lang),
        fraction=(str(n), str(of)),
    )
