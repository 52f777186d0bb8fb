"""Which function gives each table of the analysis and of the comparison, and who defined it."""

from __future__ import annotations

from collections.abc import Mapping

Origin = tuple[str, tuple[str, ...]]


def _origins(part: Mapping[str, tuple[str, str]]) -> Mapping[str, Origin]:
    return {
        name: (f"kyodo_graph.{function}", tuple(references.split()))
        for name, (function, references) in part.items()
    }


ANALYSIS = _origins({
    "networks": ("analysing.analyse", "breiger1974"),
    "actors": (
        "measures.two_mode_centrality",
        "borgatti1997 faust1997 burt1992 everett2016 hwang2008 schoch2016",
    ),
    "brokerage": ("measures.gould_fernandez", "gould1989"),
    "intermediaries": ("analysing.analyse", ""),
    "intermediary": (
        "analysing.analyse",
        "borgatti1997 burt1992 everett2016 strona2014 godard2022 davison1997 efron1993",
    ),
    "intermediary_variants": ("analysing.analyse", "borgatti1997 burt1992"),
    "intermediary_functions": ("analysing.analyse", ""),
    "intermediary_themes": ("analysing.analyse", ""),
    "removal": ("measures.remove_actor", "borgatti2006 strona2014"),
    "removal_losses": ("measures.remove_actor", "borgatti2006"),
    "backbone": ("measures.sdsm", "neal2014 neal2021 holm1979"),
    "backbone_pairs": ("measures.sdsm", "neal2014 neal2021 holm1979"),
    "whole": (
        "measures.centralization",
        "freeman1979 borgatti1997 krackhardt1988 blondel2008 almeida2008 borgatti1999 strona2014",
    ),
    "classification": ("analysing.analyse", "provan2008"),
    "classification_votes": ("analysing.analyse", "provan2008"),
})  # fmt: skip
COMPARISON = _origins({
    "documents": ("comparing.compare", ""),
    "allowed": ("comparing.compare", ""),
    "alignment_levels": ("comparing.compare", ""),
    "alignment_actors": ("comparing.compare", ""),
    "theme_coverage": ("comparing.compare", "wilson1927 hurlbert1971 colwell2004"),
    "theme_richness": ("comparing.compare", "hurlbert1971 colwell2004"),
    "themes_lacking": ("comparing.compare", ""),
    "theme_dissimilarity": ("measures.bray_curtis", "bray1957 baselga2010"),
    "theme_nestedness": ("measures.nodf", "almeida2008 strona2014 baselga2010"),
    "sector_roles": ("comparing.compare", "wilson1927"),
    "roles_by_theme": ("comparing.compare", "wilson1927"),
    "forms": ("comparing.compare", ""),
    "functions": ("comparing.compare", ""),
    "indicators": ("comparing.compare", ""),
    "status_survival": ("comparing.compare", "wilson1927"),
    "lineage": ("comparing.compare", ""),
    "structure_values": (
        "comparing.compare",
        "freeman1979 borgatti1997 almeida2008 robins2004 krackhardt1988 newman2004 borgatti1999 "
        "holland1976 efron1993",
    ),
    "structure_z": ("comparing.compare", "strona2014 carstens2015"),
    "distances": (
        "comparing.compare", "bagrow2019 tsitsulin2018 schieber2017 milo2004 bray1957",
    ),
    "mds": ("comparing.compare", "torgerson1952 gower1966"),
    "dendrogram": ("comparing.compare", "sokal1958"),
    "generations": ("comparing.compare", "baselga2010 bray1957"),
})  # fmt: skip
