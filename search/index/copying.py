"""Copy a generation cheaply: what the engine never changes is shared, the rest is copied.

The engine writes a segment's large files once, when it optimises, and later only marks what was
deleted in a few small ones. Sharing the large ones by hard link makes a copy of 100,000 passages
a matter of milliseconds. A file that is not known to be written once is copied, so that an unknown
one costs time, never the older generation. A test compares every byte before and after.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path

# Written by the optimiser for a segment that takes no more points, and by nothing afterwards.
_WRITTEN_ONCE = (
    "matrix.dat",
    "quantized.data",
    "links_compressed.bin",
    "inverted_index.dat",
    "point_to_values.bin",
    "values_to_points.bin",
    "data.bin",
    "id_tracker.mappings",
)
_PAGES = "page_*.dat"  # of payloads and term vectors; written to in a segment that takes points
_TAKES_NO_MORE_POINTS = "id_tracker.mappings"
_SEGMENTS = "segments"
# What the engine has yet to write to a tracker, or has written already. Whoever opens a generation
# writes it there and removes the journal.
_JOURNAL = "tracker_journal.dat"
_CHUNK = 1 << 24


def copy_tree(source: Path, target: Path) -> None:
    """Copy all below `source` into the existing folder `target`, whoever opens it meanwhile."""
    shared = set(_never_changed(source))
    for folder, _, names in os.walk(source):
        into = target / Path(folder).relative_to(source)
        into.mkdir(exist_ok=True)
        # Journals first: what one that is gone by now held is in its tracker, which comes later.
        for name in sorted(names, key=lambda name: name != _JOURNAL):
            path = Path(folder, name)
            if path in shared and _link(path, into / name):
                continue
            with suppress(FileNotFoundError) if name == _JOURNAL else nullcontext():
                copy_file(path, into / name)


def _never_changed(folder: Path) -> Iterator[Path]:
    for finished in folder.rglob(f"{_SEGMENTS}/*/{_TAKES_NO_MORE_POINTS}"):
        for name in (*_WRITTEN_ONCE, _PAGES):
            yield from finished.parent.rglob(name)


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:  # no hard links on this file system
        return False
    return True


def copy_file(source: str | Path, target: str | Path) -> None:
    """Copy only what was written of a file: the engine lays out files of many empty megabytes."""
    if hasattr(os, "SEEK_DATA"):
        _copy_without_holes(Path(source), Path(target))
    else:
        shutil.copyfile(source, target)


def _copy_without_holes(source: Path, target: Path) -> None:
    with source.open("rb", buffering=0) as read, target.open("wb", buffering=0) as written:
        size = os.fstat(read.fileno()).st_size
        written.truncate(size)
        at = 0
        while at < size:
            try:
                at = os.lseek(read.fileno(), at, os.SEEK_DATA)
            except OSError:  # nothing but a hole from here on
                return
            end = os.lseek(read.fileno(), at, os.SEEK_HOLE)
            at = _copy_range(read.fileno(), written.fileno(), at, end)


def _copy_range(read: int, written: int, start: int, end: int) -> int:
    at = start
    while at < end:
        part = os.pread(read, min(_CHUNK, end - at), at)
        if not part:
            break
        os.pwrite(written, part, at)
        at += len(part)
    return end
