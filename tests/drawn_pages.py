"""Files made here: pages of a PDF drawn line by line, without fonts of the machine."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from kyodo_graph.importing import TextVersion, text_version
from kyodo_graph.importing.pdf import read_pdf

SIZE = 10
TOP, LEFT = 780, 60


class Sheet:
    """A page to draw on; heights count from below, as PDFs count them."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        self.canvas.setFont("HeiseiMin-W3", size)
        self.canvas.drawString(x, y, text)

    def lines(self, *texts: str, x: float = LEFT, y: float = TOP - 40, step: float = 16) -> float:
        for text in texts:
            self.text(x, y, text)
            y -= step
        return y

    def grid(self, xs: list[float], ys: list[float], cells: list[list[str]]) -> None:
        """A ruled table; None in ``cells`` is what a cell above reaches over."""
        self.canvas.grid(xs, ys)
        for y, row in zip(ys[1:], cells, strict=True):
            for x, cell in zip(xs, row, strict=False):
                for n, part in enumerate(reversed(cell.split("\n"))):
                    self.text(x + 2, y + 4 + 12 * n, part)


Draw = Callable[[Sheet], None]


def pdf(*pages: Draw, **options: Any) -> bytes:
    pdfgen = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    target = io.BytesIO()
    canvas = pdfgen.Canvas(target, pagesize=(595, 842), invariant=True, **options)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def version(content: bytes) -> TextVersion:
    return text_version(read_pdf(content, "plan.pdf"), "plan")


def notes(made: TextVersion, what: str) -> list[tuple[Any, ...]]:
    """Line, page, printed, written, times of the notes of a kind."""
    return [row[1:] for row in made.report.rows if row[0] == what]
