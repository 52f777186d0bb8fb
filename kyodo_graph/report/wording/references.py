"""The publications behind the report's numbers, by a short key (author and year)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kyodo_graph.analysis.references import REFERENCES

_MORE = (
    "Bagrow, J. P. & Bollt, E. M. (2019). An information-theoretic, all-scales approach to "
    "comparing networks. Applied Network Science 4:45.",
    "Baselga, A. (2010). Partitioning the turnover and nestedness components of beta diversity. "
    "Global Ecology and Biogeography 19:134–143.",
    "Borgatti, S. P. & Halgin, D. S. (2011). Analyzing affiliation networks. In The SAGE Handbook "
    "of Social Network Analysis, 417–433.",
    "Bray, J. R. & Curtis, J. T. (1957). An ordination of the upland forest communities of "
    "southern Wisconsin. Ecological Monographs 27:325–349.",
    "Carstens, C. J. (2015). Proof of uniform sampling of binary matrices with fixed row sums and "
    "column sums for the fast Curveball algorithm. Physical Review E 91:042812.",
    "Colwell, R. K., Mao, C. X. & Chang, J. (2004). Interpolating, extrapolating, and comparing "
    "incidence-based species accumulation curves. Ecology 85:2717–2727.",
    "Everett, M. G. & Borgatti, S. P. (2013). The dual-projection approach for two-mode networks. "
    "Social Networks 35:204–210.",
    "Gower, J. C. (1966). Some distance properties of latent root and vector methods used in "
    "multivariate analysis. Biometrika 53:325–338.",
    "Holland, P. W. & Leinhardt, S. (1976). Local structure in social networks. Sociological "
    "Methodology 7:1–45.",
    "Hurlbert, S. H. (1971). The nonconcept of species diversity: a critique and alternative "
    "parameters. Ecology 52:577–586.",
    "Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology. 4th ed. SAGE.",
    "Milo, R. et al. (2004). Superfamilies of evolved and designed networks. Science "
    "303:1538–1542.",
    "Newman, M. E. J. & Girvan, M. (2004). Finding and evaluating community structure in "
    "networks. Physical Review E 69:026113.",
    "Robins, G. & Alexander, M. (2004). Small worlds among interlocking directors: network "
    "structure and distance in bipartite graphs. Computational & Mathematical Organization Theory "
    "10:69–94.",
    "Schieber, T. A. et al. (2017). Quantification of network structural dissimilarities. Nature "
    "Communications 8:13928.",
    "Sokal, R. R. & Michener, C. D. (1958). A statistical method for evaluating systematic "
    "relationships. University of Kansas Science Bulletin 38:1409–1438.",
    "Torgerson, W. S. (1952). Multidimensional scaling: I. Theory and method. Psychometrika "
    "17:401–419.",
    "Tsitsulin, A., Mottin, D., Karras, P., Bronstein, A. & Müller, E. (2018). NetLSD: hearing the "
    "shape of a graph. KDD '18:2347–2356.",
    "Wasserman, S. & Faust, K. (1994). Social Network Analysis. Cambridge University Press.",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. "
    "Journal of the American Statistical Association 22:209–212.",
)
_HEAD = re.compile(r"(?P<author>[^,(]+?)(?:,[^(]*)? \((?P<year>\d{4})\)")


def key_of(reference: str) -> str:
    """The key of a reference: first word of the first author, and year.

    >>> key_of("Almeida-Neto, M. & Ulrich, W. (2008). A consistent metric. Oikos 117:1227.")
    'almeida2008'
    """
    found = _HEAD.match(reference)
    if not found:
        return ""
    word = re.split(r"[^A-Za-z]", found["author"], maxsplit=1)[0]
    return f"{word.lower()}{found['year']}"


PUBLICATIONS: Mapping[str, str] = {
    key_of(text): text for text in sorted({*REFERENCES, *_MORE}, key=str.casefold)
}
"""In the order in which they are listed."""


def short(key: str) -> str:
    """How a publication is cited in a line: authors and year.

    >>> short("gould1989"), short("wilson1927"), short("almeida2008")
    ('Gould & Fernandez 1989', 'Wilson 1927', 'Almeida-Neto et al. 2008')
    """
    return in_short(PUBLICATIONS[key])


def in_short(reference: str) -> str:
    """Authors and year of a whole reference.

    >>> in_short("Zapf, A., Castell, S., Morawietz, L. & Karch, A. (2016). Measuring.")
    'Zapf et al. 2016'
    """
    authors, _, rest = reference.partition(" (")
    names = re.findall(r"(?:^|, |& )([^,&]+?), [A-Z]\.", authors) or [authors.split(",")[0]]
    many = "et al." in authors or len(names) > 3
    named = f"{names[0]} et al." if many else " & ".join(", ".join(names).rsplit(", ", 1))
    return f"{named} {rest[:4]}"


def known(keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the keys that are publications, each once."""
    return tuple(dict.fromkeys(k for k in keys if k in PUBLICATIONS))
