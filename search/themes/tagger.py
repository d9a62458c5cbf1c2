"""Tags passages with the themes they are about. Nothing is embedded but the themes, once each.

A passage's nearness to a theme is the cosine with the theme's vector, less the mean cosine with
the built-in themes. The words that it shares with the theme's name and description, and the things
of the glossary that both name, in whatever languages, count beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeGuard

import numpy as np

from corpus.model import ThemeTag
from corpus.ports import Embedder, ModelIdentity, ThemeTagger, Vectors
from corpus.store import Store
from corpus.themes import Theme, ThemeOrigin
from search.lexical import (
    ConceptFinder,
    QuestionConcept,
    QuestionPart,
    concept_terms,
    passage_vector,
    question_words,
)
from search.themes.scale import ThemeScale, load_theme_scale
from search.themes.vectors import PlacedTheme, placed_themes

_DECIMALS = 3
# A name is there where as many of its words are, or a thing of the glossary that is as much of it,
# by whatever name and in whatever language: "removal of user fees" in "abolished its user fees".
_MOST, _MUCH = 2 / 3, 1 / 3

Terms = frozenset[int]
Name = tuple[QuestionPart, ...]


def load_theme_tagger(store: Store, embedder: Embedder, concepts: ConceptFinder) -> ThemeTagger:
    """A tagger by the themes that the store holds now."""
    return theme_tagger(placed_themes(store, embedder), embedder.identity, concepts)


def theme_tagger(
    themes: Sequence[PlacedTheme], model: ModelIdentity, concepts: ConceptFinder
) -> ThemeTagger:
    """A tagger by these themes; one that tags nothing where the model cannot tell them."""
    scale = load_theme_scale(model.name)
    return CannotTag() if scale is None else PassageTagger(themes, scale, concepts)


class PassageTagger:
    """Implements `corpus.ports.ThemeTagger`. Any thread may use it."""

    def __init__(
        self,
        themes: Sequence[PlacedTheme],
        scale: ThemeScale,
        concepts: ConceptFinder,
    ) -> None:
        self._themes = themes
        self._directions = np.stack([one.direction for one in themes])
        self._scale = scale
        self._concepts = concepts
        self._names = [self._name_units(one.theme) for one in themes]
        self._words = lru_cache(maxsize=64)(self._terms_by_theme)

    def tag(
        self, vectors: Vectors, texts: Sequence[str], languages: Sequence[str]
    ) -> list[tuple[ThemeTag, ...]]:
        """As the port says."""
        if not texts:
            return []
        shared = [self._shared(text, of) for text, of in zip(texts, languages, strict=True)]
        words, named = np.moveaxis(np.array(shared, dtype=np.float32), 2, 0)
        nearness = vectors @ self._directions.T
        confidence = np.stack(
            [
                self._confidence(one, nearness[:, place], words[:, place], named[:, place])
                for place, one in enumerate(self._themes)
            ],
            axis=1,
        )
        return [self._tags(row) for row in confidence]

    def _confidence(
        self, one: PlacedTheme, nearness: Vectors, words: Vectors, named: Vectors
    ) -> Vectors:
        if one.theme.origin is ThemeOrigin.BUILT_IN:
            return self._scale.built_in(nearness, words)
        return self._scale.of_added(nearness, words, named, one.spread)

    def _tags(self, confidence: Vectors) -> tuple[ThemeTag, ...]:
        surest = np.argsort(-confidence, kind="stable")
        return tuple(
            ThemeTag(self._themes[place].theme.id, round(float(confidence[place]), _DECIMALS))
            for place in surest
            if confidence[place] >= self._scale.least
        )

    def _shared(self, text: str, language: str) -> list[tuple[int, bool]]:
        """How many words each theme shares with a text, and whether its name is among them."""
        terms = self._terms(text, language)
        return [
            (len(terms & all_words), any(_is_there(name, terms) for name in names))
            for all_words, names in zip(self._words(language), self._names, strict=True)
        ]

    def _terms_by_theme(self, language: str) -> Sequence[Terms]:
        """Of each theme, the terms of its words, or of what they name where it lacks a language."""
        return [
            self._terms(one.theme.texts[language], language)
            if language in one.theme.texts
            else self._named_in(one.theme)
            for one in self._themes
        ]

    def _named_in(self, theme: Theme) -> Terms:
        found = (concept_terms(text, of, self._concepts) for of, text in theme.texts.items())
        return frozenset().union(*found)

    def _name_units(self, theme: Theme) -> Sequence[Name]:
        """The theme's name in each language, as the words and things that a text has of it."""
        names = (question_words(name, of, self._concepts) for of, name in theme.names.items())
        return [name for name in names if name]

    def _terms(self, text: str, language: str) -> Terms:
        return frozenset(
            passage_vector(text, language, self._concepts, broader=False).terms.tolist()
        )


def _is_there(name: Name, terms: Terms) -> bool:
    """Whether a text with these terms has a name: most of it, or a thing that is much of it."""
    words = sum(not terms.isdisjoint(part.terms()) for part in name if not _is_thing(part))
    things = sum(not terms.isdisjoint(part.concepts) for part in name if _is_thing(part))
    return words + things >= _MOST * len(name) or things >= _MUCH * len(name) > 0


def _is_thing(part: QuestionPart) -> TypeGuard[QuestionConcept]:
    return isinstance(part, QuestionConcept)


class CannotTag:
    """Tags nothing: nobody has judged what nearness is worth with the model in use."""

    def tag(
        self,
        vectors: Vectors,  # noqa: ARG002
        texts: Sequence[str],
        languages: Sequence[str],  # noqa: ARG002
    ) -> list[tuple[ThemeTag, ...]]:
        """No tags for each text."""
        return [()] * len(texts)
