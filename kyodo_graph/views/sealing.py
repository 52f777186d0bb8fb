"""What seals a page: it runs its own programs alone and asks no one for anything.

The Content-Security-Policy lets the browser run only the programs and styles whose hashes it
names, and forbids every connection, so that "offline" and "no injection" are something that the
browser enforces. Data stands in a block that is no program.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from typing import Any


def as_json(data: Any) -> str:
    """Data for a block of a page: no text in it can end the block or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def packed(text: str) -> str:
    """A text compressed, as text again: what a page unpacks when it opens.

    >>> import gzip
    >>> gzip.decompress(base64.b64decode(packed("市民"))).decode("utf-8")
    '市民'
    """
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), mtime=0)).decode("ascii")


def policy(
    programs: Iterable[str], styles: Iterable[str], *, beside: bool = False, engine: bool = False
) -> str:
    """The Content-Security-Policy that allows these programs and styles and nothing else.

    With ``beside`` those in files beside the page are allowed, too. With ``engine`` the page may
    compile WebAssembly that stands in it, run a worker that it has made itself, and set style
    attributes, as an editor does.

    >>> policy(["x"], ["y"]).split("; ")[0]
    "default-src 'none'"
    >>> "wasm-unsafe-eval" in policy(["x"], ["y"]), "blob:" in policy([], [], engine=True)
    (False, True)
    """
    own = ["'self'"] if beside else []
    scripts = " ".join([*own, *map(_hash, programs), *(["'wasm-unsafe-eval'"] if engine else [])])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            *(["worker-src blob:"] if engine else []),
            f"style-src {' '.join([*own, *map(_hash, styles)])}",
            *(["style-src-attr 'unsafe-inline'"] if engine else []),
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def inline(text: str) -> Any:
    """Our own programs, styles and data, which escaping would break; none can end its block."""
    from markupsafe import Markup

    lowered = text.lower()
    if any(end in lowered for end in ("</script", "</style", "<!--")):
        raise ValueError("a program, style or data block that would end itself")
    return Markup(text)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
