"""The words of a page: terms, countries, languages and places as its reader calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from api.citations import locator_text
from api.messages import Messages
from corpus.filters import FacetField
from corpus.language import UNDETERMINED
from corpus.model import Locator
from corpus.themes import Theme
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.places import country_name

# Values of these fields are terms of the vocabulary's list of the same name.
_TERMS = frozenset(
    {
        FacetField.KIND,
        FacetField.OUTCOME,
        FacetField.REGION,
        FacetField.INCOME_GROUP,
        FacetField.EVIDENCE_BASIS,
        FacetField.GUIDANCE_STATUS,
        FacetField.ACCESS,
    }
)
# Of what is said with such a probability, about as much is right: probabilities are calibrated.
_CERTAINTY = (("high", 0.85), ("medium", 0.6), ("low", 0.0))


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in the language of the page. `themes` are those that organisers added."""

    said: Messages
    themes: Sequence[Theme] = ()

    @property
    def language(self) -> str:
        """The interface language, ISO 639-1."""
        return self.said.language

    def text(self, message: str, /, **values: Any) -> str:
        """A message with its values filled in."""
        return self.said.text(message, **values)

    def term(self, list_name: str, term: str | None) -> str | None:
        """A term of the vocabulary; None for None."""
        return load_vocabulary().label(list_name, term, self.language) if term else None

    def theme(self, id: str) -> str:
        """A theme by name, whoever added it."""
        added = next((theme for theme in self.themes if theme.id == id), None)
        if added is not None:
            return added.name(self.language)
        return load_vocabulary().label(FacetField.THEME.value, id, self.language)

    def certainty(self, probability: float) -> str:
        """How sure the program is, in words."""
        band = next(name for name, least in _CERTAINTY if probability >= least)
        return self.text(f"certainty-{band}")

    def countries(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Countries by name, in the order given."""
        return tuple(country_name(code, self.language) for code in codes)

    def country(self, code: str) -> str:
        """A country by name."""
        return country_name(code, self.language)

    def language_name(self, code: str) -> str:
        """A language as the page's reader calls it."""
        if code == UNDETERMINED:
            return self.text("language-unknown")
        return _language_names(self.language).get(code) or code

    def locator(self, locator: Locator) -> str:
        """A place in a document, as in "p. 12"."""
        return locator_text(locator, self.said)

    def value(self, field: FacetField, value: str) -> str:
        """A value that passages can be filtered by."""
        if field is FacetField.THEME:
            return self.theme(value)
        if field in _TERMS:
            return load_vocabulary().label(field.value, value, self.language)
        if field is FacetField.COUNTRY:
            return country_name(value, self.language)
        if field is FacetField.LANGUAGE:
            return self.language_name(value)
        return value


@lru_cache(maxsize=16)
def _language_names(interface_language: str) -> Mapping[str, str]:
    from babel import Locale

    names: dict[str, str] = dict(Locale.parse(interface_language).languages.items())
    return names


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """The `dir` of text in this language: "rtl" or "ltr", "auto" where the language is unknown."""
    from babel import Locale, UnknownLocaleError

    if language == UNDETERMINED:
        return "auto"
    try:
        return str(Locale.parse(language).text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


def html_language(language: str) -> str | None:
    """The `lang` of text in this language; None where it is unknown."""
    return None if language == UNDETERMINED else language
