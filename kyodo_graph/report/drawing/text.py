"""Text in figures: fonts, how wide it runs, how it is wrapped, shortened and made harmless.

The fonts that text is measured in are those that two packages bring, never those of the machine:
the same figure has the same lines everywhere. IPAexGothic (from ``matplotlib-fontja``) has the
Japanese, DejaVu Sans (from matplotlib) what it lacks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo_graph.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

LEAST = 7.0
"""The smallest size of type in a figure, in points."""
POINTS = 72.0
MISSING = "□"
ELLIPSIS = "…"
ASCII_ELLIPSIS = "..."
"""After Latin letters: the Japanese font has its ellipsis at mid-height."""
_NEVER_FIRST = frozenset(
    "、。,.,.・:;:;?!?!)]})]}」』】〕〉》ー々ぁぃぅぇぉゃゅょっァィゥェォャュョッ%%…"
)
_NEVER_LAST = frozenset("([{([{「『【〔〈《")


class MissingFigureError(MissingExtraError):
    """What figures are drawn with is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(package, "a figure", "report")


@lru_cache(maxsize=1)
def font_files() -> tuple[Path, Path]:
    """The font files in the order in which a glyph is looked for."""
    import importlib.util

    # Found, not imported: importing it changes matplotlib's settings for the whole process.
    spec = importlib.util.find_spec("matplotlib_fontja")
    if spec is None or not spec.submodule_search_locations:
        raise MissingFigureError("matplotlib-fontja")
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise MissingFigureError("matplotlib") from error
    gothic = Path(next(iter(spec.submodule_search_locations))) / "fonts" / "ipaexg.ttf"
    return gothic, Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@lru_cache(maxsize=1)
def _faces() -> tuple[FT2Font, ...]:
    from matplotlib.ft2font import FT2Font

    faces = tuple(FT2Font(str(path)) for path in font_files())
    for face in faces:
        face.set_size(100, POINTS)
    return faces


@lru_cache(maxsize=8192)
def _advance(character: str) -> float | None:
    """How far a character moves the pen at size 1; None if no font has it."""
    for face in _faces():
        if face.get_char_index(ord(character)):
            glyph = face.load_char(ord(character), flags=_no_hinting())
            return float(glyph.linearHoriAdvance) / 65536 / 100
    return None


@lru_cache(maxsize=1)
def _no_hinting() -> Any:
    """The flag that asks for widths as the font has them, under the name of the version."""
    from matplotlib import ft2font

    names: Any = ft2font
    flags = getattr(names, "LoadFlags", None)
    return flags.NO_HINTING if flags else names.LOAD_NO_HINTING


def clean(text: str) -> str:
    """Text that can be drawn: no control or formatting characters, a box for what has no glyph.

    >>> clean("市民\\n\\u202eactivity\\x00")
    '市民 activity'
    """
    plain = "".join(
        " " if c.isspace() else "" if unicodedata.category(c)[0] == "C" else c for c in text
    )
    shown = (c if _advance(c) is not None else MISSING for c in plain)
    return " ".join("".join(shown).split())


def width(text: str, size: float) -> float:
    """How wide a line runs, in inches; kerning, which only narrows it, is left aside.

    >>> round(width("市民", 9), 3)
    0.25
    """
    return sum(_advance(c) or 1.0 for c in text) * size / POINTS


def fit(text: str, room: float, size: float) -> str:
    """A line that fits, shortened by an ellipsis where it must be.

    >>> fit("市民活動センター", 0.5, 9), fit("市民", 0.5, 9)
    ('市民活…', '市民')
    """
    text = clean(text)
    if width(text, size) <= room:
        return text
    left = room - width(ELLIPSIS, size)
    kept = ""
    for character in text:
        left -= width(character, size)
        if left < 0:
            break
        kept += character
    kept = kept.rstrip()
    return kept + (ASCII_ELLIPSIS if kept[-1:].isascii() else ELLIPSIS)


def wrap(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """Text in at most so many lines that fit; the last is shortened where it must be.

    Japanese breaks between characters, but no line begins with a closing mark or a small kana, or
    ends with an opening one; other scripts break between words.

    >>> wrap("市民活動センター(さぽらんて)", 1.0, 9)
    ['市民活動センター', '(さぽらんて)']
    >>> wrap("civic activity centre", 0.9, 9)
    ['civic activity', 'centre']
    """
    lines, run = [""], 0.0
    for piece in _pieces(clean(text), room, size):
        # A space at the end of a line takes no room.
        if not lines[-1] or run + width(piece.rstrip(), size) <= room:
            lines[-1] += piece
            run += width(piece, size)
        else:
            lines.append(piece.lstrip())
            run = width(lines[-1], size)
    lines = [line.rstrip() for line in lines]
    if len(lines) > most:
        rest = lines[most - 1 :]
        # Joined as they were printed: a space stands where one stood before the break.
        glue = "" if _breaks(rest[0][-1:]) and _breaks(rest[1][:1]) else " "
        lines = [*lines[: most - 1], fit(glue.join(rest[:2]) + ELLIPSIS, room, size)]
    return lines


def widest(texts: Sequence[str], size: float) -> float:
    """The width of the widest of several lines, in inches; 0 without any."""
    return max((width(text, size) for text in texts), default=0.0)


def _breaks(character: str) -> bool:
    """Whether a line may be broken beside a character: those of Japanese and the like."""
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """The pieces of a text between which a line may be broken."""
    piece, run = "", 0.0
    for k, character in enumerate(text):
        before = text[k - 1] if k else ""
        wide = width(character, size)
        may = before == " " or _breaks(before) or _breaks(character)
        tied = character in _NEVER_FIRST or before in _NEVER_LAST or character == " "
        # A word that is longer than a line is broken where the line ends.
        if piece and ((may and not tied) or run + wide > room):
            yield piece
            piece, run = "", 0.0
        piece, run = piece + character, run + wide
    if piece:
        yield piece
