"""Files: one way to read what others wrote, one way to write that leaves nothing half done."""

from kyodo_graph.files.archives import write_zip
from kyodo_graph.files.exchanging import exchange
from kyodo_graph.files.reading import (
    composed,
    decoded,
    entries,
    files_in,
    place_after,
    read_bytes,
    read_text,
    text_of,
)
from kyodo_graph.files.writing import check_output, replacing, write_bytes, write_files, write_text

__all__ = [
    "check_output", "composed", "decoded", "entries", "exchange", "files_in", "place_after",
    "read_bytes", "read_text", "replacing", "text_of", "write_bytes", "write_files", "write_text",
    "write_zip",
]  # fmt: skip
