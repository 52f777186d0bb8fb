"""The rows of long tables compressed: a page that is all tables would be a million characters.

The program of the page puts them in their places; who has no program opens the workbook, as the
page says.
"""

from __future__ import annotations

import re

from kyodo_graph.views.sealing import packed

LEAST = 4000
"""Characters of rows that are not worth it."""
_ROWS = re.compile(r"<tbody>\n?(.*?)</tbody>", re.DOTALL)


def rolled(page: str) -> str:
    """A page with the rows of its long tables compressed.

    >>> rolled("<tbody><tr></tr></tbody>")
    '<tbody><tr></tr></tbody>'
    >>> len(rolled("<tbody>" + "<tr><td>1</td></tr>" * 1000 + "</tbody>")) < 500
    True
    """

    def one(found: re.Match[str]) -> str:
        rows = found[1]
        if len(rows) < LEAST:
            return found[0]
        return f'<tbody data-rows="{packed(rows)}"></tbody>'

    return _ROWS.sub(one, page)
