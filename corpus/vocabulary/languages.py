"""Languages, and which are official where, from the Unicode CLDR as Babel ships it.

CLDR keeps no years: these are the languages of now, or of Babel's release, for evidence of any
year. Languages official in all of a country count, those of some of its parts do not.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.language import UNDETERMINED
from corpus.vocabulary.tables import alpha2_codes

_LETTERS = 2  # of the codes of ISO 639-1


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """Every code of ISO 639-1, and "und" where the language is unknown."""
    from babel import Locale

    codes = map(str, Locale.parse("en").languages)
    return frozenset([UNDETERMINED, *(code for code in codes if len(code) == _LETTERS)])


@lru_cache(maxsize=512)
def official_languages(country: str) -> tuple[str, ...]:
    """ISO 639 codes for an ISO 3166-1 alpha-3 country, most spoken first; empty where unknown."""
    from babel.languages import get_official_languages

    alpha2 = alpha2_codes().get(country)
    return tuple(get_official_languages(alpha2)) if alpha2 else ()
