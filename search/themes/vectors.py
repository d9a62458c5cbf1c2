"""Themes with their vectors, and how a collection lies around them.

Both are kept in the store once the collection is tagged with them, so that what is kept also says
what it was tagged with last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.model import OWNER
from corpus.ports import Embedder, ModelIdentity, PassageIndex, Vectors
from corpus.store import KeptTheme, Store
from corpus.themes import Theme, ThemeOrigin
from search.themes.scale import Spread, load_theme_scale

# Of passages enough to tell a spread by; with fewer, it would be that of a few documents.
_SAMPLE = 5_000
_FEWEST = 200


@dataclass(frozen=True, slots=True)
class PlacedTheme:
    """A theme, its vector, and where passages about it lie.

    `key` names what the vector was made of. `direction` is that in which passages about the theme
    lie, `spread` how the collection lies around it, where that was measured.
    """

    theme: Theme
    key: str
    vector: Vectors
    direction: Vectors
    spread: Spread | None


def placed_themes(store: Store, embedder: Embedder) -> list[PlacedTheme]:
    """The themes of this moment; none for a model that cannot tell them.

    Embeds those that the collection was not tagged with yet.
    """
    if load_theme_scale(embedder.identity.name) is None:
        return []
    keys = {_key(theme, embedder.identity): theme for theme in store.themes()}
    kept = store.kept_themes()
    known = {key: kept.get(key) or KeptTheme(_vector(keys[key], embedder)) for key in keys}
    built_in = [key for key, one in keys.items() if one.origin is ThemeOrigin.BUILT_IN]
    # What all of health care has in common tells no theme.
    common = np.mean([known[key].vector for key in built_in], axis=0)
    return [
        PlacedTheme(theme, key, one.vector, one.vector - common, _spread(one))
        for (key, theme), one in zip(keys.items(), known.values(), strict=True)
    ]


def with_spreads(
    themes: Sequence[PlacedTheme], store: Store, index: PassageIndex
) -> Sequence[PlacedTheme]:
    """The themes with how the collection lies around them, from the vectors the index holds.

    As they are where there are too few passages to tell.
    """
    sample = store.indexed_passages(_SAMPLE)
    found = index.vectors(sample, OWNER) if len(sample) >= _FEWEST else {}
    if not themes or len(found) < _FEWEST:
        return themes
    nearness = np.stack(list(found.values())) @ np.stack([one.direction for one in themes]).T
    means, deviations = nearness.mean(axis=0), nearness.std(axis=0)
    return [
        replace(one, spread=Spread(float(mean), float(deviation)))
        for one, mean, deviation in zip(themes, means, deviations, strict=True)
    ]


def keep_themes(store: Store, themes: Iterable[PlacedTheme]) -> None:
    """Write down that the collection is tagged with these themes, in these words, and no others."""
    store.keep_themes(
        {
            one.key: KeptTheme(
                one.vector,
                one.spread.mean if one.spread else None,
                one.spread.deviation if one.spread else None,
            )
            for one in themes
        }
    )


def _spread(kept: KeptTheme) -> Spread | None:
    if kept.mean is None or kept.deviation is None:
        return None
    return Spread(kept.mean, kept.deviation)


def new_themes(store: Store, model: ModelIdentity) -> list[Theme]:
    """Themes in whose words the collection was not tagged yet: those of an upgrade, say."""
    if load_theme_scale(model.name) is None:
        return []
    kept = store.kept_themes()
    return [theme for theme in store.themes() if _key(theme, model) not in kept]


def is_tagged_otherwise(store: Store, model: ModelIdentity) -> bool:
    """Whether themes came, went or changed since the collection was tagged."""
    if load_theme_scale(model.name) is None:
        return False
    return store.kept_themes().keys() != {_key(theme, model) for theme in store.themes()}


def _key(theme: Theme, model: ModelIdentity) -> str:
    made_of = (model.fingerprint, theme.id, sorted(theme.texts.items()))
    return hashlib.sha256(repr(made_of).encode()).hexdigest()


def _vector(theme: Theme, embedder: Embedder) -> Vectors:
    """The mean over its languages: read as a question is, a theme finds its passages best."""
    vectors = [embedder.embed_query(text, language) for language, text in theme.texts.items()]
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)
