"""Generations on disk: complete states of the index, one of them live, each never changed.

    index/
      live            the name of the live generation; replaced by rename
      writer.lock     held by the one writer
      g0000000007/    a generation: the engine's files in shard/, and what is kept beside them
      work/           the writer's, renamed to a generation when published

A writer killed at any moment leaves the live generation as it was; the next one clears away what
it left. A folder where a file has to be, or a file in place of a folder, is damage: nobody knows
whose it is, so a rebuild renames it and deletes nothing.
"""

from __future__ import annotations

import errno
import fcntl
import itertools
import json
import logging
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import Busy, IndexDamaged, IndexUnavailable
from corpus.ports import ModelIdentity
from search.index.copying import copy_tree

_FORMAT = 1
SHARD = "shard"
_LIVE = "live"
_POINTER = "live.new"  # until it is renamed
_LOCK = "writer.lock"
_WORK = "work"
_ABOUT = "generation.json"
_NAME = re.compile(r"g[0-9]{10}")  # of a generation
_SYNC_THREADS = 8

_log = logging.getLogger(__name__)


@contextmanager
def opening(generation: Path) -> Iterator[None]:
    """Raise IndexDamaged where what is read of a generation is gone or makes no sense.

    Raises IndexUnavailable where the operating system refuses a file that is there.
    """
    try:
        yield
    except (IndexUnavailable, MemoryError):
        raise
    except Exception as error:  # damaged files make their readers raise anything
        folder, why = str(generation), str(error) or type(error).__name__
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            raise IndexUnavailable("cannot be opened", folder=folder, why=why) from error
        raise IndexDamaged("cannot be opened", folder=folder, why=why) from error


@dataclass(frozen=True, slots=True)
class About:
    """What a generation says of itself.

    `waiting` counts the changes since the engine last ordered its files for fast search.
    """

    identity: ModelIdentity
    passages: int
    waiting: int = 0

    def write(self, folder: Path) -> None:
        """Write to `folder`, for `read`."""
        described = {"format": _FORMAT, **asdict(self)}
        (folder / _ABOUT).write_text(json.dumps(described, indent=1), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> About:
        """What `write` wrote. Raises IndexDamaged for another version's format, as `opening`."""
        with opening(folder):
            described = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
            if described.pop("format") != _FORMAT:
                raise IndexDamaged("written by another version")
            return cls(**described | {"identity": ModelIdentity(**described["identity"])})


class Generations:
    """The folder that holds them. Reading needs no lock; changing needs `writing`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stamp(self) -> tuple[int, int] | None:
        """A value that differs whenever another generation went live; None before the first.

        Raises IndexUnavailable where the operating system refuses to say.
        """
        try:
            with self._reaching():
                found = (self._folder / _LIVE).stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_ino

    def live(self) -> Path | None:
        """The live generation's folder; None before the first.

        Raises IndexDamaged where what should name it does not, IndexUnavailable where the
        operating system refuses to read it.
        """
        try:
            with self._reaching():
                name = (self._folder / _LIVE).read_bytes().strip().decode("ascii", "replace")
        except FileNotFoundError:
            return None
        if not _NAME.fullmatch(name):
            folder = str(self._folder)
            raise IndexDamaged("cannot be opened", folder=folder, why=f"live: {name!r:.40}")
        return self._folder / name

    @contextmanager
    def writing(self, *, rebuild: bool = False) -> Iterator[int]:
        """Hold the index for writing; yields the lock's file descriptor, for child processes.

        Raises Busy while anybody else does, IndexUnavailable where there is no such folder to be
        made or the operating system refuses it, IndexDamaged where something else is in its place;
        a `rebuild` sets that aside. The operating system lets go of the lock when the last process
        that has it ends, however it ends.
        """
        with self._reaching():
            if rebuild:
                _make_way(files=[self._folder / _LOCK], folders=[self._folder])
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Busy("another process is writing to the index") from error
            if rebuild:
                pointers = [self._folder / name for name in (_LIVE, _POINTER)]
                _make_way(files=pointers, folders=[self._folder / _WORK])
            self._clear_away()
            yield lock
        finally:
            os.close(lock)

    def begin(self, base: Path | None) -> Path:
        """A fresh working folder; with the contents of the generation `base` where given."""
        work = self._folder / _WORK
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        if base is not None:
            copy_tree(base, work)
        return work

    def abandon(self) -> None:
        """Drop the working folder."""
        shutil.rmtree(self._folder / _WORK, ignore_errors=True)

    def publish(self) -> Path:
        """Make the working folder the live generation, durably, and drop all but the previous.

        The previous one stays for readers that looked up its name and are about to open it.
        """
        previous = self._named_live()
        there = [*self._all(), *([previous] if previous else [])]
        number = max((int(found.name[1:]) for found in there), default=0) + 1
        generation = self._folder / f"g{number:010d}"
        _sync_tree(self._folder / _WORK)
        (self._folder / _WORK).rename(generation)
        self._point_to(generation)
        self._clear_away(keep=previous)
        return generation

    def _point_to(self, generation: Path) -> None:
        pointer = self._folder / _POINTER
        pointer.write_text(generation.name, encoding="ascii")
        _sync(pointer)
        _sync(self._folder)  # the generation's own name must be there before it is pointed to
        pointer.replace(self._folder / _LIVE)
        _sync(self._folder)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Raise IndexUnavailable where the operating system refuses; FileNotFoundError as it is.

        Raises IndexDamaged for a folder in place of a file, or a file in place of a folder.
        """
        try:
            yield
        except OSError as error:
            if isinstance(error, FileNotFoundError) or error.errno == errno.ENOSPC:
                raise
            folder, why = str(self._folder), str(error)
            if isinstance(error, IsADirectoryError | NotADirectoryError) or self._folder.is_file():
                raise IndexDamaged("cannot be opened", folder=folder, why=why) from error
            raise IndexUnavailable("cannot be opened", folder=folder, why=why) from error

    def _named_live(self) -> Path | None:
        """As `live`; None as well where nothing can be made of what should name it."""
        try:
            return self.live()
        except IndexDamaged:
            return None

    def _all(self) -> list[Path]:
        """Every generation that is there, whether or not it was ever live."""
        return [found for found in self._folder.glob("g*") if _NAME.fullmatch(found.name)]

    def _clear_away(self, keep: Path | None = None) -> None:
        kept = {self._named_live(), keep} if keep else self._live_and_previous()
        for found in {*self._all(), self._folder / _WORK} - kept:
            shutil.rmtree(found, ignore_errors=True)

    def _live_and_previous(self) -> set[Path | None]:
        """All where none is named: what is published next has a name that none of them had."""
        live = self._named_live()
        if live is None:
            return set(self._all())
        return {live, max((found for found in self._all() if found < live), default=None)}


def _make_way(files: Iterable[Path], folders: Iterable[Path]) -> None:
    """Rename what stands in the place of `files` and is a folder, or of `folders` and is a file."""
    for path in [*filter(Path.is_dir, files), *filter(Path.is_file, folders)]:
        names = (path.with_name(f"{path.name}.set-aside-{number}") for number in itertools.count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        path.rename(aside)
        _log.warning("%s stood in the way of the index, and is %s now", path, aside.name)


def bytes_on_disk(folder: Path) -> int:
    """Bytes that the files in `folder` take up; holes in files take none."""
    return sum(found.lstat().st_blocks for found in folder.rglob("*") if found.is_file()) * 512


def _sync_tree(folder: Path) -> None:
    # Files that other generations share were synced with the first of them.
    own = [path for path in folder.rglob("*") if path.is_dir() or path.stat().st_nlink == 1]
    with ThreadPoolExecutor(_SYNC_THREADS) as pool:  # lets the disk take them together
        list(pool.map(_sync, [*own, folder]))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
