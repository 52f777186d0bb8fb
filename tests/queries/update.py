"""Write the golden results anew: ``python -m tests.queries.update [--freeze] [NAME]…``.

They are those of frozen data, so that adding or correcting a city changes none; ``--freeze`` takes
the shipped data as they are now in their place. Look at what ``git diff tests/queries/golden``
shows, row by row against the documents, and keep it only if it is right.
"""

from __future__ import annotations

import sys

from tests.queries.query_cases import GOLDEN, NAMES, freeze, golden_path, table_of, whole_graph


def main(names: list[str]) -> None:
    if "--freeze" in names:
        freeze()
        names = [name for name in names if name != "--freeze"]
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.csv"):
        if path.stem not in NAMES:
            path.unlink()
    for name in names or NAMES:
        text = table_of(whole_graph().query(name)).to_csv()
        path = golden_path(name)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
