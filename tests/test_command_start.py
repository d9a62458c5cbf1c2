"""How the server starts from a terminal: with the index's model, at a free port, telling enough."""

from __future__ import annotations

import json
import logging
import re
import socket
from pathlib import Path

import pytest
from command_samples import CommandLine

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.serving import _OUR_LOGGERS, _follow_model, _set_up_logging
from api.messages import messages
from api.settings import Settings
from corpus.errors import ModelMismatch
from corpus.ports import Embedder


def identity_of(data: Path) -> Path:
    """The file in which the live index says what model it was made with."""
    live = (data / "index" / "live").read_text(encoding="ascii").strip()
    return data / "index" / live / "generation.json"


def test_an_index_of_another_model_is_refused_until_it_is_made_anew(
    own: CommandLine, prepared_embedder: Embedder
) -> None:
    """The sentence names the command that mends it, and that command does."""
    updated(own.data, prepared_embedder, name="another", fingerprint="0" * 32).close()
    refused = own("search", "anything")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.endswith("Embed the collection again with: sankofa reindex\n")
    served = own("serve", "--port", "0")
    assert (served.status, served.err) == (1, refused.err)
    done = own("reindex")
    assert done.status == 0
    assert re.search(r"\d+ passages of 8 documents have been embedded again\.", done.out)
    assert own("search", "anything").status == 0


def updated(data: Path, embedder: Embedder, **changed: str) -> Library:
    """The library as a later version finds it, whose model differs from the index's in this."""
    file = identity_of(data)
    about = json.loads(file.read_text(encoding="utf-8"))
    about["identity"] |= changed
    file.write_text(json.dumps(about), encoding="utf-8")
    library = Library(Settings(data_dir=data))
    library.__dict__["embedder"] = embedder
    return library


def test_a_start_after_an_update_of_the_model_embeds_anew_by_itself(
    own: CommandLine, prepared_embedder: Embedder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody chose another model, so nobody is asked."""
    with updated(own.data, prepared_embedder, fingerprint="0" * 32) as library:
        _follow_model(library, Console(messages("en")))
        assert library.index.status().identity == prepared_embedder.identity
        assert library.index.status().passages == 11
        assert library.verify(repair=False).is_good
        _follow_model(library, Console(messages("en")))
    words = "The embedding model has been updated: embedding everything again\n"
    assert capsys.readouterr().out == words


def test_a_start_with_another_model_asks(own: CommandLine, prepared_embedder: Embedder) -> None:
    """Which of the two is meant, a person says: embedding a large library takes hours."""
    with (
        updated(own.data, prepared_embedder, name="another", fingerprint="0" * 32) as library,
        pytest.raises(ModelMismatch),
    ):
        _follow_model(library, Console(messages("en")))


def test_a_start_at_a_taken_port_says_so_before_the_long_work(sankofa: CommandLine) -> None:
    """With the address to look at and the setting that helps."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = sankofa("start", SANKOFA_PORT=port)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Port {port} is in use, perhaps by Sankofa itself: look at http://")
    assert "SANKOFA_PORT=8001" in done.err
    assert [path.name for path in sankofa.data.iterdir()] == ["models"]


@pytest.mark.slow
def test_a_start_without_the_starter_collection_serves_what_there_is(sankofa: CommandLine) -> None:
    """As the container does: a ministry's library has no demonstrations in it."""
    with sankofa.running("start", "--no-starter-collection", SANKOFA_PORT="0") as process:
        assert process.stdout is not None
        assert "http://" in process.stdout.readline()
        sankofa.stop(process)
    assert sankofa("status", "--json").answer["counts"]["documents"] == 0


@pytest.mark.slow
def test_a_start_can_be_stopped_at_any_time(sankofa: CommandLine) -> None:
    """Ctrl+C while documents are taken in: no traceback, and what was taken in stays."""
    with sankofa.running("start", SANKOFA_PORT="0") as process:
        assert process.stdout is not None
        process.stdout.readline()
        ended = sankofa.stop(process)
    assert (ended.status, ended.err) == (130, "")
    status = sankofa("status", "--json").answer
    assert status["last_run"]["state"] == "stopped"
    assert status["counts"]["documents"] > 0


@pytest.mark.parametrize("wanted", [False, True])
def test_the_terminal_is_told_of_requests_only_where_asked_for(wanted: bool) -> None:
    """What its owner should see would be buried; errors are told all the same."""
    requests = logging.getLogger("api.requests")
    before = {name: logging.getLogger(name).level for name in (*_OUR_LOGGERS, requests.name)}
    try:
        _set_up_logging(Settings(log_requests=wanted))
        assert requests.isEnabledFor(logging.INFO) == wanted
        assert requests.isEnabledFor(logging.ERROR)
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
