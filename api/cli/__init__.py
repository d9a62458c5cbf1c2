"""The `sankofa` command. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; errors with a meaning become one sentence and exit status 1 or 2."""
    os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from api.cli.commands import app
    from api.cli.console import Console
    from corpus.errors import InvalidRequest, SankofaError, SettingError

    try:
        app()
    except SankofaError as error:
        Console.from_environment().complain(error)
        sys.exit(2 if isinstance(error, InvalidRequest | SettingError) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
