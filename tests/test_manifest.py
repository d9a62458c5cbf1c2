"""Manifests are read as spreadsheets save them, and never half understood."""

from pathlib import Path

import pytest

from corpus.errors import InvalidRequest
from ingest.manifest import read_manifests


def test_a_row_names_a_file_by_its_path_from_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "manifest.csv").write_text("path,title\na.md,A\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("notes/a.md") == {"title": "A"}


def test_the_manifest_nearest_to_the_file_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "manifest.csv").write_text("path,title\nnotes/a.md,Far\n", encoding="utf-8")
    (tmp_path / "notes" / "manifest.csv").write_text("path,title\na.md,Near\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("notes/a.md") == {"title": "Near"}


@pytest.mark.parametrize(
    "content",
    ["path;title\na.md;Santé\n".encode("cp1252"), "\ufeffPath,Title\na.md,Santé\n".encode(), 'path\ttitle\na.md\t"Santé"\n'.encode()],
)  # fmt: skip
def test_spreadsheets_of_any_country_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.csv").write_bytes(content)
    assert read_manifests(tmp_path).row("a.md") == {"title": "Santé"}


@pytest.mark.parametrize(
    "content",
    [
        "- path: a.md\n  title: A\n",
        "documents:\n  - path: a.md\n    title: A\n",
        "a.md:\n  title: A\n",
    ],
)
def test_yaml_may_be_a_list_or_a_mapping_by_path(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.yaml").write_text(content, encoding="utf-8")
    assert read_manifests(tmp_path).row("a.md") == {"title": "A"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("manifest.csv", "title\nA\n"), ("manifest.csv", "path,access\na.md,network,x\n"), ("manifest.yaml", "a: [\n"), ("manifest.yaml", "just words\n")],
)  # fmt: skip
def test_a_manifest_that_cannot_be_read_stops_the_run(
    tmp_path: Path, name: str, content: str
) -> None:
    """It also says who may read what: taking files in without it could show them to everyone."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InvalidRequest) as error:
        read_manifests(tmp_path)
    assert name in str(error.value.facts["file"])


def test_rows_for_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("path,title\na.md,A\ngone.md,B\n", encoding="utf-8")
    assert read_manifests(tmp_path).naming_nothing(frozenset({"a.md"})) == ("gone.md",)
