"""Where the numbers of figures come from: the functions that give them, by their public names."""

from __future__ import annotations

from kyodo_graph.coding.running import check_coding
from kyodo_graph.services.analysing import analyse
from kyodo_graph.services.comparing import compare
from kyodo_graph.words import public_name


def of_analysis(city: str, *results: str) -> str:
    """Results of the analysis of a city.

    >>> of_analysis("shinjo", "removal")
    "kyodo_graph.analyse(graph, 'shinjo').results['removal']"
    """
    told = ", ".join(f"[{name!r}]" for name in results)
    return f"{public_name(analyse)}(graph, {city!r}).results{told}"


def of_comparison(*sheets: str) -> str:
    """Sheets of the comparison.

    >>> of_comparison("forms")
    'kyodo_graph.services.comparing.compare(graph): forms'
    """
    return f"{public_name(compare)}(graph): {', '.join(sheets)}"


def of_coding() -> str:
    """The agreement of codings.

    >>> of_coding()
    'kyodo_graph.coding.running.check_coding()'
    """
    return f"{public_name(check_coding)}()"
