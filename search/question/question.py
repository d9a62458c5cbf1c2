"""A question, checked once so that nothing behind it has to."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from typing import Self

from corpus.errors import InvalidRequest
from corpus.filters import FIRST_YEAR, LAST_YEAR, PassageFilter
from search.question.matter import asked_about, besides_side
from search.question.sides import Side

LONGEST_QUESTION = 1000
MOST_RESULTS = 50
MOST_PER_DOCUMENT = 20
# What a question has somewhere, as a regular expression: a letter or a digit.
HAS_WORDS = r"[^\W_]"

# Joiners carry meaning in Persian, Urdu and Indic scripts; other invisible characters arrive by
# copy and paste, and two questions that look the same are the same question.
_JOINERS = "\u200c\u200d"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, of which passages, and how much of the answer they want at once.

    `text` is cleaned (`cleaned`) and then has 1..1000 characters, one of them a letter or a digit.
    `language` is ISO 639-1 or
    "und"; None asks for detection. `limit` results (1..50) are a page, of which, over all pages,
    at most `per_document` (1..20) stand in the same document. `cursor` comes from the page before.

    `side` narrows the answer to one side of the evidence, unless the filter says what outcomes or
    kinds are wanted. Evidence comparable with `reference_country` (alpha-3) comes forward. In a
    `diverse` list, what repeats a document, country or language yields to what is nearly as good.

    Raises InvalidRequest with the facts `field`, by the name that it has in an address, `given`
    and, for a range, `least` and `most`.
    """

    text: str
    language: str | None = None
    filter: PassageFilter = field(default_factory=PassageFilter)
    limit: int = 10
    per_document: int = 3
    cursor: str | None = None
    side: Side | None = None
    reference_country: str | None = None
    diverse: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text))
        if not re.search(HAS_WORDS, self.text):
            raise InvalidRequest("a question without words", field="q")
        if len(self.text) > LONGEST_QUESTION:
            raise InvalidRequest(
                "a question has between 1 and 1000 characters", field="q", given=len(self.text)
            )
        check_range("limit", self.limit, 1, MOST_RESULTS)
        check_range("per_document", self.per_document, 1, MOST_PER_DOCUMENT)
        if self.language is not None and not _LANGUAGE.fullmatch(self.language):
            raise InvalidRequest("no language code", field="question_language", given=self.language)
        country = self.reference_country
        if country is not None and not _COUNTRY.fullmatch(country):
            raise InvalidRequest("no country code", field="reference_country", given=country)
        check_years(self.filter)

    @property
    def matter(self) -> str:
        """What of the text is looked for: all but who asks, how, and for which side if for one."""
        return besides_side(asked_about(self.text), self.side)

    @property
    def digest(self) -> str:
        """16 hexadecimal digits of all that decides which results there are and in what order."""
        conditions = {
            name: sorted(value) if isinstance(value, tuple) else value
            for name, value in asdict(self.filter).items()
        }
        asked = (
            self.text,
            self.language,
            self.per_document,
            sorted(conditions.items()),
            self.side and self.side.value,
            self.reference_country,
            self.diverse,
        )
        return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]

    def with_filter(self, filter: PassageFilter) -> Self:
        """The same question of other passages, from its first page."""
        return replace(self, filter=filter, cursor=None)


def cleaned(text: str) -> str:
    """Composed characters, single spaces, and nothing that cannot be seen but the joiners."""
    visible = "".join(
        letter
        if letter in _JOINERS or unicodedata.category(letter)[0] != "C"
        else _in_place(letter)
        for letter in text
    )
    return " ".join(unicodedata.normalize("NFC", visible).split())


def check_range(field: str, given: int, least: int, most: int) -> None:
    """Raises InvalidRequest, naming the field and its limits, unless least <= given <= most."""
    if not least <= given <= most:
        raise InvalidRequest("outside the limits", field=field, given=given, least=least, most=most)


def check_years(filter: PassageFilter) -> None:
    """Raises InvalidRequest where one is no year, or none can lie between the two."""
    first, last = filter.year_from, filter.year_to
    for name, year in (("year_from", first), ("year_to", last)):
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise InvalidRequest(
                "a year outside the limits",
                field=name,
                given=year,
                least=FIRST_YEAR,
                most=LAST_YEAR,
            )
    if first is not None and last is not None and first > last:
        raise InvalidRequest("the years run backwards", field="year_from", given=first, most=last)


def _in_place(letter: str) -> str:
    """Control characters part words, as tab and line feed do; formatting ones stand inside them."""
    return " " if unicodedata.category(letter) == "Cc" else ""
