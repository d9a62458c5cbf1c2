"""What the operating system refused, behind an index or a database that cannot be used.

Neither is damaged then, so that nothing is gained by repairing it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from corpus.errors import IndexUnavailable, SankofaError, StoreUnavailable

# What the operating system says in its own language, and what to do about it.
REMEDIES = {
    errno.ENOSPC: "system-no-room",
    errno.EDQUOT: "system-no-room",
    errno.EACCES: "system-not-permitted",
    errno.EPERM: "system-not-permitted",
    errno.EROFS: "system-read-only",
}
# SQLite says no more than this of a disk on which it cannot lay out the few kB that it shares.
_SQLITES_WORDS = re.compile(r"disk I/O error|is full")
_FULL = 1024 * 1024


def refusal_behind(error: SankofaError, data_dir: Path) -> OSError | None:
    """The refusal that there is a remedy for; None where the reason is another, as damage is."""
    refused: OSError | None = None
    if isinstance(error, IndexUnavailable) and isinstance(error.__cause__, OSError):
        refused = error.__cause__
    elif isinstance(error, StoreUnavailable) and _SQLITES_WORDS.search(str(error.facts.get("why"))):
        refused = _of_full_disk(data_dir)
    return refused if refused and refused.errno in REMEDIES else None


def _of_full_disk(folder: Path) -> OSError | None:
    is_full = folder.is_dir() and shutil.disk_usage(folder).free < _FULL
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) if is_full else None
