"""A library over a temporary folder, and folders of small real files to take into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from search_samples import quick_folder
from shipped_names import load_theme_tagger

from corpus.ports import Embedder, PassageIndex
from corpus.store import Store, open_store
from corpus.vocabulary import load_groupings
from ingest.convert import ConversionLimits
from ingest.indexing import IndexingTools
from ingest.report import FileReport, IngestReport, NobodyWatching, Observer
from ingest.run import Ingest, IngestOptions, ReadingLimits
from ingest.sentences import sentence_spans
from search.index import open_embedded_index
from search.outcomes import load_outcome_classifier
from search.reasons import ReasonReader

FREE_CARE = """# Free care in Burkina Faso

Free care for children under five began in 2016 across Burkina Faso. Use of services rose in the
first year. Reimbursement to health centres came late in several districts, and stock-outs of
medicines followed.
"""

PURCHASING = """# Achat stratégique

Le ministère devrait payer les prestataires selon des indicateurs simples. La vérification doit
rester légère et les données publiques.
"""


class SmallLibrary:
    """Store and index under one folder, and an ingest over them."""

    def __init__(
        self, data: Path, embedder: Embedder, limits: ConversionLimits | None = None
    ) -> None:
        self.store: Store = open_store(f"sqlite:///{data / 'sankofa.db'}", data / "files")
        self.index: PassageIndex = open_embedded_index(data, load_groupings().region_and_income)
        self.tools = IndexingTools(
            embedder,
            load_outcome_classifier(embedder.identity),
            load_theme_tagger(self.store, embedder),
            ReasonReader(sentence_spans),
        )
        self._limits = ReadingLimits(limits or ConversionLimits(max_seconds=60))

    def ingest(
        self, folder: Path, observer: Observer | None = None, **options: Any
    ) -> IngestReport:
        """Take the folder in."""
        run = Ingest(self.store, self.index, self.tools, self._limits)
        return run.run(folder, IngestOptions(**options), observer or NobodyWatching())

    def close(self) -> None:
        """Close both."""
        self.index.close()
        self.store.close()


def by_path(report: IngestReport) -> dict[str, FileReport]:
    """The lines of a report by path; a path has one."""
    lines = {file.path: file for file in report.files}
    assert len(lines) == len(report.files)
    return lines


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files into `folder`; in names, two underscores stand for the dot of the extension."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


@pytest.fixture
def small_library(prepared_embedder: Embedder) -> Iterator[SmallLibrary]:
    """An empty library with the real model, index and store."""
    with quick_folder() as data:
        library = SmallLibrary(data, prepared_embedder)
        yield library
        library.close()
