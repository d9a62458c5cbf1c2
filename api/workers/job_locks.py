"""Which jobs somebody is working on: as long as a process lives it holds their locks.

The kernel lets go of a lock when its process ends, however it ends, so a job that is not finished
and not locked was interrupted.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class JobLocks:
    """Lock files in a folder, one a job under way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def held(self, job_id: str) -> Iterator[None]:
        """Hold the lock of a job that nobody else works on."""
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._place(job_id)
        with place.open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            try:
                yield
            finally:
                place.unlink(missing_ok=True)

    def is_held(self, job_id: str) -> bool:
        """Whether a living process, this one included, works on the job."""
        try:
            with self._place(job_id).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def _place(self, job_id: str) -> Path:
        return self._folder / f"{job_id}.lock"
