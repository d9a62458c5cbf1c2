"""What passages are about, from the vectors and words they have anyway."""

from search.themes.tagger import load_theme_tagger
from search.themes.vectors import measure_spreads, new_themes

__all__ = ["load_theme_tagger", "measure_spreads", "new_themes"]
