"""Themes with their vectors, and how a collection lies around them; both kept in the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from corpus.model import OWNER
from corpus.ports import Embedder, ModelIdentity, PassageIndex, Vectors
from corpus.store import KeptTheme, Store
from corpus.themes import Theme, ThemeOrigin
from search.themes.scale import Spread

# Of passages enough to tell a spread by; with fewer, it would be that of a few documents.
_SAMPLE = 5_000
_FEWEST = 200


@dataclass(frozen=True, slots=True)
class PlacedTheme:
    """A theme, the direction in which passages about it lie, and its spread where measured."""

    theme: Theme
    direction: Vectors
    spread: Spread | None


def placed_themes(store: Store, embedder: Embedder) -> list[PlacedTheme]:
    """The themes of this moment. Embeds those that were added or changed since the last time."""
    keys = {_key(theme, embedder.identity): theme for theme in store.themes()}
    kept = store.kept_themes(list(keys))
    if missing := {key: KeptTheme(_vector(keys[key], embedder)) for key in keys.keys() - kept}:
        kept |= missing
        store.keep_themes({key: kept[key] for key in keys})
    built_in = [key for key, one in keys.items() if one.origin is ThemeOrigin.BUILT_IN]
    # What all of health care has in common tells no theme.
    common = np.mean([kept[key].vector for key in built_in], axis=0)
    return [
        PlacedTheme(theme, kept[key].vector - common, _spread(kept[key]))
        for key, theme in keys.items()
    ]


def measure_spreads(store: Store, embedder: Embedder, index: PassageIndex) -> None:
    """Find out how the collection lies around the themes, from the vectors the index holds."""
    themes = placed_themes(store, embedder)
    found = index.vectors(store.indexed_passages(_SAMPLE), OWNER)
    if len(found) < _FEWEST:
        return
    nearness = np.stack(list(found.values())) @ np.stack([one.direction for one in themes]).T
    means, deviations = nearness.mean(axis=0), nearness.std(axis=0)
    keys = [_key(one.theme, embedder.identity) for one in themes]
    kept = store.kept_themes(keys)
    store.keep_themes(
        {
            key: KeptTheme(kept[key].vector, float(mean), float(deviation))
            for key, mean, deviation in zip(keys, means, deviations, strict=True)
            if key in kept  # another process may have changed a theme meanwhile
        }
    )


def _spread(kept: KeptTheme) -> Spread | None:
    if kept.mean is None or kept.deviation is None:
        return None
    return Spread(kept.mean, kept.deviation)


def new_themes(store: Store, model: ModelIdentity) -> list[Theme]:
    """Themes in whose words nothing was ever tagged with this model: those of an upgrade, say."""
    keys = {_key(theme, model): theme for theme in store.themes()}
    kept = store.kept_themes(list(keys))
    return [theme for key, theme in keys.items() if key not in kept]


def _key(theme: Theme, model: ModelIdentity) -> str:
    made_of = (model.fingerprint, theme.id, sorted(theme.texts.items()))
    return hashlib.sha256(repr(made_of).encode()).hexdigest()


def _vector(theme: Theme, embedder: Embedder) -> Vectors:
    """The mean over its languages: read as a question is, a theme finds its passages best."""
    vectors = [embedder.embed_query(text, language) for language, text in theme.texts.items()]
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)
