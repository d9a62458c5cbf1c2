"""Speaking to a person, or a program, on a terminal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any, Self

from api.messages import LANGUAGES, Messages, messages, terminal_language
from corpus.errors import SankofaError


class Console:
    """Prints in one language, to standard output; complaints go to standard error."""

    def __init__(self, said: Messages) -> None:
        self.messages = said

    @classmethod
    def from_environment(cls) -> Self:
        """In the language set, else that of the locale."""
        wanted = os.environ.get("SANKOFA_LANGUAGE")
        # A language nobody knows is complained about when settings are read: in which language?
        return cls(messages(terminal_language(wanted if wanted in LANGUAGES else None)))

    def say(self, message: str, /, **values: Any) -> None:
        """Print a message by its name."""
        self.line(self.messages.text(message, **values))

    def line(self, text: str = "") -> None:
        """Print text as it is."""
        print(text, flush=True)

    def complain(self, error: SankofaError) -> None:
        """Print what went wrong and what to do."""
        try:
            sentence = self.messages.error(error)
        except KeyError:  # its sentence wants facts that this error does not have
            sentence = self.messages.text("error-error", detail=error.detail or error.code)
        print(sentence, file=sys.stderr, flush=True)

    def complain_of_system(self, error: OSError) -> None:
        """Print what the operating system refused, and for which file."""
        why = error.strerror or type(error).__name__
        place = str(error.filename or "-")
        print(self.messages.text("system-refused", why=why, place=place), file=sys.stderr)

    def machine(self, value: object) -> None:
        """Print one JSON document."""
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        text = json.dumps(value, ensure_ascii=not is_unicode, indent=2, default=_plain)
        print(text, flush=True)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
