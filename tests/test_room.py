"""A disk that is full is told of before the index is written, not by the end of the process."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from ingest_samples import FREE_CARE, PURCHASING, write
from library_fixtures import open_library_at

from api.disk_space import check_room
from corpus.ports import Embedder
from ingest.report import NobodyWatching
from ingest.run import IngestOptions


def test_too_little_room_is_refused_as_the_system_does(tmp_path: Path) -> None:
    """Also for a data folder that is still to be made; it is named."""
    folder = tmp_path / "not" / "yet"
    check_room(folder, least=1)
    with pytest.raises(OSError, match="not/yet") as refused:
        check_room(folder, least=1 << 60)
    assert refused.value.errno == errno.ENOSPC


class DiskFillsUp(NobodyWatching):
    """Somebody whose disk has less and less room once passages are put into the index."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def stage(self, name: str, total: int) -> None:
        """From here on, no disk is large enough."""
        if name == "index":
            self._monkeypatch.setattr("api.disk_space.LEAST_WHILE_WRITING", 1 << 60)


def test_a_disk_that_fills_up_meanwhile_ends_a_run_that_the_next_one_finishes(
    tmp_path: Path, prepared_embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of the system's ending the process, and with it a server that takes an upload in."""
    folder = write(tmp_path / "in", free__md=FREE_CARE, purchasing__md=PURCHASING)
    with open_library_at(tmp_path / "data", prepared_embedder) as library:
        with monkeypatch.context() as filling, pytest.raises(OSError, match="data") as refused:
            library.ingest(folder, IngestOptions(), DiskFillsUp(filling))
        assert refused.value.errno == errno.ENOSPC
        assert library.status().counts.pending == 2
        library.ingest(folder, IngestOptions())
        assert library.status().counts.pending == 0
        assert library.verify(repair=False).is_good
