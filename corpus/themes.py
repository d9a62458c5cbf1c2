"""Themes: what passages may be about. Some are built in, organisers add others.

A theme is its words. Passages are tagged by comparing them with its name and description, so a
good description names what a passage about it would speak of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from corpus.errors import InvalidRequest
from corpus.model import Metadata, ThemeTag
from corpus.storable import BREAKS, storable
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.terms import FALLBACK_LANGUAGE

LONGEST_NAME = 100
LONGEST_DESCRIPTION = 600
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}")
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")
_LANGUAGE = re.compile(r"[a-z]{2}")


class ThemeOrigin(StrEnum):
    """Where a theme comes from."""

    BUILT_IN = "built_in"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Theme:
    """`names` and `descriptions` map ISO 639-1 codes to text; at least one name is there."""

    id: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    origin: ThemeOrigin = ThemeOrigin.ADDED

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else in the first language it has."""
        fallback = self.names.get(FALLBACK_LANGUAGE) or next(iter(self.names.values()))
        return self.names.get(language) or fallback

    @property
    def texts(self) -> dict[str, str]:
        """By language, the words that passages are compared with."""
        return {
            language: ". ".join(
                filter(None, (self.names.get(language), self.descriptions.get(language)))
            )
            for language in {**self.names, **self.descriptions}
        }


@lru_cache(maxsize=1)
def built_in_themes() -> tuple[Theme, ...]:
    """The levers of primary health care, as the vocabulary has them."""
    return tuple(
        Theme(term.id, term.labels, term.definitions, ThemeOrigin.BUILT_IN)
        for term in load_vocabulary().terms("theme").values()
    )


def added_theme(
    names: Mapping[str, str], descriptions: Mapping[str, str], id: str | None = None
) -> Theme:
    """A theme that somebody adds; without an `id` it gets one from its name.

    Raises InvalidRequest for a name or description that is missing or too long, a language that is
    no code, and an id that is none.
    """
    names, descriptions = _trimmed(names), _trimmed(descriptions)
    if not names:
        raise InvalidRequest("a theme without a name", field="names")
    for place, texts, most in (
        ("names", names, LONGEST_NAME), ("descriptions", descriptions, LONGEST_DESCRIPTION),
    ):  # fmt: skip
        for language, text in texts.items():
            _check_text(f"{place}.{language}", language, text, most)
    key = id or _id_from(Theme("", names).name(FALLBACK_LANGUAGE))
    if not _ID.fullmatch(key):
        raise InvalidRequest("a theme without a sound id", field="id", id=key)
    return Theme(key, names, descriptions)


def theme_values(metadata: Metadata, tags: Iterable[ThemeTag]) -> tuple[str, ...]:
    """By which themes a passage is filtered: its document's and its own, by id."""
    return tuple(dict.fromkeys([*metadata.themes, *(tag.theme for tag in tags)]))


def _check_text(field: str, language: str, text: str, most: int) -> None:
    if not _LANGUAGE.fullmatch(language):
        raise InvalidRequest("a theme language that is no code", field=field, language=language)
    if len(text) > most:
        raise InvalidRequest("a theme with too many words", field=field, most=most)


def _trimmed(texts: Mapping[str, str]) -> dict[str, str]:
    plain = {language: " ".join(storable(text, BREAKS).split()) for language, text in texts.items()}
    return {language: text for language, text in plain.items() if text}


def _id_from(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return _NOT_OF_AN_ID.sub("_", bare).strip("_")[:80]
