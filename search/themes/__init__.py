"""What passages are about, from the vectors and words they have anyway."""

from search.themes.tagger import load_theme_tagger, theme_tagger
from search.themes.vectors import (
    is_tagged_otherwise,
    keep_themes,
    new_themes,
    placed_themes,
    with_spreads,
)

__all__ = [
    "is_tagged_otherwise",
    "keep_themes",
    "load_theme_tagger",
    "new_themes",
    "placed_themes",
    "theme_tagger",
    "with_spreads",
]
