"""Speaking to a person, or a program, on a terminal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from api.cli.refusals import REMEDIES, refusal_behind
from api.messages import LANGUAGES, Messages, messages, terminal_language
from api.settings import default_data_dir
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
        if refused := refusal_behind(error, _data_dir()):
            self.complain_of_system(refused)
            return
        try:
            sentence = self.messages.error(error)
        except KeyError:  # its sentence wants facts that this error does not have
            sentence = self.messages.text("error-error", detail=error.detail or error.code)
        print(sentence, file=sys.stderr, flush=True)

    def complain_of_system(self, error: OSError) -> None:
        """Print what the operating system refused, and for which file."""
        place = str(error.filename or _data_dir())
        if remedy := REMEDIES.get(error.errno or 0):
            sentence = self.messages.text(remedy, place=place)
        else:
            why = error.strerror or type(error).__name__
            sentence = self.messages.text("system-refused", why=why, place=place)
        print(sentence, file=sys.stderr)

    def machine(self, value: object) -> None:
        """Print one JSON document; data classes in it become objects."""
        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        text = json.dumps(value, ensure_ascii=not is_unicode, indent=2, default=_plain)
        print(text, flush=True)


def _data_dir() -> Path:
    """The data folder, also where the settings cannot be read."""
    return Path(os.environ.get("SANKOFA_DATA_DIR") or default_data_dir(Path.cwd()))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
