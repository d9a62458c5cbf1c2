"""Models of the hub without a connection: refused at once, or used from its cache."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ModelUnavailable
from search import hub
from search.embedding.options import EmbeddingOptions
from search.embedding.other_model import open_sentence_transformer
from search.hub import is_hub_reachable
from search.ranking.reranking import CrossEncoderReranker


class Answering(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def hub_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port of this machine that the hub is said to be at, with somebody who answers."""
    from huggingface_hub import constants

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        yield server.server_port
        server.shutdown()


@pytest.mark.usefixtures("hub_at")
def test_a_hub_that_answers_is_reachable_unless_one_is_set_offline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from huggingface_hub import constants

    assert is_hub_reachable()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert not is_hub_reachable()


def test_a_hub_that_says_nothing_is_waited_for_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind a wall that swallows what is sent."""
    from huggingface_hub import constants

    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert not is_hub_reachable(seconds=0.3)


def test_nobody_waits_for_what_asks_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up the name of a machine may take minutes, which no limit of the client's ends."""
    given_up = threading.Event()

    def asking(reached: threading.Event, _seconds: float) -> None:
        given_up.wait(300)
        reached.set()

    monkeypatch.setattr(hub, "_ask", asking)
    assert not is_hub_reachable(seconds=0.1)
    given_up.set()


@pytest.mark.usefixtures("hub_at")
def test_without_a_connection_the_hub_is_not_asked_for_a_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its client would ask for each file again and again, for a minute."""
    from huggingface_hub import constants, get_session

    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = closed.getsockname()[1]
    monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{nobody}")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    asked: list[str] = []
    client = type(get_session())
    sending = client.send

    def counted(self: Any, request: Any, **options: Any) -> Any:
        asked.append(str(request.url))
        return sending(self, request, **options)

    monkeypatch.setattr(client, "send", counted)
    with pytest.raises(ModelUnavailable, match="no such reranker"):
        CrossEncoderReranker("nobody/no-such-cross-encoder")
    with pytest.raises(ModelUnavailable, match="cannot fetch"):
        open_sentence_transformer("nobody/no-such-model", EmbeddingOptions(), tmp_path)
    assert f"http://127.0.0.1:{nobody}" in asked
    assert not [address for address in asked if "no-such" in address]
