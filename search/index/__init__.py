"""The passage index: vectors and words, with every field that passages are filtered by."""

from pathlib import Path

from corpus.ports import CountryGroups, ModelIdentity, PassageIndex
from search.index.options import RankingMode, RankingOptions

__all__ = ["RankingMode", "RankingOptions", "open_embedded_index"]


def open_embedded_index(
    data_dir: Path,
    groups: CountryGroups,
    *,
    options: RankingOptions | None = None,
    expected: ModelIdentity | None = None,
) -> PassageIndex:
    """The index under `data_dir`/index, which the first writer creates.

    With `expected`, reading raises ModelMismatch where the index was made with another model.
    """
    from search.index.embedded import EmbeddedIndex

    return EmbeddedIndex(data_dir / "index", groups, options or RankingOptions(), expected)
