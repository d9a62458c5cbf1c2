"""Checksums of files, computed again only where size or time of change say so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from search.embedding.files import write_whole


@dataclass(frozen=True, slots=True)
class Checksum:
    """A file's content (`sha256`, hex), and what tells cheaply that it is still the same file."""

    size: int
    modified_ns: int
    sha256: str

    def same_content(self, other: Checksum) -> bool:
        """Whether both are of the same bytes."""
        return (self.size, self.sha256) == (other.size, other.sha256)


def checksum(path: Path, known: Checksum | None = None) -> Checksum:
    """The checksum of that file; `known` again where size and time of change are as known.

    Raises OSError where the file cannot be read.
    """
    state = path.stat()
    if known is not None and (known.size, known.modified_ns) == (state.st_size, state.st_mtime_ns):
        return known
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return Checksum(state.st_size, state.st_mtime_ns, content)


def write_checksums(path: Path, found: Mapping[str, Checksum]) -> None:
    """Keep checksums as JSON. Raises OSError where they cannot be written."""
    content = json.dumps({name: asdict(one) for name, one in sorted(found.items())}, indent=1)
    write_whole(path, lambda file: file.write(content.encode()))


def read_checksums(path: Path) -> dict[str, Checksum]:
    """What `write_checksums` kept; empty where there is nothing readable."""
    try:
        content: dict[str, Any] = json.loads(path.read_text())
        return {name: Checksum(**one) for name, one in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def digest(*parts: str) -> str:
    """One hex digest of several texts, told apart."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
