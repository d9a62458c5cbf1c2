"""Speaking to a person, or a program, on a terminal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any, Self

from api.messages import Messages, messages, terminal_language
from corpus.errors import SankofaError


class Console:
    """Prints in one language, to standard output; complaints go to standard error."""

    def __init__(self, said: Messages) -> None:
        self.messages = said

    @classmethod
    def from_environment(cls, language: str | None = None) -> Self:
        """In the language set, else that of the locale."""
        wanted = language or os.environ.get("SANKOFA_LANGUAGE")
        return cls(messages(terminal_language(wanted)))

    def say(self, message: str, /, **values: Any) -> None:
        """Print a message by its name."""
        print(self.messages.text(message, **values), flush=True)

    def line(self, text: str = "") -> None:
        """Print text as it is."""
        print(text, flush=True)

    def complain(self, error: SankofaError) -> None:
        """Print what went wrong and what to do."""
        print(self.messages.error(error), file=sys.stderr, flush=True)

    def machine(self, value: object) -> None:
        """Print one JSON document."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain), flush=True)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
