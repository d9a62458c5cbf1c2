"""What people wrote beside their documents: manifest.csv or manifest.yaml."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import InvalidRequest
from corpus.storable import storable_value, whole_characters

_ACCESS = frozenset({"access", "groups", "group"})
MANIFEST_NAMES = ("manifest.csv", "manifest.yaml", "manifest.yml")


@dataclass(frozen=True, slots=True)
class Manifests:
    """Rows by path relative to the ingested folder; a row's cells by lower-case column name."""

    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def row(self, path: str) -> Mapping[str, object]:
        """What the manifests say of the file, nothing when they do not name it."""
        return self.rows.get(path, {})

    def over(self, farther: Mapping[str, Mapping[str, object]]) -> Manifests:
        """These rows, with what they leave open filled in from `farther`, which yields to them."""
        filled = {path: _nearer(cells, self.row(path)) for path, cells in farther.items()}
        return Manifests({**self.rows, **filled})

    def naming_nothing(self, paths: frozenset[str]) -> tuple[str, ...]:
        """Paths that rows name but that are not among `paths`, sorted."""
        return tuple(sorted(set(self.rows) - paths))


def read_manifests(folder: Path, part: Path | None = None) -> Manifests:
    """All manifests in `folder` and below; the one nearest to a file has the last word on a field.

    `part`, a folder or file in `folder`, leaves out those that cannot speak of it.

    Raises InvalidRequest naming the manifest that cannot be read, with the line where known: a
    manifest also says who may read a file, so none of its folder goes in half understood.
    """
    if not folder.is_dir():
        folder = folder.parent
    rows: dict[str, Mapping[str, object]] = {}
    for manifest in _manifest_files(folder, part or folder):
        place = manifest.parent.relative_to(folder).as_posix()
        try:
            entries = read_rows(manifest.name, manifest.read_bytes())
        except (ValueError, OSError) as problem:
            raise InvalidRequest(
                "unreadable manifest", file=str(manifest), why=str(problem)
            ) from problem
        for path, cells in entries:
            named = placed(place, path)
            rows[named] = _nearer(rows.get(named, {}), cells)
    return Manifests(rows)


def is_manifest(name: str) -> bool:
    """Whether a file of this name is one, however it is capitalised."""
    return name.lower() in MANIFEST_NAMES


def placed(folder: str, path: str) -> str:
    """A row's path from its manifest in `folder`, as files are named."""
    return unicodedata.normalize("NFC", str(PurePosixPath(folder) / path))


def _manifest_files(folder: Path, part: Path) -> Iterator[Path]:
    """Manifests from `folder` down to `part`, and those below it, the nearer ones later."""
    above = [folder, *reversed([one for one in part.parents if one.is_relative_to(folder)][:-1])]
    for place in above if part != folder else []:
        yield from _manifests_among(place.iterdir())
    if part.is_dir():
        for file in sorted(_manifests_among(part.rglob("*")), key=lambda file: len(file.parts)):
            # What stands in hidden folders is taken in by nobody.
            if not any(name.startswith(".") for name in file.relative_to(part).parts):
                yield file


def _manifests_among(files: Iterable[Path]) -> list[Path]:
    return sorted(file for file in files if is_manifest(file.name) and file.is_file())


def _nearer(far: Mapping[str, object], near: Mapping[str, object]) -> dict[str, object]:
    """Both rows' cells, the nearer one's where both have one. Access is one thing in two cells."""
    kept = dict(far)
    if not near.keys().isdisjoint(_ACCESS):
        kept = {name: cell for name, cell in far.items() if name not in _ACCESS}
    return {**kept, **near}


def read_rows(name: str, content: bytes) -> list[tuple[str, Mapping[str, object]]]:
    """The rows of the manifest of that name: a path from it, and cells. Raises ValueError."""
    text = _decoded(content)
    found = _csv_rows(text) if name.lower().endswith(".csv") else _yaml_rows(text)
    rows: list[tuple[str, Mapping[str, object]]] = []
    for cells in found:
        path = cells.pop("path", None)
        if isinstance(path, str) and path.strip():
            flat = storable_value({name: _flat(name, cell) for name, cell in cells.items()})
            rows.append((whole_characters(path).strip().replace("\\", "/"), flat))
    return rows


def _flat(name: str, cell: object) -> object:
    """The cell, emptied where it holds more than values: YAML may nest them without end.

    Raises ValueError where it says who may read the file.
    """
    parts = cell if isinstance(cell, list) else [cell]
    if not any(isinstance(part, (list, dict, set)) for part in parts):
        return cell
    if name in _ACCESS:
        raise ValueError(f"{name}: a value or a list of values is expected")
    return {}


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")  # what spreadsheets call Unicode text
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")  # what spreadsheets of western Europe save


def _csv_rows(text: str) -> Iterator[dict[str, object]]:
    if text.lower().startswith("sep="):  # how spreadsheets tell each other the next line's
        text = text.partition("\n")[2]
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)  # French spreadsheets part columns with ";"
    lines = io.StringIO(text, newline="")  # a cell may have lines of its own
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        if "path" not in _lower(reader.fieldnames or ()):
            raise ValueError("no column named path")
        for row in reader:
            if None in row:
                raise ValueError(f"line {reader.line_num}: more cells than columns")
            yield {
                str(name).strip().lower(): cell.strip()
                for name, cell in row.items()
                if cell and cell.strip()
            }
    except csv.Error as problem:
        raise ValueError(f"line {reader.line_num}: {problem}") from problem


def _lower(names: Any) -> list[str]:
    return [str(name).strip().lower() for name in names]


def _yaml_rows(text: str) -> Iterator[dict[str, object]]:
    import yaml

    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise ValueError(str(problem)) from problem
    if isinstance(content, dict) and isinstance(content.get("documents"), list):
        content = content["documents"]
    if isinstance(content, dict):
        content = [{"path": path, **(cells or {})} for path, cells in content.items()]
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise ValueError("expected a list of entries, or entries by path")
    for row in content:
        yield {str(name).strip().lower(): cell for name, cell in row.items() if cell is not None}
