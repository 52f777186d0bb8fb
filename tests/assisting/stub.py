"""A server of the chat-completions form on loopback."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Stub:
    """A server of the chat-completions form; ``answer`` says what it answers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Callable[[], Any] = lambda: {"ties": []}
        self.raw: bytes | None = None
        self.pause = 0.0
        self.status, self.wait, self.location = 200, 0.0, ""
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                stub.asked.append(json.loads(body))
                stub.headers.append(dict(self.headers))
                time.sleep(stub.wait)
                told = stub.answer()
                text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
                content = stub.raw
                if content is None:
                    message = {"choices": [{"message": {"content": text}}]}
                    content = json.dumps(message).encode()
                self.send_response(stub.status)
                if stub.location:
                    self.send_header("Location", stub.location)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                step = 1 if stub.pause else max(len(content), 1)
                with contextlib.suppress(OSError):
                    for at in range(0, len(content), step):
                        self.wfile.write(content[at : at + step])
                        self.wfile.flush()
                        time.sleep(stub.pause)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
