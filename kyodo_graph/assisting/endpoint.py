"""A chat-completions endpoint: asked once for the same, and then remembered."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kyodo_graph.errors import KyodoError, OutputError
from kyodo_graph.files import write_bytes

MOST = 2_000_000
"""The most bytes of an answer that are read."""


class EndpointError(KyodoError):
    """The endpoint gave no answer that can be used: ``reason`` says why."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"{url}: {reason}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What was sent to one address goes to no other."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked: ``url`` is the base of the interface (``http://localhost:11434/v1``).

    ``key`` is sent as a bearer token where there is one. Answers are kept in ``cache`` by what was
    asked, so that a run repeats; None keeps none.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 300
    cache: Path | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(self.url, "no address; expected http://HOST/v1 or https://HOST/v1")
        if not self.model or not self.model.isprintable():
            raise EndpointError(self.url, "no model named; expected --assist-model NAME")

    def remembers(self, messages: Sequence[Mapping[str, str]]) -> bool:
        """Whether the answer to this is kept, so that nothing is sent for it."""
        kept = self._kept(self._body(messages))
        return kept is not None and kept.is_file()

    def ask(
        self, messages: Sequence[Mapping[str, str]], usable: Callable[[str], bool] = bool
    ) -> str:
        """The model's answer as text; only what is ``usable`` is kept, the rest is asked again.

        Raises EndpointError where there is no answer.
        """
        asked = self._body(messages)
        kept = self._kept(asked)
        if kept is not None and kept.is_file():
            with suppress(OSError, ValueError):  # what can't be read is asked again
                return kept.read_text(encoding="utf-8")
        answer = self._content(self._sent(asked))
        if kept is not None and usable(answer):
            with suppress(OutputError):  # a cache that can't be written costs time, nothing else
                write_bytes(kept, answer.encode("utf-8", "replace"))
        return answer

    def _body(self, messages: Sequence[Mapping[str, str]]) -> bytes:
        body = {"model": self.model, "messages": list(messages), "temperature": 0, "seed": 0}
        return json.dumps(body, ensure_ascii=False, sort_keys=True).encode("utf-8")

    def _kept(self, asked: bytes) -> Path | None:
        name = hashlib.sha256(self.url.encode() + b"\0" + asked).hexdigest()
        return self.cache / f"{name}.assist" if self.cache else None

    def _sent(self, asked: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(address, asked, headers, method="POST")
        opener = urllib.request.build_opener(_NoRedirect())
        try:
            with opener.open(request, timeout=self.timeout) as answer:
                read = self._read(answer)
        except urllib.error.HTTPError as error:
            raise EndpointError(self.url, f"status {error.code}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            what = str(reason) or type(error).__name__
            raise EndpointError(self.url, f"no answer ({what})") from error
        if len(read) > MOST:
            raise EndpointError(self.url, f"an answer of more than {MOST:,} bytes")
        return read

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """The answer, in all within the time: one that trickles in must not hold us for ever."""
        until = time.monotonic() + self.timeout
        read = b""
        while len(read) <= MOST and (more := answer.read1(65_536)):
            read += more
            if time.monotonic() > until:
                raise TimeoutError("timed out")
        return read

    def _content(self, read: bytes) -> str:
        try:
            content = json.loads(read)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            raise EndpointError(
                self.url, "an answer of another form than chat completions"
            ) from error
        if not isinstance(content, str):
            raise EndpointError(self.url, "an answer without text")
        return content
