"""Sentences for people, in their language: Fluent files under `locales/`, one folder a language."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from corpus.errors import SankofaError

LANGUAGES = ("en", "fr", "es", "pt", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})


class Messages:
    """Messages of one language. A message missing from it is an error, never shown in English."""

    def __init__(self, language: str) -> None:
        from fluent.runtime import FluentBundle, FluentResource

        self.language = language
        # Isolation marks would end up in terminals, mails and tests; right-to-left pages isolate
        # quotes in the markup instead.
        self._bundle = FluentBundle([language], use_isolating=False)
        folder = resources.files("api") / "locales" / language
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".ftl"):
                self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    @property
    def direction(self) -> str:
        """The `dir` of pages in this language: "rtl" or "ltr"."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def text(self, message: str, /, **values: Any) -> str:
        """The sentence called `message` with its values filled in. Raises KeyError if unknown."""
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise KeyError(message)
        text, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise KeyError(f"{message}: {problems[0]}")
        return str(text)

    def has(self, message: str) -> bool:
        """Whether there is a message of that name."""
        return bool(self._bundle.has_message(message))

    def error(self, error: SankofaError) -> str:
        """What went wrong and what to do, from the error's class, detail and facts."""
        specific = f"error-{error.code}-{_slug(error.detail)}"
        message = specific if self.has(specific) else f"error-{error.code}"
        facts = _plain(error.facts)
        if "reason" in facts:
            facts["reason"] = self.invalid(facts["reason"], facts)
        return self.text(message, **facts, detail=error.detail)

    def invalid(self, reason: str, limits: Mapping[str, Any]) -> str:
        """What is wrong with a value, from pydantic's code for it and the limits it names."""
        try:
            return self.text(f"invalid-{reason}", **limits)
        except KeyError:
            return self.text("invalid-other")


@lru_cache(maxsize=len(LANGUAGES))
def messages(language: str) -> Messages:
    """The messages of one of `LANGUAGES`."""
    return Messages(language)


def terminal_language(wanted: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak on the command line: the setting, else the locale, else English."""
    if wanted:
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def _slug(detail: str) -> str:
    return "-".join(detail.lower().split())


def _plain(facts: Mapping[str, object]) -> dict[str, Any]:
    return {name: _shown(value) for name, value in facts.items()}


def _shown(value: object) -> Any:
    from fluent.runtime.types import fluent_number

    if isinstance(value, int | float):
        return fluent_number(value, useGrouping=False)  # 1999 may be a year: not 1,999
    if isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, list | tuple | set) else str(value)
