"""Official languages of countries, from the Unicode CLDR as Babel ships it.

CLDR keeps no years: these are the languages of now, or of Babel's release, for evidence of any
year. Languages official in all of a country count, those of some of its parts do not.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=512)
def official_languages(country: str) -> tuple[str, ...]:
    """ISO 639 codes for an ISO 3166-1 alpha-3 country, most spoken first; empty where unknown."""
    from babel.languages import get_official_languages

    alpha2 = _alpha2().get(country)
    return tuple(get_official_languages(alpha2)) if alpha2 else ()


@lru_cache(maxsize=1)
def _alpha2() -> dict[str, str]:
    file = resources.files("corpus.vocabulary") / "countries.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["alpha3"]: row["alpha2"] for row in rows}
