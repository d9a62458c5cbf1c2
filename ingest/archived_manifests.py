"""Manifests within archives: they say of the members what those beside the archive leave open."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ingest.archives import Member, extract, members_of
from ingest.blocks import RefusalCode, Refused
from ingest.discover import DEFAULT_ARCHIVE_LIMITS, MEMBER_SEPARATOR, SourceFile
from ingest.manifest import Manifests, is_manifest, placed, read_rows

LARGEST = 20 * 1024 * 1024

Rows = dict[str, Mapping[str, object]]


def with_archived(
    manifests: Manifests, sources: Sequence[SourceFile]
) -> tuple[Manifests, list[SourceFile]]:
    """The manifests with those of archives, and the sources, members refused where theirs is bad.

    A manifest also says who may read a file: no member of an archive goes in half understood.
    """
    refusals: dict[Path, Refused] = {}
    found: Rows = {}
    archives = {
        source.location: source.path.partition(MEMBER_SEPARATOR)[0]
        for source in sources
        if source.member is not None
    }
    for archive, path in archives.items():
        try:
            found |= _rows_within(archive, path)
        except Refused as refused:
            refusals[archive] = refused
    read = [replace(one, refusal=one.refusal or refusals.get(one.location)) for one in sources]
    return manifests.over(found), read


def _rows_within(archive: Path, path: str) -> Rows:
    """The rows of the archive's manifests, of which the nearest counts. Raises `Refused`."""
    rows = Manifests()
    named = [
        member
        for member in members_of(archive, DEFAULT_ARCHIVE_LIMITS)
        if is_manifest(PurePosixPath(member.name).name) and not _is_hidden(member)
    ]
    for member in sorted(named, key=lambda one: -one.name.count("/")):
        folder = f"{path}{MEMBER_SEPARATOR}{PurePosixPath(member.name).parent}"
        try:
            entries = read_rows(member.name, _content(archive, member))
        except ValueError as problem:
            raise Refused(RefusalCode.INVALID_METADATA, f"{member.name}: {problem}") from problem
        rows = rows.over({placed(folder, one): cells for one, cells in entries})
    return dict(rows.rows)


def _is_hidden(member: Member) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member.name).parts)


def _content(archive: Path, member: Member) -> bytes:
    if member.refusal is not None:
        raise Refused(member.refusal, member.detail)
    if member.size > LARGEST:
        raise ValueError("too large")
    with tempfile.TemporaryDirectory(prefix="sankofa-") as folder:
        target = Path(folder) / "manifest"
        extract(archive, member, target)
        return target.read_bytes()
