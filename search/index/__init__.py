"""The passage index: vectors and words, with every field that passages are filtered by."""

from pathlib import Path

from corpus.ports import CountryGroups, PassageIndex
from search.index.options import RankingMode, RankingOptions
from search.lexical import ConceptFinder, known_concepts

__all__ = ["RankingMode", "RankingOptions", "open_embedded_index", "open_server_index"]


def open_embedded_index(
    data_dir: Path,
    groups: CountryGroups,
    *,
    concepts: ConceptFinder | None = None,
    options: RankingOptions | None = None,
) -> PassageIndex:
    """The index under `data_dir`/index, which the first writer creates.

    Names are found by `concepts`, those that come with the program where it is None.
    """
    from search.index.embedded import EmbeddedIndex

    return EmbeddedIndex(
        data_dir / "index", groups, known_concepts(concepts), options or RankingOptions()
    )


def open_server_index(
    url: str,
    groups: CountryGroups,
    *,
    api_key: str | None = None,
    collection_name: str = "sankofa",
    concepts: ConceptFinder | None = None,
    options: RankingOptions | None = None,
) -> PassageIndex:
    """The index on the Qdrant server at `url`, in collections whose names begin as told.

    Needs version 1.16 or later of the server. `concepts` as for the other. A server that cannot be
    reached raises IndexUnavailable when it is first asked.
    """
    from qdrant_client import QdrantClient

    from search.index.server import ServerIndex

    client = QdrantClient(url=url, api_key=api_key, check_compatibility=False)
    return ServerIndex(
        client, collection_name, groups, known_concepts(concepts), options or RankingOptions()
    )
