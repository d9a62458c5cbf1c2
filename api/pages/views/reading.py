"""How a question was read: its language, what it names, and what there is about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from api.matter import shown_matter
from api.pages.context import PageContext
from api.pages.search_address import Asked
from api.pages.views.other_names import ReadableNames
from api.pages.wording import Wording
from corpus.filters import FacetField
from corpus.language import UNDETERMINED
from corpus.vocabulary.glossary import ANY_LANGUAGE
from search.lexical.folding import normalise
from search.question.question import Question
from search.question.recognition import ConceptName
from search.question.understood import Understanding

_LONG_READING = 240  # characters: some seven lines of a phone
_MOST_NAMES = 4  # other names shown of each thing that a question names
# What a question can be said to be in: the interface languages and others often met.
QUESTION_LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "sw", "zh", "hi", "id", "de", "it", "tr")


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """As what the question was read, and what else it can be read as."""

    name: str | None
    is_given: bool
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A name of something, and its language for `lang`, None for a name of any language."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class ConceptView:
    """Other names looked for; `written` is the question's own, where that is not certain.

    `narrower` are names of what is found as well because it is within what is asked for.
    """

    written: str | None
    names: tuple[NameView, ...]
    narrower: tuple[NameView, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country that the question names, and how many passages are about it, "12 passages".

    `passages` is None where none is; `only_href` leads to those alone, and `like_href` brings the
    evidence of comparable countries forward, None where that is done or others were chosen.
    """

    name: str
    passages: str | None
    only_href: str
    like_href: str | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What the page says of a question above its answer.

    `matter` is the part of it that is looked for, None where that is all. `sentences` are looked
    for by themselves as well.
    """

    matter: str | None
    sentences: tuple[str, ...]
    language: LanguageLine
    concepts: tuple[ConceptView, ...]
    countries: tuple[CountryView, ...]

    @property
    def is_long(self) -> bool:
        """Whether what was looked for fills much of a phone, as for a question that is a mail."""
        names = [
            name.text for concept in self.concepts for name in (*concept.names, *concept.narrower)
        ]
        return sum(map(len, (self.matter or "", *self.sentences, *names))) > _LONG_READING


def reading_view(
    asked: Asked,
    question: Question,
    understanding: Understanding,
    counts: Mapping[FacetField, Mapping[str, int]],
    page: PageContext,
) -> ReadingView:
    """`counts` are those of the passages under the question's filter, by value of each field."""
    matter = shown_matter(question, understanding)
    return ReadingView(
        matter=None if matter == question.text else matter,
        sentences=understanding.sentences,
        language=_language_line(asked, understanding, page.wording),
        concepts=tuple(
            concept_views(understanding, ReadableNames(question, understanding, page.wording))
        ),
        countries=tuple(
            _country(country, asked, counts[FacetField.COUNTRY].get(country, 0), page)
            for country in understanding.countries
            if country not in asked.filter.countries
        ),
    )


def _country(country: str, asked: Asked, count: int, page: PageContext) -> CountryView:
    only = asked.with_filter(replace(asked.filter, countries=(country,)))
    like = replace(asked, reference_country=country, cursor=None)
    is_kept_to = bool(asked.filter.countries) or asked.reference_country == country
    return CountryView(
        name=page.wording.country(country),
        passages=page.wording.text("tally-passages", count=count) if count else None,
        only_href=page.links.search(only.pairs()),
        like_href=None if is_kept_to else page.links.search(like.pairs()),
    )


def _language_line(asked: Asked, understanding: Understanding, wording: Wording) -> LanguageLine:
    given = asked.question_language
    codes = dict.fromkeys((*QUESTION_LANGUAGES, *([given] if given else [])))
    name = understanding.language
    return LanguageLine(
        name=None if name == UNDETERMINED else wording.language_name(name),
        is_given=given is not None,
        options=tuple((code, wording.language_name(code), code == given) for code in codes),
    )


def concept_views(understanding: Understanding, readable: ReadableNames) -> Iterator[ConceptView]:
    """What is looked for by other names as well: not who asks, nor a country nobody wrote about.

    A doubt is for who asked to settle, whatever the letters of the names it is told by.
    """
    sought = normalise(understanding.looked_for)
    for concept in understanding.concepts:
        if concept.written not in sought:
            continue
        also = readable.of(concept.also) or ([] if concept.is_certain else concept.also)
        names, narrower = _names(also), _names(readable.of(concept.narrower))
        if names or narrower:
            written = None if concept.is_certain else concept.written
            yield ConceptView(written, names, narrower)


def _names(names: Sequence[ConceptName]) -> tuple[NameView, ...]:
    return tuple(
        NameView(name.name, None if name.language == ANY_LANGUAGE else name.language)
        for name in names[:_MOST_NAMES]
    )
