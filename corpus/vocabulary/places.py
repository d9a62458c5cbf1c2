"""Which countries a text names, in whatever language it names them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from corpus.vocabulary.tables import alpha2_codes, rows

# Names are taken from these locales of the Unicode CLDR (through Babel) and from
# country_aliases.csv, whatever the language of the text: reports mix them.
NAME_LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "sw", "de", "it", "nl")

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARABIC = re.compile(r"[؀-ۿ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ARABIC_PREFIXES = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل")
_ARABIC_MERGED_ARTICLES = ("لل", "ولل", "فلل")
_MARKS = re.compile(r"[ً-ْٰـ]")
_NOTHING = ""  # the country of names that only look like one: "Gulf of Guinea"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A country named at `text[start:end]`."""

    country: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    capital: bool
    start: int
    end: int


class PlaceFinder:
    """Finds country names; the longest name wins where several begin at the same word."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        by_first: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for name, country in names:
            keys = tuple(word.key for word in _words(name))
            if keys:
                by_first[keys[0]].setdefault(keys, country)
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], str]]] = {
            first: sorted(found.items(), key=lambda entry: -len(entry[0]))
            for first, found in by_first.items()
        }

    def mentions(self, text: str, *, capitalised: bool = True) -> Iterator[PlaceMention]:
        """Mentions in order. `capitalised`: in scripts with capitals only capitalised names count.

        Ask for it in prose, where "chad" and "turkey" are words; a typed question has few capitals.
        """
        words = list(_words(text))
        at = 0
        while at < len(words):
            length, country = self._longest(words, at)
            if country and (words[at].capital or not capitalised):
                yield PlaceMention(country, words[at].start, words[at + length - 1].end)
            at += length or 1

    def countries(self, text: str, *, capitalised: bool = True) -> tuple[str, ...]:
        """Alpha-3 codes of the countries named, in order of first mention."""
        found = (mention.country for mention in self.mentions(text, capitalised=capitalised))
        return tuple(dict.fromkeys(found))

    def _longest(self, words: list[_Word], at: int) -> tuple[int, str]:
        for first in _readings(words[at].key):
            for keys, country in self._by_first.get(first, ()):
                rest = tuple(word.key for word in words[at + 1 : at + len(keys)])
                if keys[1:] == rest:
                    return len(keys), country
        return 0, _NOTHING


def _words(text: str) -> Iterator[_Word]:
    for match in _TOKEN.finditer(text):
        word = match.group()
        # "l'Ouganda", "d’Haïti": the article is no part of the name, "Côte d’Ivoire" keeps both.
        for part in re.finditer(r"[^'’]+", word):
            start = match.start() + part.start()
            piece = part.group()
            yield _Word(_key(piece), _counts_as_capital(piece), start, start + len(piece))


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    if _ARABIC.search(folded):
        return _MARKS.sub("", folded).translate(_ARABIC_FORMS)
    if _CYRILLIC.search(folded):
        return _russian_stem(folded)
    return folded


_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
)


def _readings(key: str) -> Iterator[str]:
    """The word itself, then, in Arabic, without conjunction, preposition and merged article."""
    yield key
    if not _ARABIC.search(key):
        return
    for prefix in _ARABIC_PREFIXES:
        if key.startswith(prefix) and len(key) > len(prefix) + 2:
            yield key[len(prefix) :]
    for prefix in _ARABIC_MERGED_ARTICLES:
        if key.startswith(prefix):
            yield "ال" + key[len(prefix) :]


@lru_cache(maxsize=1)
def _russian_stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("russian")


def _russian_stem(word: str) -> str:
    # Until nothing more comes off: one pass cuts "-ан" from a nominative that the locative keeps.
    shorter = str(_russian_stemmer().stemWord(word))
    return shorter if shorter == word else _russian_stem(shorter)


def _counts_as_capital(word: str) -> bool:
    first = word[0]
    return first.isupper() or not (first.islower() or first.isupper())


def _cldr_names() -> Iterator[tuple[str, str]]:
    from babel import Locale

    codes = {alpha2: alpha3 for alpha3, alpha2 in alpha2_codes().items()}
    for language in NAME_LANGUAGES:
        for alpha2, name in Locale(language).territories.items():
            if alpha2 in codes:
                for form in _forms(name):
                    yield form, codes[alpha2]


def _forms(name: str) -> Iterator[str]:
    """Both names of "Myanmar (Burma)"; "Congo - Kinshasa" is known by the whole alone."""
    outside = re.sub(r"\s*\([^)]*\)", "", name).strip()
    yield outside
    yield from (inside for inside in re.findall(r"\(([^)]*)\)", name) if len(inside) > 4)  # noqa: PLR2004


@lru_cache(maxsize=1)
def load_place_finder() -> PlaceFinder:
    """A finder over CLDR's territory names and the aliases shipped in `country_aliases.csv`.

    Aliases come first: they settle names that CLDR gives to nobody or to another.
    """
    aliases = ((row["name"], row["country"]) for row in rows("country_aliases.csv"))
    return PlaceFinder([*aliases, *_cldr_names()])


@lru_cache(maxsize=1)
def known_countries() -> frozenset[str]:
    """Every alpha-3 code of the vocabulary."""
    return frozenset(alpha2_codes())


def country_name(country: str, language: str) -> str:
    """The name of an alpha-3 country in `language` (English where CLDR lacks it)."""
    from babel import Locale

    alpha2 = alpha2_codes().get(country)
    if alpha2 is None:
        return country
    names = Locale.parse(language).territories
    return str(names.get(alpha2) or Locale("en").territories.get(alpha2) or country)
