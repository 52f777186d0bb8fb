"""``python -m kyodo_graph.docs`` writes the generated pages; ``--check`` names what differs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kyodo_graph.docs.pages import outdated, pages, repository
from kyodo_graph.errors import KyodoError
from kyodo_graph.files import write_text


def main(arguments: Sequence[str]) -> int:
    """Write the pages or, with ``--check``, only say which differ (exit code 1)."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m kyodo_graph.docs [--check]", file=sys.stderr)
        return 2
    try:
        made = pages()
        different = outdated(repository(), made)
        if arguments:
            for path in different:
                print(f"{path.as_posix()} is not up to date: run python -m kyodo_graph.docs")
            return 1 if different else 0
        for path in different:
            write_text(repository() / path, made[path])
            print(f"wrote {path.as_posix()}", file=sys.stderr)
    except KyodoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
