"""Uploaded files: kept under names of ours, with what was said about them beside, as a folder.

Each upload is a folder of its own under the uploads folder, holding the file and a manifest, so
that the collection can be ingested again from there like any other.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from corpus.store import Store
from ingest.discover import DEBRIS_NAMES, MANIFEST_NAMES, discover

COLLECTION = "uploads"
# What a request may have beside its file, in bytes: its fields, and what parts them.
ENVELOPE = 1_000_000
_LONGEST_NAME = 150
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
# Names that Windows keeps for devices, whatever the extension.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MANIFEST = "manifest.yaml"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has been received: the name of its folder, and its own."""

    folder: str
    file_name: str


class UploadFolder:
    """Where uploads stand. Several processes may use the same folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def receive(self, content: BinaryIO, file_name: str, written: Mapping[str, Any]) -> Upload:
        """Keep a file and what was written about it; both appear at once, or not at all.

        The same content under the same name lands in the same place: what was written about it
        before is replaced. Raises InvalidRequest where there is no file to read in it.
        """
        name = safe_name(file_name)
        staging = self.root.with_name(f"{self.root.name}-incoming") / uuid.uuid4().hex
        staging.mkdir(parents=True)
        try:
            digest = _copied(content, staging / name)
            folder = hashlib.sha256(f"{name}\0{digest}".encode()).hexdigest()[:20]
            self._write_manifest(staging, written)
            self._put(staging, self.root / folder)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return Upload(folder, name)

    def discard(self, folder: str, store: Store) -> None:
        """Forget an upload, unless documents that came of it are still served."""
        known = store.known_files(COLLECTION)
        mine = [path for path in known if folder_of(path) == folder]
        if any(known[path].revision is not None for path in mine):
            return
        shutil.rmtree(self.root / folder, ignore_errors=True)
        store.forget_files(COLLECTION, mine)

    def _write_manifest(self, staging: Path, written: Mapping[str, Any]) -> None:
        """A row for the file, or for each file in it: who may read an archive may read no less."""
        paths = [source.path for source in discover(staging)]
        row = {key: value for key, value in written.items() if len(paths) == 1 or key != "title"}
        rows = [{"path": path, **row} for path in paths]
        # JSON is YAML, and has no surprises about what is a date or a country called NO.
        (staging / _MANIFEST).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    def _put(self, staging: Path, place: Path) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            staging.rename(place)
        except OSError:
            if not place.is_dir():
                raise
            (staging / _MANIFEST).replace(place / _MANIFEST)


def folder_of(path: str) -> str:
    """The upload's folder that a document of the collection came from, by the document's path."""
    return PurePosixPath(path).parts[0]


def safe_name(given: str) -> str:
    """A file name that means the same to every system, and nothing to the ingest but a file.

    Whatever leads elsewhere is cut off, what cannot be shown is dropped, and names that would be
    hidden, skipped or read as a manifest get a letter before them.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    visible = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    name = _shortened(_FORBIDDEN.sub("_", visible).strip(" .\t") or "document")
    reserved = name.lower() in MANIFEST_NAMES | DEBRIS_NAMES or name.startswith("~$")
    return f"_{name}" if reserved or _DEVICE.match(name) else name


def _shortened(name: str) -> str:
    """At most 150 bytes, the extension kept."""
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:  # noqa: PLR2004 (longer is no extension)
        stem, dot, extension = name, "", ""
    room = _LONGEST_NAME - len(f"{dot}{extension}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + extension


def _copied(content: BinaryIO, target: Path) -> str:
    """Write the content durably; its SHA-256 in hexadecimal digits."""
    content.seek(0)
    with target.open("xb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
