"""What reads questions and passages, by the names of the shipped glossary, as most tests ask it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from search import lexical
from search.answers import highlight
from search.answers import wider as ways_on
from search.question import named_countries, understanding
from search.themes import tagger

T = TypeVar("T")


def _with_shipped(function: Callable[..., T]) -> Callable[..., T]:
    @wraps(function)
    def asked(*arguments: object, **named: object) -> T:
        return function(*arguments, concepts=lexical.shipped_concepts(), **named)

    return asked


as_read = _with_shipped(understanding.as_read)
besides_countries = _with_shipped(named_countries.besides_countries)
concept_terms = _with_shipped(lexical.concept_terms)
highlights = _with_shipped(highlight.highlights)
load_theme_tagger = _with_shipped(tagger.load_theme_tagger)
named_things = _with_shipped(lexical.named_things)
of_all_countries = _with_shipped(named_countries.of_all_countries)
of_every_country = _with_shipped(understanding.of_every_country)
one_by_one = _with_shipped(named_countries.one_by_one)
passage_vector = _with_shipped(lexical.passage_vector)
question_words = _with_shipped(lexical.question_words)
terms_of_name_alone = _with_shipped(lexical.terms_of_name_alone)
theme_tagger = _with_shipped(tagger.theme_tagger)
understand = _with_shipped(understanding.understand)
wider = _with_shipped(ways_on.wider)
written_out = _with_shipped(lexical.written_out)
