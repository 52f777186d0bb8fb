"""Modules under the names that they had in 0.1: they still import, with a warning.

>>> import warnings
>>> with warnings.catch_warnings(record=True) as told:
...     warnings.simplefilter("always")
...     from kyodo_graph.viewing import view
>>> view.__module__
'kyodo_graph.services.viewing'
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

PACKAGE = __name__.rpartition(".")[0]
MOVED = {
    "analysing": "services.analysing",
    "asking": "services.asking",
    "building": "services.building",
    "checking": "services.checking",
    "comparing": "services.comparing",
    "everywhere": "services.everywhere",
    "evidence": "services.evidence",
    "networking": "services.networking",
    "projecting": "networks.projecting",
    "measures.element_stability": "measures.case_dropping",
    "measures.tables": "tables.former",
    "table_html": "tables.html",
    "viewing": "services.viewing",
    "viewing_queries": "networks.answers",
}
"""Where each module went. This goes with version 0.3."""


class _Moved(MetaPathFinder, Loader):
    """Finds a module that moved, and gives the one that it has become."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if not fullname.startswith(f"{PACKAGE}.") or _name(fullname) not in MOVED:
            return None
        return ModuleSpec(fullname, self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        name = MOVED[_name(spec.name)]
        warnings.warn(
            f"{spec.name} is now {PACKAGE}.{name}; the old name goes with version 0.3",
            DeprecationWarning,
            stacklevel=2,
        )
        return import_module(f"{PACKAGE}.{name}")

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do: the module is there."""


def _name(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


def install() -> None:
    """Let modules be imported under their old names."""
    if not any(isinstance(finder, _Moved) for finder in sys.meta_path):
        sys.meta_path.append(_Moved())
