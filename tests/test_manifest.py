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


def test_the_nearest_manifest_leaves_what_it_does_not_speak_of(tmp_path: Path) -> None:
    """A folder's own titles do not open to everyone what the manifest above it restricts."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "manifest.csv").write_text(
        "path,title,access,groups\nnotes/a.md,Far,restricted,x\nnotes/b.md,Far,restricted,x\n",
        encoding="utf-8",
    )
    (tmp_path / "notes" / "manifest.csv").write_text(
        "path,title,access\na.md,Near,\nb.md,,public\n", encoding="utf-8"
    )
    manifests = read_manifests(tmp_path)
    assert manifests.row("notes/a.md") == {"title": "Near", "access": "restricted", "groups": "x"}
    assert manifests.row("notes/b.md") == {"title": "Far", "access": "public"}


def test_names_match_however_their_accents_are_stored(tmp_path: Path) -> None:
    """A Mac parts letters and accents; what its manifest restricts is restricted elsewhere too."""
    parted = "e\N{COMBINING ACUTE ACCENT}tude.md"
    (tmp_path / "manifest.csv").write_text(f"path,access\n{parted},network\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("\N{LATIN SMALL LETTER E WITH ACUTE}tude.md")


def test_for_a_part_of_the_folder_only_manifests_that_can_speak_of_it_are_read(
    tmp_path: Path,
) -> None:
    """Those above it and in it: another folder's mistakes are not its own."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "beside").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "manifest.csv").write_text("path,title\nin/deep/a.md,Far\n", encoding="utf-8")
    (tmp_path / "in" / "manifest.csv").write_text("path,year\ndeep/a.md,2001\n", encoding="utf-8")
    near = tmp_path / "in" / "deep" / "manifest.csv"
    near.write_text("path,title\na.md,Near\n", encoding="utf-8")
    for broken in ("beside", ".hidden"):
        (tmp_path / broken / "manifest.yaml").write_text("a: [", encoding="utf-8")
    expected = {"title": "Near", "year": "2001"}
    for part in ("in", "in/deep", "in/deep/a.md"):
        (tmp_path / "in/deep/a.md").touch()
        assert read_manifests(tmp_path, tmp_path / part).row("in/deep/a.md") == expected
    with pytest.raises(InvalidRequest):
        read_manifests(tmp_path)


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
