"""What can happen to an index's files, each below a data folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path


def generation(data: Path) -> Path:
    return data / "index" / (data / "index" / "live").read_text(encoding="ascii").strip()


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(100)


def zeroed(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(0)
        file.truncate(size)


def without_signs(data: Path) -> None:
    """As after a crash that kept the names of files and not what was written last."""
    zeroed(next(generation(data).rglob("payload_storage/tracker.dat")))
    for journal in generation(data).rglob("payload_storage/tracker_journal.dat"):
        journal.unlink()


def of_one_passage(about: Path) -> None:
    described = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**described, "passages": 1}), encoding="utf-8")


def of_another_version(about: Path) -> None:
    described = about.read_text(encoding="utf-8")
    about.write_text(described.replace('"format": 1', '"format": 999'), encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the pointer is lost": lambda data: (data / "index" / "live").unlink(),
    "the index is lost": lambda data: shutil.rmtree(data / "index"),
    "the generation is lost": lambda data: shutil.rmtree(generation(data)),
    "its description is lost": lambda data: (generation(data) / "generation.json").unlink(),
    "its columns are cut": lambda data: cut(generation(data) / "columns.npz"),
    "its segments are lost": lambda data: shutil.rmtree(generation(data) / "shard" / "segments"),
    "its vectors are cut": lambda data: cut(next(generation(data).rglob("vectors/chunk_0.mmap"))),
    "its vectors are lost": lambda data: next(
        generation(data).rglob("vectors/chunk_0.mmap")
    ).unlink(),
    "its passages are lost": lambda data: [
        found.unlink() for found in generation(data).rglob("mutable_id_tracker.*")
    ],
    "the engine panics over it": lambda data: next(
        generation(data).rglob("has_values/status.dat")
    ).write_bytes(b"0"),
    "its pointer is empty": lambda data: (data / "index" / "live").write_bytes(b""),
    "its pointer is zeros": lambda data: (data / "index" / "live").write_bytes(bytes(11)),
    "its pointer is a word": lambda data: (data / "index" / "live").write_text("nonsense"),
    "its pointer leads elsewhere": lambda data: (data / "index" / "live").write_text("../files"),
    "its pointer is no text": lambda data: (data / "index" / "live").write_bytes(b"\xff\xfe\0a"),
    "its pointer is a folder": lambda data: (
        (data / "index" / "live").unlink(),
        (data / "index" / "live").mkdir(),
    ),
    "a file is in its place": lambda data: (
        shutil.rmtree(data / "index"),
        (data / "index").write_text("a file"),
    ),
    "its signs are cut": lambda data: cut(
        next(generation(data).rglob("payload_storage/page_0.dat"))
    ),
    "its signs are lost": without_signs,
    "its words are zeros": lambda data: zeroed(
        next(generation(data).rglob("vector_storage-words/store/page_0.dat"))
    ),
    "its vectors are zeros": lambda data: zeroed(
        next(generation(data).rglob("vectors/chunk_0.mmap"))
    ),
    "the engine's configuration is lost": lambda data: (
        generation(data) / "shard" / "edge_config.json"
    ).unlink(),
    "its description counts other passages": lambda data: of_one_passage(
        generation(data) / "generation.json"
    ),
    "its description is of another version": lambda data: of_another_version(
        generation(data) / "generation.json"
    ),
}
