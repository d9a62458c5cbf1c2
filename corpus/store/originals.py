"""The files documents were made from, kept by the sha256 of their bytes.

A file is either there whole under its hash or not at all: it is written beside, made durable, and
moved into place.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import InvalidRequest, NotFound

_CHUNK = 1 << 20


class Originals:
    """A folder of files, each at `<first two digits>/<sha256>`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"

    def path(self, content_hash: str) -> Path:
        """Where the file with this hash stands. Raises NotFound when it does not."""
        path = self._place(content_hash)
        if not path.is_file():
            raise NotFound("the original file is missing", content_hash=content_hash)
        return path

    def add(self, source: Path, content_hash: str) -> Path:
        """Keep a copy of `source`, durably; one that is there already and whole is kept.

        Raises InvalidRequest when the bytes of `source` do not have that hash, as when the file
        is being written to.
        """
        place = self._place(content_hash)
        if self.is_whole(content_hash):
            os.utime(place)  # young again, so that no clean-up takes it before it is referred to
            return place
        self._incoming.mkdir(parents=True, exist_ok=True)
        copy = self._incoming / uuid.uuid4().hex
        try:
            if _copy(source, copy) != content_hash:
                raise InvalidRequest("the file changed while it was read", path=str(source))
            place.parent.mkdir(exist_ok=True)
            copy.replace(place)
            _make_durable(place.parent)
        finally:
            copy.unlink(missing_ok=True)
        return place

    def is_whole(self, content_hash: str) -> bool:
        """Whether the file is there and its bytes have the hash it is named for."""
        try:
            with self._place(content_hash).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == content_hash
        except FileNotFoundError:
            return False

    def hashes(self) -> Iterator[str]:
        """The hash of every file kept."""
        for path in self.folder.glob("??/*"):
            yield path.name

    def remove(self, content_hash: str, older_than: float) -> bool:
        """Delete a file last added more than `older_than` seconds ago; whether it was."""
        place = self._place(content_hash)
        if not _is_older(place, older_than):
            return False
        place.unlink(missing_ok=True)
        return True

    def remove_leftovers(self, older_than: float) -> None:
        """Delete what interrupted copies left behind more than `older_than` seconds ago."""
        for path in self._incoming.glob("*"):
            if _is_older(path, older_than):
                path.unlink(missing_ok=True)

    def _place(self, content_hash: str) -> Path:
        return self.folder / content_hash[:2] / content_hash


def _copy(source: Path, target: Path) -> str:
    """Copy the bytes to disk and return their hash, read back from what was written."""
    with source.open("rb") as reading, target.open("w+b") as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)
        writing.flush()
        os.fsync(writing.fileno())
        writing.seek(0)
        return hashlib.file_digest(writing, "sha256").hexdigest()


def _make_durable(folder: Path) -> None:
    """A file moved into a folder outlives a power cut once the folder itself is on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_older(path: Path, seconds: float) -> bool:
    try:
        return path.stat().st_mtime < time.time() - seconds
    except FileNotFoundError:
        return False
