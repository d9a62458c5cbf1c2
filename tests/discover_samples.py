"""What was discovered, as tests look at it."""

from __future__ import annotations

from ingest.blocks import RefusalCode
from ingest.discover import SourceFile


def by_path(sources: list[SourceFile]) -> dict[str, SourceFile]:
    """The sources by path; a path has one."""
    return {source.path: source for source in sources}


def refusals(sources: list[SourceFile]) -> dict[str, RefusalCode | None]:
    """Why each was refused, None where it was not."""
    return {s.path: s.refusal.code if s.refusal is not None else None for s in sources}
