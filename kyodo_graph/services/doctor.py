"""What is installed here, what is missing and how to get it: what a report of a fault holds."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kyodo_graph.errors import KyodoError, one_line
from kyodo_graph.extras import EXTRAS
from kyodo_graph.processes import cores, memory_share
from kyodo_graph.version import __version__

_PACKAGES = ("pyoxigraph", "rdflib", "networkx", "numpy", "PyYAML", "click")


def diagnosis(data: Path | None = None) -> tuple[list[str], bool]:
    """Ten lines about this installation, and whether anything that every command needs is wrong.

    Versions, machine, extras with what is missing and how to get it, cache, data with their hash,
    and what a report of a fault should hold. Nothing is sent anywhere.
    """
    cache = _cache()  # as it is before the data are built
    data_line, broken = _data(data)
    lines = [
        f"kyodo_graph {__version__}, Python {platform.python_version()} "
        f"({sys.executable}), {platform.platform()}",
        "packages: " + ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        _machine(),
        *_extras(),
        cache,
        data_line,
        "a report of a fault: these lines, the command as you typed it, what it said with "
        "KYODO_TRACEBACK=1, and what you expected",
    ]
    return [one_line(line, 500) for line in lines], broken


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _machine() -> str:
    share = memory_share()
    memory = f"{share / 2**20:,.0f} MB" if share is not None else "no limit that can be told"
    forks = hasattr(os, "fork") and sys.platform != "darwin"
    way = "forked" if forks else "started anew"
    return (
        f"machine: {cores()} cores; a free query gets {memory}, in a process that is {way}; "
        f"output {_encoding(sys.stdout)}, errors {_encoding(sys.stderr)}, "
        f"file names {sys.getfilesystemencoding()}"
    )


def _extras() -> list[str]:
    """A line for each extra; those that `all` leaves out behind the last."""
    lines = [_extra(name) for name, extra in EXTRAS.items() if not extra.apart]
    apart = [_extra(name) for name, extra in EXTRAS.items() if extra.apart]
    return [*lines[:-1], "; ".join((lines[-1], *apart))]


def _extra(name: str) -> str:
    extra = EXTRAS[name]
    missing = extra.missing()
    if not missing:
        return f"extra {name}: there ({extra.purpose})"
    what = "not installed" if extra.apart else f"{', '.join(missing)} missing"
    return f"extra {name}: {what} ({extra.purpose}); pip install 'kyodo-graph[{name}]'"


def _cache() -> str:
    from kyodo_graph.store.cache import cache_folder

    folder = cache_folder()
    try:
        files = [path.stat().st_size for path in folder.iterdir() if path.is_file()]
        free = shutil.disk_usage(folder).free
    except FileNotFoundError:
        return f"cache: {folder}, nothing there yet"
    except OSError as error:
        return f"cache: {folder}, cannot be read: {error.strerror}; everything is built each time"
    shut = "" if os.access(folder, os.W_OK) else "; nothing may be written, so nothing is kept"
    size = f"{sum(files) / 2**20:,.1f} MB in {len(files)} files, {free / 2**30:,.1f} GB free"
    return f"cache: {folder}, {size}{shut}; it may be deleted"


def _data(data: Path | None) -> tuple[str, bool]:
    from kyodo_graph.graph import built_nquads
    from kyodo_graph.shipped import shipped
    from kyodo_graph.store.serialise import content_hash

    where = data or shipped("data")
    try:
        nquads = built_nquads(data)
    except KyodoError as error:
        first, *rest = str(error).splitlines()
        more = f" (and {len(rest)} more)" if rest else ""
        return f"data: {where} cannot be built: {first}{more}", True
    count = nquads.count(b"\n")
    return f"data: {where}, {count:,} quads, SHA-256 {content_hash(nquads)}", False


def _encoding(stream: object) -> str:
    return str(getattr(stream, "encoding", None) or "closed")
