"""Commands that serve."""

from __future__ import annotations

import socket
from importlib import resources
from pathlib import Path

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.progress import watching
from api.cli.reports import summary_lines
from api.settings import Settings, load_settings

STARTER_COLLECTION = "starter"


def start() -> None:
    """Prepare everything, take in the starter collection, and serve."""
    from ingest.run import IngestOptions

    settings = load_settings()
    settings.check_can_serve(settings.host)
    console = Console.from_environment(settings.language)
    with Library(settings) as library:
        console.say("preparing-model")
        _ = library.embedder
        documents = Path(str(resources.files("corpus") / "documents"))
        with watching(console.messages, for_machines=False) as observer:
            report = library.ingest(documents, IngestOptions(STARTER_COLLECTION), observer)
        for line in summary_lines(report, console.messages):
            console.line(line)
        _run(library, settings.host, settings.port, console)


def serve(host: str | None, port: int | None) -> None:
    """Serve what the library holds."""
    settings = load_settings()
    wanted_host = host or settings.host
    settings.check_can_serve(wanted_host)
    with Library(settings) as library:
        _run(library, wanted_host, settings.port if port is None else port, _console(settings))


def _console(settings: Settings) -> Console:
    return Console.from_environment(settings.language)


def _run(library: Library, host: str, port: int, console: Console) -> None:
    import uvicorn

    from api.app import create_app

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, reuse_port=False)
    address = f"[{host}]" if ":" in host else host
    console.say("serving", address=f"http://{address}:{listening.getsockname()[1]}")
    config = uvicorn.Config(
        create_app(library),
        log_level=library.settings.log_level.lower(),
        access_log=False,  # questions would stand in it
        server_header=False,
    )
    uvicorn.Server(config).run(sockets=[listening])
