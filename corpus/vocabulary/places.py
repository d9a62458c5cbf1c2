"""Which countries a text names, in whatever language it names them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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

    def __init__(self, names: Iterable[tuple[str, str]], everyday: Iterable[str] = ()) -> None:
        """`names` with their countries; `everyday` are those of them that are words as well.

        Such a name ("Réunion") counts where it is all there is, or inside a text in capitals.
        """
        by_first: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        self._cases: dict[str, str] = {}
        for name, country in names:
            keys = tuple(word.key for word in _words(name))
            if keys:
                by_first[keys[0]].setdefault(keys, country)
                self._cases.update((form, key) for key in keys for form in _russian_cases(key))
        self._everyday = {tuple(word.key for word in _words(name)) for name in everyday}
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
            name, country = self._longest(words, at)
            last = at + len(name) - 1
            if country and self._counts(name, words, last, capitalised=capitalised):
                yield PlaceMention(country, words[at].start, words[last].end)
            at += len(name) or 1

    def countries(self, text: str, *, capitalised: bool = True) -> tuple[str, ...]:
        """Alpha-3 codes of the countries named, in order of first mention."""
        found = (mention.country for mention in self.mentions(text, capitalised=capitalised))
        return tuple(dict.fromkeys(found))

    def _counts(
        self, name: tuple[str, ...], words: list[_Word], last: int, *, capitalised: bool
    ) -> bool:
        """Whether the name that ends with the word at `last` is written as a name is."""
        if name in self._everyday and len(name) < len(words):
            return words[last].capital and last > 0  # any word that begins a text has a capital
        # "à la Réunion", "los Países Bajos": an article in front has none.
        named = words[last - len(name) + 1 : last + 1]
        return not capitalised or named[0].capital or named[-1].capital

    def _longest(self, words: list[_Word], at: int) -> tuple[tuple[str, ...], str]:
        for first in _readings(self._nominative(words[at].key)):
            for keys, country in self._by_first.get(first, ()):
                rest = tuple(self._nominative(word.key) for word in words[at + 1 : at + len(keys)])
                if keys[1:] == rest:
                    return keys, country
        return (), _NOTHING

    def _nominative(self, key: str) -> str:
        """The form of a Russian word that the names have; every other word itself."""
        return self._cases.get(key, key)


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


# Endings of the nominative, folded, and what stands for them in the other cases. No stemmer: one
# that takes "Йемене" for "Йемен" took "и" (and), "данные" (data) and "более" (more) for countries.
_RUSSIAN_ENDINGS = (
    ("ая", "ои ую ою"),
    ("ое", "ого ому ым ом"),
    ("ые", "ых ым ыми"),
    ("ыи", "ого ому ым ом"),
    ("ия", "ии ию иеи"),
    ("ство", "ства ству ством стве"),
    ("а", "ы и е у ои ам ами ах"),
    ("я", "и е ю еи"),
    ("аи", "ая аю аем ае"),
    ("ь", "и ью я ю ем е"),
    ("ы", "ов ам ами ах"),
)
# Того, Самоа, Чили; not "Соединенные" nor, folded, "Уругваи".
_INVARIABLE = re.compile(r"((?<!ств)о|[уэю]|(?<![оы])е|[аоу]а|[^аеоуыэюя]и)$")


def _russian_cases(nominative: str) -> Iterator[str]:
    """The other cases of a folded word in Cyrillic letters; none of another word."""
    if not _CYRILLIC.search(nominative) or _INVARIABLE.search(nominative):
        return
    for ending, others in _RUSSIAN_ENDINGS:
        if nominative.endswith(ending):
            stem = nominative.removesuffix(ending)
            yield from (stem + other for other in others.split())
            if ending == "ы":
                yield stem
            return
    yield from (nominative + other for other in ("а", "у", "ом", "ем", "е"))


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
    told = list(rows("country_aliases.csv"))
    aliases = [(row["name"], row["country"]) for row in told]
    everyday = [row["name"] for row in told if row["is_everyday_word"]]
    return PlaceFinder([*aliases, *_cldr_names()], everyday)


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
