"""Commands that serve."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.opening import opened_library
from api.cli.progress import watching
from api.cli.reports import summary_lines
from api.disk_space import check_room
from api.settings import Settings, load_settings
from corpus.errors import Busy, ModelMismatch, SettingError

STARTER_COLLECTION = "starter"
_OUR_LOGGERS = ("api", "corpus", "ingest", "search")
_REQUESTS_LOGGER = "api.requests"


def start(*, starter_collection: bool) -> None:
    """Prepare everything, take in the starter collection where it is wanted, and serve."""
    settings, console = load_settings(), Console.from_environment()
    settings.check_can_serve(settings.host)
    _set_up_logging(settings)
    check_room(settings.data_dir)
    with (
        _taken(settings.host, settings.port) as door,
        opened_library(settings, console.messages) as library,
    ):
        _follow_model(library, console)
        if starter_collection:
            _take_in_starter_collection(library, console)
        _serve(library, settings.host, door, console)


def serve(host: str | None, port: int | None) -> None:
    """Serve what the library holds."""
    settings, console = load_settings(), Console.from_environment()
    wanted_host = host or settings.host
    settings.check_can_serve(wanted_host)
    _set_up_logging(settings)
    with (
        _taken(wanted_host, settings.port if port is None else port) as door,
        opened_library(settings, console.messages) as library,
    ):
        if mismatch := _mismatch(library):
            raise mismatch
        _serve(library, wanted_host, door, console)


@contextmanager
def _taken(host: str, port: int) -> Iterator[socket.socket]:
    """The place to serve at, taken before anything long begins; it answers nobody yet.

    Raises SettingError when it is somebody else's, or not of this machine.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        # The connections of the last run would hold the port for a minute otherwise.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with _explained(host, port):
            door.bind((host, port))
        yield door


@contextmanager
def _explained(host: str, port: int) -> Iterator[None]:
    try:
        yield
    except (OSError, OverflowError, UnicodeError) as error:  # no port, no name of a machine
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise SettingError("port taken", host=host, port=str(port)) from error
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SettingError("cannot serve there", host=host, port=str(port), why=why) from error


def _mismatch(library: Library) -> ModelMismatch | None:
    """What stands against answering from this index with this model; None where nothing does."""
    held, asked = library.index.identity(), library.embedder.identity
    if held is None or held.fingerprint == asked.fingerprint:
        return None
    return ModelMismatch("another model", same_model=held.name == asked.name)


def _follow_model(library: Library, console: Console) -> None:
    """Embed everything anew where an update changed the model's weights or calibration.

    Raises ModelMismatch where the index is another model's: which one is meant, a person says.
    """
    mismatch = _mismatch(library)
    if mismatch is None:
        return
    if not mismatch.facts["same_model"]:
        raise mismatch
    console.say("model-changed")
    with watching(console.messages, for_machines=False) as observer:
        library.reindex(observer)


def _take_in_starter_collection(library: Library, console: Console) -> None:
    """Bring the collection to what this version ships, wherever it is installed now."""
    from ingest.run import IngestOptions

    documents = Path(str(resources.files("corpus") / "documents"))
    options = IngestOptions(STARTER_COLLECTION, prune=True, yes=True, moved=True)
    try:
        with watching(console.messages, for_machines=False) as observer:
            report = library.ingest(documents, options, observer)
    except Busy as busy:  # what is there can be served all the same
        console.complain(busy)
        return
    for line in summary_lines(report, console.messages):
        console.line(line)


def _serve(library: Library, host: str, door: socket.socket, console: Console) -> None:
    import uvicorn

    from api.app import create_app

    config = uvicorn.Config(
        create_app(library, hosts=[host]),
        log_config=None,
        access_log=False,  # questions would stand in it
        server_header=False,
    )
    port = door.getsockname()[1]
    with _explained(host, port):
        door.listen()
    console.say("serving", address=f"http://{f'[{host}]' if ':' in host else host}:{port}")
    with suppress(KeyboardInterrupt):  # somebody asked for it: no failure
        uvicorn.Server(config).run(sockets=[door])


def _set_up_logging(settings: Settings) -> None:
    """Our own messages from the level set; those of libraries only where something is wrong.

    A line for each request would bury on a terminal what its owner should see.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _OUR_LOGGERS:
        logging.getLogger(name).setLevel(settings.log_level)
    if not settings.log_requests:
        logging.getLogger(_REQUESTS_LOGGER).setLevel(logging.WARNING)
