"""Whether there is room to write an index."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

# The engine lays out files of 33 MB and fills them as it goes; a change copies some of them.
LEAST_ROOM = 100 * 1024 * 1024


def check_room(data_dir: Path, least: int = LEAST_ROOM) -> None:
    """Raise OSError (ENOSPC, naming `data_dir`) where fewer than `least` bytes are free.

    Asked before the index is written, because the engine maps files that it has not filled: where
    the disk is full by then, the system ends the process instead of refusing.
    """
    folder = next(place for place in (data_dir, *data_dir.absolute().parents) if place.is_dir())
    if shutil.disk_usage(folder).free < least:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(data_dir))
