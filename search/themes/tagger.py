"""Tags passages with the themes they are about. Nothing is embedded but the themes, once each.

A passage's nearness to a theme is the cosine with the theme's vector, less the mean cosine with
the built-in themes. The words that it shares with the theme's name and description, and the things
of the glossary that both name, count beside.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.model import ThemeTag
from corpus.ports import Embedder, ThemeTagger, Vectors
from corpus.store import Store
from corpus.themes import ThemeOrigin
from search.lexical import ConceptFinder, passage_vector
from search.themes.scale import ThemeScale, load_theme_scale
from search.themes.vectors import PlacedTheme, placed_themes

_DECIMALS = 3
# A name is there where as many of its words are: "removal of user fees" in "user fees ended".
_SHARE_OF_NAME = 2 / 3

Terms = frozenset[int]


def load_theme_tagger(
    store: Store, embedder: Embedder, concepts: ConceptFinder | None = None
) -> ThemeTagger:
    """A tagger by the themes that the store holds now; one that tags nothing for other models."""
    scale = load_theme_scale(embedder.identity.name)
    if scale is None:
        return CannotTag()
    return PassageTagger(placed_themes(store, embedder), scale, concepts)


class PassageTagger:
    """Implements `corpus.ports.ThemeTagger`. Any thread may use it."""

    def __init__(
        self,
        themes: Sequence[PlacedTheme],
        scale: ThemeScale,
        concepts: ConceptFinder | None = None,
    ) -> None:
        self._themes = themes
        self._directions = np.stack([one.direction for one in themes])
        self._scale = scale
        self._concepts = concepts
        languages = {language for one in themes for language in one.theme.texts}
        self._words = {language: self._terms_by_theme(language) for language in languages}

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
        """How many words each theme shares with a text, and whether its name is among them.

        None in languages that no theme is written in.
        """
        of_themes = self._words.get(language)
        if of_themes is None:
            return [(0, False)] * len(self._themes)
        terms = self._terms(text, language)
        return [
            (len(terms & all_words), bool(name) and len(terms & name) >= _SHARE_OF_NAME * len(name))
            for all_words, name in of_themes
        ]

    def _terms_by_theme(self, language: str) -> Sequence[tuple[Terms, Terms]]:
        """Of each theme, the terms of all its words and of its name."""
        themes = [one.theme for one in self._themes]
        return [
            (
                self._terms(theme.texts.get(language, ""), language),
                self._terms(theme.names.get(language, ""), language),
            )
            for theme in themes
        ]

    def _terms(self, text: str, language: str) -> Terms:
        return frozenset(passage_vector(text, language, self._concepts).terms.tolist())


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
