"""Which files there are to read, in a stable order, and which of them cannot be."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.errors import InvalidRequest
from ingest.archives import ArchiveLimits, Member, extract, members_of, telling_damage
from ingest.blocks import RefusalCode, Refused

MEMBER_SEPARATOR = "!/"
MANIFEST_NAMES = frozenset({"manifest.csv", "manifest.yaml", "manifest.yml"})
DEBRIS_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
READ_AT_ONCE = 1024 * 1024
DEFAULT_ARCHIVE_LIMITS = ArchiveLimits()


@dataclass(frozen=True)
class SourceFile:
    """A file found, or a member of an archive.

    `path` is relative to the folder given, in NFC with slashes ("archive.zip!/inner.pdf" within an
    archive); `location` the absolute path of the file, or of the archive that holds `member`;
    `size` its bytes unpacked. Where `refusal` is set the file cannot be read, for that reason, and
    asking for `sha256` or `on_disk` raises it.
    """

    path: str
    location: Path
    size: int
    member: Member | None = None
    refusal: Refused | None = None

    @property
    def name(self) -> str:
        """The file's own name, by which its format may be told."""
        return self.path.rsplit("/", 1)[-1]

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the file's bytes in hexadecimal digits, read on first use.

        Raises `Refused`, as `on_disk` does.
        """
        digest = hashlib.sha256()
        try:
            with self.on_disk() as path, path.open("rb") as file:
                while chunk := file.read(READ_AT_ONCE):
                    digest.update(chunk)
        except OSError as error:
            raise Refused(RefusalCode.UNREADABLE_FILE, error.strerror or "") from error
        return digest.hexdigest()

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """The path of a file with the content; an archive's member lies there until the exit.

        Raises `Refused`: the file's own `refusal`, or TRUNCATED, ENCRYPTED, UNREADABLE_FILE.
        """
        if self.refusal is not None:
            raise self.refusal
        if self.member is None:
            yield self.location
            return
        with tempfile.TemporaryDirectory(prefix="sankofa-") as folder:
            target = Path(folder) / f"member{Path(self.name).suffix[:16]}"
            extract(self.location, self.member, target)
            yield target


def discover(
    root: Path, limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS, *, base: Path | None = None
) -> list[SourceFile]:
    """Every file under the folder `root`, or the single file `root`, ordered by path.

    Paths are relative to `base`, a folder that holds `root`: by default `root` itself, or the
    folder of the single file.

    Hidden files, manifests and what operating systems leave behind are skipped; archives are
    opened, so that each member is a result of its own. Links are followed within the folder.

    Raises InvalidRequest when `root` is missing, cannot be listed, or holds no file to read.
    """
    if not root.exists():
        raise InvalidRequest("path not found", path=str(root))
    base = base or (root if root.is_dir() else root.parent)
    try:
        paths = list(_walk(root)) if root.is_dir() else [root]
    except OSError as error:
        raise InvalidRequest("folder cannot be listed", path=str(root)) from error
    inside = base.resolve()
    found = [source for path in paths for source in _sources(path, base, inside, limits)]
    if not found:
        raise InvalidRequest("no file to read", path=str(root))
    return sorted(found, key=lambda source: source.path)


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder`. Links to folders are given out as they are: they may lead anywhere."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if _is_skipped(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                yield from _walk(Path(entry.path))
            except PermissionError:
                yield Path(entry.path)
        else:
            yield Path(entry.path)


def _is_skipped(name: str) -> bool:
    lowered = name.lower()
    return name.startswith((".", "~$")) or lowered in MANIFEST_NAMES or lowered in DEBRIS_NAMES


def _sources(path: Path, base: Path, inside: Path, limits: ArchiveLimits) -> Iterator[SourceFile]:
    shown = unicodedata.normalize("NFC", _readable(path.relative_to(base).as_posix()))
    location = path.absolute()
    try:
        size = _size_of_readable(path, inside)
        members = _members(path, limits)
    except Refused as refused:
        yield SourceFile(shown, location, _size(path), refusal=refused)
        return
    if members is None:
        yield SourceFile(shown, location, size)
        return
    kept = [member for member in members if not _is_debris(member)]
    if not kept:
        yield SourceFile(shown, location, size, refusal=Refused(RefusalCode.EMPTY))
    for path_within, member in _by_path_within(kept):
        refusal = None if member.refusal is None else Refused(member.refusal, member.detail)
        name = f"{shown}{MEMBER_SEPARATOR}{path_within}"
        yield SourceFile(name, location, member.size, member, refusal)


def _by_path_within(members: list[Member]) -> Iterator[tuple[str, Member]]:
    """Each member with a path of its own, so that each has a line.

    Those that are read keep theirs; of others with the same one, each has a number behind it.
    """
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for member in sorted(members, key=lambda one: one.refusal is not None):
        path = given = member.name.lstrip("/")
        while path in taken:
            numbers[given] += 1
            path = f"{given} ({numbers[given]})"
        taken.add(path)
        yield path, member


def _readable(name: str) -> str:
    """The name, with what is no UTF-8 in it written out: older systems wrote other encodings."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_debris(member: Member) -> bool:
    # ".." begins with a dot and hides nothing: it is told.
    if member.refusal is RefusalCode.UNSAFE_PATH:
        return False
    return any(map(_is_skipped, member.name.split("/")))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _size_of_readable(path: Path, inside: Path) -> int:
    """The file's size. Raises `Refused` when it may not or cannot be read."""
    try:
        target = path.resolve(strict=True)
        if path.is_symlink() and not target.is_relative_to(inside):
            raise Refused(RefusalCode.LINK_OUT_OF_FOLDER)
        if not target.is_file():
            raise Refused(RefusalCode.UNREADABLE_FILE, "not a regular file")
        with path.open("rb"):
            return target.stat().st_size
    except (OSError, RuntimeError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise Refused(RefusalCode.UNREADABLE_FILE, detail) from error


def _members(path: Path, limits: ArchiveLimits) -> list[Member] | None:
    """The members of a ZIP archive, or None for any other file, packed documents included."""
    try:
        with path.open("rb") as file:
            if not file.read(4).startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return None
    except OSError as error:
        raise Refused(RefusalCode.UNREADABLE_FILE, error.strerror or "") from error
    try:
        with telling_damage(), zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except Refused as refused:
        if refused.code is RefusalCode.TRUNCATED:
            # A damaged document or archive: its format's reader says so.
            return None
        raise
    if "[Content_Types].xml" in names or "mimetype" in names:
        return None
    return members_of(path, limits)
