"""Whether there is room to write an index."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from ingest.report import FileReport, Observer

# The engine lays out files of 33 MB and fills them as it goes; a change copies some of them.
LEAST_ROOM = 100 * 1024 * 1024

# Asked for again and again while an index is written: less, so that what was begun with little
# room is finished wherever it fits, and enough for a long document and what was laid out for it.
LEAST_WHILE_WRITING = 50 * 1024 * 1024


def check_room(data_dir: Path, least: int = LEAST_ROOM) -> None:
    """Raise OSError (ENOSPC, naming `data_dir`) where fewer than `least` bytes are free.

    Asked before the index is written, because the engine maps files that it has not filled: where
    the disk is full by then, the system ends the process instead of refusing.
    """
    folder = next(place for place in (data_dir, *data_dir.absolute().parents) if place.is_dir())
    if shutil.disk_usage(folder).free < least:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(data_dir))


class RoomWatch:
    """An observer that ends a run before the disk is full, and tells another of all it is told."""

    def __init__(self, data_dir: Path, observer: Observer) -> None:
        self._data_dir = data_dir
        self._observer = observer

    def stage(self, name: str, total: int) -> None:
        """A stage begins. Raises OSError as `check_room` does."""
        check_room(self._data_dir, LEAST_WHILE_WRITING)
        self._observer.stage(name, total)

    def advanced(self, by: int) -> None:
        """So many more are done. Raises OSError as `check_room` does."""
        check_room(self._data_dir, LEAST_WHILE_WRITING)
        self._observer.advanced(by)

    def file_done(self, report: FileReport) -> None:
        """A file's line is settled."""
        self._observer.file_done(report)
