"""The `sankofa` command. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import io
import os
import sys


def main() -> None:
    """Run the command line; what goes wrong becomes one sentence and exit status 1 or 2."""
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
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:  # no room on the disk, a folder that may not be written
        Console.from_environment().complain_of_system(error)
        sys.exit(1)
