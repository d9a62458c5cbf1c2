"""What people wrote beside their documents: manifest.csv or manifest.yaml."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import InvalidRequest

_ACCESS = frozenset({"access", "groups", "group"})
MANIFEST_NAMES = ("manifest.csv", "manifest.yaml", "manifest.yml")


@dataclass(frozen=True, slots=True)
class Manifests:
    """Rows by path relative to the ingested folder; a row's cells by lower-case column name."""

    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def row(self, path: str) -> Mapping[str, object]:
        """What the manifests say of the file, nothing when they do not name it."""
        return self.rows.get(path, {})

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
        place = PurePosixPath(manifest.parent.relative_to(folder).as_posix())
        for path, cells in _rows(manifest):
            named = unicodedata.normalize("NFC", str(place / path))  # as files are named
            rows[named] = _nearer(rows.get(named, {}), cells)
    return Manifests(rows)


def _manifest_files(folder: Path, part: Path) -> Iterator[Path]:
    """Manifests from `folder` down to `part`, and those below it, the nearer ones later."""
    above = [folder, *reversed([one for one in part.parents if one.is_relative_to(folder)][:-1])]
    for place in above if part != folder else []:
        yield from (place / name for name in MANIFEST_NAMES if (place / name).is_file())
    if part.is_dir():
        below = [file for name in MANIFEST_NAMES for file in part.rglob(name)]
        for file in sorted(below, key=lambda file: len(file.parts)):
            # What stands in hidden folders is taken in by nobody.
            if not any(name.startswith(".") for name in file.relative_to(part).parts):
                yield file


def _nearer(far: Mapping[str, object], near: Mapping[str, object]) -> dict[str, object]:
    """Both rows' cells, the nearer one's where both have one. Access is one thing in two cells."""
    kept = dict(far)
    if not near.keys().isdisjoint(_ACCESS):
        kept = {name: cell for name, cell in far.items() if name not in _ACCESS}
    return {**kept, **near}


def _rows(manifest: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        text = _decoded(manifest.read_bytes())
        entries = list(_csv_rows(text) if manifest.suffix == ".csv" else _yaml_rows(text))
    except (ValueError, OSError) as problem:
        raise InvalidRequest(
            "unreadable manifest", file=str(manifest), why=str(problem)
        ) from problem
    for cells in entries:
        path = cells.pop("path", None)
        if isinstance(path, str) and path.strip():
            yield path.strip().replace("\\", "/"), cells


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")  # what spreadsheets of western Europe save


def _csv_rows(text: str) -> Iterator[dict[str, object]]:
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)  # French spreadsheets part columns with ";"
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter, strict=True)
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
