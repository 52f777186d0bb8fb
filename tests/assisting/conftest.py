"""A stub in place of a language model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .stub import Stub


@pytest.fixture
def stub() -> Iterator[Stub]:
    made = Stub()
    yield made
    made.server.shutdown()
    made.server.server_close()
