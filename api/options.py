"""What the settings say, as the options that the library's parts take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.settings import Settings

if TYPE_CHECKING:
    from ingest.run import ReadingLimits
    from search.embedding import EmbeddingOptions


def embedding_options(settings: Settings, *, centred: bool) -> EmbeddingOptions:
    """Which model, and how it is read with; `centred` leaves languages out of the vectors."""
    from search.embedding import EmbeddingOptions

    return EmbeddingOptions(
        model=settings.model,
        query_prefix=settings.model_query_prefix,
        passage_prefix=settings.model_passage_prefix,
        dimension=settings.model_dimension,
        device=settings.model_device,
        threads=settings.threads,
        centred=centred,
    )


def reading_limits(settings: Settings) -> ReadingLimits:
    """How much of a file is read, and into passages of which size."""
    from ingest.convert.limits import MEBIBYTE, ConversionLimits
    from ingest.run import ReadingLimits
    from ingest.split import SplitOptions

    return ReadingLimits(
        ConversionLimits(
            max_bytes=settings.file_most_megabytes * MEBIBYTE,
            max_pages=settings.file_most_pages,
            max_seconds=settings.file_most_seconds,
            max_memory_bytes=settings.file_most_memory_megabytes * MEBIBYTE,
            ocr=settings.ocr,
        ),
        SplitOptions(settings.passage_least_words, settings.passage_most_words),
    )
