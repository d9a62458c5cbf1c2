"""The `sankofa` command. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import io
import os
import signal
import sys

# What the shell says of a command that its reader has left, so that scripts know it (POSIX).
_READER_LEFT = 128 + signal.SIGPIPE


def main() -> None:
    """Run the command line; what goes wrong becomes one sentence and exit status 1 or 2.

    Where whoever reads the output has seen enough, it ends quietly with status 141, as the system's
    own commands do: not with 0, since what was found wrong may not have been told.
    """
    try:
        _run()
    except BrokenPipeError:
        _leave()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # typer ends such commands with 1
            _leave()
        raise


def _run() -> None:
    os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # titles hold what some terminals cannot show
    from api.cli.commands import app
    from api.cli.console import Console
    from corpus.errors import InvalidRequest, SankofaError, SettingError

    try:
        app()
    except SankofaError as error:
        Console.from_environment().complain(error)
        sys.exit(2 if isinstance(error, InvalidRequest | SettingError) else 1)
    except BrokenPipeError:
        raise
    except OSError as error:  # no room on the disk, a folder that may not be written
        Console.from_environment().complain_of_system(error)
        sys.exit(1)


def _leave() -> None:
    """End without another word; Python would complain of what it still has to write."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.exit(_READER_LEFT)
