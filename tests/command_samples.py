"""The real `sankofa` command, on data folders in memory that share one prepared model.

A pytest plugin.
"""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from library_documents import write_documents
from search_samples import quick_folder

from corpus.ports import Embedder

SANKOFA = Path(sys.executable).with_name("sankofa")
LONGEST = 300.0
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)

    def lines(self, about: str) -> list[str]:
        """The lines of standard output that say something about `about`."""
        return [line for line in self.out.splitlines() if about in line]


class CommandLine:
    """A person's terminal, with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def environment(self, **settings: str) -> dict[str, str]:
        """This machine's environment in English, with no setting but these."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SANKOFA_", "LC_", "LANG"))
        }
        return inherited | {"LANG": "C.UTF-8", "SANKOFA_DATA_DIR": str(self.data)} | settings

    def __call__(self, *arguments: str | Path, **settings: str) -> Ended:
        """Run a command to its end."""
        done = subprocess.run(
            [SANKOFA, *map(str, arguments)],
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=LONGEST,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def running(self, *arguments: str | Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
        """A command that goes on meanwhile; it is ended, if it has not, at the exit."""
        with subprocess.Popen(
            [SANKOFA, *map(str, arguments)],
            env=self.environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()

    def on_terminal(self, *arguments: str | Path, **settings: str) -> Ended:
        """Run a command on a terminal; `out` is all that the terminal was sent."""
        terminal, end = pty.openpty()
        with subprocess.Popen(
            [SANKOFA, *map(str, arguments)],
            env=self.environment(TERM="xterm-256color", COLUMNS="100", **settings),
            stdin=end,
            stdout=end,
            stderr=end,
            start_new_session=True,
        ) as process:
            os.close(end)
            shown = b""
            with suppress(OSError), os.fdopen(terminal, "rb", buffering=0) as screen:
                while chunk := screen.read(65536):  # the terminal hangs up with an error
                    shown += chunk
            status = process.wait(LONGEST)
        return Ended(status, shown.decode(), "")

    def stop(self, process: subprocess.Popen[str]) -> Ended:
        """Ctrl+C."""
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=LONGEST)
        return Ended(process.returncode, out, err)


@contextmanager
def command_line(models: Path) -> Iterator[CommandLine]:
    """A terminal with an empty data folder, but for the model."""
    with quick_folder() as data:
        (data / "models").symlink_to(models)
        yield CommandLine(data)


@pytest.fixture(scope="session")
def models(model_data_dir: Path, prepared_embedder: Embedder) -> Path:
    """The folder of the prepared model, which commands are given instead of making their own."""
    return model_data_dir / "models"


@pytest.fixture
def sankofa(models: Path) -> Iterator[CommandLine]:
    """A terminal with an empty library."""
    with command_line(models) as terminal:
        yield terminal


@dataclass(frozen=True)
class Filled:
    """A library that holds the eight sample documents; tests only read it."""

    sankofa: CommandLine
    documents: Path
    ingest: Ended


@pytest.fixture(scope="session")
def filled(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """The eight documents and an empty file, taken in by the command."""
    documents = write_documents(tmp_path_factory.mktemp("filled") / "documents")
    (documents / "empty.pdf").touch()
    with command_line(models) as terminal:
        yield Filled(terminal, documents, terminal("ingest", documents))


def copied(terminal: CommandLine, target: Path) -> CommandLine:
    """A copy of a terminal's library, to be changed; files full of holes stay so."""
    subprocess.run(["cp", "-a", "--sparse=always", f"{terminal.data}/.", str(target)], check=True)
    return CommandLine(target)


@pytest.fixture
def own(filled: Filled) -> Iterator[CommandLine]:
    """A copy of the filled library that the test may change."""
    with quick_folder() as data:
        yield copied(filled.sankofa, data)
